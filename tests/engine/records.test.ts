import type { InputOf } from "../../shared/contract/index.ts";
import { expect, test } from "vitest";
import { agentNamed } from "../../electron/engine/catalog/agents.ts";
import { castPerformer, makeCharacter } from "../../electron/engine/catalog/cast.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import type { RecordCommand, RecordOutcome } from "../../shared/contract/records.ts";
import type {
  AgentPage,
  CharacterPage,
  FilmPage,
  KeywordPage,
  ScenePage,
} from "../../shared/record-page.ts";
import type { AgentWork } from "../../shared/record.ts";
import type { Tag, TagField } from "../../shared/tag.ts";
import { contents, storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive, namesFound } from "../helpers/engines.ts";

/** An archive with stills of these names and nothing else. */
async function archiveOf(...files: string[]): Promise<{ engine: Engine; stills: number[] }> {
  const { engine } = await engineWithArchive();
  const stills = storeStills(engine.archive().catalog, files);
  await engine.archive().search.ready();
  await engine.archive().stored(stills, true);
  return { engine, stills };
}

async function tag(
  engine: Engine,
  ids: number[],
  names: Partial<Record<TagField, string>>,
): Promise<void> {
  const add: Tag[] = Object.entries(names).map(([field, name]) => ({
    field: field as TagField,
    name,
  }));
  await engine.ask("stills.tag", { stills: { ids }, add, remove: [] });
}

const change = (
  engine: Engine,
  command: RecordCommand,
): Promise<RecordOutcome & { change: number | null }> => engine.ask("records.change", { command });

async function made(
  engine: Engine,
  record: Extract<RecordCommand, { do: "make" }>["record"],
): Promise<number> {
  return (await change(engine, { do: "make", record })).id ?? 0;
}

const film = async (engine: Engine, id: number): Promise<FilmPage> =>
  (await engine.ask("records.get", { kind: "film", id })) as FilmPage;
const character = async (engine: Engine, id: number): Promise<CharacterPage> =>
  (await engine.ask("records.get", { kind: "character", id })) as CharacterPage;

async function found(engine: Engine, query: string): Promise<number> {
  return (await engine.ask("search.run", { query, sort: "film", facets: false })).total;
}

async function idOf(
  engine: Engine,
  kind: "film" | "scene" | "character" | "agent" | "keyword",
  filter: string,
): Promise<number> {
  const { lines } = await engine.ask("records.list", {
    kind,
    filter,
    film: null,
    offset: 0,
    limit: 10,
  });
  return lines[0]?.id ?? 0;
}

test("a film has titles, countries, people, identifiers and codes, in the order given", async () => {
  const { engine } = await archiveOf();
  const id = await made(engine, {
    kind: "film",
    name: "Return to Dust",
    set: {
      language: "en",
      year: 2022,
      names: [
        { kind: "original", language: "zh-Hans", name: "隐入尘烟" },
        { kind: "transliterated", language: "zh-Latn", name: "Yǐn rù chényān" },
      ],
      countries: ["CN", "HK"],
      directors: [{ name: "Li Ruijun" }],
      companies: [{ name: "Qizi Films" }, { name: "Hucheng No.7 Films" }],
      identifiers: [
        { scheme: "wikidata", value: "http://www.wikidata.org/entity/Q42", note: "" },
        { scheme: "imdb", value: "TT16253418", note: "" },
      ],
      codes: [{ code: "802", studio: "Qizi", fromYear: 2021, toYear: null }],
    },
  });
  const page = await film(engine, id);
  expect(page).toMatchObject({
    name: "Return to Dust",
    language: "en",
    year: 2022,
    countries: ["CN", "HK"],
    directors: [{ name: "Li Ruijun" }],
    companies: [{ name: "Qizi Films" }, { name: "Hucheng No.7 Films" }],
    identifiers: [{ value: "Q42" }, { value: "tt16253418" }],
    codes: [{ code: "802", others: [] }],
    query: 'film:"Return to Dust" year:2022',
  });
  // the lists of a page given back as they are change nothing
  const { countries, directors, companies, identifiers, codes, names } = page;
  const asIs = { countries, directors, companies, identifiers, codes, names };
  const edit = { kind: "film", id, set: asIs } as unknown as Extract<
    RecordCommand,
    { do: "edit" }
  >["record"];
  expect(await change(engine, { do: "edit", record: edit })).toMatchObject({ change: null });
  const [original, transliterated] = names;
  await change(engine, {
    do: "edit",
    record: {
      kind: "film",
      id,
      set: {
        // the other way round, one renamed; who was named under an alias is the same person
        names: [{ ...transliterated, name: "Yin ru chen yan" } as never, original as never],
        directors: [{ name: "Ruijun Li" }],
        countries: [],
      },
    },
  });
  const edited = await film(engine, id);
  expect(edited.names.map(({ name }) => name)).toEqual(["Yin ru chen yan", "隐入尘烟"]);
  expect(edited.names.map((name) => name.id)).toEqual([transliterated?.id, original?.id]);
  expect(edited.directors).toEqual(page.directors);
  expect(edited.countries).toEqual([]);
  expect(await idOf(engine, "film", "隱入塵煙")).toBe(id);
  await engine.ask("history.undo", {});
  expect(await film(engine, id)).toEqual(page);
});

