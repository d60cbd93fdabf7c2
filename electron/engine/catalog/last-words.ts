import type { ReadableDb, WritableDb } from "./database.ts";
import type { Gap } from "./read-around.ts";
import {
  deleteRow,
  insertRow,
  isThere,
  keysOf,
  parseRow,
  unless,
  type RecordedRow,
} from "./recorded-row.ts";
import { isRecordedWhole } from "./recording.ts";

/** What the history says of a row last: what it became; or, where it was taken away, only what it was. */
export type LastWord = {
  /** The key of the change that says it. */
  readonly step: number;
  readonly before: RecordedRow | null;
  readonly after: RecordedRow | null;
};

/**
 * The last word of the history on each row of a table of which it keeps whole rows. Rows whose last change was undone are
 * left out: what they are then stands in no single change.
 */
export function* lastWords(db: ReadableDb, table: string): Iterable<LastWord> {
  const columns = keysOf(db, table);
  if (!isRecordedWhole(table) || columns.length === 0) return; // an earlier version has not every table
  const key = columns.map(
    (column) => `json_extract(coalesce(step.after, step.before), '$.${column}')`,
  );
  // beside max() SQLite gives the other columns of the row that has it
  const found = db
    .prepare<[string], { step: number; before: string | null; after: string | null }>(
      `SELECT max(step.id) AS step, step.before, step.after, state
       FROM main.history_change AS step JOIN main.history ON history.id = step.history_id
       WHERE step.table_name = ? GROUP BY ${key.join(", ")} HAVING state = 'done'`,
    )
    .iterate(table);
  for (const { step, before, after } of found)
    yield { step, before: parseRow(before), after: parseRow(after) };
}

/** What the history says last of rows that are not there and would lie within the gaps. */
export function lastWordsWithin(
  db: ReadableDb,
  table: string,
  gaps: readonly Gap[],
): readonly LastWord[] {
  const [column = ""] = keysOf(db, table);
  const words: LastWord[] = [];
  for (const word of lastWords(db, table)) {
    const at = rowOf(word)[column];
    if (at !== undefined && gaps.some((gap) => isWithin(at, gap))) words.push(word);
  }
  return words.filter((word) => !isThere(db, table, rowOf(word)));
}

/**
 * Puts in the rows that the history has last, all but those for which there is no place; answers how many. What a row
 * belongs to may be missing yet.
 */
export function putLastWords(db: WritableDb, table: string, words: readonly LastWord[]): number {
  const rows = words.flatMap(({ after }) => (after === null ? [] : [after]));
  for (const row of rows) unless(noPlace, () => insertRow(db, table, row));
  return rows.filter((row) => isThere(db, table, row)).length;
}

const noPlace = [
  "SQLITE_CONSTRAINT_CHECK",
  "SQLITE_CONSTRAINT_NOTNULL",
  "SQLITE_CONSTRAINT_PRIMARYKEY",
  "SQLITE_CONSTRAINT_UNIQUE",
] as const;

/** Takes out rows that the history says were taken away; answers how many were there. */
export function takeOutGone(db: WritableDb, table: string, words: readonly LastWord[]): number {
  const gone = words.filter(
    ({ before, after }) => after === null && before !== null && isThere(db, table, before),
  );
  for (const word of gone) deleteRow(db, table, rowOf(word));
  return gone.length;
}

function rowOf({ before, after }: Pick<LastWord, "before" | "after">): RecordedRow {
  return after ?? before ?? {};
}

type Key = RecordedRow[string];

/** The ends of a gap are keys of rows, null where it is open. */
function isWithin(at: Key, { from, to }: Gap): boolean {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as readAround gives them
  const [first, last] = [from as Key, to as Key];
  return !isBelow(at, first) && !isBelow(last, at);
}

/** Numbers and texts as SQLite has them in order; an open end is below nothing. */
function isBelow(one: Key, other: Key): boolean {
  if (one === null || other === null) return false;
  if (typeof one === "number" && typeof other === "number") return one < other;
  return Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other))) < 0;
}
