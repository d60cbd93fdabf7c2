import { first, valuesIn, type ReadableDb } from "./database.ts";
import { STEPS } from "./kept-steps.ts";
import { lastWords } from "./last-words.ts";
import { isThere, keysOf, type RecordedRow } from "./recorded-row.ts";
import { recordedTables } from "./recording.ts";
import { textColumns } from "./texts-in-order.ts";

/** A text of the archivist's that is not as the history has it last: one of both is damaged. */
export type Unlike = {
  readonly table: string;
  /** The change in the history, by its key, and the row as it says. */
  readonly step: number;
  readonly row: RecordedRow;
  readonly column: string;
  readonly now: RecordedRow[string];
};

/** Tables that indexing, jobs and exports write as well, of which the history does not have the last word. */
const writtenByOthers: ReadonlySet<string> = new Set([
  "still",
  "file_event",
  "file_difference",
  "file_question",
  "written_metadata",
  "export",
  "export_file",
  "export_document",
  "export_held",
  "export_record",
]);

/**
 * Texts that are other than the history says they became last. What an archivist writes is in a catalog twice, in its row
 * and in the history, and nothing else writes it: where a byte turned into another on a page in order, that alone tells.
 * Numbers are left out: what is of what, and in which order, indexing may say as well.
 */
export function* unlikeHistory(db: ReadableDb): Iterable<Unlike> {
  // the history is read once for each table, so of those that it knows nothing of not at all
  const told = new Set(valuesIn<string>(db, `SELECT DISTINCT table_name FROM main.${STEPS}`));
  for (const table of recordedTables) {
    if (writtenByOthers.has(table) || !told.has(table)) continue;
    const key = keysOf(db, table);
    const texts = textColumns(db, table).filter((column) => !key.includes(column));
    for (const { step, after } of lastWords(db, table))
      if (after !== null) yield* unlikeRow(db, { table, step, row: after }, texts);
  }
}

function* unlikeRow(
  db: ReadableDb,
  of: { readonly table: string; readonly step: number; readonly row: RecordedRow },
  texts: readonly string[],
): Iterable<Unlike> {
  const { table, row } = of;
  const columns = texts.filter((column) => column in row);
  if (isThere(db, table, row, columns) || !isThere(db, table, row)) return;
  for (const column of columns)
    if (!isThere(db, table, row, [column]))
      yield { ...of, column, now: valueNow(db, table, { row, column }) };
}

function valueNow(
  db: ReadableDb,
  table: string,
  { row, column }: { readonly row: RecordedRow; readonly column: string },
): RecordedRow[string] {
  const key = keysOf(db, table);
  const sql = `SELECT "${column}" AS value FROM main."${table}" WHERE ${key.map((one) => `"${one}" = ?`).join(" AND ")}`;
  const values = key.map((one) => row[one] ?? null);
  return first<{ value: RecordedRow[string] }>(db, sql, ...values)?.value ?? null;
}
