import { expect, test } from "vitest";
import { all } from "../../electron/engine/catalog/database.ts";
import { namesakesSql } from "../../electron/engine/catalog/records/namesakes.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { recordKinds } from "../../shared/record.ts";
import type { Make } from "../../shared/contract/records.ts";
import type { TagField } from "../../shared/tag.ts";
import { storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive, namesFound, wholePane } from "../helpers/engines.ts";

async function made(
  engine: Engine,
  record: Make,
): Promise<{ id: number; remarks: readonly string[] }> {
  const { id, remarks } = await engine.ask("records.change", { command: { do: "make", record } });
  return { id: id ?? 0, remarks };
}

const hamlet = (year: number, ...directors: string[]): Make => ({
  kind: "film",
  name: "Hamlet",
  set: { year, directors: directors.map((name) => ({ name })) },
});

async function tag(engine: Engine, still: number, field: TagField, id: number): Promise<void> {
  await engine.ask("stills.tag", { stills: { ids: [still] }, add: [{ field, id }], remove: [] });
}

/** Two films called Hamlet, of 1948 both, with a still each; and one of 1964. */
async function threeHamlets(): Promise<{ engine: Engine; films: number[]; stills: number[] }> {
  const { engine } = await engineWithArchive();
  const stills = storeStills(engine.archive().catalog, ["1.jpg", "2.jpg", "3.jpg"]);
  const films: number[] = [];
  for (const film of [hamlet(1948, "Laurence Olivier"), hamlet(1948), hamlet(1964, "Kozintsev")]) {
    const { id } = await made(engine, film);
    await tag(engine, stills[films.length] ?? 0, "film", id);
    films.push(id);
  }
  await engine.archive().stored(stills, true);
  await engine.archive().search.ready();
  return { engine, films, stills };
}

test("two films of one title and year are told apart wherever they are listed, and each is found by itself", async () => {
  const { engine, films, stills } = await threeHamlets();
  const [olivier = 0, nobody = 0] = films;
  const { films: pane } = await engine.ask("overview.get", wholePane);
  expect(pane.lines.map(({ year, distinction, query }) => [year, distinction, query])).toEqual([
    [1948, "Laurence Olivier", `film:"Hamlet #${String(olivier)}"`],
    [1948, `#${String(nobody)}`, `film:"Hamlet #${String(nobody)}"`],
    [1964, "", "film:Hamlet year:1964"],
  ]);
  const found = await Promise.all(pane.lines.map(({ query }) => namesFound(engine, query)));
  expect(found).toEqual([["1.jpg"], ["2.jpg"], ["3.jpg"]]);
  expect(await namesFound(engine, "film:hamlet")).toEqual(["1.jpg", "2.jpg", "3.jpg"]);

  const details = ["1948 · Laurence Olivier", `1948 · #${String(nobody)}`, "1964"];
  const list = await engine.ask("records.list", {
    kind: "film",
    filter: "hamlet",
    film: null,
    offset: 0,
    limit: 9,
  });
  expect(list.lines.map(({ detail }) => detail)).toEqual(details);
  expect(list.lines.map(({ query }) => query)).toEqual(pane.lines.map(({ query }) => query));
  const choices = await engine.ask("tags.choices", { field: "film", text: "hamlet", stills: null });
  expect(choices.map(({ detail }) => detail).toSorted()).toEqual(details.toSorted());
  const calls = [`Hamlet #${String(olivier)}`, "Hamlet #999999", "Hamlet"].map((value) =>
    engine.ask("search.named", { field: "film", value }),
  );
  expect(await Promise.all(calls)).toEqual([
    { name: "Hamlet (1948 · Laurence Olivier)" },
    { name: null },
    { name: null },
  ]);
  const { uuid = "" } = (await engine.ask("stills.get", { id: stills[0] ?? 0 })) ?? {};
  expect(await engine.ask("search.named", { field: "near", value: uuid })).toEqual({
    name: "1.jpg",
  });
  const offered = await engine.ask("search.complete", { query: "film:ham", caret: 8 });
  expect(offered.map(({ detail }) => detail).toSorted()).toEqual(
    details.map((detail) => `film · ${detail}`).toSorted(),
  );
  const { facets } = await engine.ask("search.run", { query: "", sort: "name", facets: true });
  expect(facets?.films.map(({ value, apart }) => [value, apart])).toEqual(
    details.map((detail) => ["Hamlet", detail]),
  );
  const narrowed = await Promise.all(
    (facets?.films ?? []).map((one) => namesFound(engine, one.query)),
  );
  expect(narrowed.flat()).toHaveLength(3);
});