test.each([
  [{ countries: ["XX"] }, "ISO 3166"],
  [
    { identifiers: [{ scheme: "eidr", value: "10.5240/7791-8534-2C23-9030-8610-6", note: "" }] },
    "would be 5, not 6",
  ],
  [{ codes: [{ code: "802", studio: "", fromYear: 1950, toYear: 1940 }] }, "Exchange the years"],
  [{ directors: [{ id: 99 }] }, "no longer in the archive"],
  [{ names: [{ kind: "working", language: "chinese!", name: "X" }] }, "no language tag"],
  [{ year: 1066 }, "1800"],
] as const)("refuses %j of a film in words, and changes nothing", async (set, words) => {
  const { engine } = await archiveOf();
  const id = await made(engine, { kind: "film", name: "Dust", set: {} });
  const before = contents(engine.archive().catalog.db);
  await expect(
    change(engine, { do: "edit", record: { kind: "film", id, set: set as never } }),
  ).rejects.toThrow(words);
  expect(contents(engine.archive().catalog.db)).toEqual(before);
});

test("two films of one title and year are allowed, and told; so is a code or an identifier that two have", async () => {
  const { engine } = await archiveOf();
  const set = {
    year: 1930,
    codes: [{ code: "SG1900", studio: "Goldwyn", fromYear: null, toYear: null }],
    identifiers: [{ scheme: "wikidata" as const, value: "Q7", note: "" }],
  };
  const one = await made(engine, { kind: "film", name: "Dust", set });
  const other = await change(engine, {
    do: "make",
    record: {
      kind: "film",
      name: "DUST",
      set: { ...set, codes: [{ ...set.codes[0], code: "sg1900" } as never] },
    },
  });
  expect(other.remarks).toEqual([
    "There is already a film “Dust” (1930 · #1). Merge them, or keep both.",
    "Q7 also identifies “Dust”: are they one?",
    "The code “sg1900” also stands for “Dust”: alone it does not tell the film.",
  ]);
  const page = await film(engine, one);
  expect(page.codes[0]?.others.map(({ id }) => id)).toEqual([other.id]);
  expect(page.identifiers[0]?.others).toMatchObject([{ id: other.id, name: "DUST" }]);
  expect(page.alike.map(({ id }) => id)).toEqual([other.id]);
  // done again, there are two again
  await engine.ask("history.undo", {});
  await engine.ask("history.redo", {});
  expect((await film(engine, one)).alike.map(({ id }) => id)).toEqual([other.id]);
});

test("a company that produced films leads to their stills, and so does who directed them", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg", "c.jpg", "d.jpg");
  const [a = 0, b = 0, c = 0] = stills;
  await tag(engine, [a, b], { film: "Slack Water (2019)" });
  await tag(engine, [c], { film: "Dust (2022)" });
  const [slack, dust] = [await idOf(engine, "film", "slack"), await idOf(engine, "film", "dust")];
  const id = await made(engine, { kind: "agent", name: "Hull Pictures", set: {} });
  const page = async () => (await engine.ask("records.get", { kind: "agent", id })) as AgentPage;
  expect((await page()).filmed).toBeNull();
  const put = (of: number, set: object) =>
    change(engine, { do: "edit", record: { kind: "film", id: of, set } });
  await put(slack, { companies: [{ id }], directors: [{ id }] });
  await put(dust, { companies: [{ id }] });
  const { filmed } = await page();
  expect(filmed?.stills).toBe(3);
  expect(await namesFound(engine, filmed?.query ?? "")).toEqual(["a.jpg", "b.jpg", "c.jpg"]);
});

test("a merge of films tells the year it drops, and makes one of a code that both have", async () => {
  const { engine } = await archiveOf();
  const code = (written: string, studio: string) => [
    { code: written, studio, fromYear: null, toYear: null },
  ];
  const one = await made(engine, {
    kind: "film",
    name: "Dust",
    set: { year: 1930, codes: code("SG-1900", "") },
  });
  const other = await made(engine, {
    kind: "film",
    name: "Sand",
    set: { year: 1931, codes: code("sg1900", "Goldwyn") },
  });
  const { remarks } = await change(engine, { do: "merge", kind: "film", id: other, into: one });
  expect(remarks).toContain("The year 1931 of “Sand” is dropped: “Dust” keeps 1930.");
  expect((await film(engine, one)).codes).toMatchObject([{ code: "SG-1900", studio: "Goldwyn" }]);
});

test("a second performer is taken out of a role, and leaves it with its code to the others", async () => {
  const { engine } = await archiveOf();
  const id = await made(engine, { kind: "film", name: "Slack Water", set: {} });
  const part = (performer: string, set: object = {}, who: object = { name: "Ida" }) =>
    made(engine, {
      kind: "role",
      film: id,
      character: who,
      set: { performer: { name: performer }, ...set },
    } as never);
  const first = await part("Imogen Tarrow", { code: "id" });
  const ida = (await film(engine, id)).cast[0]?.character.id ?? 0;
  const second = await part("Little Bea Tarrow", {}, { id: ida });
  const cast = async () =>
    (await film(engine, id)).cast.map(({ performer, code }) => [performer?.name, code]);
  const out = (role: number) =>
    change(engine, { do: "edit", record: { kind: "role", id: role, set: { performer: null } } });
  expect(await out(second)).toMatchObject({
    label: "Took Little Bea Tarrow out of role “Ida” in “Slack Water”",
  });
  expect(await cast()).toEqual([["Imogen Tarrow", "id"]]);
  await engine.ask("history.undo", {});
  // The × of a row takes out no more than that either.
  expect(await change(engine, { do: "remove", kind: "role", id: second })).toMatchObject({
    label: "Took Little Bea Tarrow out of role “Ida” in “Slack Water”",
  });
  await engine.ask("history.undo", {});
  await out(first);
  expect(await cast()).toEqual([["Little Bea Tarrow", "id"]]);
  await out(second); // nobody is left: the character stays
  expect(await cast()).toEqual([[undefined, "id"]]);
});

