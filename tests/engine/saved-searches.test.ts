import { expect, test } from "vitest";
import { run } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import type { SavedSearch } from "../../shared/contract/saved-searches.ts";
import { storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive, namesFound } from "../helpers/engines.ts";

/** An archive of four stills, two of them with the keyword "village". */
async function village(told: string[] = []): Promise<Engine> {
  const { engine } = await engineWithArchive((event) => told.push(event));
  const { catalog, search } = engine.archive();
  const stills = storeStills(catalog, ["bed.jpg", "eggs.jpg"], { keywords: ["village"] });
  stills.push(...storeStills(catalog, ["street.jpg", "night.jpg"]));
  await search.ready();
  await engine.archive().stored(stills, true);
  return engine;
}

async function save(engine: Engine, name: string, query: string): Promise<number> {
  const { id } = await engine.ask("searches.save", {
    id: null,
    name,
    query,
    sort: "name",
    group: null,
  });
  return id;
}

/** A saved search once it is counted: where that is not done at once, it is soon. */
async function listed(engine: Engine, name: string): Promise<SavedSearch | undefined> {
  const listNow = async (): Promise<SavedSearch | undefined> => {
    const searches = await engine.ask("searches.list", {});
    return searches.find((search) => search.name === name);
  };
  await expect.poll(listNow).not.toMatchObject({ stills: null });
  return await listNow();
}

async function labels(engine: Engine): Promise<(string | null)[]> {
  const { undo, redo } = await engine.ask("history.state", {});
  return [undo, redo];
}

test("a saved search counts what it finds, and follows every change of the archive", async () => {
  const engine = await village();
  await save(engine, "In the village", "keyword:village");
  expect(await listed(engine, "In the village")).toMatchObject({
    query: "keyword:village",
    sort: "name",
    group: null,
    within: 'in:"In the village"',
    stills: 2,
    problem: null,
  });
  const tag = { field: "keyword", name: "village" } as const;
  const stills = async (): Promise<number | null | undefined> =>
    (await listed(engine, "In the village"))?.stills;
  await engine.ask("stills.tag", { stills: { ids: [3] }, add: [tag], remove: [] });
  await expect.poll(stills).toBe(3);
  await engine.ask("history.undo", {});
  await expect.poll(stills).toBe(2);
});

test("numbers that were not there at once are told of when they are", async () => {
  const told: string[] = [];
  const engine = await village(told);
  for (let at = 0; at < 30; at++)
    await save(engine, `s${String(at)}`, `keyword:village ${"e".repeat(at)}`);
  const missing = async (): Promise<number> =>
    (await engine.ask("searches.list", {})).filter(({ stills }) => stills === null).length;
  await expect.poll(missing).toBe(0);
  const tag = { field: "keyword", name: "village" } as const;
  await engine.ask("stills.tag", { stills: { ids: [3, 4] }, add: [tag], remove: [] });
  told.length = 0;
  // nobody asks: the engine counts by itself, and says so
  await expect.poll(() => told.includes("searches.counted"), { timeout: 5000 }).toBe(true);
  await expect.poll(async () => (await listed(engine, "s0"))?.stills).toBe(4);
});

test("each thing done to a saved search is one step, and is taken back whole", async () => {
  const engine = await village();
  const id = await save(engine, "In the village", "keyword:village");
  expect(await labels(engine)).toEqual(["Saved the search “In the village”", null]);

  await engine.ask("searches.save", {
    id,
    name: "Village",
    query: "keyword:village",
    sort: "name",
    group: null,
  });
  expect((await labels(engine))[0]).toBe("Renamed the saved search “In the village” to “Village”");
  await engine.ask("searches.save", {
    id,
    name: "Village",
    query: "bed OR night",
    sort: "date",
    group: "film",
  });
  expect((await labels(engine))[0]).toBe("Changed the saved search “Village”");
  expect(await listed(engine, "Village")).toMatchObject({ stills: 2, sort: "date", group: "film" });
  await engine.ask("searches.duplicate", { id });
  await engine.ask("searches.duplicate", { id });
  expect((await engine.ask("searches.list", {})).map(({ name }) => name)).toEqual([
    "Village",
    "Village copy",
    "Village copy 2",
  ]);
  await engine.ask("searches.delete", { id });
  expect((await labels(engine))[0]).toBe("Deleted the saved search “Village”");
  expect(await listed(engine, "Village")).toBeUndefined();
  await engine.ask("history.undo", {});
  expect(await listed(engine, "Village")).toMatchObject({
    query: "bed OR night",
    sort: "date",
    group: "film",
  });
  for (let step = 0; step < 5; step++) await engine.ask("history.undo", {});
  expect(await engine.ask("searches.list", {})).toEqual([]);
});

