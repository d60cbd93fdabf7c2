import { first, run, valuesIn, type ReadableDb, type WritableDb } from "./database.ts";
import { keptJson } from "./kept-json.ts";

/** A row of a table as the history holds it. */
export type RecordedRow = Readonly<Record<string, string | number | null>>;

/** A change of one row: without `before` it was inserted, without `after` deleted. */
export type RowChange = {
  /** Its key in the history. */
  readonly id: number;
  readonly table: string;
  readonly before: RecordedRow | null;
  readonly after: RecordedRow | null;
};

export function parseRow(json: string | null): RecordedRow | null {
  // Written by our own trigger from a row of the table, so it is one.
  return json === null ? null : keptJson<RecordedRow>(json);
}

const keys = new WeakMap<ReadableDb, Map<string, readonly string[]>>();

/** The columns of a table's primary key. They are asked once: a batch puts back thousands of rows. */
export function keysOf(db: ReadableDb, table: string): readonly string[] {
  const known = keys.get(db) ?? new Map<string, readonly string[]>();
  keys.set(db, known);
  const found =
    known.get(table) ??
    valuesIn<string>(db, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table);
  known.set(table, found);
  return found;
}

const bytes = new WeakMap<ReadableDb, Map<string, ReadonlySet<string>>>();

/** The columns of a table that hold bytes, which the history has in hexadecimals. */
function bytesOf(db: ReadableDb, table: string): ReadonlySet<string> {
  const known = bytes.get(db) ?? new Map<string, ReadonlySet<string>>();
  bytes.set(db, known);
  const found =
    known.get(table) ??
    new Set(
      valuesIn<string>(db, "SELECT name FROM pragma_table_info(?) WHERE type = 'BLOB'", table),
    );
  known.set(table, found);
  return found;
}

/** The place of a recorded value in SQL. */
function placeOf(db: ReadableDb, table: string, column: string): string {
  return bytesOf(db, table).has(column) ? "unhex(?)" : "?";
}

/** Whether rows of a table have a number of their own; others are told apart by what they say. */
export function isNumbered(db: ReadableDb, table: string): boolean {
  return keysOf(db, table)[0] === "id";
}

/** The columns in which the row after a change is another than before. */
export function changedColumns(before: RecordedRow, after: RecordedRow): string[] {
  return Object.keys(after).filter((column) => after[column] !== before[column]);
}

/** Whether there is a row with the key of this one; with `held`, one that holds in these columns what `row` says. */
export function isThere(
  db: ReadableDb,
  table: string,
  row: RecordedRow,
  held: readonly string[] = [],
): boolean {
  const key = keysOf(db, table);
  const sql = `SELECT 1 FROM ${table} WHERE ${where(db, table, { key, held })}`;
  return first(db, sql, ...valuesOf(row, [...key, ...held])) !== null;
}

/** Puts a row in. Throws SQLite's error when what it is linked to is not there. */
export function insertRow(db: WritableDb, table: string, row: RecordedRow): void {
  const columns = Object.keys(row);
  run(db, insertSql(db, table, columns), ...valuesOf(row, columns));
}

/** Puts a row in, over the one with its key if there is one; a row that is so already is not touched. */
export function putRow(db: WritableDb, table: string, row: RecordedRow): void {
  const columns = Object.keys(row);
  const key = keysOf(db, table);
  const others = columns.filter((column) => !key.includes(column));
  const excluded = others.map((column) => `excluded.${column}`);
  const update =
    others.length === 0
      ? "NOTHING"
      : `UPDATE SET ${others.map((column, at) => `${column} = ${excluded[at] ?? ""}`).join(", ")}
         WHERE (${others.join(", ")}) IS NOT (${excluded.join(", ")})`;
  const sql = `${insertSql(db, table, columns)} ON CONFLICT (${key.join(", ")}) DO ${update}`;
  run(db, sql, ...valuesOf(row, columns));
}

function insertSql(db: ReadableDb, table: string, columns: readonly string[]): string {
  const places = columns.map((column) => placeOf(db, table, column));
  return `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places.join(", ")})`;
}

/**
 * Gives columns of the row with this key new values; with `held`, only while these columns still hold
 * what `row` says. Nothing happens when the row is not there, or another holds the place that the new
 * values mean.
 */
export function updateRow(
  db: WritableDb,
  table: string,
  row: RecordedRow,
  { to, columns, held }: { to: RecordedRow; columns: readonly string[]; held: readonly string[] },
): void {
  const key = keysOf(db, table);
  const set = columns.map((column) => `${column} = ${placeOf(db, table, column)}`).join(", ");
  unless(["SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"], () =>
    run(
      db,
      `UPDATE ${table} SET ${set} WHERE ${where(db, table, { key, held })}`,
      ...valuesOf(to, columns),
      ...valuesOf(row, [...key, ...held]),
    ),
  );
}

/**
 * Takes out the row with this key; with `held`, only while these columns still hold what `row` says.
 * A record that something else has come to use meanwhile (a film named in new files, say) stays. Throws SQLite's
 * error where a still has files.
 */
export function deleteRow(
  db: WritableDb,
  table: string,
  row: RecordedRow,
  held: readonly string[] = [],
): void {
  const key = keysOf(db, table);
  const sql = `DELETE FROM ${table} WHERE ${where(db, table, { key, held })}`;
  unless(["SQLITE_CONSTRAINT_FOREIGNKEY"], () => run(db, sql, ...valuesOf(row, [...key, ...held])));
}

/** A key has every column; of the others some may hold nothing. */
function where(
  db: ReadableDb,
  table: string,
  { key, held }: { readonly key: readonly string[]; readonly held: readonly string[] },
): string {
  return [
    ...key.map((column) => `${column} = ${placeOf(db, table, column)}`),
    ...held.map((column) => `${column} IS ${placeOf(db, table, column)}`),
  ].join(" AND ");
}

function valuesOf(row: RecordedRow, columns: readonly string[]): (string | number | null)[] {
  return columns.map((column) => row[column] ?? null);
}

/** Runs a statement; nothing happens when SQLite refuses it for one of these reasons. */
export function unless(reasons: readonly string[], work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && reasons.includes(String(error.code))))
      throw error;
  }
}
