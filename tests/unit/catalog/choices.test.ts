import fc from "fast-check";
import { expect, test } from "vitest";
import { agentNamed } from "../../../electron/engine/catalog/agents.ts";
import {
  choicesFor,
  type ChoiceFinder,
  type RecordField,
} from "../../../electron/engine/catalog/choices.ts";
import {
  all,
  first,
  number,
  run,
  type ReadableDb,
} from "../../../electron/engine/catalog/database.ts";
import { filmNamed } from "../../../electron/engine/catalog/films.ts";
import { namesSql, plainChoiceFinder } from "../../../electron/engine/catalog/plain-choices.ts";
import { searchSource } from "../../../electron/engine/catalog/search-source.ts";
import { tagStills } from "../../../electron/engine/commands/tag-stills.ts";
import { SearchIndex } from "../../../electron/engine/search/search-index.ts";
import type { Tag, TagField } from "../../../shared/tag.ts";
import { describedSql } from "../../../electron/engine/catalog/described.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";

const words = ["Ma", "Youtie", "Mai", "Guiying", "马有铁", "100%"] as const;
const name = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 2 })
  .map((parts) => parts.join(" "));
const field = fc.constantFrom<RecordField[]>(
  "film",
  "scene",
  "character",
  "performer",
  "rightsHolder",
  "keyword",
);
const tags: fc.Arbitrary<Tag[]> = fc.array(fc.record({ field, name }), { maxLength: 5 });

/** How many stills have a record, counted by SQL one by one. */
function counted(db: ReadableDb, of: RecordField, id: number): number {
  const sql = {
    film: "SELECT count(*) FROM still WHERE film_id = ?",
    scene: "SELECT count(*) FROM still_scene WHERE scene_id = ?",
    character: "SELECT count(DISTINCT still_id) FROM depiction WHERE character_id = ?",
    performer: "SELECT count(DISTINCT still_id) FROM depiction WHERE performer_id = ?",
    rightsHolder: "SELECT count(DISTINCT still_id) FROM rights_record WHERE holder_id = ?",
    keyword: "SELECT count(*) FROM still_keyword WHERE keyword_id = ?",
  };
  return number(db, sql[of], id);
}

/** What the tables say, found plainly by name: of the film first, then the most used, then by name. */
function plainly(db: ReadableDb, of: RecordField, text: string, still: number): [number, number][] {
  const film = first<{ film: number | null }>(
    db,
    "SELECT film_id AS film FROM still WHERE id = ?",
    still,
  );
  const rows = all<{ id: number; name: string; own: number; billing: number | null }>(
    db,
    namesSql[of],
    {
      film: film?.film ?? null,
    },
  );
  const typed = text.toLowerCase().split(" ");
  const holders =
    of !== "rightsHolder"
      ? new Set<number>()
      : new Set(
          all<{ id: number }>(
            db,
            "SELECT holder_id AS id FROM rights_record JOIN still ON still.id = still_id WHERE film_id = ?",
            film?.film ?? null,
          ).map(({ id }) => id),
        );
  return rows
    .map((row) => ({
      ...row,
      own: of === "keyword" ? 0 : of === "rightsHolder" ? Number(holders.has(row.id)) : row.own,
      stills: counted(db, of, row.id),
    }))
    .filter((row) => of !== "rightsHolder" || text !== "" || row.stills > 0)
    .filter((row) => {
      const parts = row.name.toLowerCase().split(" ");
      return typed.every((word) => parts.some((part) => part.startsWith(word)));
    })
    .toSorted(
      (a, b) =>
        b.own - a.own ||
        (of === "rightsHolder" ? 0 : (a.billing ?? 0) - (b.billing ?? 0)) ||
        b.stills - a.stills ||
        Number(a.name > b.name) - Number(a.name < b.name) ||
        a.id - b.id,
    )
    .slice(0, 30)
    .map(({ id, stills }) => [id, stills]);
}

