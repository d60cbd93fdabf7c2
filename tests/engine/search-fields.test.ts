import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import { all } from "../../electron/engine/catalog/database.ts";
import { archiveMadeOnce } from "../helpers/archive-made-once.ts";
import { indexWhole, namesFound } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";

/** One landscape of 60 × 40 pixels, one upright of 40 × 300, one square of 10. */
const indexed = archiveMadeOnce(async (engine, stills) => {
  mkdirSync(stills, { recursive: true });
  await drawPicture(join(stills, "a.png"), 1);
  await drawPicture(join(stills, "b.png"), 2, { width: 40, height: 300 });
  await drawPicture(join(stills, "c.png"), 3, { width: 10, height: 10 });
  await indexWhole(engine, stills);
});

async function idsOf(engine: Engine, query: string): Promise<number[]> {
  const { result, total } = await engine.ask("search.run", { query, sort: "name", facets: false });
  const cards = await engine.ask("search.slice", { result, from: 0, count: total });
  return cards.map(({ id }) => id);
}

test("pictures are found by their size: longer edge, all pixels, bytes", async () => {
  const { engine } = await indexed();
  expect(await namesFound(engine, "size:60px")).toEqual(["a.png"]);
  expect(await namesFound(engine, "size:>=60")).toEqual(["a.png", "b.png"]);
  expect(await namesFound(engine, "size:>60")).toEqual(["b.png"]);
  expect(await namesFound(engine, "size:..0.0024MP")).toEqual(["a.png", "c.png"]);
  expect(await namesFound(engine, "size:<20MB")).toEqual(["a.png", "b.png", "c.png"]);
  expect(await namesFound(engine, "size:>1MB")).toEqual([]);
});

test("stills are found by when they came and when they last changed, by the clock of the machine", async () => {
  const { engine } = await indexed();
  const [first = 0] = await idsOf(engine, "");
  expect(await namesFound(engine, "added:today")).toHaveLength(3);
  expect(await namesFound(engine, "added:<today")).toEqual([]);
  expect(await namesFound(engine, "changed:7d")).toHaveLength(3);
  const { db } = engine.archive().catalog;
  db.prepare("UPDATE still SET added_at = ?").run(new Date(2020, 4, 31, 23, 59).getTime());
  await engine.archive().search.update(await idsOf(engine, ""), "none");
  expect(await namesFound(engine, "added:2020-05")).toHaveLength(3);
  expect(await namesFound(engine, "added:2020-06..")).toEqual([]);
  expect(await namesFound(engine, "changed:2020-05-31")).toHaveLength(3);
  await engine.ask("stills.mark", { stills: { ids: [first] }, rating: 4 });
  expect(await namesFound(engine, "changed:today")).toEqual(["a.png"]);
  await engine.ask("history.undo", {});
  expect(await namesFound(engine, "changed:today")).toEqual(["a.png"]); // taking back is a change as well
});

test("stills are found by the languages of their texts, and by those that are missing", async () => {
  const { engine } = await indexed();
  const [a = 0, b = 0, c = 0] = await idsOf(engine, "");
  const write = async (still: number, field: "caption" | "altText", language: string) =>
    await engine.ask("stills.setText", {
      stills: { ids: [still] },
      field,
      language,
      text: "婚礼 wedding",
      mode: "replace",
    });
  await write(a, "caption", "zh-Hans");
  await write(b, "caption", "en");
  await write(b, "altText", "en-GB");
  await write(c, "caption", "x-default");
  expect(await namesFound(engine, "has:caption:zh")).toEqual(["a.png"]);
  expect(await namesFound(engine, "no:caption:zh-Hant")).toHaveLength(3);
  expect(await namesFound(engine, "no:caption:en")).toEqual(["a.png", "c.png"]);
  expect(await namesFound(engine, "has:alt-text:en")).toEqual(["b.png"]);
  const { facets } = await engine.ask("search.run", { query: "", sort: "name", facets: true });
  expect(facets?.languages).toEqual([
    { value: "en", query: "no:caption:en", count: 2 },
    { value: "zh-Hans", query: "no:caption:zh-Hans", count: 2 },
  ]);
});