test("whoever plays a role too stands beside the first, with the same place in the billing", async () => {
  const { engine, stills } = await archiveOf("a.jpg");
  await tag(engine, stills, { film: "Slack Water", character: "Ida" });
  await tag(engine, stills, { character: "Villager" });
  const id = await idOf(engine, "film", "slack");
  const cast = async () =>
    (await film(engine, id)).cast.map(({ character: one, performer }) => [
      one.name,
      performer?.name,
    ]);
  const [ida] = (await film(engine, id)).cast;
  const set = { performer: { name: "Imogen Tarrow" } };
  await change(engine, { do: "edit", record: { kind: "role", id: ida?.id ?? 0, set } });
  for (const name of ["Little Bea Tarrow", "Old Bea"])
    await made(engine, {
      kind: "role",
      film: id,
      character: { id: ida?.character.id ?? 0 },
      set: { performer: { name } },
    });
  expect(await cast()).toEqual([
    ["Ida", "Imogen Tarrow"],
    ["Ida", "Little Bea Tarrow"],
    ["Ida", "Old Bea"],
    ["Villager", undefined],
  ]);
});

test("one film has a code once, however it is written, and an identifier once", async () => {
  const { engine } = await archiveOf();
  const id = await made(engine, { kind: "film", name: "Dust", set: {} });
  const plain = { studio: "", fromYear: null, toYear: null };
  const put = (set: object) => change(engine, { do: "edit", record: { kind: "film", id, set } });
  const codes = [
    { ...plain, code: "SG-1900" },
    { ...plain, code: "SG-1901" },
  ];
  await put({ codes });
  await expect(put({ codes: [...codes, { ...plain, code: "sg 1900" }] })).rejects.toThrow(
    "The code “sg 1900” is there already, written “SG-1900”.",
  );
  const identifiers = [{ scheme: "wikidata", value: "Q42", note: "" }];
  await put({ identifiers });
  const again = { scheme: "wikidata", value: "https://www.wikidata.org/wiki/Q42", note: "" };
  await expect(put({ identifiers: [...identifiers, again] })).rejects.toThrow(
    "The identifier “Q42” is there already.",
  );
  expect(await film(engine, id)).toMatchObject({
    codes: [{ code: "SG-1900" }, { code: "SG-1901" }],
    identifiers: [{ value: "Q42", others: [] }],
  });
});

test("the cast has several performers of a role, several roles of a performer, doubles, voices, and an order", async () => {
  const { engine, stills } = await archiveOf("a.jpg");
  await tag(engine, stills, { film: "Return to Dust (2022)", character: "Ma Youtie" });
  const id = await idOf(engine, "film", "dust");
  const ma = await idOf(engine, "character", "ma");
  const role = (set: object, who: object = { id: ma }): Promise<number> =>
    made(engine, { kind: "role", film: id, character: who, set } as never);
  const played = await role({ performer: { name: "Wu Renlin" }, creditedAs: "Renlin Wu" });
  const voiced = await role({ performer: { name: "Renlin Wu" }, roleKind: "voice" });
  const young = await role({ performer: { name: "Young Ma" }, uncredited: true });
  const waiter = await role({}, { name: "Waiter" });
  // who was in the cast without performer is so no longer
  const cast = async (): Promise<unknown[]> =>
    (await film(engine, id)).cast.map((part) => [
      part.character.name,
      part.performer?.name ?? null,
      part.creditedAs,
      part.kind,
      part.uncredited,
    ]);
  expect(await cast()).toEqual([
    ["Ma Youtie", "Wu Renlin", "Renlin Wu", "role", false],
    ["Ma Youtie", "Wu Renlin", null, "voice", false],
    ["Ma Youtie", "Young Ma", null, "role", true],
    ["Waiter", null, null, "role", false],
  ]);
  await change(engine, { do: "edit", record: { kind: "role", id: waiter, set: { position: 0 } } });
  expect((await film(engine, id)).cast.map((part) => part.id)).toEqual([
    waiter,
    played,
    voiced,
    young,
  ]);
  await expect(role({ performer: { name: "Wu Renlin" } })).rejects.toThrow(
    /has “Wu Renlin” for “Ma Youtie” in “Return to Dust” \(role\) already/u,
  );
  await expect(role({})).rejects.toThrow(/has “Ma Youtie” in “Return to Dust” \(role\) already/u);
  // a voice is not seen: it is no performer of the still
  expect(
    (await engine.ask("stills.get", { id: stills[0] ?? 0 }))?.depictions[0]?.performer,
  ).toBeNull();
  await change(engine, { do: "remove", kind: "role", id: young });
  expect(
    (await engine.ask("stills.get", { id: stills[0] ?? 0 }))?.depictions[0]?.performer?.name,
  ).toBe("Wu Renlin");
  expect(await found(engine, 'performer:"Wu Renlin"')).toBe(1);
  expect(await found(engine, 'performer:"Young Ma"')).toBe(0);
});

