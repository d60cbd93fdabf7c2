import { expect, test } from "vitest";
import { agentNamed } from "../../electron/engine/catalog/agents.ts";
import { aroundSql } from "../../electron/engine/catalog/records-around.ts";
import { all } from "../../electron/engine/catalog/database.ts";
import { rightsPartiesOf } from "../../electron/engine/catalog/record.ts";
import { addRightsHolder } from "../../electron/engine/catalog/tags.ts";
import { rightsRoles } from "../../electron/engine/export/rights-roles.ts";
import { tagStills } from "../../electron/engine/commands/tag-stills.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import type { Carried } from "../../shared/carried.ts";
import type { Tag } from "../../shared/tag.ts";
import { contents, storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive, namesFound, wholePane } from "../helpers/engines.ts";

function store(engine: Engine, names: readonly string[], carried: Partial<Carried> = {}): number[] {
  return storeStills(engine.archive().catalog, names, carried);
}

/** A still of a film with this cast; gives the key of the film's first character. */
async function filmWith(engine: Engine, film: string, ...cast: string[]): Promise<number> {
  const [still = 0] = store(engine, [`${film}.jpg`]);
  const { db } = engine.archive().catalog;
  const add = [film]
    .map((name): Tag => ({ field: "film", name }))
    .concat(cast.map((name): Tag => ({ field: "character", name })));
  tagStills(db, { stills: [still], add, remove: [] });
  await engine.archive().stored([still], true);
  const record = await engine.ask("stills.get", { id: still });
  return record?.depictions[0]?.character?.id ?? 0;
}

const tag = (engine: Engine, ids: number[], id: number) =>
  engine.ask("stills.tag", { stills: { ids }, add: [{ field: "character", id }], remove: [] });

test("choosing a character that is in one film only fills the film where there is none", async () => {
  const { engine } = await engineWithArchive();
  const youtie = await filmWith(engine, "Return to Dust", "Ma Youtie");
  await filmWith(engine, "Snow", "Ida");
  const { db } = engine.archive().catalog;
  const [bare = 0, snowy = 0] = store(engine, ["1.jpg", "2.jpg"]);
  tagStills(db, { stills: [snowy], add: [{ field: "film", name: "Snow" }], remove: [] });
  const before = contents(db);
  const done = await tag(engine, [bare, snowy], youtie);
  expect(done).toMatchObject({
    changed: 2,
    followed: ["Return to Dust"],
    label:
      "Tagged 2 stills with character “Ma Youtie”; film “Return to Dust” followed from the cast; joined the cast of “Snow”",
  });
  const films = await Promise.all([bare, snowy].map((id) => engine.ask("stills.get", { id })));
  expect(films.map((record) => record?.film?.name)).toEqual(["Return to Dust", "Snow"]);
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
});

test("a character of another film joins the cast of the still's film, which is told and undone with the tag", async () => {
  const { engine } = await engineWithArchive();
  const antoine = await filmWith(engine, "The 400 Blows", "Antoine Doinel");
  await filmWith(engine, "Stolen Kisses", "Christine");
  const { db } = engine.archive().catalog;
  const [still = 0] = store(engine, ["1.jpg"]);
  tagStills(db, { stills: [still], add: [{ field: "film", name: "Stolen Kisses" }], remove: [] });
  const before = contents(db);
  expect(await tag(engine, [still], antoine)).toMatchObject({
    changed: 1,
    followed: [],
    joined: ["Stolen Kisses"],
    label: "Tagged 1 still with character “Antoine Doinel”; joined the cast of “Stolen Kisses”",
  });
  // from now on it is in that cast, and whom no film has joins one without a word
  expect(await tag(engine, [still], antoine)).toMatchObject({ changed: 0, joined: [] });
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
});