test("scenes of one name, and characters nobody plays, are told apart by the year of their film", async () => {
  const { engine, films, stills } = await threeHamlets();
  for (const at of [0, 1, 2]) {
    const film = films[at] ?? 0;
    const still = stills[at] ?? 0;
    for (const [kind, name] of [
      ["scene", "Funeral"],
      ["character", "Ghost"],
    ] as const)
      await tag(engine, still, kind, (await made(engine, { kind, name, film, set: {} })).id);
  }
  const inOrder = { query: "", sort: "film", facets: true } as const;
  const { result, facets } = await engine.ask("search.run", { ...inOrder, group: "scene" });
  const nobody = String(films[1] ?? 0);
  const scenes = [
    `Hamlet (1948 · #${nobody})`,
    "Hamlet (1948 · Laurence Olivier)",
    "Hamlet (1964)",
  ];
  expect(facets?.scenes.map(({ value, apart }) => [value, apart]).toSorted()).toEqual(
    scenes.map((apart) => ["Funeral", apart]),
  );
  const ofLast = facets?.characters.find(({ apart = "" }) => !apart.startsWith("#"));
  expect(ofLast).toMatchObject({ value: "Ghost", apart: "Hamlet (1964)" });
  const headings = await engine.ask("search.groups", { result, from: 0, count: 3 });
  expect(headings.map(({ label }) => label)).toEqual(scenes.map(() => "Funeral"));
  expect(headings.map(({ detail }) => detail).toSorted()).toEqual(scenes);
  const offered = await engine.ask("search.complete", { query: "scene:fun", caret: 9 });
  expect(offered.map(({ detail }) => detail).toSorted()).toEqual(
    scenes.map((detail) => `scene · ${detail}`),
  );
});

test("a film goes on being found by its key when it is renamed, and by nobody's when it is gone", async () => {
  const { engine, films } = await threeHamlets();
  const [id = 0] = films;
  const query = `film:"Hamlet #${String(id)}"`;
  const rename = { do: "rename", kind: "film", id, name: "Gamlet", keep: true } as const;
  await engine.ask("records.change", { command: rename });
  expect(await namesFound(engine, query)).toEqual(["1.jpg"]);
  await engine.ask("records.change", { command: { do: "remove", kind: "film", id } });
  expect(await namesFound(engine, query)).toEqual([]);
});

test("two characters of one name are told apart in the summary, in a preview, and by the query of a chip", async () => {
  const { engine, films, stills } = await threeHamlets();
  const [olivier = 0, nobody = 0] = films;
  const [first = 0, second = 0] = stills;
  const make = (film: number): Promise<{ id: number; remarks: readonly string[] }> =>
    made(engine, { kind: "character", name: "Ghost", film, set: {} });
  const one = await make(olivier);
  const other = await make(nobody);
  expect(other.remarks).toEqual([
    `There is already a character “Ghost” (#${String(one.id)}). Merge them, or keep both.`,
  ]);
  await tag(engine, first, "character", one.id);
  await tag(engine, second, "character", other.id);
  const both = { ids: [first, second] };
  const summary = await engine.ask("stills.summary", { stills: both, language: "x-default" });
  const apart = [one.id, other.id].map((id) => `#${String(id)}`);
  expect(summary.characters.map(({ detail }) => detail.slice(-2)).toSorted()).toEqual(apart);
  const preview = await engine.ask("stills.preview", {
    stills: both,
    change: {
      write: "tags",
      add: [{ field: "character", id: one.id }],
      remove: [{ field: "character", id: other.id }],
      replace: [],
    },
  });
  expect(preview.gained.lines.map(({ distinction }) => distinction)).toEqual(apart.slice(0, 1));
  expect(preview.lost.lines.map(({ distinction }) => distinction)).toEqual(apart.slice(1));
  const { query } = await engine.ask("records.query", {
    field: "character",
    id: one.id,
    film: olivier,
  });
  expect(query).toBe(`character:"Ghost ${apart[0] ?? ""}" film:"Hamlet #${String(olivier)}"`);
  expect(await namesFound(engine, query)).toEqual(["1.jpg"]);
});

