import { closeSync, openSync, readSync, rmSync, statSync, truncateSync, writeSync } from "node:fs";
import { all, connect, type WritableDb } from "./database.ts";
import { findSchema, type FoundSchema } from "./find-schema.ts";
import { CATALOG_VERSION, initialise } from "./migrate.ts";
import { CHANGES_AT, lendSchema, PAGES_AT, VALID_FOR_AT, type Lent } from "./lend-schema.ts";

/**
 * Makes a copy of a damaged database with the list of tables that a new one of its version has, leading to where its
 * own tables begin, as far as that can be found. Null where nothing is found.
 */
export function lendFoundSchema(damaged: string, copy: string): Lent | null {
  const model = `${copy}.model`;
  const remove = (): void => {
    for (const ending of ["", "-wal", "-shm", "-journal"])
      rmSync(`${model}${ending}`, { force: true });
  };
  try {
    remove();
    const found = findSchema(damaged);
    if (found.roots.size === 0) return null;
    makeModel(model, statSync(damaged).size, found);
    return lendSchema(damaged, model, copy);
  } catch {
    return null; // it is of a version that there never was, or there is no room
  } finally {
    remove();
  }
}

/** A new catalog whose list of tables stands behind all pages of the damaged one. */
function makeModel(file: string, bytes: number, found: FoundSchema): void {
  const { pageBytes, version } = found;
  beginBehind(file, pageBytes, Math.ceil(bytes / pageBytes));
  const db = connect(file, "create");
  try {
    initialise(db, version === null || version === 0 ? CATALOG_VERSION : version);
    leadTo(db, found);
    db.pragma("journal_mode = DELETE");
  } finally {
    db.close();
  }
}

/** An almost empty database that says it has so many pages: what is made in it gets later ones. */
function beginBehind(file: string, pageBytes: number, pages: number): void {
  const db = connect(file, "create");
  db.pragma(`page_size = ${String(pageBytes)}`);
  db.exec("CREATE TABLE placeholder (one)");
  db.pragma("journal_mode = DELETE");
  db.close();
  const most = Math.max(pages, 2);
  truncateSync(file, most * pageBytes);
  const handle = openSync(file, "r+");
  try {
    const head = Buffer.alloc(100);
    readSync(handle, head, 0, head.length, 0);
    head.writeUInt32BE(most, PAGES_AT);
    head.writeUInt32BE(head.readUInt32BE(CHANGES_AT), VALID_FOR_AT);
    writeSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
}

type Listed = { readonly name: string; readonly table: string; readonly sql: string | null };

/** Leads each table and index to its place, and leaves out those whose place is not known. */
function leadTo(db: WritableDb, found: FoundSchema): void {
  const listed = all<Listed>(
    db,
    "SELECT name, tbl_name AS 'table', sql FROM sqlite_schema WHERE type IN ('table', 'index')",
  );
  const places = new Map(listed.map((one) => [one.name, placeOf(one, found)]));
  db.unsafeMode(true);
  db.pragma("writable_schema = ON");
  db.exec("DELETE FROM sqlite_schema WHERE type NOT IN ('table', 'index')");
  const lead = db.prepare("UPDATE sqlite_schema SET rootpage = ? WHERE name = ?");
  const drop = db.prepare("DELETE FROM sqlite_schema WHERE name = ?");
  for (const { name, table } of listed) {
    const place = places.get(name) ?? null;
    if (place === null || (places.get(table) ?? null) === null) drop.run(name);
    else lead.run(place, name);
  }
}

/** How much of a declaration tells that its entry is whole up to there. */
const BEGIN_BYTES = 32;

/** Where the version is not known, a table counts only if it is declared as it is now, to the last letter that can be seen. */
function placeOf({ name, sql }: Listed, { version, roots }: FoundSchema): number | null {
  const root = roots.get(name);
  if (root === undefined) return null;
  const seen = version === null ? root.begin : root.begin.subarray(0, BEGIN_BYTES);
  return Buffer.from(sql ?? "")
    .subarray(0, seen.length)
    .equals(seen)
    ? root.page
    : null;
}