test("a character of two films, or of none, fills nothing", async () => {
  const { engine } = await engineWithArchive();
  const antoine = await filmWith(engine, "The 400 Blows", "Antoine Doinel");
  await filmWith(engine, "Stolen Kisses");
  const { db } = engine.archive().catalog;
  const [other = 0, bare = 0] = store(engine, ["1.jpg", "2.jpg"]);
  tagStills(db, { stills: [other], add: [{ field: "film", name: "Stolen Kisses" }], remove: [] });
  await tag(engine, [other], antoine);
  expect(await tag(engine, [bare], antoine)).toMatchObject({ changed: 1, followed: [] });
  expect((await engine.ask("stills.get", { id: bare }))?.film).toBeNull();
});

test("a performer is told to follow from the cast, or to be said of the still", async () => {
  const { engine } = await engineWithArchive();
  const youtie = await filmWith(engine, "Return to Dust", "Ma Youtie");
  const { db } = engine.archive().catalog;
  const [first = 0, second = 0] = store(engine, ["1.jpg", "2.jpg"]);
  await tag(engine, [first], youtie);
  const shown = async (id: number): Promise<unknown[] | undefined> =>
    (await engine.ask("stills.get", { id }))?.depictions.map(({ performer, performerFollows }) => [
      performer?.name,
      performerFollows,
    ]);
  expect(await shown(first)).toEqual([[undefined, false]]);
  const role = { character: "Ma Youtie", performer: "Wu Renlin" };
  const film: Tag = { field: "film", name: "Return to Dust" };
  tagStills(db, { stills: [second], add: [film], remove: [], role });
  expect(await shown(first)).toEqual([["Wu Renlin", true]]);
  expect(await shown(second)).toEqual([["Wu Renlin", false]]);
});

test("who plays a character is said of one still, and nobody leaves the film's cast for it", async () => {
  const { engine } = await engineWithArchive();
  const ida = await filmWith(engine, "Slack Water", "Ida");
  const { db } = engine.archive().catalog;
  const stills = store(engine, ["1.jpg", "2.jpg"]);
  const [first = 0, second = 0] = stills;
  tagStills(db, {
    stills,
    add: [{ field: "film", name: "Slack Water" }],
    remove: [],
    role: { character: "Ida", performer: "Imogen Tarrow" },
  });
  tagStills(db, { stills, add: [], remove: [{ field: "performer", name: "Imogen Tarrow" }] });
  await engine.archive().stored(stills, true);
  await tag(engine, stills, ida);
  const person = async (id: number) =>
    (await engine.ask("stills.get", { id }))?.depictions.find(
      ({ character }) => character?.id === ida,
    );
  const depiction = (await person(first))?.id ?? 0;
  const before = contents(db);
  await engine.ask("depictions.judge", { depiction, certainty: "probable" });
  const who = { character: { id: ida }, performer: { name: "Little Bea Tarrow" } };
  const { label, inThisStillOnly } = await engine.ask("depictions.identify", { depiction, who });
  expect(inThisStillOnly).toBe(true);
  expect(label).toBe(
    "Changed Imogen Tarrow as Ida to Little Bea Tarrow as Ida, in this still only",
  );
  const cast = [{ name: "Imogen Tarrow" }];
  expect(await person(first)).toMatchObject({
    performer: { name: "Little Bea Tarrow" },
    performerFollows: false,
    certainty: "probable", // that it is Ida is no surer than before
    cast,
  });
  // The others go on following the cast.
  expect(await person(second)).toMatchObject({ performer: { name: "Imogen Tarrow" }, cast });
  expect(await namesFound(engine, 'performer:"Little Bea Tarrow"')).toEqual(["1.jpg"]);
  expect(await namesFound(engine, 'performer:"Imogen Tarrow"')).toEqual([
    "2.jpg",
    "Slack Water.jpg",
  ]);
  expect(await engine.ask("depictions.identify", { depiction, who })).toMatchObject({ changed: 0 });
  for (let undone = 0; undone < 2; undone++) await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
});

