import { expect, test } from "vitest";
import { all, type WritableDb } from "../../../electron/engine/catalog/database.ts";
import { record, undo } from "../../../electron/engine/catalog/history.ts";
import { listHistory } from "../../../electron/engine/catalog/history-list.ts";
import { changesOfRecordSql } from "../../../electron/engine/catalog/records/rows-of-record.ts";
import { revertChange } from "../../../electron/engine/catalog/revert.ts";
import { changeRecords } from "../../../electron/engine/commands/records/change-records.ts";
import { tagStills } from "../../../electron/engine/commands/tag-stills.ts";
import type { RecordCommand } from "../../../shared/contract/records.ts";
import { recordKinds, type RecordKind } from "../../../shared/record.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";

const change = (db: WritableDb, command: RecordCommand): number =>
  record(db, () => changeRecords(db, command)).result.id ?? 0;

function labels(db: WritableDb, kind: RecordKind, id: number): string[] {
  const asked = { still: null, record: { kind, id }, offset: 0, limit: 50 };
  return listHistory(db, asked).map(({ label }) => label);
}

test("a record's history lists what changed it, its names, roles and lists, and nothing else", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const stills = storeStills(catalog, ["a.jpg"]);
  const make = (name: string): number =>
    change(db, { do: "make", record: { kind: "film", name, set: {} } });
  const [dust, red] = [make("Dust"), make("Red")];
  const set = { names: [{ kind: "working" as const, language: "x-default", name: "Ashes" }] };
  change(db, { do: "edit", record: { kind: "film", id: dust, set } });
  change(db, { do: "edit", record: { kind: "film", id: red, set: { year: 2022 } } });
  change(db, {
    do: "make",
    record: {
      kind: "role",
      film: dust,
      character: { name: "Ma Youtie" },
      set: { performer: { name: "Wu Renlin" } },
    },
  });
  // Stills that are tagged with it are no change of the record.
  const add = [{ field: "film" as const, id: dust }];
  record(db, () => tagStills(db, { stills, add, remove: [] }));
  const ofDust = [
    "Added role “Ma Youtie” in “Dust”",
    "Changed titles of film “Dust”: Ashes added",
    "Made film “Dust”",
  ];
  expect(labels(db, "film", dust)).toEqual(ofDust);
  expect(labels(db, "film", red)).toEqual(["Changed year of film “Red”", "Made film “Red”"]);
  expect(labels(db, "character", 1)).toEqual(ofDust.slice(0, 1));
  expect(labels(db, "agent", 1)).toEqual(ofDust.slice(0, 1));
  expect(labels(db, "scene", 1)).toEqual([]);
  expect(labels(db, "keyword", 1)).toEqual([]);
});

test("of lists it is told what came and what went", () => {
  const { db } = emptyCatalog();
  const film = change(db, { do: "make", record: { kind: "film", name: "Dust", set: {} } });
  const put = (...values: string[]): void => {
    const identifiers = values.map((value) => ({ scheme: "wikidata" as const, value, note: "" }));
    change(db, { do: "edit", record: { kind: "film", id: film, set: { identifiers } } });
  };
  put("Q1", "Q2");
  put("Q2", "Q3");
  put("Q3", "Q2");
  put("Q4", "Q5", "Q6", "Q7");
  expect(labels(db, "film", film)).toEqual([
    "Changed identifiers of film “Dust”: Q4 added, Q5 added, Q6 added and 3 more",
    "Changed identifiers of film “Dust”",
    "Changed identifiers of film “Dust”: Q3 added, Q1 removed",
    "Changed identifiers of film “Dust”: Q1 added, Q2 added",
    "Made film “Dust”",
  ]);
});

test("of an action on several records each lists its own rows, with the names they point to", () => {
  const { db } = emptyCatalog();
  const make = (name: string): number =>
    change(db, { do: "make", record: { kind: "character", name, film: null, set: {} } });
  const [ma, iron] = [make("Ma Youtie"), make("Iron Ma")];
  change(db, { do: "merge", kind: "character", id: iron, into: ma });
  const asked = {
    still: null,
    record: { kind: "character" as const, id: ma },
    offset: 0,
    limit: 1,
  };
  const [merged] = listHistory(db, asked);
  expect(merged?.label).toBe("Merged character “Iron Ma” into “Ma Youtie”");
  expect(merged?.changes).toMatchObject([
    { table: "character_name", before: null, after: { character_id: ma, name: "Iron Ma" } },
  ]);
  expect(labels(db, "character", iron)[0]).toBe(merged?.label);
});

test("what is undone is listed as such, and one change is taken back while later ones stay", () => {
  const { db } = emptyCatalog();
  const id = change(db, { do: "make", record: { kind: "film", name: "Dust", set: {} } });
  change(db, { do: "edit", record: { kind: "film", id, set: { year: 2021 } } });
  change(db, { do: "rename", kind: "film", id, name: "Return to Dust", keep: false });
  const listed = listHistory(db, {
    still: null,
    record: { kind: "film", id },
    offset: 1,
    limit: 1,
  });
  const change2021 = listed[0]?.id ?? 0;
  record(db, () => revertChange(db, { change: change2021, rows: null }));
  expect(all(db, "SELECT title, year FROM film")).toEqual([
    { title: "Return to Dust", year: null },
  ]);
  expect(labels(db, "film", id)[0]).toBe("Took back “Changed year of film “Dust””");
  undo(db);
  const [undone] = listHistory(db, {
    still: null,
    record: { kind: "film", id },
    offset: 0,
    limit: 1,
  });
  expect(undone?.state).toBe("undone");
});

test("who is deleted keeps the name in what was changed before", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const [still = 0] = storeStills(catalog, ["a.jpg"]);
  const film = change(db, { do: "make", record: { kind: "film", name: "Dust", set: {} } });
  change(db, {
    do: "make",
    record: {
      kind: "role",
      film,
      character: { name: "Ma Youtie" },
      set: { performer: { name: "Wu Renlin" } },
    },
  });
  const add = [{ field: "character" as const, id: 1 }];
  record(db, () => tagStills(db, { stills: [still], add, remove: [] }));
  change(db, { do: "rename", kind: "agent", id: 1, name: "Wu R.", keep: false });
  change(db, { do: "remove", kind: "agent", id: 1 });
  change(db, { do: "remove", kind: "character", id: 1 });
  const namesIn = (asked: { still: number | null; record?: { kind: RecordKind; id: number } }) =>
    listHistory(db, { ...asked, offset: 0, limit: 50 }).map(({ label, names }) => ({
      label,
      character: names.character[1],
      agent: names.agent[1],
    }));
  const added = {
    label: "Added role “Ma Youtie” in “Dust”",
    character: "Ma Youtie",
    agent: "Wu R.",
  };
  expect(namesIn({ still: null })).toContainEqual(added);
  expect(namesIn({ still: null, record: { kind: "film", id: film } })).toContainEqual(added);
  expect(namesIn({ still }).at(-1)).toMatchObject({ character: "Ma Youtie" });
});

test.each(recordKinds)("the changes of a %s are found without reading those of stills", (kind) => {
  const { db } = emptyCatalog();
  const sql = `EXPLAIN QUERY PLAN SELECT history_id FROM history_change WHERE ${changesOfRecordSql(kind)}`;
  const plan = all<{ detail: string }>(db, sql, { record: 1 }).map(({ detail }) => detail);
  expect(plan[0]).toMatch(/USING INDEX history_change_by_still/u);
});