test("an ordinary set of what is found now stays as it is", async () => {
  const engine = await village();
  const id = await save(engine, "In the village", "keyword:village");
  await engine.ask("searches.toSet", { id, name: "Village, May" });
  expect((await labels(engine))[0]).toBe("Made set “Village, May” (2 stills)");
  const tag = { field: "keyword", name: "village" } as const;
  await engine.ask("stills.tag", { stills: { ids: [3] }, add: [tag], remove: [] });
  expect(await namesFound(engine, 'in:"Village, May"')).toEqual(["bed.jpg", "eggs.jpg"]);
  expect(await namesFound(engine, 'in:"In the village"')).toEqual([
    "bed.jpg",
    "eggs.jpg",
    "street.jpg",
  ]);
});

test("a saved search is found in wherever a set is", async () => {
  const engine = await village();
  await save(engine, "In the village", "keyword:village");
  await save(engine, "Not eggs", 'in:"In the village" -eggs');
  expect(await namesFound(engine, 'in:"in the VILLAGE" bed')).toEqual(["bed.jpg"]);
  expect(await namesFound(engine, 'in:"Not eggs" OR night')).toEqual(["bed.jpg", "night.jpg"]);
  expect(await namesFound(engine, '-in:"In the village"')).toEqual(["night.jpg", "street.jpg"]);
  expect(await listed(engine, "Not eggs")).toMatchObject({ stills: 1 });
});

test("what cannot be is refused in words, and nothing is done", async () => {
  const engine = await village();
  const a = await save(engine, "A", "eggs");
  const id = await save(engine, "B", "in:A");
  await engine.ask("sets.create", { name: "Press kit", stills: null });
  const saving = (name: string, query: string, which: number | null = null): Promise<unknown> =>
    engine.ask("searches.save", { id: which, name, query, sort: "film", group: null });
  await expect(saving("A", "in:B eggs", a)).rejects.toThrow(
    "“A” would look in itself: “A” looks in “B” looks in “A”.",
  );
  await expect(saving("D", "eggs in:Ghosts")).rejects.toThrow(
    "there is no set or saved search called “Ghosts” to look in",
  );
  await expect(saving("C", "in:c bed")).rejects.toThrow(
    "“C” would look in itself: “C” looks in “C”.",
  );
  await expect(saving("a", "bed")).rejects.toThrow("There is a saved search called “a” already.");
  await expect(saving("Press Kit", "bed")).rejects.toThrow(
    "There is a set called “Press Kit” already.",
  );
  await expect(engine.ask("sets.create", { name: "A", stills: null })).rejects.toThrow(
    "There is a saved search called “A” already.",
  );
  await expect(saving("D", "colour:red")).rejects.toThrow(
    "At character 1: There is no field “colour:”",
  );
  await expect(saving("D", "bed scene:")).rejects.toThrow("At character 5: “scene:” has no value.");
  await expect(saving("D", "  ")).rejects.toThrow("There is nothing to save");
  await expect(engine.ask("searches.delete", { id: id + 1 })).rejects.toThrow(
    "no longer in the archive",
  );
  expect((await engine.ask("searches.list", {})).map(({ name }) => name)).toEqual(["A", "B"]);
  expect(await labels(engine)).toEqual(["Made set “Press kit” (0 stills)", null]);
});