test("renaming is everywhere at once, and the old name goes on finding it when asked to", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg");
  await tag(engine, stills, { film: "Return to Dust (2022)", character: "Ma Youtie" });
  const ma = await idOf(engine, "character", "ma");
  const renamed = await change(engine, {
    do: "rename",
    kind: "character",
    id: ma,
    name: "Iron Ma",
    keep: true,
  });
  expect(renamed).toMatchObject({
    label: "Renamed character “Ma Youtie” to “Iron Ma”",
    effects: { stills: 2, roles: 1 },
  });
  expect(await found(engine, 'character:"Iron Ma"')).toBe(2);
  expect(await found(engine, 'character:"Ma Youtie"')).toBe(2);
  // back again: a name is not among the others while it is the one that is shown
  await change(engine, { do: "rename", kind: "character", id: ma, name: "Ma Youtie", keep: false });
  expect((await character(engine, ma)).names).toEqual([]);
  expect(await found(engine, 'character:"Iron Ma"')).toBe(0);
});

test("merging two films makes one of their scenes and characters of the same name, keeps every title, and is undone", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg", "c.jpg");
  const [a = 0, b = 0, c = 0] = stills;
  await tag(engine, [a, b], {
    film: "Return to Dust (2022)",
    scene: "The wedding",
    character: "Ma Youtie",
  });
  await tag(engine, [c], { film: "隐入尘烟", scene: "the  Wedding", character: "Youtie Ma" });
  await tag(engine, [c], { scene: "The donkey", character: "Cao Guiying" });
  const [dust, yin] = [await idOf(engine, "film", "dust"), await idOf(engine, "film", "隐入")];
  const before = contents(engine.archive().catalog.db);
  const merged: RecordCommand = { do: "merge", kind: "film", id: yin, into: dust };
  const rehearsed = await engine.ask("records.rehearse", { command: merged });
  expect(contents(engine.archive().catalog.db)).toEqual(before);
  const done = await change(engine, merged);
  expect(done).toMatchObject(rehearsed);
  expect(done).toMatchObject({
    id: dust,
    label: "Merged film “隐入尘烟” into “Return to Dust” (1 still)",
    effects: { stills: 1, scenes: 2, roles: 2, characters: 2 },
  });
  const page = await film(engine, dust);
  expect(page.names).toMatchObject([{ kind: "alternative", name: "隐入尘烟" }]);
  expect(page.scenes).toMatchObject([
    { name: "The wedding", stills: 3 },
    { name: "The donkey", stills: 1 },
  ]);
  expect(page.cast).toMatchObject([
    { character: { name: "Ma Youtie" }, stills: 3 },
    { character: { name: "Cao Guiying" }, stills: 1 },
  ]);
  expect(page.stills).toBe(3);
  expect(await found(engine, 'character:"Youtie Ma" film:"隱入塵煙"')).toBe(3);
  await expect(change(engine, merged)).rejects.toThrow(
    "This film is no longer in the archive. It went when this was done: Merged film “隐入尘烟” into “Return to Dust” (1 still).",
  );
  await expect(change(engine, { ...merged, id: dust })).rejects.toThrow(
    "This film cannot be merged into itself. Choose another film.",
  );
  await engine.ask("history.undo", {});
  expect(contents(engine.archive().catalog.db)).toEqual(before);
  expect(await found(engine, 'film:"隐入尘烟"')).toBe(1);
});

test("when two who play one role are one, it takes over the credit it does not say, and what it drops is told", async () => {
  const { engine } = await archiveOf();
  const id = await made(engine, { kind: "film", name: "Harbour", set: {} });
  const role = (who: string, performer: string, set: object): Promise<number> =>
    made(engine, {
      kind: "role",
      film: id,
      character: { name: who },
      set: { performer: { name: performer }, ...set },
    });
  await role("Mate", "C", {});
  await role("Ada Quill", "B", {});
  await role("Ada Quill", "A", {
    creditedAs: "I. Tarrow",
    uncredited: true,
    code: "aq",
    position: 0,
  });
  await role("Pilot", "B", { creditedAs: "Bee" });
  await role("Pilot", "A", { creditedAs: "Ay", uncredited: true });
  await role("Cook", "B", { creditedAs: "Bee" });
  await role("Cook", "A", { creditedAs: "Bee" });
  const [a, b] = [await idOf(engine, "agent", "A"), await idOf(engine, "agent", "B")];
  const before = contents(engine.archive().catalog.db);
  const command = { do: "merge", kind: "agent", id: a, into: b } as const;
  const { remarks } = await engine.ask("records.rehearse", { command });
  expect(remarks).toEqual([
    "The credited name “Ay” of “Pilot” in “Harbour” is dropped: the role it becomes one with keeps its own.",
    "That “Pilot” in “Harbour” is uncredited is dropped: the role it becomes one with has a credited name.",
  ]);
  await change(engine, command);
  expect(
    (await film(engine, id)).cast.map((part) => [
      part.character.name,
      part.performer?.name,
      part.creditedAs,
      part.uncredited,
      part.code,
    ]),
  ).toEqual([
    ["Ada Quill", "B", "I. Tarrow", true, "aq"],
    ["Mate", "C", null, false, null],
    ["Pilot", "B", "Bee", false, null],
    ["Cook", "B", "Bee", false, null],
  ]);
  await engine.ask("history.undo", {});
  expect(contents(engine.archive().catalog.db)).toEqual(before);
});

