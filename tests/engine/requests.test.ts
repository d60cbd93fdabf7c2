import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contents } from "../helpers/catalogs.ts";
import { engineWithArchive, indexWhole, namesFound, wholePane } from "../helpers/engines.ts";
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
  const { films, keywords } = await engine.ask("overview.get", { ...wholePane, films: [1] });
  const sets = await engine.ask("sets.list", {});
  const entries = [
    ...films.lines,
    ...films.lines.flatMap(({ characters }) => characters.lines),
    ...keywords.lines,
  ];
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
  const { withoutFilm } = await engine.ask("overview.get", wholePane);
  expect(withoutFilm).toMatchObject({
    characters: { total: 1, lines: [{ name: "A ghost", stills: 1 }] },
    performers: { total: 1, lines: [{ name: "Hai Qing", stills: 1 }] },
    scenes: { total: 1, lines: [{ name: "The wedding", stills: 1 }] },
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
  const record = { kind: "role", film: 5, character: { id: 6 }, set: {} } as const;
  await expect(
    engine.ask("records.change", { command: { do: "make", record } }),
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
  rmSync(join(stills, "RTD_0044.jpg"));
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

test("the left pane lists scenes and cast of open films, and says of the others how many there are", async () => {
  const engine = await engineWithStill();
  const add = [
    { field: "film", name: "Return to Dust (2022)" },
    { field: "character", name: "Ma Youtie" },
    { field: "scene", name: "The wedding" },
  ] as const;
  await engine.ask("stills.tag", { stills: { ids: [1] }, add: [...add], remove: [] });
  const one = { total: 1, lines: [] };
  const closed = await engine.ask("overview.get", wholePane);
  expect(closed.films.lines).toMatchObject([{ year: 2022, scenes: one, characters: one }]);
  const open = await engine.ask("overview.get", { ...wholePane, films: [1] });
  expect(open.films.lines).toMatchObject([
    {
      scenes: { total: 1, lines: [{ name: "The wedding", stills: 1 }] },
      characters: { total: 1, lines: [{ name: "Ma Youtie", stills: 1, performers: [] }] },
    },
  ]);
});

test("the filter of the left pane finds names in any script, with what they stand in", async () => {
  const engine = await engineWithStill();
  const role = { film: "Return to Dust (2022)", character: "馬有鐵", scene: "The wedding" };
  const add = Object.entries(role).map(([field, name]) => ({ field: field as "film", name }));
  await engine.ask("stills.tag", { stills: { ids: [1] }, add, remove: [] });
  await engine.ask("records.change", {
    command: {
      do: "make",
      record: {
        kind: "role",
        film: 1,
        character: { id: 1 },
        set: { performer: { name: "Wu Renlin" } },
      },
    },
  });
  const shown = async (filter: string): Promise<string[]> => {
    const { films } = await engine.ask("overview.get", { ...wholePane, filter });
    const within = films.lines.flatMap(({ characters, scenes }) => [
      ...characters.lines,
      ...scenes.lines,
    ]);
    return [...films.lines, ...within].map(({ name }) => name);
  };
  expect(await shown("马有")).toEqual(["Return to Dust", "馬有鐵"]);
  expect(await shown("renlin")).toEqual(["Return to Dust", "馬有鐵"]);
  expect(await shown("WEDD")).toEqual(["Return to Dust", "The wedding"]);
  expect(await shown("dust 2022")).toEqual(["Return to Dust", "馬有鐵", "The wedding"]);
  expect(await shown("nobody")).toEqual([]);
});

test("a filter that much matches lists a thousand lines and says that there are more", async () => {
  const engine = await engineWithStill();
  const add = Array.from({ length: 1001 }, (_, n) => ({
    field: "keyword" as const,
    name: `Keyword ${String(n)}`,
  }));
  await engine.ask("stills.tag", { stills: { ids: [1] }, add, remove: [] });
  const filtered = async (filter: string): Promise<[number, number, boolean]> => {
    const { keywords, cut } = await engine.ask("overview.get", { ...wholePane, filter });
    return [keywords.total, keywords.lines.length, cut];
  };
  expect(await filtered("keyword")).toEqual([1001, 1000, true]);
  expect(await filtered("keyword 100")).toEqual([1001, 2, false]); // 100 and 1000
});

test("the main cast of stills is that of the film they share, in billing order, nine at most", async () => {
  const engine = await engineWithStill();
  const tag = async (field: "film" | "character", name: string): Promise<unknown> =>
    await engine.ask("stills.tag", { stills: { ids: [1] }, add: [{ field, name }], remove: [] });
  const main = async () => await engine.ask("cast.main", { stills: { ids: [1] } });
  expect(await main()).toEqual({ film: null, characters: [] });
  await tag("film", "Return to Dust (2022)");
  const names = Array.from({ length: 11 }, (_, n) => `Role ${String(11 - n)}`);
  for (const name of names) await tag("character", name);
  await engine.ask("records.change", {
    command: {
      do: "make",
      record: {
        kind: "role",
        film: 1,
        character: { id: 1 },
        set: { performer: { name: "Hai Qing" } },
      },
    },
  });
  await engine.ask("records.change", {
    command: {
      do: "make",
      record: {
        kind: "role",
        film: 1,
        character: { id: 1 },
        set: { performer: { name: "Wu Renlin" } },
      },
    },
  });
  const { film, characters } = await main();
  expect(film).toMatchObject({ id: 1, name: "Return to Dust" });
  expect(characters.map(({ name }) => name)).toEqual(names.slice(0, 9));
  expect(characters[0]?.performers).toEqual(["Hai Qing", "Wu Renlin"]);
});

test("marks are searched for as soon as they are given, are undone, and none at all are refused", async () => {
  const engine = await engineWithStill();
  const stills = { ids: [1] };
  const given = await engine.ask("stills.mark", { stills, rating: 4, colourLabel: "blue" });
  expect(given).toMatchObject({ changed: 1, label: "Rated 1 still ★★★★; labelled 1 still blue" });
  for (const query of ["rating:>3", "label:blue has:label", "is:new -is:picked"])
    expect(await namesFound(engine, query)).toEqual(["a.jpg"]);
  expect(await namesFound(engine, "rating:<4 OR is:checked")).toEqual([]);
  await engine.ask("history.undo", {});
  expect(await namesFound(engine, "rating:<4")).toEqual(["a.jpg"]);
  await expect(engine.ask("stills.mark", { stills })).rejects.toMatchObject({
    problem: { kind: "invalid" },
  });
});

test("everything since a change is undone after it was looked at, and one redo brings all of it back", async () => {
  const engine = await engineWithStill();
  const { db } = engine.archive().catalog;
  const tag = async (name: string): Promise<number> => {
    const add = [{ field: "keyword" as const, name }];
    const { change } = await engine.ask("stills.tag", { stills: { ids: [1] }, add, remove: [] });
    return change ?? 0;
  };
  const found = async (query: string): Promise<number> =>
    (await engine.ask("search.run", { query, sort: "name", facets: false })).total;
  const first = await tag("donkey");
  const early = contents(db);
  await tag("plough");
  await tag("field");
  const late = contents(db);
  const labels = ["field", "plough"].map((name) => `Tagged 1 still with keyword “${name}”`);
  expect(await engine.ask("history.since", { change: first })).toEqual({
    changes: 2,
    labels,
    stills: 1,
    named: [{ id: 1, name: "a.jpg", number: null }],
  });
  expect(await engine.ask("history.undoSince", { change: first })).toEqual({ undone: 2 });
  expect(contents(db)).toEqual(early);
  expect([await found("donkey"), await found("plough"), await found("field")]).toEqual([1, 0, 0]);
  const together = `2 changes, from “${String(labels[1])}” to “${String(labels[0])}”`;
  expect((await engine.ask("history.state", {})).redo).toBe(together);
  expect(await engine.ask("history.redo", {})).toEqual({ label: together });
  expect(contents(db)).toEqual(late);
  expect([await found("plough"), await found("field")]).toEqual([1, 1]);
});

test("what was undone in steps is done again in the same steps", async () => {
  const engine = await engineWithStill();
  for (const text of ["1", "2", "3", "4"])
    await engine.ask("stills.setNumber", { stills: { ids: [1] }, field: "number", text });
  const number = async (): Promise<string | null> =>
    (await engine.ask("stills.get", { id: 1 }))?.number ?? null;
  const [, , second] = await engine.ask("history.list", { still: 1, offset: 0, limit: 9 });
  await engine.ask("history.undo", {});
  await engine.ask("history.undoSince", { change: second?.id ?? 0 });
  await engine.ask("history.undoSince", { change: 0 });
  const again: (string | null)[] = [await number()];
  for (let step = 0; step < 3; step++) {
    await engine.ask("history.redo", {});
    again.push(await number());
  }
  expect(again).toEqual([null, "2", "3", "4"]);
  expect(await engine.ask("history.redo", {})).toEqual({ label: null });
});

test("a value that is too long is refused in words, and one in a sentence of the history is shortened", async () => {
  const engine = await engineWithStill();
  await expect(
    engine.ask("stills.setNumber", {
      stills: { ids: [1] },
      field: "number",
      text: "9".repeat(201),
    }),
  ).rejects.toThrow(
    "This is too long: it has 201 characters, and there is room for 200. Shorten it.",
  );
  const made = await engine.ask("records.change", {
    command: { do: "make", record: { kind: "agent", name: "Real Image", set: {} } },
  });
  const value = "q".repeat(1500);
  const set = { contacts: [{ kind: "other" as const, value }] };
  const { label } = await engine.ask("records.change", {
    command: { do: "edit", record: { kind: "agent", id: made.id ?? 0, set } },
  });
  expect(label.length).toBeLessThan(200);
  expect(label).toContain(`${"q".repeat(80)}… added`);
});