test("a keyword finds stills with those that stand under it, and is counted so", async () => {
  const { engine } = await indexed();
  const [a = 0, b = 0] = await idsOf(engine, "");
  const tag = async (still: number, keyword: string) =>
    await engine.ask("stills.tag", {
      stills: { ids: [still] },
      add: [{ field: "keyword", name: keyword }],
      remove: [],
    });
  await tag(a, "animals");
  await tag(b, "donkey");
  const { db } = engine.archive().catalog;
  const keys = new Map(
    all<{ id: number; term: string }>(db, "SELECT id, term FROM keyword").map(({ id, term }) => [
      term,
      id,
    ]),
  );
  const [animals = 0, donkey = 0] = [keys.get("animals"), keys.get("donkey")];
  expect(await namesFound(engine, "keyword:animals")).toEqual(["a.png"]);
  await engine.ask("records.change", {
    command: { do: "edit", record: { kind: "keyword", id: donkey, set: { parent: animals } } },
  });
  expect(await namesFound(engine, "keyword:animals")).toEqual(["a.png", "b.png"]);
  expect(await namesFound(engine, "keyword:donkey")).toEqual(["b.png"]);
  const { facets } = await engine.ask("search.run", { query: "", sort: "name", facets: true });
  expect(facets?.keywords.map(({ value, count }) => `${value} ${count}`)).toEqual([
    "animals 2",
    "donkey 1",
  ]);
  await engine.ask("history.undo", {});
  expect(await namesFound(engine, "keyword:animals")).toEqual(["a.png"]);
});

test("stills are put in the order of their numbers, as people count, and of their last change", async () => {
  const { engine } = await indexed();
  const [a = 0, b = 0] = await idsOf(engine, "");
  const number = async (still: number, text: string) =>
    await engine.ask("stills.setNumber", { stills: { ids: [still] }, field: "number", text });
  await number(a, "10");
  await number(b, "9");
  const inOrder = async (sort: "number" | "changed") => {
    const { result } = await engine.ask("search.run", { query: "", sort, facets: false });
    const cards = await engine.ask("search.slice", { result, from: 0, count: 3 });
    return cards.map(({ name }) => name);
  };
  expect(await inOrder("number")).toEqual(["b.png", "a.png", "c.png"]);
  expect(await namesFound(engine, "has:number")).toEqual(["a.png", "b.png"]);
  expect((await inOrder("changed"))[2]).toBe("c.png");
});

test("results stand together by film, scene, character or folder, with a heading that finds the group", async () => {
  const { engine } = await indexed();
  const [a = 0, b = 0, c = 0] = await idsOf(engine, "");
  const tag = async (stills: number[], field: "film" | "scene" | "character", name: string) =>
    await engine.ask("stills.tag", {
      stills: { ids: stills },
      add: [{ field, name }],
      remove: [],
    });
  await tag([a, b], "film", "Return to Dust (2022)");
  await tag([a, b], "character", "Ma Youtie");
  await tag([b], "character", "Cao Guiying");
  await tag([b], "scene", "Wedding");
  const grouped = async (group: "film" | "scene" | "character" | "folder") => {
    const answer = await engine.ask("search.run", {
      query: "",
      sort: "name",
      group,
      facets: false,
    });
    const { result, length: count } = answer;
    const cards = await engine.ask("search.slice", { result, from: 0, count });
    const headings = await engine.ask("search.groups", { result, from: 0, count: 50 });
    return { ...answer, names: cards.map(({ name }) => name[0]).join(""), headings };
  };
  const byCharacter = await grouped("character");
  expect(byCharacter).toMatchObject({ total: 3, length: 4, groups: [1, 2, 1], names: "babc" });
  expect(byCharacter.headings.map(({ label }) => label)).toEqual([
    "Cao Guiying",
    "Ma Youtie",
    "No character",
  ]);
  // somebody in two groups is one still to whoever changes them
  const twice = { result: byCharacter.result, ranges: [[0, 4] as [number, number]] };
  expect(engine.archive().search.stillsOf(twice)).toEqual([b, a, c]);
  const byFilm = await grouped("film");
  expect(byFilm.headings).toEqual([
    { label: "Return to Dust", detail: "2022", query: 'film:"Return to Dust" year:2022' },
    { label: "No film", detail: "", query: "no:film" },
  ]);
  expect((await grouped("scene")).headings[0]).toMatchObject({ detail: "Return to Dust (2022)" });
  const byFolder = await grouped("folder");
  expect(byFolder).toMatchObject({ groups: [3], headings: [{ label: "stills" }] });
  for (const { headings, groups } of [byCharacter, byFilm, byFolder])
    for (const [at, { query }] of headings.entries())
      expect(await namesFound(engine, query)).toHaveLength(groups?.[at] ?? 0);
});