test("merging people keeps who is shown once in a still, with its region", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg");
  const [a = 0, b = 0] = stills;
  await tag(engine, [a, b], { character: "Ma Youtie" });
  await tag(engine, [a], { character: "Iron Ma", performer: "Wu Renlin" });
  const { db } = engine.archive().catalog;
  const [ma, iron] = [
    await idOf(engine, "character", "youtie"),
    await idOf(engine, "character", "iron"),
  ];
  db.exec(
    `UPDATE depiction SET region_x = 0.1, region_y = 0.2, region_width = 0.3, region_height = 0.4 WHERE character_id = ${String(iron)}`,
  );
  await change(engine, { do: "merge", kind: "character", id: iron, into: ma });
  const shown = async (id: number): Promise<unknown> =>
    (await engine.ask("stills.get", { id }))?.depictions.map(({ character: who, region }) => [
      who?.name,
      region,
    ]);
  expect(await shown(a)).toEqual([
    ["Ma Youtie", { x: 0.1, y: 0.2, width: 0.3, height: 0.4 }],
    [undefined, null],
  ]);
  expect(await shown(b)).toEqual([["Ma Youtie", null]]);
  expect((await character(engine, ma)).names).toMatchObject([{ kind: "alias", name: "Iron Ma" }]);
});

test("deleting a film tells what it affects, keeps stills and characters, and is one action", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg");
  await tag(engine, stills, { film: "Dust (2022)", scene: "The wedding", character: "Ma Youtie" });
  const id = await idOf(engine, "film", "dust");
  const set = {
    identifiers: [{ scheme: "wikidata", value: "Q42", note: "" }],
    codes: [{ code: "802", studio: "", fromYear: null, toYear: null }],
    directors: [{ name: "Li Ruijun" }],
    companies: [{ name: "Qizi Films" }, { name: "Li Ruijun" }],
  };
  await change(engine, { do: "edit", record: { kind: "film", id, set } } as RecordCommand);
  const command: RecordCommand = { do: "remove", kind: "film", id };
  const before = contents(engine.archive().catalog.db);
  const { effects, label } = await engine.ask("records.rehearse", { command });
  expect(effects).toEqual({
    stills: 2,
    scenes: 1,
    roles: 1,
    characters: 1,
    identifiers: 1,
    codes: 1,
    agents: 2, // who directed and produced counts once
  });
  expect(label).toBe("Deleted film “Dust” (2 stills)");
  await change(engine, command);
  expect(await engine.ask("records.get", { kind: "film", id })).toBeNull();
  expect(await found(engine, 'character:"Ma Youtie" no:film no:scene')).toBe(2);
  await engine.ask("history.undo", {});
  expect(contents(engine.archive().catalog.db)).toEqual(before);
  expect(await found(engine, "film:dust scene:wedding")).toBe(2);
});

test("a rights holder that is deleted holds nothing more; where it only played a role that stays without performer", async () => {
  const { engine, stills } = await archiveOf("a.jpg");
  await tag(engine, stills, {
    film: "Dust",
    character: "Ma",
    performer: "Wu Renlin",
    rightsHolder: "Wu Renlin",
  });
  const id = await idOf(engine, "agent", "wu");
  const dust = await idOf(engine, "film", "dust");
  const ma = await idOf(engine, "character", "ma");
  await engine.ask("records.change", {
    command: {
      do: "make",
      record: {
        kind: "role",
        film: dust,
        character: { id: ma },
        set: { performer: { name: "Wu Renlin" } },
      },
    },
  });
  const page = (await engine.ask("records.get", { kind: "agent", id })) as AgentPage;
  expect(page).toMatchObject({
    stills: 1,
    held: { stills: 1, query: 'rights:"Wu Renlin"' },
    roles: [{ character: { name: "Ma" } }],
  });
  const { effects } = await change(engine, { do: "remove", kind: "agent", id });
  expect(effects).toEqual({ stills: 1, roles: 1, rightsRecords: 1 });
  expect((await film(engine, dust)).cast).toMatchObject([
    { character: { name: "Ma" }, performer: null },
  ]);
  expect(await found(engine, "has:rights")).toBe(0);
  expect(await found(engine, "character:ma")).toBe(1);
});

test("keywords stand under others, never in a circle; deleted, theirs move up; merged, both are one in every still", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg");
  await tag(engine, stills, { keyword: "donkey" });
  await tag(engine, [stills[0] ?? 0], { keyword: "ass" });
  const donkey = await idOf(engine, "keyword", "donkey");
  const animals = await made(engine, { kind: "keyword", name: "animals", set: {} });
  const beasts = await made(engine, {
    kind: "keyword",
    name: "beasts of burden",
    set: { parent: animals },
  });
  const under = (id: number, parent: number): Promise<unknown> =>
    change(engine, { do: "edit", record: { kind: "keyword", id, set: { parent } } });
  await under(donkey, beasts);
  await expect(under(animals, animals)).rejects.toThrow("“animals” cannot stand under itself");
  await expect(under(animals, donkey)).rejects.toThrow("“donkey” stands under “animals” already");
  const page = async (): Promise<KeywordPage> =>
    (await engine.ask("records.get", { kind: "keyword", id: donkey })) as KeywordPage;
  expect((await page()).broader.map(({ name }) => name)).toEqual(["animals", "beasts of burden"]);
  // what stands under it at any depth cannot be above it, and is not offered
  const top = await engine.ask("records.get", { kind: "keyword", id: animals });
  expect(top).toMatchObject({ under: [beasts, donkey] });
  const rehearsed = async (id: number): Promise<unknown> => {
    const command = { do: "merge", kind: "keyword", id, into: donkey } as const;
    return (await engine.ask("records.rehearse", { command })).effects;
  };
  // what stands right under the one that goes does not stand under itself then
  expect(await rehearsed(beasts)).toEqual({});
  expect(await rehearsed(animals)).toEqual({ keywords: 1 });
  // merged into what stands under it, the one that stays takes its place
  await change(engine, { do: "merge", kind: "keyword", id: animals, into: donkey });
  expect(await page()).toMatchObject({
    broader: [],
    narrower: [{ name: "beasts of burden" }],
    names: [{ name: "animals" }],
  });
  await engine.ask("history.undo", {});
  await change(engine, { do: "remove", kind: "keyword", id: beasts });
  expect((await page()).broader.map(({ name }) => name)).toEqual(["animals"]);
  await change(engine, {
    do: "merge",
    kind: "keyword",
    id: await idOf(engine, "keyword", "ass"),
    into: donkey,
  });
  expect(await found(engine, "keyword:donkey")).toBe(2);
  // what is typed by its other name finds it, and makes no second one
  await tag(engine, stills, { keyword: "Ass" });
  expect(
    (
      await engine.ask("records.list", {
        kind: "keyword",
        filter: "",
        film: null,
        offset: 0,
        limit: 10,
      })
    ).total,
  ).toBe(2);
});

