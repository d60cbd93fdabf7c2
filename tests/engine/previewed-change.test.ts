import { expect, onTestFinished, test, vi } from "vitest";
import { all } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import type { BatchChange } from "../../shared/contract/stills.ts";
import { contents, storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";

async function tagged(): Promise<{ engine: Engine; stills: number[] }> {
  const { engine } = await engineWithArchive();
  const stills = storeStills(engine.archive().catalog, ["a.jpg", "b.jpg", "c.jpg"]);
  await engine.archive().search.ready();
  await engine.archive().stored(stills, true);
  const add = [{ field: "keyword" as const, name: "mud" }];
  await engine.ask("stills.tag", { stills: { ids: stills.slice(1) }, add, remove: [] });
  return { engine, stills };
}

const wheat: BatchChange = {
  write: "tags",
  add: [{ field: "keyword", name: "wheat" }],
  remove: [],
  replace: ["keyword"],
};

test("a preview changes nothing, shows who loses something first, and is done as shown, in one action", async () => {
  const { engine, stills } = await tagged();
  const { db } = engine.archive().catalog;
  const before = contents(db);
  const { preview, ...told } = await engine.ask("stills.preview", {
    stills: { ids: stills },
    change: wheat,
  });
  expect(told).toMatchObject({ stills: 3, changed: 3, losing: 2 });
  const lines = await engine.ask("stills.previewed", { preview, from: 0, count: 200 });
  const side = (values: string[]) => ({
    field: "keyword",
    before: values.map((name) => ({ name })),
    after: [{ key: -1, name: "wheat" }],
  });
  expect(lines.map(({ card, differences }) => [card.name, differences])).toMatchObject([
    ["b.jpg", [side(["mud"])]],
    ["c.jpg", [side(["mud"])]],
    ["a.jpg", [side([])]],
  ]);
  const [last] = await engine.ask("stills.previewed", { preview, from: 2, count: 1 });
  expect(last?.card.name).toBe("a.jpg");
  const values = await engine.ask("stills.previewedValues", {
    preview,
    list: "lost",
    from: 0,
    count: 200,
  });
  expect(values).toMatchObject([{ field: "keyword", name: "mud", stills: 2 }]);
  const value = { list: "lost" as const, at: 0 };
  const losing = await engine.ask("stills.previewed", { preview, from: 1, count: 200, value });
  expect(losing.map(({ card }) => card.name)).toEqual(["c.jpg"]);
  expect(contents(db)).toEqual(before);
  const done = await engine.ask("stills.doPreviewed", { preview });
  expect(done).toMatchObject({
    changed: 3,
    label: "Replaced keywords of 3 stills by keyword “wheat”",
  });
  await engine.ask("history.undo", { change: done.change ?? 0 });
  const [a, b] = await Promise.all(stills.map((id) => engine.ask("stills.get", { id })));
  expect([a?.keywords, b?.keywords.map(({ name }) => name)]).toEqual([[], ["mud"]]);
});

test("many stills are looked over with others in between, and no longer when another change is asked for", async () => {
  const { engine } = await engineWithArchive();
  const archive = engine.archive();
  const names = Array.from({ length: 401 }, (_, at) => `${String(at)}.jpg`);
  const stills = storeStills(archive.catalog, names);
  await archive.search.ready();
  await archive.stored(stills, true);
  const look = (text: string) =>
    engine.ask("stills.preview", {
      stills: { ids: stills },
      change: { write: "number", field: "number", text },
    });
  let clock = performance.now();
  const now = vi.spyOn(performance, "now").mockImplementation(() => (clock += 10)); // each part takes its time
  onTestFinished(() => now.mockRestore());
  const heard: string[] = [];
  const first = look("7").catch((error: unknown) => heard.push(String(error)));
  const searched = engine
    .ask("search.run", { query: "400", sort: "name", facets: false })
    .then(({ total }) => heard.push(`${String(total)} found`));
  const second = look("8");
  await Promise.all([first, searched, second.then(() => heard.push("looked over"))]);
  expect(heard).toContain("ProblemError: Another change was looked at meanwhile.");
  expect(heard.indexOf("1 found")).toBeLessThan(heard.indexOf("looked over"));
  const { preview, ...told } = await second;
  expect(told).toMatchObject({ stills: 401, changed: 401, losing: 0 });
  expect(await engine.ask("stills.doPreviewed", { preview })).toMatchObject({ changed: 401 });
});

test("what was shown is not done where it would do something else by now, nor twice", async () => {
  const { engine, stills } = await tagged();
  const ask = () => engine.ask("stills.preview", { stills: { ids: stills }, change: wheat });
  const { preview } = await ask();
  await engine.ask("stills.tag", {
    stills: { ids: stills.slice(0, 1) },
    add: [{ field: "keyword", name: "straw" }],
    remove: [],
  });
  const { db } = engine.archive().catalog;
  const before = contents(db);
  const refusal = "Look it over again.";
  await expect(engine.ask("stills.doPreviewed", { preview })).rejects.toThrow(refusal);
  expect(contents(db)).toEqual(before);
  const again = await ask();
  await expect(engine.ask("stills.doPreviewed", { preview })).rejects.toThrow(refusal);
  await engine.ask("stills.doPreviewed", { preview: again.preview });
  await expect(engine.ask("stills.doPreviewed", { preview: again.preview })).rejects.toThrow(
    refusal,
  );
});

test("each line says what is done among all the stills, not what would be done to it alone", async () => {
  const { engine, stills } = await tagged();
  const ids = { ids: stills };
  const { db } = engine.archive().catalog;
  // Two films have a waiter each, and each is in one still of its film.
  for (const [at, name] of ["Dust", "Ice"].entries()) {
    const one = { ids: [stills[at] ?? 0] };
    const tag = (field: "film" | "character", called: string) =>
      engine.ask("stills.tag", { stills: one, add: [{ field, name: called }], remove: [] });
    await tag("film", name);
    if (name === "Ice") await tag("character", "Waiter");
  }
  const add = [{ field: "character" as const, name: "Waiter" }];
  const change: BatchChange = { write: "tags", add, remove: [], replace: [] };
  const { preview, changed } = await engine.ask("stills.preview", { stills: ids, change });
  const lines = await engine.ask("stills.previewed", { preview, from: 0, count: 200 });
  const shown = lines.map(({ card, differences }) => [card.name, differences[0]?.after[0]?.key]);
  const [last] = await engine.ask("stills.previewed", { preview, from: 1, count: 1 });
  expect(last).toEqual(lines[1]);
  await engine.ask("stills.doPreviewed", { preview });
  // Dust gets a waiter of its own; the still of no film then has two it could be, and gets a third.
  expect(all(db, "SELECT id FROM character WHERE name = 'Waiter'")).toHaveLength(3);
  expect(changed).toBe(2);
  expect(shown).toEqual([
    ["a.jpg", -1],
    ["c.jpg", -2],
  ]);
});

test("what is looked at while another change is being done can be done after it", async () => {
  const { engine, stills } = await tagged();
  const ids = { ids: stills };
  const first = await engine.ask("stills.preview", { stills: ids, change: wheat });
  const doing = engine.ask("stills.doPreviewed", { preview: first.preview });
  const add = [{ field: "rightsHolder" as const, name: "Real Image" }];
  const change: BatchChange = { write: "tags", add, remove: [], replace: [] };
  const second = await engine.ask("stills.preview", { stills: ids, change });
  await doing;
  expect(await engine.ask("stills.doPreviewed", { preview: second.preview })).toMatchObject({
    changed: 3,
  });
});
