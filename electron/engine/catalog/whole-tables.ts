import { all, first, inTransaction, number, type ReadableDb, type WritableDb } from "./database.ts";

/** What SQLite keeps in a column; a REAL may be infinite. */
export type Cell = number | string | Uint8Array | null;

export type Column = { readonly name: string; readonly type: string };
export type Table = { readonly name: string; readonly columns: readonly Column[] };

/** Every table of a catalog with its columns, by name; the last keys given (sqlite_sequence) are the last of them. */
export function tablesOf(db: ReadableDb): Table[] {
  const names = all<{ name: string }>(
    db,
    `SELECT name FROM main.sqlite_schema WHERE type = 'table'
       AND (name NOT LIKE 'sqlite_%' OR name = 'sqlite_sequence')
     ORDER BY name = 'sqlite_sequence', name`,
  );
  return names.map(({ name }) => ({
    name,
    columns: all<Column>(
      db,
      // SQLite's own table declares no types
      `SELECT name, iif(@table = 'sqlite_sequence' AND name = 'seq', 'INTEGER', type) AS type
       FROM pragma_table_info(@table) ORDER BY cid`,
      { table: name },
    ),
  }));
}

/** How each table is declared, comments included. */
export function declarations(db: ReadableDb): string {
  return all<{ sql: string }>(
    db,
    "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  )
    .map(({ sql }) => `${sql};\n`)
    .join("\n");
}

export function countRows(db: ReadableDb, table: Table): number {
  return number(db, `SELECT count(*) FROM ${quoted(table.name)}`);
}

/** The rows of a table one by one, in the order of their keys. */
export function rowsOf(db: ReadableDb, table: Table): IterableIterator<Cell[]> {
  const keyed = all<{ wr: number }>(db, "SELECT wr FROM pragma_table_list(?)", table.name)[0]?.wr;
  const order = keyed === 1 ? "" : "ORDER BY rowid";
  // What SQLite gives, by the declaration of its columns.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return db
    .prepare(`SELECT * FROM ${quoted(table.name)} ${order}`)
    .raw()
    .iterate() as IterableIterator<Cell[]>;
}

/** A row does not fit its table, by its place in it (from 1). */
export class RowRefused extends Error {
  readonly table: string;
  readonly row: number;

  constructor(table: string, row: number, cause: unknown) {
    super(`row ${String(row)} of ${table} does not fit`, { cause });
    this.table = table;
    this.row = row;
  }
}

/** Puts rows in the place of all that is in the tables, as they are: no trigger adds to them. @throws RowRefused */
export function refill(
  db: WritableDb,
  tables: Iterable<{ readonly table: Table; readonly rows: Iterable<readonly Cell[]> }>,
): void {
  const triggers = all<{ name: string; sql: string }>(
    db,
    "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'",
  );
  db.pragma("foreign_keys = OFF"); // a row may come before the one it refers to
  try {
    inTransaction(db, () => {
      for (const { name } of triggers) db.exec(`DROP TRIGGER ${quoted(name)}`);
      for (const { table, rows } of tables) {
        db.exec(`DELETE FROM ${quoted(table.name)}`); // filling the others wrote last keys
        insertAll(db, table, rows);
      }
      for (const { sql } of triggers) db.exec(sql);
    });
  } finally {
    db.pragma("foreign_keys = ON");
  }
}

function insertAll(
  db: WritableDb,
  { name, columns }: Table,
  rows: Iterable<readonly Cell[]>,
): void {
  const names = columns.map((column) => quoted(column.name)).join(", ");
  const places = columns.map(() => "?").join(", ");
  const insert = db.prepare(`INSERT INTO ${quoted(name)} (${names}) VALUES (${places})`);
  let place = 0;
  for (const row of rows) {
    place += 1;
    try {
      insert.run(...row);
    } catch (error) {
      throw isOfRow(error) ? new RowRefused(name, place, error) : error;
    }
  }
}

/** Not of the disk, nor of the database: of what the row says. */
function isOfRow(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    /^SQLITE_(?:CONSTRAINT|MISMATCH|TOOBIG|RANGE)/u.test(String(error.code))
  );
}

/** What a row refers to that is not there. */
export type Dangling = {
  readonly table: string;
  readonly column: string;
  readonly value: Cell;
  /** The table it refers to. */
  readonly parent: string;
};

/** The first row that refers to one that is not there; null where each that is meant is there. */
export function firstDangling(db: ReadableDb): Dangling | null {
  const found = first<{ name: string; link: number }>(
    db,
    'SELECT "table" AS name, fkid AS link FROM pragma_foreign_key_check LIMIT 1',
  );
  if (found === null) return null;
  const link = first<{ parent: string; column: string; key: string }>(
    db,
    `SELECT "table" AS parent, "from" AS column, coalesce("to", 'id') AS key
     FROM pragma_foreign_key_list(?) WHERE id = ?`,
    found.name,
    found.link,
  );
  if (link === null) return null;
  const { parent, column, key } = link;
  const dangling = first<{ value: Cell }>(
    db,
    `SELECT ${quoted(column)} AS value FROM ${quoted(found.name)} WHERE ${quoted(column)} IS NOT NULL
       AND ${quoted(column)} NOT IN (SELECT ${quoted(key)} FROM ${quoted(parent)}) LIMIT 1`,
  );
  return dangling && { table: found.name, column, value: dangling.value, parent };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