test("a query that can no longer be read says so at its place instead of finding nothing", async () => {
  const engine = await village();
  await save(engine, "Red", "keyword:village");
  await save(engine, "Outer", "bed in:Red");
  // as one of another version of Stillroom would stand here
  const { db } = engine.archive().catalog;
  run(db, "UPDATE saved_search SET query = 'bed colour:red' WHERE name = 'Red'");
  expect(await listed(engine, "Red")).toMatchObject({
    problem: { from: 4, to: 11, message: expect.stringContaining("no field “colour:”") },
  });
  expect(await listed(engine, "Outer")).toMatchObject({
    problem: { from: 7, to: 10, message: expect.stringContaining("“Red” cannot be read") },
  });
  const { result, problem } = await engine.ask("search.run", {
    query: "in:Red",
    sort: "film",
    group: null,
    facets: false,
  });
  expect({ result, problem }).toMatchObject({ result: 0, problem: { from: 3, to: 6 } });
});

test("a saved search says that what it looks in is gone", async () => {
  const engine = await village();
  const { id: set } = await engine.ask("sets.create", { name: "Berlin kit", stills: { ids: [1] } });
  await save(engine, "Inner", 'eggs OR in:"berl kit"');
  expect(await listed(engine, "Inner")).toMatchObject({ stills: 2, problem: null, lost: null });
  await engine.ask("sets.delete", { set });
  expect(await listed(engine, "Inner")).toMatchObject({ problem: null, lost: "berl kit" });
  await engine.ask("history.undo", {});
  expect(await listed(engine, "Inner")).toMatchObject({ lost: null });
});

test("saved searches follow the new name of what they look in, and undo takes both back", async () => {
  const engine = await village();
  const { id: set } = await engine.ask("sets.create", { name: "Kit", stills: { ids: [1, 2] } });
  const inner = await save(engine, "Inner", "in:kit -eggs");
  await save(engine, "Outer", 'in:"Inner" OR night');
  await engine.ask("sets.rename", { set, name: "Berlin kit" });
  expect(await listed(engine, "Inner")).toMatchObject({
    query: 'in:"Berlin kit" -eggs',
    stills: 1,
  });
  await engine.ask("searches.save", {
    id: inner,
    name: "The inner",
    query: 'in:"Berlin kit" -eggs',
    sort: "name",
    group: null,
  });
  expect(await listed(engine, "Outer")).toMatchObject({
    query: 'in:"The inner" OR night',
    stills: 2,
  });
  await engine.ask("history.undo", {});
  await engine.ask("history.undo", {});
  expect(await listed(engine, "Outer")).toMatchObject({ query: 'in:"Inner" OR night', stills: 2 });
  expect(await listed(engine, "Inner")).toMatchObject({ query: "in:kit -eggs" });
});

test("recent searches are a memory: the newest twenty, each once, and no change of the archive", async () => {
  const engine = await village();
  const { folder } = engine.archive().catalog;
  for (let at = 1; at <= 22; at++)
    await engine.ask("searches.remember", { query: `eggs ${String(at)}` });
  await engine.ask("searches.remember", { query: "  eggs 5 " });
  const recent = await engine.ask("searches.recent", {});
  expect(recent).toHaveLength(20);
  expect(recent[0]).toBe("eggs 5");
  expect(new Set(recent).size).toBe(20);
  expect(recent).not.toContain("eggs 2");
  expect(await labels(engine)).toEqual([null, null]);

  await engine.ask("searches.forget", { query: "eggs 5" });
  await engine.ask("archive.open", { path: folder });
  expect(await engine.ask("searches.recent", {})).toHaveLength(19);
  await engine.ask("searches.forget", { query: null });
  expect(await engine.ask("searches.recent", {})).toEqual([]);
});

test("the words of a saved search are marked where a query looks in it", async () => {
  const engine = await village();
  await save(engine, "Birth", "eggs keyword:village");
  const texts = [
    { in: "text", text: "Two eggs", id: null },
    { in: "keyword", text: "Village", id: null },
  ] as const;
  const marked = await engine.ask("search.matches", { query: "in:Birth two", texts: [...texts] });
  expect(marked.map(({ ranges }) => ranges)).toEqual([
    [
      [0, 3],
      [4, 8],
    ],
    [[0, 7]],
  ]);
});
