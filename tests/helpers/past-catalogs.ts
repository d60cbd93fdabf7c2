import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import Database from "better-sqlite3";
import { all, type ReadableDb } from "../../electron/engine/catalog/database.ts";
import { nameKey, personKey } from "../../electron/engine/catalog/name-key.ts";

const file = join(import.meta.dirname, "../fixtures/past-catalogs.json.br");
let kept: Readonly<Record<string, string>> | null = null;

/** Catalogs of past versions, as SQL by their versions. Made by tests/fixtures/make-past-catalogs.ts. */
export function pastCatalogs(): Readonly<Record<string, string>> {
  // As that writes it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  kept ??= JSON.parse(brotliDecompressSync(readFileSync(file)).toString("utf8")) as typeof kept;
  return kept ?? {};
}

/** Fills an empty database with one of them. */
export function fillWithPast(db: Database.Database, version: number): void {
  db.pragma("foreign_keys = OFF"); // rows come in the order of their tables
  db.exec(`BEGIN; ${pastCatalogs()[String(version)] ?? ""} COMMIT;`);
  db.pragma("application_id = 0x5354524d");
  db.pragma(`user_version = ${String(version)}`);
}

/** Makes an archive as a Stillroom of that catalog version left it, with rows in all its tables. */
export function makePastCatalog(folder: string, version: number): void {
  for (const part of ["thumbnails", "backups"]) mkdirSync(join(folder, part), { recursive: true });
  const db = new Database(join(folder, "catalog.db"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = OFF"); // only for a test
  fillWithPast(db, version);
  db.close();
}

type Row = Readonly<Record<string, unknown>>;
/** Every row of every table. */
export function rowsOf(db: ReadableDb): { table: string; row: Row }[] {
  const tables = all<{ name: string }>(
    db,
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  return tables.flatMap(({ name: table }) =>
    (db.prepare(`SELECT * FROM main."${table}"`).all() as Row[]).map((row) => ({ table, row })),
  );
}

/** Of what a key is made, and how, by the table. */
const keyed: Readonly<Record<string, readonly [string, (name: string) => string]>> = {
  film: ["title", nameKey],
  film_title: ["title", nameKey],
  agent: ["name", personKey],
  agent_name: ["name", personKey],
  scene: ["label", nameKey],
  character: ["name", personKey],
  character_name: ["name", personKey],
  keyword: ["term", nameKey],
  still_set: ["name", nameKey],
};

/** Version 13 made the keys by which names are found anew. */
function withKey(table: string, row: Row, version: number): Row {
  const [column, key] = keyed[table] ?? [];
  if (column === undefined || key === undefined || version > 12 || !("name_key" in row)) return row;
  return { ...row, name_key: key(String(row[column])) };
}

/** What version 14 read of marks in what files carry, as the fixture has it. */
const marks = { rating: 4, pick: null, colourLabel: null };

/** What a row of a past version says today, in the columns that it had: what it said, unless a migration is named here. */
function today(table: string, row: Row, version: number): Row {
  if (table === "history_change") {
    const after = withKey(
      String(row["table_name"]),
      JSON.parse(String(row["after"])) as Row,
      version,
    );
    // Versions 13, 18 and 30 let undo and redo know the columns that came: what was there stays.
    return { ...row, after };
  }
  if (table === "file_carried" && version < 14 && typeof row["taken"] === "string")
    return { ...row, taken: JSON.stringify({ marks }) };
  // Version 11 has all pictures compared anew, for copies that are turned.
  if (table === "print_search" && version < 11) return { id: row["id"] };
  return withKey(table, row, version);
}

/** Whether a row says all of another; of JSON, what is in that. */
function says(row: Row, other: Row): boolean {
  return Object.entries(other).every(([column, value]) => {
    const said = row[column];
    if (Buffer.isBuffer(value)) return Buffer.isBuffer(said) && said.equals(value);
    if (column !== "after" || value === null || typeof value !== "object") return said === value;
    return says(JSON.parse(String(said)) as Row, value as Row);
  });
}

/** The rows of a catalog of a past version that today's has no more, or with other values. */
export function lostRows(
  before: ReturnType<typeof rowsOf>,
  version: number,
  db: ReadableDb,
): ReturnType<typeof rowsOf> {
  const after = rowsOf(db);
  return before.filter(({ table, row }) => {
    const expected = today(table, row, version);
    return !after.some((now) => now.table === table && says(now.row, expected));
  });
}
