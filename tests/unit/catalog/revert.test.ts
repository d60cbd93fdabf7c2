import fc from "fast-check";
import { expect, test } from "vitest";
import {
  all,
  inTransactionUndone,
  type WritableDb,
} from "../../../electron/engine/catalog/database.ts";
import { record, undo } from "../../../electron/engine/catalog/history.ts";
import { listHistory } from "../../../electron/engine/catalog/history-list.ts";
import { revertChange } from "../../../electron/engine/catalog/revert.ts";
import { changeRecords } from "../../../electron/engine/commands/records/change-records.ts";
import { setText } from "../../../electron/engine/commands/set-text.ts";
import { tagStills } from "../../../electron/engine/commands/tag-stills.ts";
import { archivistSteps, takeStep } from "../../helpers/archivist-steps.ts";
import { contents, emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { tries } from "../../helpers/doses.ts";

function write(db: WritableDb, still: number, field: "caption" | "headline", text: string): number {
  const change = { field, language: "x-default", mode: "replace" as const, textOf: () => text };
  return record(db, () => setText(db, [still], change)).change ?? 0;
}

function tag(db: WritableDb, still: number, keywords: readonly string[]): number {
  const add = keywords.map((name) => ({ field: "keyword" as const, name }));
  return record(db, () => tagStills(db, { stills: [still], add, remove: [] })).change ?? 0;
}

function textsOf(db: WritableDb): string[] {
  return all<{ text: string }>(db, "SELECT text FROM still_text ORDER BY field").map(
    ({ text }) => text,
  );
}

function keywordsOf(db: WritableDb, still: number): string[] {
  return all<{ term: string }>(
    db,
    "SELECT term FROM still_keyword JOIN keyword ON keyword.id = keyword_id WHERE still_id = ? ORDER BY term",
    still,
  ).map(({ term }) => term);
}

test("an earlier change is taken back, and what came later stays", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const [still = 0] = storeStills(catalog, ["a.jpg"]);
  const caption = write(db, still, "caption", "Ma Youtie ploughs");
  write(db, still, "headline", "Ploughing");
  const done = record(db, () => revertChange(db, { change: caption, rows: null }));
  expect(textsOf(db)).toEqual(["Ploughing"]);
  expect(done.stills).toEqual([still]);
  expect(listHistory(db, { still, offset: 0, limit: 1 })[0]?.label).toMatch(
    /^Took back “Changed caption/u,
  );
  undo(db);
  expect(textsOf(db)).toEqual(["Ma Youtie ploughs", "Ploughing"]);
});

test("what was taken back is marked as such with the time, while what took it back stands", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const [still = 0] = storeStills(catalog, ["a.jpg"]);
  const marked = () =>
    listHistory(db, { still, offset: 0, limit: 10 }).map(({ state, takenBack }) => [
      state,
      takenBack === null ? null : takenBack.part ? "part" : "whole",
    ]);
  const tagged = tag(db, still, ["donkey", "plough"]);
  const [row] = listHistory(db, { still, offset: 0, limit: 1 })[0]?.changes ?? [];
  const takeBack = (change: number, rows: number[] | null): number =>
    record(db, () => revertChange(db, { change, rows })).change ?? 0;
  takeBack(tagged, [row?.id ?? 0]);
  expect(marked()).toEqual([
    ["done", null],
    ["done", "part"],
  ]);
  const whole = takeBack(tagged, null);
  const [last, , first] = listHistory(db, { still, offset: 0, limit: 10 });
  expect(first?.takenBack).toEqual({ at: last?.at, part: false });
  takeBack(whole, null);
  expect(marked().at(-1)).toEqual(["done", "part"]);
  undo(db);
  expect(marked()[0]).toEqual(["undone", "whole"]);
  expect(marked().at(-1)).toEqual(["done", "whole"]);
});

test("of a change only one row is taken back", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const [still = 0] = storeStills(catalog, ["a.jpg"]);
  const change = tag(db, still, ["donkey", "plough"]);
  const [entry] = listHistory(db, { still, offset: 0, limit: 1 });
  const rows = entry?.changes.filter(({ table }) => table === "still_keyword") ?? [];
  const done = record(db, () => revertChange(db, { change, rows: [rows[0]?.id ?? 0] }));
  expect(keywordsOf(db, still)).toHaveLength(1);
  expect(done.rows).toBe(1);
});

test("what was changed again since is left, and where nothing else is left that is said", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const [still = 0] = storeStills(catalog, ["a.jpg"]);
  const first = write(db, still, "caption", "First");
  write(db, still, "caption", "Second");
  const revert = (change: number): unknown =>
    record(db, () => revertChange(db, { change, rows: null }));
  expect(() => revert(first)).toThrow(/all changed again since/u);
  expect(textsOf(db)).toEqual(["Second"]);
  undo(db);
  undo(db);
  expect(() => revert(first)).toThrow(/undone already/u);
});

test("a record that others have come to use stays when the change that made it is taken back", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const [one = 0, other = 0] = storeStills(catalog, ["a.jpg", "b.jpg"]);
  const made = tag(db, one, ["donkey"]);
  tag(db, other, ["donkey"]);
  record(db, () => revertChange(db, { change: made, rows: null }));
  expect([keywordsOf(db, one), keywordsOf(db, other)]).toEqual([[], ["donkey"]]);
});

test("where only the record is left to be taken back, it is said what uses it and what to do", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const stills = storeStills(catalog, ["a.jpg", "b.jpg"]);
  const make = { kind: "keyword", name: "ferry", set: {} } as const;
  const made = record(db, () => changeRecords(db, { do: "make", record: make }));
  const id = made.result.id ?? 0;
  const revert = (): unknown =>
    record(db, () => revertChange(db, { change: made.change ?? 0, rows: null }));
  for (const still of stills) tag(db, still, ["ferry"]);
  expect(revert).toThrow(
    "“Made keyword “ferry”” cannot be taken back: the keyword “ferry” is used by 2 stills. Take it off there first, or delete the keyword.",
  );
  changeRecords(db, { do: "rename", kind: "keyword", id, name: "ship", keep: false });
  expect(revert).toThrow(/all changed again since/u);
});

test("taking back the last change is what undo does, and undoing that brings it back", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  fc.assert(
    fc.property(fc.array(archivistSteps, { minLength: 1, maxLength: 6 }), (steps) => {
      inTransactionUndone(db, () => {
        const stills = storeStills(catalog, ["a.jpg", "b.jpg", "c.jpg"]);
        let before = contents(db);
        let last: number | null = null;
        for (const step of steps) {
          const now = contents(db);
          const { change } = record<unknown>(db, () => takeStep(db, stills, step));
          if (change === null) continue;
          before = now;
          last = change;
        }
        if (last === null) return;
        const after = contents(db);
        const change = last;
        record(db, () => revertChange(db, { change, rows: null }));
        expect(contents(db)).toEqual(before);
        undo(db);
        expect(contents(db)).toEqual(after);
      });
    }),
    { numRuns: tries(200) },
  );
});
