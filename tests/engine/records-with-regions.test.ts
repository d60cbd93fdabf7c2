import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import type { Who } from "../../shared/depiction.ts";
import type { RecordCommand } from "../../shared/contract/records.ts";
import { contents, storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";

async function archiveOf(...files: string[]): Promise<{ engine: Engine; stills: number[] }> {
  const { engine } = await engineWithArchive();
  const stills = storeStills(engine.archive().catalog, files);
  await engine.archive().search.ready();
  await engine.archive().stored(stills, true);
  return { engine, stills };
}

/** A region a tenth of the picture wide, its left edge here. */
const box = (x: number) => ({ x, y: 0.2, width: 0.1, height: 0.3 });

async function draw(engine: Engine, still: number, x: number, who: Who | null): Promise<void> {
  await engine.ask("depictions.draw", { still, box: box(x), who });
}

/** Who is in a still from left to right: character, performer, left edge of the region. */
async function people(engine: Engine, id: number): Promise<unknown> {
  const still = await engine.ask("stills.get", { id });
  return still?.depictions.map(({ character, performer, region }) => [
    character?.name ?? null,
    performer?.name ?? null,
    region?.x ?? null,
  ]);
}

async function idOf(engine: Engine, kind: "character" | "agent", filter: string): Promise<number> {
  const asked = { kind, filter, film: null, offset: 0, limit: 10 } as const;
  return (await engine.ask("records.list", asked)).lines[0]?.id ?? 0;
}

const found = async (engine: Engine, query: string): Promise<number> =>
  (await engine.ask("search.run", { query, sort: "film", facets: false })).total;

/** Does it as rehearsed, undoes and redoes it: the catalog is then, row for row, what it was, and what it became. */
async function thereAndBack(engine: Engine, command: RecordCommand): Promise<unknown> {
  const { db } = engine.archive().catalog;
  const before = contents(db);
  const { effects } = await engine.ask("records.rehearse", { command });
  expect(contents(db)).toEqual(before);
  expect((await engine.ask("records.change", { command })).effects).toEqual(effects);
  const after = contents(db);
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
  await engine.ask("history.redo", {});
  expect(contents(db)).toEqual(after);
  return effects;
}

test("who is drawn in a region stays, unidentified, in their place when their character is deleted", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg", "c.jpg");
  const [a = 0, b = 0, c = 0] = stills;
  await draw(engine, a, 0.1, { character: { name: "Cao Guiying" } });
  await draw(engine, a, 0.3, { character: { name: "Ma Youtie" } });
  await draw(engine, a, 0.5, null);
  await draw(engine, b, 0.2, { character: { name: "Ma Youtie" } });
  await engine.ask("stills.tag", {
    stills: { ids: [c] },
    add: [{ field: "character", name: "Ma Youtie" }],
    remove: [],
  });
  const id = await idOf(engine, "character", "ma");
  const effects = await thereAndBack(engine, { do: "remove", kind: "character", id });
  expect(effects).toEqual({ stills: 3, unidentified: 2, unidentifiedIn: 2 });
  expect(await people(engine, a)).toEqual([
    ["Cao Guiying", null, 0.1],
    [null, null, 0.3],
    [null, null, 0.5],
  ]);
  expect(await people(engine, b)).toEqual([[null, null, 0.2]]);
  expect(await people(engine, c)).toEqual([]);
  expect(await found(engine, "has:character")).toBe(1);
});

test("nobody's word is left on who somebody is whose character is deleted", async () => {
  const { engine, stills } = await archiveOf("a.jpg");
  const [a = 0] = stills;
  await draw(engine, a, 0.1, { character: { name: "Ma Youtie" } });
  const [person] = (await engine.ask("stills.get", { id: a }))?.depictions ?? [];
  await engine.ask("depictions.judge", {
    depiction: person?.id ?? 0,
    certainty: "doubtful",
    by: "Li Ruijun",
    on: "2022",
  });
  const id = await idOf(engine, "character", "ma");
  await thereAndBack(engine, { do: "remove", kind: "character", id });
  expect((await engine.ask("stills.get", { id: a }))?.depictions).toMatchObject([
    { certainty: "certain", identifiedBy: null, identifiedOn: null, origin: "archivist" },
  ]);
});

test("a performer who is deleted leaves each region to the character it shows, and else to somebody unidentified", async () => {
  const { engine, stills } = await archiveOf("a.jpg");
  const [a = 0] = stills;
  const performer = { name: "Wu Renlin" };
  await draw(engine, a, 0.1, { performer, character: { name: "Ma Youtie" } });
  await draw(engine, a, 0.3, { performer, character: { name: "His brother" } });
  await engine.ask("stills.tag", {
    stills: { ids: [a] },
    add: [{ field: "character", name: "Cao Guiying" }],
    remove: [],
  });
  const id = await idOf(engine, "agent", "wu");
  const effects = await thereAndBack(engine, { do: "remove", kind: "agent", id });
  expect(effects).toEqual({ stills: 1 });
  expect(await people(engine, a)).toEqual([
    ["Ma Youtie", null, 0.1],
    ["His brother", null, 0.3],
    ["Cao Guiying", null, null],
  ]);
});

