import { expect, test } from "vitest";
import { agentNamed, findAgent } from "../../../electron/engine/catalog/agents.ts";
import { characterNamed, findCharacter } from "../../../electron/engine/catalog/cast.ts";
import { all } from "../../../electron/engine/catalog/database.ts";
import {
  filmNamed,
  findFilm,
  findScene,
  sceneNamed,
} from "../../../electron/engine/catalog/films.ts";
import { findKeyword, keywordNamed } from "../../../electron/engine/catalog/keywords.ts";
import { nameKey, personKey } from "../../../electron/engine/catalog/name-key.ts";
import { addNames } from "../../../electron/engine/catalog/variants.ts";
import { emptyCatalog } from "../../helpers/catalogs.ts";

test("the family name stands at either end, and nothing else changes its place", () => {
  expect(personKey("Youtie Ma")).toBe(personKey("Ma Youtie"));
  expect(personKey("Wong, Kar-wai")).toBe(personKey("Kar Wai Wong"));
  expect(personKey("Jean Paul Belmondo")).not.toBe(personKey("Paul Jean Belmondo"));
  expect(personKey("马有铁")).toBe(personKey("馬有鐵"));
  expect(personKey("马有铁")).not.toBe(personKey("有铁马"));
  expect(personKey("Ma 有铁")).not.toBe(personKey("有铁 Ma"));
  expect(nameKey("Return to Dust")).not.toBe(nameKey("Dust Return to"));
});

test("a name from a file turns nothing round, and is found again as the file writes it", () => {
  const { db } = emptyCatalog();
  const written = "Ev\u202eil\u2069";
  const keys = [
    () => filmNamed(db, { title: written, year: null }),
    () => sceneNamed(db, null, written),
    () => characterNamed(db, null, written),
    () => agentNamed(db, written),
    () => keywordNamed(db, written),
  ];
  for (const make of keys) expect(make()).toBe(make());
  expect(
    all<{ name: string }>(
      db,
      `SELECT title AS name FROM film UNION ALL SELECT label FROM scene UNION ALL SELECT name FROM character
       UNION ALL SELECT name FROM agent UNION ALL SELECT term FROM keyword`,
    ).map(({ name }) => name),
  ).toEqual(["Evil", "Evil", "Evil", "Evil", "Evil"]);
});

test("names of 2,000 characters count to their end, in any direction of writing", () => {
  const long = "x".repeat(1_999);
  expect(personKey(`${long}a`)).not.toBe(personKey(`${long}b`));
  expect(personKey(`${long}É`)).toBe(personKey(`${long}e\u0301`));
  expect(nameKey("مُحَمَّد")).toBe(nameKey("محمد"));
  expect(nameKey("שָׁלוֹם")).toBe(nameKey("שלום"));
  expect(nameKey("C++")).not.toBe(nameKey("C"));
  expect(nameKey("C++")).toBe(nameKey("c＋＋"));
  expect(personKey("")).toBe("");
  expect(nameKey("…")).not.toBe(nameKey("?"));
});

test("a person is found in any script, with or without accents, in either order, by any name", () => {
  const { db } = emptyCatalog();
  const film = filmNamed(db, { title: "隐入尘烟", year: 2022 });
  const renlin = agentNamed(db, "Wu Rénlín");
  const youtie = characterNamed(db, film, "Mǎ Yǒutiě");
  addNames(
    db,
    { title: "隐入尘烟", year: 2022 },
    {
      language: "zh-Hans",
      title: "隱入塵煙",
      characters: { "Ma Youtie": "马有铁" },
      people: { "Wu Renlin": "武仁林" },
    },
  );
  expect(findAgent(db, "renlin wu")).toBe(renlin);
  expect(findAgent(db, "武仁林")).toBe(renlin);
  expect(findAgent(db, "林武仁")).toBeNull();
  expect(findCharacter(db, film, "Youtie Ma")).toBe(youtie);
  expect(findCharacter(db, null, "馬有鐵")).toBe(youtie);
  expect(findFilm(db, { title: "隱入塵煙", year: null })).toBe(film);
  expect(findScene(db, film, "Fête")).toBeNull();
  const scene = sceneNamed(db, film, "Fête");
  expect(findScene(db, film, "fete")).toBe(scene);
  expect(findKeyword(db, "驢")).toBeNull();
  expect(keywordNamed(db, "驢")).toBe(findKeyword(db, "驴"));
});

test("who is written differently only in accents is told apart once both are there", () => {
  const { db } = emptyCatalog();
  const [one, other] = ["Zhāng Wěi", "Zhǎng Wéi"].map(
    (name) =>
      all<{ id: number }>(
        db,
        "INSERT INTO agent (uuid, name, name_key) VALUES (new_uuid(), @name, person_key(@name)) RETURNING id",
        { name },
      )[0]?.id,
  );
  expect(findAgent(db, "zhāng wěi")).toBe(one);
  expect(findAgent(db, "Zhǎng Wéi")).toBe(other);
  expect(findAgent(db, "Zhang Wei")).toBeNull();
});