test("scenes have number, order, place and setting; those of two films are not merged", async () => {
  const { engine } = await archiveOf();
  const dust = await made(engine, { kind: "film", name: "Dust", set: {} });
  const one = await made(engine, {
    kind: "scene",
    name: "The wedding",
    film: dust,
    set: { number: "12", setting: "interior" },
  });
  const two = await made(engine, {
    kind: "scene",
    name: "The flood",
    film: dust,
    set: { synopsis: " ", place: "Gaotai" },
  });
  await change(engine, { do: "edit", record: { kind: "scene", id: two, set: { position: 0 } } });
  const scene = async (id: number): Promise<ScenePage> =>
    (await engine.ask("records.get", { kind: "scene", id })) as ScenePage;
  expect(await scene(one)).toMatchObject({ number: "12", setting: "interior", position: 1 });
  expect(await scene(two)).toMatchObject({
    synopsis: null,
    place: "Gaotai",
    position: 0,
    query: 'scene:"The flood" film:Dust',
  });
  const listed = await engine.ask("records.list", {
    kind: "scene",
    filter: "",
    film: dust,
    offset: 0,
    limit: 10,
  });
  expect(listed.lines.map(({ name }) => name)).toEqual(["The flood", "The wedding"]);
  const elsewhere = await made(engine, { kind: "scene", name: "The flood", film: null, set: {} });
  await expect(
    change(engine, { do: "merge", kind: "scene", id: elsewhere, into: two }),
  ).rejects.toThrow("not of the same film");
});

test("lists are found by any name in any script, part by part", async () => {
  const { engine, stills } = await archiveOf("a.jpg");
  await tag(engine, stills, { film: "Return to Dust", character: "Mǎ Yǒutiě" });
  const id = await idOf(engine, "character", "youtie");
  const names = [{ kind: "original" as const, language: "zh-Hans", name: "马有铁" }];
  await change(engine, { do: "edit", record: { kind: "character", id, set: { names } } });
  const list = (filter: string): Promise<{ total: number; lines: readonly object[] }> =>
    engine.ask("records.list", { kind: "character", filter, film: null, offset: 0, limit: 10 });
  for (const filter of ["ma", "YOUTIE MA", "you ma", "有鐵", "马 有"])
    expect((await list(filter)).lines).toMatchObject([{ id, stills: 1, detail: "Return to Dust" }]);
  expect((await list("铁有")).total).toBe(0);
  expect((await list("otie")).total).toBe(0);
});

test("names of 2,000 characters are kept whole in any script, longer ones refused in words", async () => {
  const { engine, stills } = await archiveOf("a.jpg");
  const long = "é".repeat(1_990);
  const name = `  ${long}  مُحَمَّد`;
  const id = await made(engine, { kind: "character", name, film: null, set: {} });
  expect((await character(engine, id)).name).toBe(`${long} مُحَمَّد`.normalize("NFC"));
  await tag(engine, stills, { character: `${long.toUpperCase().normalize("NFD")} مُحَمَّد` });
  expect((await character(engine, id)).stills).toBe(1);
  const { label } = await change(engine, {
    do: "rename",
    kind: "character",
    id,
    name: "Short",
    keep: true,
  });
  expect([...label].length).toBeLessThan(150);
  for (const [written, words] of [
    ["x".repeat(2_001), "1 character longer than the 2,000"],
    [" \n ", "cannot be empty"],
  ] as const) {
    await expect(
      change(engine, { do: "rename", kind: "character", id, name: written, keep: true }),
    ).rejects.toThrow(words);
  }
});

test("a production code on a still stands for every film that has it", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg");
  const code = { code: "802", studio: "Paramount", fromYear: 1930, toYear: 1930 };
  const one = await made(engine, { kind: "film", name: "Follow Thru", set: { codes: [code] } });
  const write = (field: "number" | "productionCode", text: string): Promise<unknown> =>
    engine.ask("stills.setNumber", { stills: { ids: stills }, field, text });
  expect(await write("number", "802-154")).toMatchObject({
    changed: 2,
    label: "Changed still number of 2 stills to “802-154”",
  });
  await write("productionCode", "802");
  const still = async (): Promise<object | null> =>
    await engine.ask("stills.get", { id: stills[0] ?? 0 });
  expect(await still()).toMatchObject({
    number: "802-154",
    productionCode: "802",
    filmsOfCode: [{ id: one }],
  });
  const east = await made(engine, { kind: "film", name: "East", set: { codes: [code] } });
  expect(await still()).toMatchObject({ filmsOfCode: [{ id: one }, { id: east }], film: null });
  await write("number", "");
  expect(await still()).toMatchObject({ number: null });
  await engine.ask("history.undo", {});
  expect(await still()).toMatchObject({ number: "802-154" });
});

