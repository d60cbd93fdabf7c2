import type { WritableDb } from "./database.ts";
import {
  changedColumns,
  deleteRow,
  insertRow,
  isThere,
  unless,
  updateRow,
  type RecordedRow,
  type RowChange,
} from "./recorded-row.ts";
import { sayingTheSame } from "./same-record.ts";

/**
 * What goes along without being another: a decision about a file whose bytes another program changes (see
 * followRendition), and who is in a picture when somebody else whom its file tells of comes to stand before.
 */
const goingAlong: Readonly<Partial<Record<string, string>>> = {
  joined_file: "hash",
  preferred_file: "hash",
  depiction: "position",
};

/**
 * By what a row that was put in is told to be still the one: a folder or file that is read again, or goes offline,
 * is no other.
 */
const toldBy: Readonly<Partial<Record<string, readonly string[]>>> = {
  source: ["uuid"],
  file: ["still_id"],
};

/**
 * Takes back one change of an action, and no more than that: what is no longer as the action left it
 * has been changed by indexing since and stays, and what is there again is not put there twice. Throws
 * SQLite's error when a row cannot come back because what it was linked to is gone.
 */
export function takeBack(db: WritableDb, { table, before, after }: RowChange): void {
  if (before === null) {
    // a still that came in, and has got files here since, stays
    if (after !== null)
      unless(["SQLITE_CONSTRAINT_TRIGGER"], () =>
        deleteRow(db, table, after, toldBy[table] ?? telling(table, Object.keys(after))),
      );
  } else if (after === null) {
    if (!isThere(db, table, before) && sayingTheSame(db, table, before) === null)
      insertRow(db, table, before);
  } else {
    changeBack(db, table, { before, after });
  }
}

function changeBack(
  db: WritableDb,
  table: string,
  { before, after }: { before: RecordedRow; after: RecordedRow },
): void {
  const columns = changedColumns(before, after);
  if (columns.length === 0) return;
  if (sayingTheSame(db, table, before) === null)
    updateRow(db, table, after, { to: before, columns, held: telling(table, columns) });
  else deleteRow(db, table, after, columns);
}

/** The columns by which a row tells whether it is as the action left it. */
function telling(table: string, columns: readonly string[]): string[] {
  return columns.filter((column) => column !== goingAlong[table]);
}