test("a performer shown as two characters keeps both regions when both are deleted, and no name twice", async () => {
  const { engine, stills } = await archiveOf("a.jpg");
  const [a = 0] = stills;
  const performer = { name: "Wu Renlin" };
  await draw(engine, a, 0.1, { performer, character: { name: "Ma Youtie" } });
  await draw(engine, a, 0.3, { performer, character: { name: "His brother" } });
  for (const name of ["youtie", "brother"]) {
    const id = await idOf(engine, "character", name);
    await thereAndBack(engine, { do: "remove", kind: "character", id });
  }
  expect(await people(engine, a)).toEqual([
    [null, "Wu Renlin", 0.1],
    [null, "Wu Renlin", 0.3],
  ]);
  const id = await idOf(engine, "agent", "wu");
  const effects = await thereAndBack(engine, { do: "remove", kind: "agent", id });
  expect(effects).toEqual({ stills: 1, unidentified: 2, unidentifiedIn: 1 });
  expect(await people(engine, a)).toEqual([
    [null, null, 0.1],
    [null, null, 0.3],
  ]);
});

test("two characters who become one stay both where both are drawn, and are one where one is drawn", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg", "c.jpg");
  const [a = 0, b = 0, c = 0] = stills;
  const [ma, iron] = [{ character: { name: "Ma Youtie" } }, { character: { name: "Iron Ma" } }];
  await draw(engine, a, 0.1, iron);
  await draw(engine, a, 0.3, null);
  await draw(engine, a, 0.5, ma);
  await draw(engine, b, 0.4, iron);
  await engine.ask("stills.tag", {
    stills: { ids: [b] },
    add: [{ field: "character", name: "Ma Youtie" }],
    remove: [],
  });
  // drawn in the very same region: one person under two names
  await draw(engine, c, 0.2, iron);
  await draw(engine, c, 0.2, ma);
  const [id, into] = [
    await idOf(engine, "character", "iron"),
    await idOf(engine, "character", "youtie"),
  ];
  const effects = await thereAndBack(engine, { do: "merge", kind: "character", id, into });
  expect(effects).toEqual({ stills: 3, twice: 1 });
  expect(await people(engine, a)).toEqual([
    ["Ma Youtie", null, 0.1],
    [null, null, 0.3],
    ["Ma Youtie", null, 0.5],
  ]);
  expect(await people(engine, b)).toEqual([["Ma Youtie", null, 0.4]]);
  expect(await people(engine, c)).toEqual([["Ma Youtie", null, 0.2]]);
  expect(await found(engine, 'character:"Iron Ma"')).toBe(3);
});

test("two performers who become one stay both where both are drawn, whomever they play", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg");
  const [a = 0, b = 0] = stills;
  const [wu, renlin] = [{ name: "Wu Renlin" }, { name: "Renlin, W." }];
  await draw(engine, a, 0.1, { performer: wu, character: { name: "Ma Youtie" } });
  await draw(engine, a, 0.3, { performer: renlin });
  await draw(engine, b, 0.1, { performer: wu, character: { name: "Ma Youtie" } });
  await draw(engine, b, 0.3, { performer: renlin, character: { name: "His brother" } });
  const [id, into] = [await idOf(engine, "agent", "renlin, w"), await idOf(engine, "agent", "wu")];
  const effects = await thereAndBack(engine, { do: "merge", kind: "agent", id, into });
  expect(effects).toEqual({ stills: 2, twice: 2 });
  expect(await people(engine, a)).toEqual([
    ["Ma Youtie", "Wu Renlin", 0.1],
    [null, "Wu Renlin", 0.3],
  ]);
  expect(await people(engine, b)).toEqual([
    ["Ma Youtie", "Wu Renlin", 0.1],
    ["His brother", "Wu Renlin", 0.3],
  ]);
});

test("films that become one tell of characters who are drawn twice then", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg");
  const [a = 0, b = 0] = stills;
  for (const [still, title] of [
    [a, "Dust"],
    [b, "隐入尘烟"],
  ] as const) {
    const add = [{ field: "film" as const, name: title }];
    await engine.ask("stills.tag", { stills: { ids: [still] }, add, remove: [] });
    await draw(engine, still, 0.1, { character: { name: "Ma Youtie" } });
  }
  const { lines } = await engine.ask("records.list", {
    kind: "character",
    filter: "ma",
    film: null,
    offset: 0,
    limit: 10,
  });
  const ofOther = lines.find(({ detail }) => detail.includes("隐入尘烟"))?.id ?? 0;
  await draw(engine, a, 0.6, { character: { id: ofOther } });
  const film = (filter: string) =>
    engine.ask("records.list", { kind: "film", filter, film: null, offset: 0, limit: 1 });
  const [id, into] = [
    (await film("隐入")).lines[0]?.id ?? 0,
    (await film("dust")).lines[0]?.id ?? 0,
  ];
  const effects = await thereAndBack(engine, { do: "merge", kind: "film", id, into });
  expect(effects).toMatchObject({ twice: 1 });
  expect(await people(engine, a)).toEqual([
    ["Ma Youtie", null, 0.1],
    ["Ma Youtie", null, 0.6],
  ]);
});

test("of one who is shown twice a region that is taken away takes nothing else with it", async () => {
  const { engine, stills } = await archiveOf("a.jpg");
  const [a = 0] = stills;
  await draw(engine, a, 0.1, { character: { name: "Iron Ma" } });
  await draw(engine, a, 0.5, { character: { name: "Ma Youtie" } });
  const [id, into] = [
    await idOf(engine, "character", "iron"),
    await idOf(engine, "character", "youtie"),
  ];
  await engine.ask("records.change", { command: { do: "merge", kind: "character", id, into } });
  const [left] = (await engine.ask("stills.get", { id: a }))?.depictions ?? [];
  await engine.ask("depictions.removeRegion", { depiction: left?.id ?? 0 });
  expect(await people(engine, a)).toEqual([["Ma Youtie", null, 0.5]]);
});
