import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";
import {
  changedColumns,
  deleteRow,
  insertRow,
  isNumbered,
  isThere,
  putRow,
  updateRow,
  type RecordedRow,
  type RowChange,
} from "./recorded-row.ts";
import { recordNamedAlike, sayingAsMuch, sayingTheSame } from "./same-record.ts";

/** A change of an entry of the history that is about to be done again. */
type Again = RowChange & { readonly history: number };

/**
 * Does one change of an action again, as the action itself would do it today: what files have come to
 * say meanwhile is found, not made a second time. Throws SQLite's error when a row cannot be made
 * because what it is linked to is gone.
 */
export function doAgain(db: WritableDb, change: Again): void {
  const { table, before, after } = change;
  if (!isNumbered(db, table)) {
    if (after !== null) putRow(db, table, after);
    else if (before !== null) deleteRow(db, table, before);
  } else if (before === null) {
    if (after !== null) makeAgain(db, change, after);
  } else {
    const row = standing(db, table, before);
    if (row === null) return;
    if (after === null) deleteRow(db, table, row);
    else changeAgain(db, table, row, { before, after: { ...after, id: row["id"] ?? null } });
  }
}

function makeAgain(db: WritableDb, change: Again, row: RecordedRow): void {
  const { table } = change;
  if (isThere(db, table, row) || sayingAsMuch(db, table, row) !== null) return;
  const known = recordNamedAlike(db, table, row, filmNamedBeside(db, change, row));
  // One that was there before was there when the action made another of its name.
  if (known === null || known < Number(row["id"])) insertRow(db, table, row);
  else speakOfAnother(db, change, { from: Number(row["id"]), to: known });
}

/** The row itself, or the one that files have put in its place. */
function standing(db: ReadableDb, table: string, row: RecordedRow): RecordedRow | null {
  if (isThere(db, table, row)) return row;
  const same = sayingTheSame(db, table, row);
  return same === null ? null : { ...row, id: same };
}

function changeAgain(
  db: WritableDb,
  table: string,
  row: RecordedRow,
  { before, after }: { before: RecordedRow; after: RecordedRow },
): void {
  const columns = changedColumns(before, after).filter((column) => column !== "id");
  if (columns.length === 0) return;
  if (sayingTheSame(db, table, after) === null)
    updateRow(db, table, row, { to: after, columns, held: [] });
  else deleteRow(db, table, row);
}

/** In which film's cast the action put a character that it made: there it is looked for. */
function filmNamedBeside(
  db: ReadableDb,
  { history, table }: Again,
  row: RecordedRow,
): number | null {
  if (table !== "character") return null;
  return (
    first<{ film: number }>(
      db,
      `SELECT json_extract(after, '$.film_id') AS film FROM history_change
       WHERE history_id = ? AND table_name = 'cast_role' AND before IS NULL
         AND json_extract(after, '$.character_id') = ? ORDER BY id LIMIT 1`,
      history,
      row["id"],
    )?.film ?? null
  );
}

/**
 * Files have made a record of the same name meanwhile: from here on the history speaks of that one, in
 * the rest of this entry and in those that were undone after it. None that is done can know the old one.
 */
function speakOfAnother(
  db: WritableDb,
  { id, history, table }: Again,
  record: { from: number; to: number },
): void {
  for (const { linked, column } of linksTo(db, table)) {
    run(
      db,
      `UPDATE history_change SET
         before = iif(json_extract(before, @path) = @from, json_replace(before, @path, @to), before),
         after = iif(json_extract(after, @path) = @from, json_replace(after, @path, @to), after)
       WHERE history_id IN (SELECT id FROM history WHERE state = 'undone' AND id >= @history)
         AND (history_id <> @history OR id > @id) AND table_name = @linked
         AND @from IN (json_extract(before, @path), json_extract(after, @path))`,
      { ...record, id, history, linked, path: `$.${column}` },
    );
  }
}

/** The columns by which rows are linked to records of a table, or are the record itself. */
function linksTo(db: ReadableDb, table: string): { linked: string; column: string }[] {
  const links = all<{ linked: string; column: string }>(
    db,
    `SELECT schema.name AS linked, link."from" AS column
     FROM main.sqlite_schema AS schema, pragma_foreign_key_list(schema.name) AS link
     WHERE schema.type = 'table' AND link."table" = ?`,
    table,
  );
  return [...links, { linked: table, column: "id" }];
}
