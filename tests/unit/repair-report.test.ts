import { expect, test } from "vitest";
import { repairReport } from "../../shared/repair-report.ts";
import { tableWords } from "../../shared/table-words.ts";
import { emptyCatalog } from "../helpers/catalogs.ts";

const none = { fromHistory: 0, inPart: 0, stills: null };
const whole = { table: "film", kept: 3, fromBackup: 0, lost: 0, ...none };
const filled = { table: "file", kept: 58, fromBackup: 2, lost: 0, ...none };
const lost = { table: "still_text", kept: 1, fromBackup: 0, lost: 4, ...none };
const doubtful = { table: "agent", kept: 1, fromBackup: 0, lost: null, ...none };
const unread = { table: "embargo", kept: 0, fromBackup: 0, lost: null, ...none };
const all = [whole, filled, lost, unread, doubtful];

test("a repair tells of what lost rows first, in words, and of what nobody can say anything about apart", () => {
  expect(repairReport(all)).toEqual({
    counted: [
      { ...lost, what: "Captions and other texts" },
      { ...doubtful, what: "People and companies" },
      { ...filled, what: "Files of stills" },
    ],
    unread: [{ ...unread, what: "Embargoes" }],
  });
});

test("each table of a catalog has words of its own for what lies in it", () => {
  const { db } = emptyCatalog();
  const tables = db
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();
  expect(Object.keys(tableWords).toSorted()).toEqual(tables);
  expect(new Set(Object.values(tableWords)).size).toBe(tables.length);
});
