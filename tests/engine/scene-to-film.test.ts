import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import type { RecordCommand, RecordOutcome } from "../../shared/contract/records.ts";
import type { ScenePage } from "../../shared/record-page.ts";
import type { RecordKind } from "../../shared/record.ts";
import type { Tag } from "../../shared/tag.ts";
import { contents, storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";

async function archiveOf(...files: string[]): Promise<{ engine: Engine; stills: number[] }> {
  const { engine } = await engineWithArchive();
  const stills = storeStills(engine.archive().catalog, files);
  await engine.archive().search.ready();
  await engine.archive().stored(stills, true);
  return { engine, stills };
}

const tag = (engine: Engine, ids: number[], ...add: Tag[]): Promise<unknown> =>
  engine.ask("stills.tag", { stills: { ids }, add, remove: [] });
const ofFilm = (name: string): Tag => ({ field: "film", name });
const inScene = (name: string): Tag => ({ field: "scene", name });

async function idOf(engine: Engine, kind: RecordKind, filter: string): Promise<number> {
  const asked = { kind, filter, film: null, offset: 0, limit: 10 };
  return (await engine.ask("records.list", asked)).lines[0]?.id ?? 0;
}

const scene = async (engine: Engine, id: number): Promise<ScenePage> =>
  (await engine.ask("records.get", { kind: "scene", id })) as ScenePage;

const found = async (engine: Engine, query: string): Promise<number> =>
  (await engine.ask("search.run", { query, sort: "film", facets: false })).total;

const move = (id: number, film: number, merge = false): RecordCommand => ({
  do: "moveScene",
  id,
  film,
  merge,
});

/** Does it as rehearsed; undone and done again the catalog is, row for row, what it was and what it became. */
async function thereAndBack(engine: Engine, command: RecordCommand): Promise<RecordOutcome> {
  const { db } = engine.archive().catalog;
  const before = contents(db);
  const rehearsed = await engine.ask("records.rehearse", { command });
  expect(contents(db)).toEqual(before);
  const done = await engine.ask("records.change", { command });
  expect(done).toMatchObject(rehearsed);
  const after = contents(db);
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
  await engine.ask("history.redo", {});
  expect(contents(db)).toEqual(after);
  return done;
}

test("a scene goes to another film with its stills, which leave the other scenes of the film it was of", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg", "c.jpg", "d.jpg");
  const [a = 0, b = 0, c = 0, d = 0] = stills;
  await tag(engine, [a, b, c], ofFilm("Dust"));
  await tag(engine, [a, b], inScene("The wedding"));
  await tag(engine, [b, c], inScene("The flood"));
  await tag(engine, [d], ofFilm("Red"), inScene("The ball"));
  const [wedding, red] = [
    await idOf(engine, "scene", "wedding"),
    await idOf(engine, "film", "red"),
  ];
  const done = await thereAndBack(engine, move(wedding, red));
  expect(done).toMatchObject({
    id: wedding,
    label: "Moved scene “The wedding” to “Red” (2 stills)",
    effects: { stills: 2, otherScenes: 1 },
  });
  expect(await scene(engine, wedding)).toMatchObject({
    film: { name: "Red" },
    position: 1,
    stills: 2,
    query: 'scene:"The wedding" film:Red',
  });
  expect(await found(engine, "film:red")).toBe(3);
  expect(await found(engine, "film:dust")).toBe(1);
  expect(await found(engine, "scene:flood")).toBe(1);
});

test("a scene of no film takes along the stills of none, and leaves those of a third film", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg", "c.jpg");
  const [a = 0, b = 0, c = 0] = stills;
  await tag(engine, [a, b, c], inScene("The wedding"));
  await tag(engine, [b], ofFilm("Red"));
  await tag(engine, [c], ofFilm("Dust"));
  const [wedding, dust] = [
    await idOf(engine, "scene", "wedding"),
    await idOf(engine, "film", "dust"),
  ];
  const { effects } = await thereAndBack(engine, move(wedding, dust));
  expect(effects).toEqual({ stills: 1, left: 1 });
  expect(await found(engine, "film:dust scene:wedding")).toBe(2);
  expect(await found(engine, "film:red no:scene")).toBe(1);
});

test("where the film has a scene of the name it is refused, and can become part of that instead", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg");
  const [a = 0, b = 0] = stills;
  await tag(engine, [a], ofFilm("Dust"), inScene("The wedding"));
  await tag(engine, [b], ofFilm("Red"), inScene("the Wedding"));
  const [dust, red] = [await idOf(engine, "film", "dust"), await idOf(engine, "film", "red")];
  const asked = { kind: "scene", filter: "", film: dust, offset: 0, limit: 1 } as const;
  const wedding = (await engine.ask("records.list", asked)).lines[0]?.id ?? 0;
  await expect(engine.ask("records.change", { command: move(wedding, red) })).rejects.toThrow(
    "“Red” has a scene “the Wedding” already. Make the two one scene, or rename one of them first.",
  );
  const done = await thereAndBack(engine, move(wedding, red, true));
  expect(done.label).toBe(
    "Moved scene “The wedding” to “Red”, into the scene of its name (1 still)",
  );
  expect(await scene(engine, done.id ?? 0)).toMatchObject({ name: "the Wedding", stills: 2 });
  expect(await engine.ask("records.get", { kind: "scene", id: wedding })).toBeNull();
  expect(await found(engine, "film:red scene:wedding")).toBe(2);
});

test("a scene is not moved to the film it is of", async () => {
  const { engine, stills } = await archiveOf("a.jpg");
  await tag(engine, stills, ofFilm("Dust"), inScene("The wedding"));
  const [wedding, dust] = [
    await idOf(engine, "scene", "wedding"),
    await idOf(engine, "film", "dust"),
  ];
  await expect(engine.ask("records.rehearse", { command: move(wedding, dust) })).rejects.toThrow(
    "“The wedding” is a scene of “Dust” already. Choose another film.",
  );
});