test("a code is one however it is written, and stays as it is written", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg", "c.jpg", "d.jpg");
  const codes = (code: string) => [{ code, studio: "", fromYear: null, toYear: null }];
  const one = await made(engine, { kind: "film", name: "Devil", set: { codes: codes("SG 1900") } });
  const { id: other, remarks } = await change(engine, {
    do: "make",
    record: { kind: "film", name: "East", set: { codes: codes("sg-1900") } },
  });
  expect(remarks).toEqual([
    "The code “sg-1900” also stands for “Devil”: alone it does not tell the film.",
  ]);
  const page = await film(engine, one);
  expect(page.codes).toMatchObject([{ code: "SG 1900", others: [{ id: other }] }]);
  for (const [at, text] of ["SG1900", "(sg) 1900", "SG-19001", "802"].entries())
    await engine.ask("stills.setNumber", {
      stills: { ids: [stills[at] ?? 0] },
      field: "productionCode",
      text,
    });
  const still = await engine.ask("stills.get", { id: stills[1] ?? 0 });
  expect(still).toMatchObject({
    productionCode: "(sg) 1900",
    filmsOfCode: [{ id: one }, { id: other }],
  });
  for (const written of ["SG1900", "sg-1900", "SG 1900"])
    expect(await namesFound(engine, `code:"${written}"`)).toEqual(["a.jpg", "b.jpg"]);
  expect(await namesFound(engine, "code:sg-19")).toEqual(["a.jpg", "b.jpg", "c.jpg"]);
});

test("of a long cast the page has the first; a part of it is asked for, by any name of who plays or is played", async () => {
  const { engine } = await archiveOf();
  const { db } = engine.archive().catalog;
  const id = await made(engine, { kind: "film", name: "Dust", set: {} });
  for (let at = 1; at <= 70; at++)
    castPerformer(db, id, makeCharacter(db, `Villager ${String(at)}`), agentNamed(db, "Crowd"));
  const youtie = await made(engine, {
    kind: "character",
    name: "馬有鐵",
    film: id,
    set: { names: [{ kind: "transliterated", language: "zh-Latn", name: "Ma Yǒutiě" }] },
  });
  castPerformer(db, id, youtie, agentNamed(db, "Wu Renlin"));
  const page = await film(engine, id);
  expect(page.castSize).toBe(71);
  expect(page.cast.map((role) => role.character.name)).toEqual(
    Array.from({ length: 60 }, (_, at) => `Villager ${String(at + 1)}`),
  );
  const cast = async (filter: string, offset = 0) => {
    const { total, roles } = await engine.ask("records.cast", {
      film: id,
      filter,
      offset,
      limit: 3,
    });
    return [total, ...roles.map((role) => role.character.name)];
  };
  expect(await cast("", 69)).toEqual([71, "Villager 70", "馬有鐵"]);
  for (const filter of ["马有", "youtie ma", "renlin WU"])
    expect(await cast(filter)).toEqual([1, "馬有鐵"]);
  expect(await cast("crowd", 67)).toEqual([70, "Villager 68", "Villager 69", "Villager 70"]);
  expect(await cast("nobody")).toEqual([0]);
});

test("agents are listed as those who perform and those who hold rights; a person who does neither yet is offered for both", async () => {
  const { engine, stills } = await archiveOf("a.jpg");
  await tag(engine, stills, { performer: "Wu Renlin", rightsHolder: "Real Image" });
  await made(engine, { kind: "agent", name: "Réal Archive", set: { agentKind: "archive" } });
  const list = async (as?: "performer" | "rightsHolder", firstly?: AgentWork): Promise<string[]> =>
    (
      await engine.ask("records.list", {
        kind: "agent",
        filter: "",
        film: null,
        as,
        first: firstly,
        offset: 0,
        limit: 9,
      })
    ).lines.map(({ name }) => name);
  expect(await list()).toEqual(["Réal Archive", "Real Image", "Wu Renlin"]);
  expect(await list("performer")).toEqual(["Wu Renlin"]);
  expect(await list("rightsHolder")).toEqual(["Real Image"]);
  expect(await list(undefined, "rightsHolder")).toEqual([
    "Real Image",
    "Réal Archive",
    "Wu Renlin",
  ]);
  const offered = async (field: TagField, text: string): Promise<string[]> =>
    (await engine.ask("tags.choices", { field, text, stills: null })).map(({ name }) => name);
  expect(await offered("rightsHolder", "real")).toEqual(["Real Image", "Réal Archive"]);
  expect(await offered("performer", "real")).toEqual([]); // archives and companies act in nothing
  await made(engine, { kind: "agent", name: "Rea Lind", set: { agentKind: "person" } });
  expect(await offered("performer", "rea lind")).toEqual(["Rea Lind"]);
  expect(await offered("rightsHolder", "rea lind")).toEqual(["Rea Lind"]);
});