test("whoever gets a name that another has is told so, and keeps it", async () => {
  const { engine } = await engineWithArchive();
  const agent = (name: string): Make => ({ kind: "agent", name, set: {} });
  const { id } = await made(engine, agent("Ma Youtie"));
  const other = await made(engine, agent("Hai Qing"));
  expect(other.remarks).toEqual([]);
  const rename = {
    do: "rename",
    kind: "agent",
    id: other.id,
    name: "Youtie Ma",
    keep: false,
  } as const;
  const done = await engine.ask("records.change", { command: rename });
  expect(done.remarks).toEqual([
    `There is already an agent “Ma Youtie” (#${String(id)}), also called “Youtie Ma”. Merge them, or keep both.`,
  ]);
});

test("namesakes are found without looking through a table", async () => {
  const { engine } = await engineWithArchive();
  for (const kind of recordKinds) {
    const plan = all<{ detail: string }>(
      engine.archive().catalog.db,
      `EXPLAIN QUERY PLAN ${namesakesSql(kind)}`,
      { ids: "[1]" },
    );
    expect(plan.map(({ detail }) => detail).join("\n")).not.toMatch(/SCAN (?:one|other|named)\b/u);
  }
});

test("a film is listed by title and year as they are written together", async () => {
  const { engine, films } = await threeHamlets();
  const listed = async (filter: string) =>
    (
      await engine.ask("records.list", { kind: "film", filter, film: null, offset: 0, limit: 9 })
    ).lines.map(({ id }) => id);
  expect(await listed("hamlet (1948)")).toEqual(films.slice(0, 2));
  expect(await listed("Hamlet（1964）")).toEqual(films.slice(2));
  expect(await listed("hamlet (1996)")).toEqual([]);
});

test("a sentence, a chip and a link tell a film from the one of its title and year", async () => {
  const { engine, films, stills } = await threeHamlets();
  const [olivier = 0, nobody = 0, kozintsev = 0] = films;
  const [still = 0] = stills;
  const asked = { stills: { ids: [still] }, remove: [] };
  const told = async (id: number) =>
    await engine.ask("stills.tag", { ...asked, add: [{ field: "film", id }] });
  const second = `Hamlet (1948 · #${String(nobody)})`;
  expect(await told(nobody)).toMatchObject({
    label: `Tagged 1 still with film “Hamlet” (1948 · #${String(nobody)})`,
    named: [second],
  });
  expect(await told(kozintsev)).toMatchObject({
    label: "Tagged 1 still with film “Hamlet” (1964)",
    named: ["Hamlet (1964)"],
  });
  expect((await told(olivier)).named).toEqual(["Hamlet (1948 · Laurence Olivier)"]);
  const [last] = await engine.ask("history.list", { still, offset: 0, limit: 1 });
  expect(last?.names.film).toEqual({
    [olivier]: "Hamlet (1948 · Laurence Olivier)",
    [kozintsev]: "Hamlet (1964)",
  });
  const shown = await engine.ask("stills.get", { id: still });
  expect(shown?.film).toMatchObject({ id: olivier, apart: "Laurence Olivier" });
  const page = await engine.ask("records.get", { kind: "film", id: olivier });
  expect(page).toMatchObject({ alike: [{ id: nobody, apart: `#${String(nobody)}` }] });
  const gone = { do: "remove", kind: "film", id: nobody } as const;
  expect((await engine.ask("records.change", { command: gone })).label).toBe(
    `Deleted film “Hamlet” (1948 · #${String(nobody)}) (1 still)`,
  );
});

test("two rights holders of one name are told apart on a still and in its sentences", async () => {
  const { engine } = await engineWithArchive();
  const [still = 0] = storeStills(engine.archive().catalog, ["1.jpg"]);
  const { id: first } = await made(engine, { kind: "agent", name: "Real Image", set: {} });
  const { id: second } = await made(engine, { kind: "agent", name: "Real Image", set: {} });
  const add = [{ field: "rightsHolder" as const, id: second }];
  const done = await engine.ask("stills.tag", { stills: { ids: [still] }, add, remove: [] });
  expect(done.label).toBe(`Tagged 1 still with rights holder “Real Image” (#${String(second)})`);
  const shown = await engine.ask("stills.get", { id: still });
  expect(shown?.rightsHolders).toMatchObject([{ id: second, apart: `#${String(second)}` }]);
  const directed: Make = { kind: "film", name: "Dust", set: { directors: [{ id: first }] } };
  const { id: film } = await made(engine, directed);
  expect(await engine.ask("records.get", { kind: "film", id: film })).toMatchObject({
    directors: [{ id: first, apart: "Dust" }],
  });
});