test("who plays a character in one still joins a cast that names nobody for it", async () => {
  const { engine } = await engineWithArchive();
  const ida = await filmWith(engine, "Slack Water", "Ida");
  const [still = 0] = store(engine, ["1.jpg"]);
  const { db } = engine.archive().catalog;
  tagStills(db, { stills: [still], add: [{ field: "film", name: "Slack Water" }], remove: [] });
  await engine.archive().stored([still], true);
  await tag(engine, [still], ida);
  const record = await engine.ask("stills.get", { id: still });
  const depiction = record?.depictions[0]?.id ?? 0;
  const who = { character: { id: ida }, performer: { name: "Imogen Tarrow" } };
  expect(await engine.ask("depictions.identify", { depiction, who })).toMatchObject({
    inThisStillOnly: false,
    label: "Changed Ida to Imogen Tarrow as Ida; Imogen Tarrow joined the cast of “Slack Water”",
  });
  // The still that showed Ida before follows it.
  expect(await namesFound(engine, 'performer:"Imogen Tarrow"')).toEqual([
    "1.jpg",
    "Slack Water.jpg",
  ]);
});

test("scenes that go with the film of their stills are told, whether it changes or is taken away", async () => {
  const { engine } = await engineWithArchive();
  const ids = store(engine, ["1.jpg", "2.jpg", "3.jpg"]);
  await engine.archive().stored(ids, true);
  const { db } = engine.archive().catalog;
  const say = (some: number[], add: Tag[], remove: Tag[] = []) =>
    engine.ask("stills.tag", { stills: { ids: some }, add, remove });
  const slack: Tag = { field: "film", name: "Slack Water" };
  await say(ids, [slack]);
  await say(ids.slice(0, 2), [{ field: "scene", name: "The storm" }]);
  const before = contents(db);
  expect(await say(ids, [{ field: "film", name: "Dust" }])).toMatchObject({
    gone: [{ name: "The storm", stills: 2 }],
    label: "Tagged 3 stills with film “Dust”; gone with it: scene “The storm” (2 stills)",
  });
  await engine.ask("history.undo", {});
  expect(await say(ids.slice(0, 1), [], [slack])).toMatchObject({
    gone: [{ name: "The storm", stills: 1 }],
    label: "Removed film “Slack Water” from 1 still; gone with it: scene “The storm” (1 still)",
  });
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
  expect(await say(ids, [slack])).toMatchObject({ changed: 0, gone: [] });
});

test("a character that stays in a cast for nothing is told when it is taken off the last still", async () => {
  const { engine } = await engineWithArchive();
  const ids = store(engine, ["1.jpg", "2.jpg"]);
  await engine.archive().stored(ids, true);
  const say = (some: number[], add: Tag[], remove: Tag[] = []) =>
    engine.ask("stills.tag", { stills: { ids: some }, add, remove });
  const ida: Tag = { field: "character", name: "Ida" };
  await say(ids, [{ field: "film", name: "Slack Water" }, ida]);
  expect(await say(ids.slice(0, 1), [], [ida])).toMatchObject({ staying: [] }); // the other shows her
  expect(await say(ids.slice(1), [], [ida])).toMatchObject({
    staying: ["Slack Water"],
    label: "Removed character “Ida” from 1 still; still in the cast of “Slack Water”",
  });
  // Who is played by somebody is in the cast for that.
  const { db } = engine.archive().catalog;
  const role = { character: "Ida", performer: "Imogen Tarrow" };
  tagStills(db, { stills: ids, add: [], remove: [], role });
  await engine.archive().stored(ids, true);
  expect(await say(ids, [], [ida])).toMatchObject({ changed: 2, staying: [] });
});