test("the cast of a film, or of the films of stills, is offered in billing order before all other agents", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg");
  const [a = 0, b = 0] = stills;
  await tag(engine, [b], { performer: "Ada Other" });
  await tag(engine, [a], { film: "Dust (2022)", rightsHolder: "Abel Archive" });
  const dust = (await engine.ask("stills.get", { id: a }))?.film?.id ?? 0;
  for (const name of ["Wu Renlin", "Hai Qing"])
    await made(engine, {
      kind: "role",
      film: dust,
      character: { name: `${name}’s part` },
      set: { performer: { name } },
    });
  const list = async (billed?: InputOf<"records.list">["billed"]): Promise<string[]> => {
    const asked = { kind: "agent", filter: "", film: null, first: "performer", billed } as const;
    const { lines } = await engine.ask("records.list", { ...asked, offset: 0, limit: 9 });
    return lines.map(({ name }) => name);
  };
  expect(await list()).toEqual(["Ada Other", "Hai Qing", "Wu Renlin", "Abel Archive"]);
  const billed = ["Wu Renlin", "Hai Qing", "Ada Other", "Abel Archive"];
  expect(await list({ film: dust })).toEqual(billed);
  expect(await list({ stills: { ids: stills } })).toEqual(billed);
});

test("what files have made meanwhile is what a making that is done again finds, and the renaming after it", async () => {
  const { engine } = await archiveOf();
  const { catalog } = engine.archive();
  const id = await made(engine, { kind: "keyword", name: "donkey", set: {} });
  await change(engine, { do: "rename", kind: "keyword", id, name: "ass", keep: false });
  await engine.ask("history.undo", {});
  await engine.ask("history.undo", {});
  storeStills(catalog, ["b.jpg"], { keywords: ["donkey"] });
  await engine.ask("history.redo", {});
  await engine.ask("history.redo", {});
  expect(contents(catalog.db)["keyword"]).toEqual([expect.stringContaining('"term":"ass"')]);
});

test("a keyword is counted alike in list, page, facet and search; with those under it each still once", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg", "c.jpg", "d.jpg");
  const [a = 0, b = 0, c = 0] = stills;
  const animals = await made(engine, { kind: "keyword", name: "animals", set: {} });
  const beasts = await made(engine, {
    kind: "keyword",
    name: "beasts of burden",
    set: { parent: animals },
  });
  await made(engine, { kind: "keyword", name: "donkey", set: { parent: beasts } });
  await tag(engine, [a], { keyword: "animals" });
  await tag(engine, [a, b], { keyword: "donkey" });
  await tag(engine, [c], { keyword: "wheat" });
  const page = async (id: number): Promise<KeywordPage> =>
    (await engine.ask("records.get", { kind: "keyword", id })) as KeywordPage;
  const { lines } = await engine.ask("records.list", {
    kind: "keyword",
    filter: "",
    film: null,
    offset: 0,
    limit: 10,
  });
  const { facets } = await engine.ask("search.run", { query: "", sort: "film", facets: true });
  for (const [name, count] of [
    ["animals", 2],
    ["beasts of burden", 2],
    ["donkey", 2],
    ["wheat", 1],
  ] as const) {
    const line = lines.find((one) => one.name === name);
    const own = await page(line?.id ?? 0);
    expect([name, line?.stills, own.stills]).toEqual([name, count, count]);
    expect(await found(engine, own.query)).toBe(count);
    expect(facets?.keywords.find(({ value }) => value === name)?.count ?? 0).toBe(count);
  }
  const above = await page(animals);
  expect(above.narrower).toMatchObject([{ name: "beasts of burden", stills: 2 }]);
});

test("who directed a film is shown it with its stills", async () => {
  const { engine, stills } = await archiveOf("a.jpg", "b.jpg", "c.jpg");
  await tag(engine, stills.slice(0, 2), { film: "Dust (2022)" });
  const dust = await idOf(engine, "film", "Dust");
  await change(engine, {
    do: "edit",
    record: { kind: "film", id: dust, set: { directors: [{ name: "Li Ruijun" }] } },
  });
  const li = await idOf(engine, "agent", "Li Ruijun");
  const { directed } = (await engine.ask("records.get", { kind: "agent", id: li })) as AgentPage;
  expect(directed).toMatchObject([{ name: "Dust", stills: 2 }]);
  expect(await found(engine, directed[0]?.query ?? "")).toBe(2);
});

test("a place beyond the last is the last, and that is said", async () => {
  const { engine } = await archiveOf();
  const dust = await made(engine, { kind: "film", name: "Dust", set: {} });
  const scenes: number[] = [];
  const roles: number[] = [];
  for (const name of ["One", "Two", "Three"]) {
    scenes.push(await made(engine, { kind: "scene", name, film: dust, set: {} }));
    const role = { kind: "role", film: dust, character: { name }, set: {} } as const;
    roles.push(await made(engine, role));
  }
  const [first = 0] = scenes;
  const [billed = 0] = roles;
  const put = async (kind: "scene" | "role", id: number, position: number): Promise<string> =>
    (await change(engine, { do: "edit", record: { kind, id, set: { position } } })).label;
  expect(await put("scene", first, 98)).toBe(
    "Changed place in the order of scene “One”: 3, the last; there is no 99",
  );
  expect(await put("scene", first, 1)).toBe("Changed place in the order of scene “One”: 2 of 3");
  expect(await put("role", billed, 98)).toBe(
    "Changed place in the order of role “One” in “Dust”: 3, the last; there is no 99",
  );
});