test("the index offers what the tables hold, in their order and with their counts", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(tags, { minLength: 1, maxLength: 4 }),
      field,
      fc.constantFrom("", "m", "ma", "youtie ma", "马", "nobody"),
      async (perStill, of, text) => {
        const catalog = emptyCatalog();
        const stills = storeStills(
          catalog,
          perStill.map((_, at) => `${String(at)}.jpg`),
        );
        for (const [at, add] of perStill.entries())
          tagStills(catalog.db, { stills: [stills[at] ?? 0], add, remove: [] });
        const index = await SearchIndex.build(searchSource(catalog.db));
        const asked = { field: of, text, stills: Uint32Array.of(stills[0] ?? 0) };
        const offered = choicesFor(catalog.db, index.choices(), asked);
        expect(offered.map(({ id, stills: n }) => [id, n])).toEqual(
          plainly(catalog.db, of, text, stills[0] ?? 0),
        );
        const known = new Set(offered.map(({ id }) => id));
        const plain = choicesFor(catalog.db, plainChoiceFinder(catalog.db), asked);
        expect(new Set(plain.map(({ id }) => id))).toEqual(known);
        expect(plain.every((choice) => choice.stills === null)).toBe(true);
        catalog.close();
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);

async function tagged(...add: Tag[]): Promise<(of: TagField, text: string) => string[]> {
  const catalog = emptyCatalog();
  tagStills(catalog.db, { stills: storeStills(catalog, ["a.jpg"]), add, remove: [] });
  const index = await SearchIndex.build(searchSource(catalog.db));
  return (of, text) =>
    choicesFor(catalog.db, index.choices(), { field: of, text, stills: Uint32Array.of(1) }).map(
      (choice) => choice.name,
    );
}

test("names match across scripts, accents and apostrophes", async () => {
  const offered = await tagged(
    { field: "character", name: "馬有鐵" },
    { field: "character", name: "Zoë O’Brien" },
  );
  expect(offered("character", "马有")).toEqual(["馬有鐵"]);
  expect(offered("character", "zoe")).toEqual(["Zoë O’Brien"]);
  expect(offered("character", "brien zo")).toEqual(["Zoë O’Brien"]);
  expect(offered("character", "rien")).toEqual([]);
  expect(offered("character", "—")).toEqual([]);
});

test("what speaks for a record puts it before those with more stills, and the film before what is only recent", async () => {
  const catalog = emptyCatalog();
  const stills = storeStills(catalog, ["a.jpg", "b.jpg", "c.jpg"]);
  const add = (names: readonly string[], on: readonly number[]): void =>
    void tagStills(catalog.db, {
      stills: on,
      add: names.map((of): Tag => ({ field: "character", name: of })),
      remove: [],
    });
  add(["Frequent"], stills);
  add(["Named", "Recent"], stills.slice(0, 1));
  const film: Tag = { field: "film", name: "Dust" };
  tagStills(catalog.db, { stills: stills.slice(2), add: [film], remove: [] });
  add(["Of the film"], stills.slice(2));
  const index = await SearchIndex.build(searchSource(catalog.db));
  const key = (of: string): number =>
    number(catalog.db, "SELECT id FROM character WHERE name = ?", of);
  const offered = choicesFor(catalog.db, index.choices(), {
    field: "character",
    text: "",
    stills: Uint32Array.of(stills[2] ?? 0),
    likely: {
      character: new Map([
        [key("Named"), 8],
        [key("Recent"), 2],
      ]),
    },
  });
  expect(offered.map((choice) => choice.name)).toEqual([
    "Named",
    "Of the film",
    "Recent",
    "Frequent",
  ]);
});

test("before anything is typed: whom the caption names, neighbours' tags, the cast as billed, scenes; other films last", async () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const [dust = 0, ice = 0] = storeStills(catalog, ["a.jpg", "b.jpg"]);
  const say = (still: number, ...add: Tag[]): void =>
    void tagStills(db, { stills: [still], add, remove: [] });
  const cast = ["Youtie", "Guiying", "Fourth Uncle", "Brother", "Aunt"];
  say(dust, { field: "film", name: "Dust" });
  for (const called of cast) say(dust, { field: "character", name: called });
  say(dust, { field: "scene", name: "Wedding" }, { field: "scene", name: "Ploughing" });
  say(ice, { field: "film", name: "Ice" }, { field: "character", name: "Captain" });
  say(ice, { field: "scene", name: "Aboard" }, { field: "performer", name: "Actor" });
  say(ice, { field: "keyword", name: "snow" });
  const index = await SearchIndex.build(searchSource(db));
  const key = (table: string, column: string, of: string): number =>
    number(db, `SELECT id FROM ${table} WHERE ${column} = ?`, of);
  const likely = {
    character: new Map([[key("character", "name", "Brother"), 8]]),
    scene: new Map([[key("scene", "label", "Ploughing"), 1]]),
    keyword: new Map([[key("keyword", "term", "snow"), 1]]),
    performer: new Map([[key("agent", "name", "Actor"), 2]]), // used of late, in Ice
  };
  for (const finder of [index.choices(), plainChoiceFinder(db)]) {
    const asked = { field: null, text: "", stills: Uint32Array.of(dust), likely };
    const offered = choicesFor(db, finder, asked).filter(({ field: of }) => of !== "kind");
    expect(offered.map((choice) => choice.name)).toEqual([
      "Brother",
      "Ploughing",
      "snow",
      "Youtie",
      "Guiying",
      "Fourth Uncle",
      "Aunt",
      "Wedding",
      "Dust",
      "Captain",
      "Actor",
      "Ice",
    ]);
  }
});