test("somebody unidentified is a value of its own and makes no character", async () => {
  const { engine } = await engineWithArchive();
  const youtie = await filmWith(engine, "Return to Dust", "Ma Youtie");
  const ids = store(engine, ["1.jpg", "2.jpg"]);
  await engine.archive().stored(ids, true);
  await tag(engine, ids.slice(0, 1), youtie);
  const { db } = engine.archive().catalog;
  const before = contents(db);
  const somebody: Tag[] = [{ field: "character", unidentified: true }];
  const say = (add: Tag[], remove: Tag[]) =>
    engine.ask("stills.tag", { stills: { ids }, add, remove });
  expect(await say(somebody, [])).toMatchObject({
    changed: 2,
    label: "Tagged 2 stills with somebody unidentified",
    named: ["somebody unidentified"],
  });
  expect(await say(somebody, [])).toMatchObject({ changed: 0 });
  expect(await namesFound(engine, "is:unidentified")).toEqual(["1.jpg", "2.jpg"]);
  expect(await namesFound(engine, "character:unidentified")).toEqual([]);
  const people = (await engine.ask("stills.get", { id: ids[0] ?? 0 }))?.depictions;
  expect(people?.map(({ character, region }) => [character?.name, region])).toEqual([
    ["Ma Youtie", null],
    [undefined, null],
  ]);
  // In a region they stay: taking that away is done where it is seen.
  const box = { x: 0.1, y: 0.1, width: 0.2, height: 0.2 };
  const depiction = people?.[1]?.id ?? 0;
  await engine.ask("depictions.move", { depiction, box });
  expect(await say([], somebody)).toMatchObject({
    changed: 1,
    label: "Removed somebody unidentified from 1 still",
  });
  expect(await namesFound(engine, "is:unidentified")).toEqual(["1.jpg"]);
  for (let undone = 0; undone < 3; undone++) await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
});

test("where more is said of a character than that it is shown is known, for a key not to take that away", async () => {
  const { engine } = await engineWithArchive();
  const youtie = await filmWith(engine, "Return to Dust", "Ma Youtie");
  const stills = store(engine, ["1.jpg", "2.jpg", "3.jpg", "4.jpg"]);
  await engine.archive().stored(stills, true);
  const shown = () => engine.ask("cast.shown", { stills: { ids: stills }, character: youtie });
  await tag(engine, stills.slice(0, 3), youtie);
  expect(await shown()).toEqual({ plain: stills.slice(0, 3), kept: 0, said: [] });
  const [, second, third] = await Promise.all(
    stills.map(async (id) => (await engine.ask("stills.get", { id }))?.depictions[0]?.id ?? 0),
  );
  const who = { character: { id: youtie }, performer: { name: "Wu Renlin" } };
  await engine.ask("depictions.identify", { depiction: second ?? 0, who });
  expect(await shown()).toEqual({ plain: [stills[0], stills[2]], kept: 1, said: ["performer"] });
  const judged = { depiction: third ?? 0, certainty: "probable", by: "Ann Archer" } as const;
  await engine.ask("depictions.judge", judged);
  expect(await shown()).toEqual({
    plain: [stills[0]],
    kept: 2,
    said: ["performer", "certainty", "identifier"],
  });
});

test("the rights holders of a film follow to its stills until one has an owner of its own", async () => {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  const [first = 0, second = 0] = store(engine, ["1.jpg", "2.jpg"]);
  const film: Tag = { field: "film", name: "Return to Dust" };
  tagStills(db, { stills: [first, second], add: [film], remove: [] });
  await engine.archive().stored([first, second], true);
  const before = contents(db);
  const id = (await engine.ask("stills.get", { id: first }))?.film?.id ?? 0;
  const rightsHolders = [{ name: "Hucheng No.7 Films" }];
  const change = { kind: "film", id, set: { rightsHolders } } as const;
  await engine.ask("records.change", { command: { do: "edit", record: change } });
  const held = async (still: number) =>
    (await engine.ask("stills.get", { id: still }))?.rightsHolders.map(({ name, follows }) => [
      name,
      follows,
    ]);
  const owners = (still: number) => rightsRoles(rightsPartiesOf(db, still)).owners;
  const follows = [["Hucheng No.7 Films", true]];
  expect([await held(first), await held(second)]).toEqual([follows, follows]);
  expect(owners(first)).toEqual(["Hucheng No.7 Films"]);
  expect(await namesFound(engine, "rights:hucheng")).toEqual(["1.jpg", "2.jpg"]);
  expect(await namesFound(engine, "no:rights")).toEqual([]);
  const { rightsHolders: listed } = await engine.ask("overview.get", wholePane);
  expect(listed.lines.map(({ name, stills }) => [name, stills])).toEqual([
    ["Hucheng No.7 Films", 2],
  ]);

  const own: Tag = { field: "rightsHolder", name: "China Film Archive" };
  await engine.ask("stills.tag", { stills: { ids: [second] }, add: [own], remove: [] });
  expect(await held(second)).toEqual([["China Film Archive", false]]);
  expect(await namesFound(engine, "rights:hucheng")).toEqual(["1.jpg"]);
  const stills = { ids: [first, second] };
  const summary = await engine.ask("stills.summary", { stills, language: "x-default" });
  expect(summary.rightsHolders).toMatchObject([{ name: "China Film Archive", count: 1 }]);
  expect(summary.followingHolders).toMatchObject([{ name: "Hucheng No.7 Films", count: 1 }]);

  await engine.ask("history.undo", {});
  expect(await held(second)).toEqual(follows);
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
  expect(await namesFound(engine, "rights:hucheng")).toEqual([]);
});

