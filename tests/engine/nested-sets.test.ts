import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import type { StillSet } from "../../shared/contract/sets.ts";
import { storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";

const names = ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"];

/** Berlin (c, a) holds Press (b, a) and Press holds Web (e); keys 1 to 5 are a to e. */
async function nested(): Promise<{ engine: Engine; berlin: number; press: number; web: number }> {
  const { engine } = await engineWithArchive();
  const stills = storeStills(engine.archive().catalog, names);
  await engine.archive().search.ready();
  await engine.archive().stored(stills, false);
  const make = async (name: string, ids: number[], parent: number | null): Promise<number> =>
    (await engine.ask("sets.create", { name, stills: { ids }, parent })).id;
  const berlin = await make("Berlin", [3, 1], null);
  const press = await make("Press", [2, 1], berlin);
  return { engine, berlin, press, web: await make("Web", [5], press) };
}

async function found(engine: Engine, query: string): Promise<string[]> {
  const { result, total } = await engine.ask("search.run", { query, sort: "date", facets: false });
  return (await engine.ask("search.slice", { result, from: 0, count: total })).map(
    ({ name }) => name,
  );
}

async function setOf(engine: Engine, id: number): Promise<StillSet | undefined> {
  return (await engine.ask("sets.list", {})).find((set) => set.id === id);
}

test("a set finds and counts what lies in it, however deep, each still once and its own first", async () => {
  const { engine, berlin, press, web } = await nested();
  expect(await found(engine, "in:Berlin")).toEqual(["c.jpg", "a.jpg", "b.jpg", "e.jpg"]);
  expect(await found(engine, "in:Press")).toEqual(["b.jpg", "a.jpg", "e.jpg"]);
  expect((await found(engine, "in:Berlin -in:Press")).toSorted()).toEqual(["c.jpg"]);
  expect(await setOf(engine, berlin)).toMatchObject({ parent: null, stills: 4, own: 2 });
  expect(await setOf(engine, press)).toMatchObject({ parent: berlin, stills: 3, own: 2 });
  expect(await setOf(engine, web)).toMatchObject({ parent: press, stills: 1, own: 1 });
});

test("a set that is moved takes what lies in it along, and undo puts it back", async () => {
  const { engine, berlin, press } = await nested();
  const moved = await engine.ask("sets.place", { set: press, parent: null });
  expect(moved.label).toBe("Put set “Press” out of the set it was in");
  expect(await found(engine, "in:Berlin")).toEqual(["c.jpg", "a.jpg"]);
  expect(await found(engine, "in:Press")).toEqual(["b.jpg", "a.jpg", "e.jpg"]);
  await engine.ask("history.undo", {});
  expect(await found(engine, "in:Berlin")).toEqual(["c.jpg", "a.jpg", "b.jpg", "e.jpg"]);
  const same = await engine.ask("sets.place", { set: press, parent: berlin });
  expect(same).toMatchObject({ changed: 0, change: null });
});

test("no set comes to lie in itself: not by hand, nor by what is taken back", async () => {
  const { engine, berlin, press, web } = await nested();
  const place = (set: number, parent: number | null): Promise<{ change: number | null }> =>
    engine.ask("sets.place", { set, parent });
  await expect(place(berlin, web)).rejects.toThrow(
    "“Berlin” cannot be put into “Web”, which lies in it. Take that out first.",
  );
  await expect(place(press, press)).rejects.toThrow("“Press” cannot lie in itself.");
  const { change: out } = await place(press, null); // Press out of Berlin …
  await place(berlin, press); // … which comes to lie in Press
  await expect(engine.ask("history.revert", { change: out ?? 0, rows: null })).rejects.toThrow(
    "can no longer be taken back",
  );
  expect(await setOf(engine, press)).toMatchObject({ parent: null, stills: 4 });
});

test("what lies in a set that is deleted comes to lie where it lay", async () => {
  const { engine, berlin, press, web } = await nested();
  expect((await engine.ask("sets.delete", { set: press })).label).toBe(
    "Deleted set “Press”, not the set in it",
  );
  expect(await setOf(engine, web)).toMatchObject({ parent: berlin });
  await engine.ask("history.undo", {});
  expect(await setOf(engine, web)).toMatchObject({ parent: press });
  expect(await setOf(engine, press)).toMatchObject({ parent: berlin, stills: 3, own: 2 });
  expect(await found(engine, "in:Press")).toEqual(["b.jpg", "a.jpg", "e.jpg"]);
});

test("several stills are moved together and keep their order among themselves", async () => {
  const { engine } = await nested();
  const { id: set } = await engine.ask("sets.create", {
    name: "Long",
    stills: { ids: [1, 2, 3, 4, 5] },
  });
  const move = (ids: number[], before: number): Promise<{ changed: number }> =>
    engine.ask("sets.move", { set, stills: { ids }, before });
  expect(await move([4, 2], 1)).toMatchObject({ changed: 2 });
  expect(await found(engine, "in:Long")).toEqual(["a.jpg", "b.jpg", "d.jpg", "c.jpg", "e.jpg"]);
  await move([1], 5);
  expect(await found(engine, "in:Long")).toEqual(["b.jpg", "d.jpg", "c.jpg", "e.jpg", "a.jpg"]);
  await engine.ask("history.undo", {});
  await engine.ask("history.undo", {});
  expect(await found(engine, "in:Long")).toEqual(names);
});

test("notes are of the set, or of stills in this set alone", async () => {
  const { engine, berlin, press } = await nested();
  const noted = await engine.ask("sets.note", {
    set: berlin,
    note: " For Friday, ask Real Image ",
  });
  expect(noted.label).toBe("Wrote a note on set “Berlin”");
  expect(await setOf(engine, berlin)).toMatchObject({ note: "For Friday, ask Real Image" });

  const written = await engine.ask("sets.noteStills", {
    set: berlin,
    stills: { ids: [1, 3, 5] }, // the last lies deeper
    note: "Cover",
  });
  expect(written).toMatchObject({ changed: 2, label: "Wrote a note on 2 stills in set “Berlin”" });
  const notes = (set: number, ids: number[]): Promise<unknown> =>
    engine.ask("sets.notes", { set, stills: { ids } });
  expect(await notes(berlin, [1, 3])).toEqual([{ note: "Cover", stills: 2 }]);
  expect(await notes(press, [1, 2])).toEqual([{ note: "", stills: 2 }]);

  await engine.ask("sets.move", { set: berlin, stills: { ids: [1] }, before: 0 });
  expect(await notes(berlin, [1])).toEqual([{ note: "Cover", stills: 1 }]);
  await engine.ask("history.undo", {});
  await engine.ask("history.undo", {});
  expect(await notes(berlin, [1, 3])).toEqual([{ note: "", stills: 2 }]);
  await engine.ask("history.undo", {});
  expect(await setOf(engine, berlin)).toMatchObject({ note: "" });
});

test("a note on a still in a set goes with it into the still that it is joined to", async () => {
  const { engine, berlin } = await nested();
  await engine.ask("sets.noteStills", { set: berlin, stills: { ids: [3] }, note: "Cover" });
  // 3 becomes part of 1, which is in the set too and has no note there, or of 4, which is not in it
  for (const into of [1, 4]) {
    const joined = await engine.ask("near.join", { others: [3], preferred: into, choices: [] });
    expect(joined.change).not.toBeNull();
    expect(await engine.ask("sets.notes", { set: berlin, stills: { ids: [into] } })).toEqual([
      { note: "Cover", stills: 1 },
    ]);
    await engine.ask("history.undo", {});
    expect(await engine.ask("sets.notes", { set: berlin, stills: { ids: [3] } })).toEqual([
      { note: "Cover", stills: 1 },
    ]);
  }
});