test("whoever holds rights comes before those who hold none yet", async () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const [still = 0] = storeStills(catalog, ["a.jpg"]);
  tagStills(db, { stills: [still], add: [{ field: "film", name: "Dust" }], remove: [] });
  for (const called of ["A director", "Real Image", "Zenith"]) agentNamed(db, called);
  tagStills(db, {
    stills: [still],
    add: [{ field: "rightsHolder", name: "Real Image" }],
    remove: [],
  });
  const ice = filmNamed(db, { title: "Ice", year: null });
  run(
    db,
    "INSERT INTO film_holder (film_id, agent_id, position) SELECT ?, id, 0 FROM agent WHERE name = 'Zenith'",
    ice,
  );
  const index = await SearchIndex.build(searchSource(db));
  const asked = { field: "rightsHolder" as const, text: "e", stills: Uint32Array.of(still) };
  for (const finder of [index.choices(), plainChoiceFinder(db)]) {
    const offered = (text: string): string[] =>
      choicesFor(db, finder, { ...asked, text }).map((choice) => choice.name);
    expect(offered("")).toEqual(["Real Image", "Zenith"]);
    expect(offered("a d")).toEqual(["A director"]);
  }
});

test("before anything is typed nobody is offered as rights holder who is none, unless something speaks for it", async () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const [still = 0] = storeStills(catalog, ["a.jpg"]);
  tagStills(db, { stills: [still], add: [{ field: "film", name: "Dust" }], remove: [] });
  // A performer who was just taken out of the cast is in nothing any more.
  agentNamed(db, "Hai Qing");
  const suggested = agentNamed(db, "Hucheng No.7 Films");
  // Who acts in a film and holds the rights in it is offered as holder too.
  const both = agentNamed(db, "Wu Renlin");
  run(
    db,
    "INSERT INTO film_holder (film_id, agent_id, position) SELECT film_id, ?, 0 FROM still",
    both,
  );
  tagStills(db, {
    stills: [still],
    add: [{ field: "performer", id: both }],
    remove: [],
  });
  const index = await SearchIndex.build(searchSource(db));
  const asked = {
    field: "rightsHolder" as const,
    text: "",
    stills: Uint32Array.of(still),
    likely: { rightsHolder: new Map([[suggested, 8]]) },
  };
  for (const finder of [index.choices(), plainChoiceFinder(db)])
    expect(
      choicesFor(db, finder, asked)
        .map((choice) => choice.name)
        .toSorted(),
    ).toEqual(["Hucheng No.7 Films", "Wu Renlin"]);
});

test("a record without a still is offered, a deleted one is not, and kinds are counted", async () => {
  const catalog = emptyCatalog();
  const [still = 0] = storeStills(catalog, ["a.jpg"]);
  const keyword: Tag = { field: "keyword", name: "eggs" };
  tagStills(catalog.db, {
    stills: [still],
    add: [keyword, { field: "kind", name: "scene" }],
    remove: [],
  });
  const index = await SearchIndex.build(searchSource(catalog.db));
  const offered = (finder: ChoiceFinder, of: TagField): [string, number | null][] =>
    choicesFor(catalog.db, finder, { field: of, text: "", stills: new Uint32Array(0) }).map(
      (choice) => [choice.name, choice.stills],
    );
  expect(offered(index.choices(), "kind")).toContainEqual(["scene", 1]);
  tagStills(catalog.db, { stills: [still], add: [], remove: [keyword] });
  index.update([still]);
  expect(offered(index.choices(), "keyword")).toEqual([["eggs", 0]]);
  run(catalog.db, "DELETE FROM keyword");
  index.updateRecords();
  expect(offered(index.choices(), "keyword")).toEqual([]);
});

test("no keystroke in the tag field looks through a table that grows with the stills", () => {
  const { db } = emptyCatalog();
  const plan = (sql: string): string[] =>
    all<{ detail: string }>(
      db,
      `EXPLAIN QUERY PLAN ${sql}`,
      sql.includes("@film") ? { film: 1 } : sql.includes("?") ? "[1]" : {},
    ).map(({ detail }) => detail);
  for (const sql of Object.values(describedSql)) {
    const steps = plan(`${sql} WHERE record.id IN (SELECT value FROM json_each(?))`);
    expect(
      steps.filter((step) => /SCAN (?!json_each|\()/u.test(step)),
      sql,
    ).toEqual([]);
  }
  for (const sql of Object.values(namesSql)) {
    const steps = plan(sql).join("\n");
    expect(steps).not.toMatch(/SCAN (?:still|depiction|rights_record|still_\w+)\b/u);
  }
});
