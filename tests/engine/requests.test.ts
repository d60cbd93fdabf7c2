import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Overview } from "../../shared/contract/stills.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

async function engineWithStill() {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 1);
  await indexWhole(engine, stills);
  return engine;
}

test("a name with quotes of any kind is found from the left pane and from its set", async () => {
  const engine = await engineWithStill();
  for (const name of ['Robert "Bob" Smith', "The “Cat”", "back\\slash", "OR"]) {
    const add = [
      { field: "film", name: "Film (1948)" },
      { field: "character", name },
      { field: "keyword", name },
    ] as const;
    await engine.ask("stills.tag", { stills: { ids: [1] }, add: [...add], remove: [] });
    await engine.ask("sets.create", { name, stills: { ids: [1] } });
  }
  const { films, keywords }: Overview = await engine.ask("overview.get", {});
  const sets = await engine.ask("sets.list", {});
  const entries = [...films, ...films.flatMap(({ characters }) => characters), ...keywords];
  expect(entries).toHaveLength(9);
  for (const { query, stills } of [...entries, ...sets]) {
    expect(stills).toBe(1);
    expect(await namesFound(engine, query)).toEqual(["a.jpg"]);
  }
});

test("what belongs to no film stands in the left pane, with its stills", async () => {
  const engine = await engineWithStill();
  await engine.ask("stills.tag", {
    stills: { ids: [1] },
    add: [
      { field: "character", name: "A ghost" },
      { field: "performer", name: "Hai Qing" },
      { field: "scene", name: "The wedding" },
    ],
    remove: [],
  });
  const { withoutFilm } = await engine.ask("overview.get", {});
  expect(withoutFilm).toMatchObject({
    characters: [{ name: "A ghost", stills: 1 }],
    performers: [{ name: "Hai Qing", stills: 1 }],
    scenes: [{ name: "The wedding", stills: 1 }],
  });
});

test("typing errors keep no list, so that the list that is shown stays", async () => {
  const engine = await engineWithStill();
  const { result } = await engine.ask("search.run", { query: "", sort: "name", facets: false });
  for (let typed = 0; typed < 40; typed += 1) {
    const wrong = await engine.ask("search.run", { query: "no:such", sort: "name", facets: false });
    expect(wrong).toMatchObject({ result: 0, total: 0 });
  }
  expect(await engine.ask("search.slice", { result, from: 0, count: 1 })).toHaveLength(1);
});

test("a list that is no longer kept cannot be carried over, which is no failure", async () => {
  const engine = await engineWithStill();
  const { result } = await engine.ask("search.run", { query: "", sort: "name", facets: false });
  const asked = { from: 999, ranges: [[0, 1]] as [number, number][], places: [0], to: result };
  expect(await engine.ask("search.remap", asked)).toBeNull();
});

test("stills, films and characters that are not there are refused or passed over in words", async () => {
  const engine = await engineWithStill();
  const { id } = await engine.ask("sets.create", { name: "Press", stills: { ids: [1, 77] } });
  expect(await engine.ask("sets.add", { set: id, stills: { ids: [99] } })).toMatchObject({
    changed: 0,
  });
  await expect(
    engine.ask("cast.assign", { film: 5, character: 6, performers: ["Hai Qing"] }),
  ).rejects.toMatchObject({ problem: { kind: "not-found" } });
});

test("a still is found by the name of each of its files, also of one found later or gone since", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "RTD_0044.jpg"), 1);
  await drawPicture(join(stills, "other.jpg"), 2);
  await indexWhole(engine, stills);
  mkdirSync(join(stills, "sub"));
  copyFileSync(join(stills, "RTD_0044.jpg"), join(stills, "sub", "emoji 🎬 new\nline.jpg"));
  await indexWhole(engine, stills);
  for (const query of ["RTD_0044", "emoji", "emoji new line", "file:emoji"])
    expect(await namesFound(engine, query), query).toEqual(["RTD_0044.jpg"]);
  rmSync(join(stills, "sub"), { recursive: true });
  await indexWhole(engine, stills);
  // A name last seen still leads to its still: it is how somebody may remember it.
  expect(await namesFound(engine, "emoji")).toEqual(["RTD_0044.jpg"]);
});
test.each(["stills", "./stills", "../x", "C:stills", "~/stills", ""])(
  "refuses the path %j, which depends on where one stands",
  async (path) => {
    const { engine } = await engineWithArchive();
    await expect(engine.ask("archive.open", { path })).rejects.toThrow("from the root");
  },
);
