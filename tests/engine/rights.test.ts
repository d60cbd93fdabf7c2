import { resolve } from "node:path";
import { expect, test } from "vitest";
import { fileNameOfStill } from "../../electron/engine/catalog/files.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import type { InputOf } from "../../shared/contract/index.ts";
import type { StillAnswer } from "../../shared/contract/rights.ts";
import { contents, storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";

const press = {
  use: "press",
  territory: "DE",
  date: "2026-05-07",
  zone: "Europe/Berlin",
} as const;

const allow: InputOf<"rights.saveGrant">["grant"] = {
  kind: "allow",
  layers: ["photograph", "film"],
  uses: ["press"],
  territories: { included: [], excluded: [] },
  languages: [],
  start: null,
  end: null,
  licensor: null,
  licensee: "",
  reference: "",
  unaltered: [],
  printRun: null,
  credit: null,
  terms: "",
  note: "",
  documents: [],
};

/** Three stills: 1 and 2 of the film Dust, which Real Image holds and Ma plays in; 3 of no film. */
async function archive(): Promise<{
  engine: Engine;
  film: number;
  holder: number;
  performer: number;
}> {
  const { engine } = await engineWithArchive();
  storeStills(engine.archive().catalog, ["a.jpg", "b.jpg", "c.jpg"]);
  await engine.archive().search.ready();
  await engine.ask("stills.tag", {
    stills: { ids: [1, 2] },
    add: [
      { field: "film", name: "Dust (2022)" },
      { field: "performer", name: "Wu Renlin" },
    ],
    remove: [],
  });
  const record = await engine.ask("stills.get", { id: 1 });
  const film = record?.film?.id ?? 0;
  const performer = record?.depictions[0]?.performer?.id ?? 0;
  await engine.ask("rights.setLayer", {
    on: { film },
    layer: "film",
    values: { holders: [{ name: "Real Image", role: "owner" }] },
  });
  const own = await engine.ask("rights.own", { film });
  return { engine, film, holder: own.layers[0]?.holders?.[0]?.id ?? 0, performer };
}

async function told(
  engine: Engine,
  still: number,
  request: InputOf<"rights.still">["request"] = press,
): Promise<[StillAnswer["status"], string]> {
  const found = await engine.ask("rights.still", { still, request });
  return [found?.answer.status ?? "unknown", found?.answer.reasons[0]?.words ?? ""];
}

async function statuses(engine: Engine): Promise<string[]> {
  const answer = await engine.ask("rights.status", {
    stills: { ids: [1, 2, 3] },
    request: press,
    from: 0,
    count: 3,
  });
  return answer.stills.map(({ status }) => status);
}

/** Does something, undoes and redoes it: the catalog is as before, then as after. */
async function undoable(engine: Engine, work: () => Promise<unknown>): Promise<void> {
  const { db } = engine.archive().catalog;
  const before = contents(db);
  await work();
  const after = contents(db);
  expect(after).not.toEqual(before);
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
  await engine.ask("history.redo", {});
  expect(contents(db)).toEqual(after);
}

test("a grant of a film reaches its stills, that of a still itself only that, and each says from where", async () => {
  const { engine, film } = await archive();
  expect(await statuses(engine)).toEqual(["unknown", "unknown", "unknown"]);
  await undoable(engine, () =>
    engine.ask("rights.saveGrant", {
      id: null,
      on: { film },
      grant: { ...allow, reference: "L-1" },
    }),
  );
  expect(await statuses(engine)).toEqual(["clear", "clear", "unknown"]);
  expect(await told(engine, 1)).toEqual([
    "clear",
    "The photograph: granted (L-1), from the film “Dust”.",
  ]);
  await undoable(engine, () =>
    engine.ask("rights.saveGrant", {
      id: null,
      on: { stills: { ids: [2, 3] } },
      grant: { ...allow, kind: "deny", uses: [] },
    }),
  );
  expect(await statuses(engine)).toEqual(["clear", "blocked", "blocked"]);
});

test("a rights holder's general grant reaches what it holds", async () => {
  const { engine, holder } = await archive();
  await engine.ask("rights.saveGrant", { id: null, on: { holder }, grant: allow });
  // Nobody is said to own the photographs of Dust, so that they are the film's owner's.
  expect(await statuses(engine)).toEqual(["clear", "clear", "unknown"]);
  await engine.ask("rights.setLayer", {
    on: { stills: { ids: [2] } },
    layer: "photograph",
    values: { holders: [{ name: "Somebody Else", role: "owner" }] },
  });
  expect(await statuses(engine)).toEqual(["clear", "unknown", "unknown"]);
});

test("values are inherited one by one from the still, its film, its holder", async () => {
  const { engine, film, holder } = await archive();
  const on = (
    place: InputOf<"rights.setLayer">["on"],
    values: InputOf<"rights.setLayer">["values"],
  ) => engine.ask("rights.setLayer", { on: place, layer: "photograph", values });
  await on({ holder }, { creditLine: "© Real Image", credit: "required", mining: "PROHIBITED" });
  await on({ film }, { creditLine: "Dust © Real Image", usageTerms: "Ask for covers." });
  await undoable(engine, () =>
    on(
      { stills: { ids: [1] } },
      {
        status: "http://rightsstatements.org/vocab/InC/1.0/",
        tracing: {
          untraced: true,
          log: [{ source: "VG Bild-Kunst", date: "2026-01-12", outcome: "not listed" }],
        },
        documents: [{ title: "Letter", place: "Folder 7" }],
      },
    ),
  );
  const { rights } = (await engine.ask("rights.still", { still: 1, request: press })) ?? {};
  const layer = rights?.layers.find((one) => one.layer === "photograph");
  const dust = { kind: "film", id: film, name: "Dust" };
  const real = { kind: "holder", id: holder, name: "Real Image" };
  expect(layer).toMatchObject({
    status: { value: "http://rightsstatements.org/vocab/InC/1.0/", from: { kind: "still" } },
    creditLine: { value: "Dust © Real Image", from: dust },
    usageTerms: { value: "Ask for covers.", from: dust },
    credit: { value: "required", from: real },
    mining: { value: "PROHIBITED", from: real },
    tracing: { value: { untraced: true, log: [{ source: "VG Bild-Kunst" }] } },
    documents: { value: [{ title: "Letter", place: "Folder 7" }], from: { kind: "still" } },
    holders: [{ value: { name: "Real Image", role: "owner" }, from: dust }],
    note: null,
  });
  await undoable(engine, () => on({ film }, { usageTerms: null }));
  expect(await on({ film }, { usageTerms: null })).toMatchObject({ changed: 0, change: null });
});

test("who holds the photograph of a still is its rights holder everywhere else, too", async () => {
  const { engine } = await archive();
  await undoable(engine, () =>
    engine.ask("rights.setLayer", {
      on: { stills: { ids: [3] } },
      layer: "photograph",
      values: {
        holders: [
          { name: "Li Jun", role: "owner" },
          { name: "Real Image", role: "supplier" },
        ],
      },
    }),
  );
  const record = await engine.ask("stills.get", { id: 3 });
  expect(record?.rightsHolders.map(({ name }) => name).toSorted()).toEqual([
    "Li Jun",
    "Real Image",
  ]);
  const { layers } = await engine.ask("rights.own", { still: 3 });
  expect(layers).toMatchObject([
    {
      layer: "photograph",
      holders: [
        { name: "Li Jun", role: "owner" },
        { name: "Real Image", role: "supplier" },
      ],
    },
  ]);
  await engine.ask("rights.setLayer", {
    on: { stills: { ids: [3] } },
    layer: "photograph",
    values: { holders: null },
  });
  expect((await engine.ask("rights.own", { still: 3 })).layers).toEqual([]);
});

test("an embargo is changed at all its places at once, and taken from one", async () => {
  const { engine, film } = await archive();
  await engine.ask("rights.saveGrant", {
    id: null,
    on: { stills: { ids: [1, 2, 3] } },
    grant: allow,
  });
  const embargo = { until: { at: "2026-05-08", zone: "Europe/Paris" }, reference: "", note: "" };
  const { id, label } = await engine.ask("rights.saveEmbargo", { id: null, on: { film }, embargo });
  expect(label).toBe("Recorded an embargo until 8 May 2026 (Europe/Paris) for the film “Dust”");
  expect(await statuses(engine)).toEqual(["blocked", "blocked", "clear"]);
  await undoable(engine, () =>
    engine.ask("rights.saveEmbargo", { id, on: { stills: { ids: [3] } }, embargo }),
  );
  expect(await statuses(engine)).toEqual(["blocked", "blocked", "blocked"]);
  await undoable(engine, () =>
    engine.ask("rights.saveEmbargo", {
      id,
      on: null,
      embargo: { ...embargo, until: { at: "2026-05-06T18:00", zone: "Europe/Paris" } },
    }),
  );
  expect(await statuses(engine)).toEqual(["clear", "clear", "clear"]);
  await undoable(engine, () =>
    engine.ask("rights.remove", { kind: "embargo", id, from: { film } }),
  );
  await undoable(engine, () =>
    engine.ask("rights.remove", { kind: "embargo", id, from: { stills: { ids: [3] } } }),
  );
  await expect(engine.ask("rights.saveEmbargo", { id, on: null, embargo })).rejects.toThrow(
    "This was taken away meanwhile. Look at the rights again.",
  );
});

test("a killed still is blocked, a say in the film makes the others wait, and the report counts them", async () => {
  const { engine, film, performer } = await archive();
  await engine.ask("rights.saveGrant", { id: null, on: { film }, grant: allow });
  await undoable(engine, () =>
    engine.ask("rights.setSay", { film, performer, say: { solo: 50, group: 75, rule: "§ 12" } }),
  );
  expect(await told(engine, 1)).toEqual(["blocked", "Wu Renlin has not approved it yet."]);
  const approval = { performer, by: "her agent", on: "2026-05-03", rule: "", note: "" };
  await undoable(engine, () =>
    engine.ask("rights.setApproval", { stills: { ids: [1] }, state: "approved", ...approval }),
  );
  await engine.ask("rights.setApproval", { stills: { ids: [2] }, state: "killed", ...approval });
  expect(await told(engine, 1)).toEqual([
    "clear",
    "Approved by Wu Renlin, as her agent said on 3 May 2026.",
  ]);
  expect(await told(engine, 2)).toEqual([
    "blocked",
    "Killed by Wu Renlin, as her agent said on 3 May 2026.",
  ]);
  expect(await engine.ask("rights.approvals", { film })).toMatchObject([
    {
      performer: { name: "Wu Renlin" },
      asked: { solo: 50, group: 75 },
      recorded: true,
      solo: { submitted: 2, approved: 1, killed: 1, share: 50, reached: true },
      group: { submitted: 0, share: null },
    },
  ]);
});

test("a picture that shows two is one with others", async () => {
  const { engine, film, performer } = await archive();
  await engine.ask("stills.tag", {
    stills: { ids: [2] },
    add: [{ field: "performer", name: "Hai Qing" }],
    remove: [],
  });
  const said = { by: "", on: "", rule: "", note: "" } as const;
  await engine.ask("rights.setApproval", {
    stills: { ids: [1, 2] },
    performer,
    state: "killed",
    ...said,
  });
  expect(await engine.ask("rights.approvals", { film })).toMatchObject([
    {
      recorded: false,
      solo: { killed: 1, reached: false },
      group: { killed: 1, share: 0, reached: false },
    },
  ]);
});

test("a release of a model lets a still into advertising", async () => {
  const { engine } = await archive();
  const commercial = { ...press, use: "commercial" } as const;
  await engine.ask("rights.saveGrant", {
    id: null,
    on: { stills: { ids: [1] } },
    grant: { ...allow, uses: ["commercial"] },
  });
  expect((await told(engine, 1, commercial))[0]).toBe("unknown");
  await undoable(engine, () =>
    engine.ask("rights.saveRelease", {
      id: null,
      on: { stills: { ids: [1] } },
      release: {
        kind: "model",
        state: "unlimited",
        of: "Wu Renlin",
        reference: "MR-3",
        note: "",
        documents: [{ title: "Release", place: "Folder 2" }],
      },
    }),
  );
  expect((await told(engine, 1, commercial))[0]).toBe("clear");
  const show = (field: "character" | "performer", name: string) =>
    engine.ask("stills.tag", { stills: { ids: [1] }, add: [{ field, name }], remove: [] });
  await show("character", "Ma Youtie"); // whom he may play: they need not be two
  expect((await told(engine, 1, commercial))[0]).toBe("clear");
  await show("performer", "Hai Qing");
  expect(await told(engine, 1, commercial)).toEqual([
    "unknown",
    "Of 2 persons shown no more than 1 has a release on record.",
  ]);
});

test("grants keep all they say", async () => {
  const { engine, holder } = await archive();
  const grant: typeof allow = {
    ...allow,
    layers: ["photograph"],
    uses: ["press", "book"],
    territories: { included: ["AT", "DE"], excluded: ["JP"] },
    languages: ["de"],
    start: { at: "2026-01-01", zone: null },
    end: { at: "2026-12-31T18:00", zone: "Europe/Berlin" },
    licensor: holder,
    licensee: "Cahiers",
    reference: "L-9",
    unaltered: ["crop"],
    printRun: 500,
    credit: "adjacent",
    terms: "Not on covers.",
    note: "by mail",
    documents: [{ title: "Licence", place: "licences/L-9.pdf" }],
  };
  const { id } = await engine.ask("rights.saveGrant", {
    id: null,
    on: { stills: { ids: [1] } },
    grant,
  });
  const { grants } = await engine.ask("rights.own", { still: 1 });
  expect(grants).toMatchObject([{ ...grant, id, licensor: { id: holder, name: "Real Image" } }]);
  await expect(engine.ask("rights.document", { place: "licences/L-9.pdf" })).rejects.toThrow(
    "whole path",
  );
  await undoable(engine, () =>
    engine.ask("rights.saveGrant", { id, on: null, grant: { ...allow, note: "changed" } }),
  );
  expect((await engine.ask("rights.own", { still: 1 })).grants).toMatchObject([
    { ...allow, note: "changed" },
  ]);
  await undoable(engine, () => engine.ask("rights.remove", { kind: "grant", id, from: null }));
});

test("names the path of a document that the archive has, and of nothing else", async () => {
  const { engine } = await archive();
  const place = resolve("papers/L-9.pdf");
  await expect(engine.ask("rights.document", { place })).rejects.toThrow("no such document");
  const documents = [{ title: "Licence", place }];
  await engine.ask("rights.setLayer", {
    on: { stills: { ids: [1] } },
    layer: "scan",
    values: { documents },
  });
  expect(await engine.ask("rights.document", { place })).toEqual({ path: place });
});

test.each([
  [{ ...allow, uses: [] }, "What a grant allows has to be named: choose at least one use."],
  [
    { ...allow, territories: { included: ["XX"], excluded: [] } },
    "A country by its two letters is needed (ISO 3166-1), such as DE.",
  ],
  [{ ...allow, start: { at: "2026-05-07T10:00", zone: null } }, "A time of day needs a time zone."],
  [
    { ...allow, start: { at: "2026-02-30", zone: null } },
    "A day or a moment is needed, such as 2026-05-07 or 2026-05-07T10:00.",
  ],
  [
    { ...allow, start: { at: "2026-05-07", zone: null }, end: { at: "2026-05-06", zone: null } },
    "A grant cannot end before it begins.",
  ],
])("a grant that makes no sense is refused in words (%#)", async (grant, words) => {
  const { engine } = await archive();
  await expect(
    engine.ask("rights.saveGrant", { id: null, on: { stills: { ids: [1] } }, grant }),
  ).rejects.toThrow(words);
});

test("a statement in another form than its vocabulary has is refused", async () => {
  const { engine } = await archive();
  await expect(
    engine.ask("rights.setLayer", {
      on: { stills: { ids: [1] } },
      layer: "photograph",
      values: { status: "https://rightsstatements.org/vocab/InC/1.0/" },
    }),
  ).rejects.toThrow(
    "A statement of RightsStatements.org or Creative Commons is needed in its exact form",
  );
});

test("the calendar tells what ends, begins and comes free, and of what", async () => {
  const { engine, film, holder } = await archive();
  const save = (on: InputOf<"rights.saveGrant">["on"], grant: Partial<typeof allow>) =>
    engine.ask("rights.saveGrant", { id: null, on, grant: { ...allow, ...grant } });
  await save({ film }, { reference: "L-1", end: { at: "2026-05-31", zone: null } });
  await save(
    { stills: { ids: [3] } },
    { reference: "L-2", start: { at: "2026-05-02", zone: null } },
  );
  await save({ holder }, { kind: "deny", reference: "D-1", end: { at: "2026-05-10", zone: null } });
  await save({ stills: { ids: [3] } }, { end: { at: "2026-06-01", zone: null } });
  await engine.ask("rights.saveEmbargo", {
    id: null,
    on: { stills: { ids: [1, 3] } },
    // 02:00 of the 21st in Tokyo is 19:00 of the 20th in Berlin
    embargo: { until: { at: "2026-05-21T02:00", zone: "Asia/Tokyo" }, reference: "E-1", note: "" },
  });
  const asked = { from: "2026-05-01", to: "2026-05-31", zone: "Europe/Berlin" };
  const days = (found: readonly { day: string; kind: string; reference: string }[]): string[] =>
    found.map(({ day, kind, reference }) => `${day} ${kind} ${reference}`);
  const all = await engine.ask("rights.calendar", asked);
  expect(days(all)).toEqual([
    "2026-05-02 begins L-2",
    "2026-05-11 comes-free D-1",
    "2026-05-20 comes-free E-1",
    "2026-05-31 expires L-1",
  ]);
  expect(all.map(({ moment }) => moment)).toEqual([
    null,
    null,
    { at: "2026-05-21T02:00", zone: "Asia/Tokyo" },
    null,
  ]);
  expect(all[2]).toMatchObject({ stills: 2, stillName: null, films: [], holders: [] });
  expect(all[0]).toMatchObject({
    stills: 1,
    stillName: fileNameOfStill(engine.archive().catalog.db, 3),
  });
  expect(all[0]?.stillName).toMatch(/\.\w+$/u);
  const under = (among: InputOf<"rights.calendarStills">["among"]) =>
    engine.ask("rights.calendarStills", { of: all[2]?.of ?? { kind: "grant", id: 1 }, among });
  expect(await under(null)).toEqual([1, 3]);
  expect(await under({ film })).toEqual([1]);
  expect(await under({ stills: { ids: [2, 3] } })).toEqual([3]);
  expect(all[3]).toMatchObject({ stills: 0, films: [{ id: film, name: "Dust" }] });
  const ofThird = await engine.ask("rights.calendar", { ...asked, of: { stills: { ids: [3] } } });
  expect(days(ofThird)).toEqual(["2026-05-02 begins L-2", "2026-05-20 comes-free E-1"]);
  const ofFirst = await engine.ask("rights.calendar", { ...asked, of: { stills: { ids: [1] } } });
  expect(days(ofFirst)).toEqual([
    "2026-05-11 comes-free D-1",
    "2026-05-20 comes-free E-1",
    "2026-05-31 expires L-1",
  ]);
  // of a film and of a holder: what is said of it, and of the stills that are its
  const ofFilm = await engine.ask("rights.calendar", { ...asked, of: { film } });
  expect(days(ofFilm)).toContain("2026-05-31 expires L-1");
  expect(days(ofFilm)).not.toContain("2026-05-02 begins L-2");
  const ofHolder = await engine.ask("rights.calendar", { ...asked, of: { holder } });
  expect(days(ofHolder)).toContain("2026-05-11 comes-free D-1");
  expect(days(ofHolder)).not.toContain("2026-05-02 begins L-2");
});

test("what holds of a film's stills is told with what its holders say, only for the layers they hold", async () => {
  const { engine, film, holder } = await archive();
  await engine.ask("rights.saveGrant", {
    id: null,
    on: { holder },
    grant: { ...allow, layers: ["film", "scan"], reference: "H-1" },
  });
  await engine.ask("rights.setLayer", {
    on: { holder },
    layer: "film",
    values: { creditLine: "© Holder", note: "of the holder" },
  });
  await engine.ask("rights.setLayer", { on: { film }, layer: "film", values: { note: "own" } });
  const rights = await engine.ask("rights.film", { film });
  const from = { kind: "holder", id: holder };
  expect(rights?.grants).toMatchObject([{ reference: "H-1", layers: ["film"], from }]);
  const ofFilm = rights?.layers.find(({ layer }) => layer === "film");
  expect(ofFilm?.creditLine).toMatchObject({ value: "© Holder", from });
  expect(ofFilm?.note).toMatchObject({ value: "own", from: { kind: "film", id: film } });
  expect(await engine.ask("rights.film", { film: 999_999 })).toBeNull();
});

test("of several stills what is said of any of them is told with of how many", async () => {
  const { engine, film } = await archive();
  const save = (on: InputOf<"rights.saveGrant">["on"], reference: string) =>
    engine.ask("rights.saveGrant", { id: null, on, grant: { ...allow, reference } });
  await save({ stills: { ids: [1, 2] } }, "both");
  await save({ stills: { ids: [2, 3] } }, "one");
  await save({ stills: { ids: [3] } }, "none");
  await save({ film }, "film");
  const note = (id: number, text: string) =>
    engine.ask("rights.setLayer", {
      on: { stills: { ids: [id] } },
      layer: "print",
      values: { note: text },
    });
  for (const [id, text] of [
    [1, "Drawer 9"],
    [2, "Drawer 12"],
    [3, "Drawer 9"],
  ] as const)
    await note(id, text);
  const all = await engine.ask("rights.shared", { stills: { ids: [1, 2, 3] } });
  expect(all.layers).toMatchObject([
    { layer: "print", note: "Drawer 9", holders: null, stills: 2 },
    { layer: "print", note: "Drawer 12", stills: 1 },
  ]);
  const { grants, embargoes } = await engine.ask("rights.shared", { stills: { ids: [1, 2] } });
  expect(grants.map(({ reference, stills }) => `${reference} ${String(stills)}`)).toEqual([
    "both 2",
    "one 1",
  ]);
  expect(embargoes).toEqual([]);
});

test("a licensor who is only named is made with the grant, and goes with it by undo", async () => {
  const { engine, film } = await archive();
  const grant = { ...allow, licensor: "Nachlass Beispiel" };
  const { change } = await engine.ask("rights.saveGrant", { id: null, on: { film }, grant });
  const [kept] = (await engine.ask("rights.own", { film })).grants;
  expect(kept?.licensor?.name).toBe("Nachlass Beispiel");
  await engine.ask("history.undo", change === null ? {} : { change });
  const list = { kind: "agent", filter: "Nachlass Beispiel", film: null, offset: 0, limit: 5 };
  expect((await engine.ask("records.list", { ...list, kind: "agent" })).total).toBe(0);
});

test("without a date the present moment is meant", async () => {
  const { engine } = await archive();
  const now = Date.now();
  const at = (shift: number): string => new Date(now + shift).toISOString().slice(0, 19);
  await engine.ask("rights.saveGrant", { id: null, on: { stills: { ids: [1] } }, grant: allow });
  const save = (id: number | null, shift: number) =>
    engine.ask("rights.saveEmbargo", {
      id,
      on: { stills: { ids: [1] } },
      embargo: { until: { at: at(shift), zone: "UTC" }, reference: "", note: "" },
    });
  const request = { use: "press", territory: "DE" } as const;
  const { id } = await save(null, 3_600_000);
  expect((await told(engine, 1, request))[0]).toBe("blocked");
  await save(id, -60_000);
  expect((await told(engine, 1, request))[0]).toBe("clear");
});

test("no part of a grant is left when what made it is taken back later on", async () => {
  const { engine, film } = await archive();
  const deny = { ...allow, kind: "deny" as const, uses: ["book-cover" as const] };
  const made = await engine.ask("rights.saveGrant", { id: null, on: { film }, grant: deny });
  const change = made.change ?? 0;
  const [entry] = await engine.ask("history.list", { still: null, offset: 0, limit: 1 });
  const use = entry?.changes.find(
    ({ table, after }) => table === "grant_term" && after?.["kind"] === "use",
  );
  await engine.ask("rights.saveGrant", { id: made.id, on: { stills: { ids: [3] } }, grant: deny });
  const { db } = engine.archive().catalog;
  const before = contents(db);
  for (const rows of [null, [use?.id ?? 0]])
    await expect(engine.ask("history.revert", { change, rows })).rejects.toThrow(
      "cannot be taken back like this: of a grant only a part would be left",
    );
  expect(contents(db)).toEqual(before);
  await engine.ask("rights.remove", { kind: "grant", id: made.id, from: { stills: { ids: [3] } } });
  await engine.ask("history.revert", { change, rows: null });
  expect((await engine.ask("rights.own", { film })).grants).toEqual([]);
});

test("the history of a still tells of its rights, that of a film of its own", async () => {
  const { engine, film, performer } = await archive();
  await engine.ask("rights.saveGrant", { id: null, on: { film }, grant: allow });
  await engine.ask("rights.setLayer", {
    on: { stills: { ids: [3] } },
    layer: "artwork",
    values: { holders: [{ name: "Li Jun", role: "owner" }] },
  });
  const said = { by: "", on: "", rule: "", note: "" };
  await engine.ask("rights.setApproval", {
    stills: { ids: [3] },
    performer,
    state: "killed",
    ...said,
  });
  const ofStill = await engine.ask("history.list", { still: 3, offset: 0, limit: 2 });
  expect(ofStill.map(({ label, changes }) => [label, changes.map(({ table }) => table)])).toEqual([
    ["Approval of Wu Renlin killed for 1 still", ["talent_approval"]],
    ["Changed the rights of 1 still (the artwork shown)", ["layer_rights", "layer_holder"]],
  ]);
  const record = { kind: "film", id: film } as const;
  const [ofFilm] = await engine.ask("history.list", { still: null, record, offset: 0, limit: 1 });
  expect(ofFilm?.label).toBe("Recorded a grant for the film “Dust”");
});

test("one holder in two roles is both again when it is done again", async () => {
  const { engine } = await archive();
  await undoable(engine, () =>
    engine.ask("rights.setLayer", {
      on: { stills: { ids: [1, 3] } },
      layer: "photograph",
      values: {
        holders: [
          { name: "Li Jun", role: "owner" },
          { name: "Li Jun", role: "licensor" },
        ],
      },
    }),
  );
});