test("who only supplies a still leaves its owner to follow from the film", async () => {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  const [still = 0] = store(engine, ["1.jpg"]);
  tagStills(db, { stills: [still], add: [{ field: "film", name: "Dust" }], remove: [] });
  const film = (await engine.ask("stills.get", { id: still }))?.film?.id ?? 0;
  const set = { rightsHolders: [{ name: "Hucheng" }] };
  await engine.ask("records.change", {
    command: { do: "edit", record: { kind: "film", id: film, set } },
  });
  addRightsHolder(db, [still], agentNamed(db, "Alamy"), "supplier");
  const roles = rightsRoles(rightsPartiesOf(db, still));
  expect([roles.owners, roles.suppliers]).toEqual([["Hucheng"], ["Alamy"]]);
});

test("the tag field offers first whom the caption names, then what was used, then what the folder has", async () => {
  const { engine } = await engineWithArchive();
  await filmWith(engine, "Return to Dust", "Ma Youtie", "Cao Guiying", "Zhang Yongfu", "Ma Laoda");
  const { db } = engine.archive().catalog;
  const film: Tag = { field: "film", name: "Return to Dust" };
  const many = store(engine, ["x 1.jpg", "x 2.jpg", "x 3.jpg"]);
  const others = ["Ma Laoda", "Frequent"].map((name): Tag => ({ field: "character", name }));
  tagStills(db, { stills: many, add: [film, ...others], remove: [] });
  const [still = 0] = store(engine, ["a 1.jpg"], {
    texts: { caption: { en: "Here is Cao Guiying." } },
  });
  tagStills(db, { stills: [still], add: [film], remove: [] });
  await engine.archive().stored([...many, still], true);
  await engine.archive().search.ready();
  const offered = async (): Promise<string[]> => {
    const stills = { ids: [still] };
    const choices = await engine.ask("tags.choices", { field: "character", text: "", stills });
    return choices.map(({ name }) => name);
  };
  expect((await offered()).slice(0, 1)).toEqual(["Cao Guiying"]);
  const [, zhang] = await Promise.all([
    offered(),
    engine.ask("tags.choices", { field: "character", text: "zhang", stills: null }),
  ]);
  await tag(engine, [many[0] ?? 0], zhang[0]?.id ?? 0);
  expect((await offered()).slice(0, 2)).toEqual(["Cao Guiying", "Zhang Yongfu"]);
});

test("what the folder has is found without looking through a table", async () => {
  const { engine } = await engineWithArchive();
  const plan = all<{ detail: string }>(
    engine.archive().catalog.db,
    `EXPLAIN QUERY PLAN ${aroundSql}`,
    "[1]",
  );

  const steps = plan.map(({ detail }) => detail).join("\n");
  expect(steps).not.toMatch(/SCAN (?:still|depiction|rights_record|still_\w+)\b/u);
});
