import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import type { InputOf } from "../../shared/contract/index.ts";
import type { RecordCommand } from "../../shared/contract/records.ts";
import { all } from "../../electron/engine/catalog/database.ts";
import { contents, storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";

const press = { use: "press", territory: "DE", date: "2026-05-07", zone: "UTC" } as const;
const grant: InputOf<"rights.saveGrant">["grant"] = {
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
  documents: [{ title: "Licence", place: "Folder 1" }],
};

type Place = InputOf<"rights.setLayer">["on"];

/** Still 1 of the film Dust, 2 of the film Yin; both show Wu Renlin and are owned by Real Image. */
async function twoFilms(): Promise<{
  engine: Engine;
  films: number[];
  holder: number;
  other: number;
  performer: number;
}> {
  const { engine } = await engineWithArchive();
  storeStills(engine.archive().catalog, ["a.jpg", "b.jpg"]);
  await engine.archive().search.ready();
  for (const [still, film] of [
    [1, "Dust"],
    [2, "Yin"],
  ] as const)
    await engine.ask("stills.tag", {
      stills: { ids: [still] },
      add: [
        { field: "film", name: film },
        { field: "performer", name: "Wu Renlin" },
        { field: "rightsHolder", name: still === 1 ? "Real Image" : "RI Pictures" },
      ],
      remove: [],
    });
  const records = await Promise.all([1, 2].map((id) => engine.ask("stills.get", { id })));
  return {
    engine,
    films: records.map((record) => record?.film?.id ?? 0),
    holder: records[0]?.rightsHolders[0]?.id ?? 0,
    other: records[1]?.rightsHolders[0]?.id ?? 0,
    performer: records[0]?.depictions[0]?.performer?.id ?? 0,
  };
}

async function statuses(engine: Engine): Promise<string[]> {
  const ids = [1, 2];
  const answer = await engine.ask("rights.status", {
    stills: { ids },
    request: press,
    from: 0,
    count: 2,
  });
  return answer.stills.map(({ status }) => status);
}

async function say(engine: Engine, on: Place): Promise<void> {
  await engine.ask("rights.saveGrant", { id: null, on, grant });
  await engine.ask("rights.saveGrant", {
    id: null,
    on,
    grant: { ...grant, kind: "deny", uses: ["book-cover"], reference: "D-1" },
  });
  await engine.ask("rights.saveEmbargo", {
    id: null,
    on,
    embargo: { until: { at: "2026-01-01", zone: "UTC" }, reference: "E-1", note: "" },
  });
  await engine.ask("rights.saveRelease", {
    id: null,
    on,
    release: {
      kind: "model",
      state: "unlimited",
      of: "Wu",
      reference: "",
      note: "",
      documents: [],
    },
  });
  await engine.ask("rights.setLayer", {
    on,
    layer: "photograph",
    values: {
      creditLine: "© Real Image",
      tracing: {
        untraced: false,
        log: [{ source: "Letter", date: "2026-01-01", outcome: "found" }],
      },
      documents: [{ title: "Letter", place: "Folder 7" }],
    },
  });
  await engine.ask("rights.setLayer", {
    on,
    layer: "artwork",
    values: { holders: [{ name: "Real Image", role: "owner" }], note: "a poster" },
  });
}

/** Does a command; undone, the catalog is as before, and done again as after. */
async function changed(engine: Engine, command: RecordCommand): Promise<void> {
  await undoable(engine, () => engine.ask("records.change", { command }));
}

async function undoable(engine: Engine, work: () => Promise<unknown>): Promise<void> {
  const { db } = engine.archive().catalog;
  const before = contents(db);
  await work();
  const after = contents(db);
  expect(all(db, "PRAGMA foreign_key_check")).toEqual([]);
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
  await engine.ask("history.redo", {});
  expect(contents(db)).toEqual(after);
}

test("a film that becomes part of another brings its rights along", async () => {
  const { engine, films, performer } = await twoFilms();
  const [dust = 0, yin = 0] = films;
  await say(engine, { film: dust });
  await engine.ask("rights.setSay", {
    film: dust,
    performer,
    say: { solo: 40, group: 60, rule: "" },
  });
  await engine.ask("rights.setApproval", {
    stills: { ids: [1, 2] },
    performer,
    state: "approved",
    by: "",
    on: "",
    rule: "",
    note: "",
  });
  await engine.ask("rights.setLayer", {
    on: { film: yin },
    layer: "photograph",
    values: { creditLine: "© Yin" },
  });
  const said = await engine.ask("rights.own", { film: dust });
  expect(await statuses(engine)).toEqual(["clear", "unknown"]);
  await changed(engine, { do: "merge", kind: "film", id: dust, into: yin });
  expect(await statuses(engine)).toEqual(["clear", "clear"]);
  const own = await engine.ask("rights.own", { film: yin });
  const { grants, embargoes, releases, says } = said;
  expect(own).toMatchObject({ grants, embargoes, releases, says });
  // what the film that stays says itself stays, what it does not say comes along
  expect(own.layers).toMatchObject([
    {
      layer: "photograph",
      creditLine: "© Yin",
      tracing: { log: [{ source: "Letter" }] },
      documents: [{ title: "Letter" }],
    },
    { layer: "artwork", holders: [{ name: "Real Image" }], note: "a poster" },
  ]);
});

test("a film that is deleted takes its rights along, and its stills are unknown again", async () => {
  const { engine, films } = await twoFilms();
  const [dust = 0] = films;
  await say(engine, { film: dust });
  await say(engine, { film: dust });
  const rehearsed = await engine.ask("records.rehearse", {
    command: { do: "remove", kind: "film", id: dust },
  });
  expect(rehearsed.effects).toMatchObject({ rightsRecords: 10 });
  await changed(engine, { do: "remove", kind: "film", id: dust });
  expect(await statuses(engine)).toEqual(["unknown", "unknown"]);
  const { db } = engine.archive().catalog;
  for (const table of [
    "usage_grant",
    "embargo",
    "picture_release",
    "layer_rights",
    "rights_document",
    "grant_term",
  ])
    expect([table, all(db, `SELECT * FROM ${table}`)]).toEqual([table, []]);
});

test("a rights holder that becomes part of another brings its rights along", async () => {
  const { engine, holder, other } = await twoFilms();
  await say(engine, { holder });
  await engine.ask("rights.saveGrant", {
    id: null,
    on: { stills: { ids: [1] } },
    grant: { ...grant, licensor: holder },
  });
  expect(await statuses(engine)).toEqual(["clear", "unknown"]);
  await changed(engine, { do: "merge", kind: "agent", id: holder, into: other });
  expect(await statuses(engine)).toEqual(["clear", "clear"]);
  const own = await engine.ask("rights.own", { still: 1 });
  expect(own.grants).toMatchObject([{ licensor: { id: other, name: "RI Pictures" } }]);
  const general = await engine.ask("rights.own", { holder: other });
  expect(general.layers).toMatchObject([
    { layer: "photograph", creditLine: "© Real Image" },
    { layer: "artwork", holders: [{ id: other }] },
  ]);
});

test("a rights holder that is deleted leaves its grants to stills without its name", async () => {
  const { engine, holder } = await twoFilms();
  await say(engine, { holder });
  await engine.ask("rights.saveGrant", {
    id: null,
    on: { stills: { ids: [1, 2] } },
    grant: { ...grant, licensor: holder },
  });
  await changed(engine, { do: "remove", kind: "agent", id: holder });
  expect((await engine.ask("rights.own", { still: 1 })).grants).toMatchObject([{ licensor: null }]);
  const { db } = engine.archive().catalog;
  expect(all(db, "SELECT * FROM layer_rights")).toEqual([]);
});

test("of two performers that become one the stricter word on a still stays", async () => {
  const { engine, performer } = await twoFilms();
  await engine.ask("stills.tag", {
    stills: { ids: [1, 2] },
    add: [{ field: "performer", name: "W. Renlin" }],
    remove: [],
  });
  const { db } = engine.archive().catalog;
  const [twin = { id: 0 }] = all<{ id: number }>(
    db,
    "SELECT id FROM agent WHERE name = 'W. Renlin'",
  );
  const said = { by: "", on: "", rule: "", note: "" };
  const approve = (who: number, ids: number[], state: "approved" | "killed") =>
    engine.ask("rights.setApproval", { stills: { ids }, performer: who, state, ...said });
  await approve(performer, [1], "killed");
  await approve(twin.id, [1, 2], "approved");
  await changed(engine, { do: "merge", kind: "agent", id: performer, into: twin.id });
  expect(
    all(db, "SELECT still_id, performer_id, state FROM talent_approval ORDER BY still_id"),
  ).toEqual([
    { still_id: 1, performer_id: twin.id, state: "killed" },
    { still_id: 2, performer_id: twin.id, state: "approved" },
  ]);
  await changed(engine, { do: "remove", kind: "agent", id: twin.id });
  expect(all(db, "SELECT * FROM talent_approval")).toEqual([]);
});

test("a still that becomes part of another leaves it all that binds it", async () => {
  const { engine, performer } = await twoFilms();
  await say(engine, { stills: { ids: [2] } });
  await engine.ask("rights.saveGrant", {
    id: null,
    on: { stills: { ids: [1] } },
    grant,
  });
  const said = { by: "", on: "", rule: "", note: "" };
  await engine.ask("rights.setApproval", {
    stills: { ids: [2] },
    performer,
    state: "killed",
    ...said,
  });
  await engine.ask("rights.setApproval", {
    stills: { ids: [1] },
    performer,
    state: "approved",
    ...said,
  });
  expect(await statuses(engine)).toEqual(["clear", "blocked"]);
  await undoable(engine, () => engine.ask("near.join", { preferred: 1, others: [2], choices: [] }));
  expect(await statuses(engine)).toEqual(["blocked"]);
  const own = await engine.ask("rights.own", { still: 1 });
  expect(own.grants.map(({ kind }) => kind)).toEqual(["allow", "deny", "allow"]);
  expect(own.embargoes).toHaveLength(1);
  expect(own.layers.find(({ layer }) => layer === "photograph")).toMatchObject({
    creditLine: "© Real Image",
  });
});
