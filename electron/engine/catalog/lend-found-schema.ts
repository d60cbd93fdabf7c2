import { closeSync, openSync, readSync, rmSync, statSync, truncateSync, writeSync } from "node:fs";
import { all, connect, type WritableDb } from "./database.ts";
import { findSchema, type FoundSchema } from "./find-schema.ts";
import { CATALOG_VERSION, initialise } from "./migrate.ts";
import { CHANGES_AT, lendSchema, PAGES_AT, VALID_FOR_AT, type Lent } from "./lend-schema.ts";

/**
 * Makes a copy of a damaged database with the list of tables that a new one of its version has, leading to where its
 * own tables begin, as far as that can be found. Null where nothing is found, or what is found is of another version.
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
    return makeModel(model, statSync(damaged).size, found)
      ? lendSchema(damaged, model, copy)
      : null;
  } catch {
    return null; // it is of a version that there never was, or there is no room
  } finally {
    remove();
  }
}

/** A new catalog whose list of tables stands behind all pages of the damaged one; false where the tables are not those that were found. */
function makeModel(
  file: string,
  bytes: number,
  { pageBytes, version, roots }: FoundSchema,
): boolean {
  beginBehind(file, pageBytes, Math.ceil(bytes / pageBytes));
  const db = connect(file, "create");
  try {
    initialise(db, version === null || version === 0 ? CATALOG_VERSION : version);
    const isOurs = leadTo(db, roots);
    db.pragma("journal_mode = DELETE");
    return isOurs;
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

function leadTo(db: WritableDb, roots: FoundSchema["roots"]): boolean {
  const listed = all<Listed>(
    db,
    "SELECT name, tbl_name AS 'table', sql FROM sqlite_schema WHERE type IN ('table', 'index')",
  );
  const isOther = ({ name, sql }: Listed): boolean => {
    const begin = roots.get(name)?.begin;
    return (
      begin !== undefined &&
      !Buffer.from(sql ?? "")
        .subarray(0, begin.length)
        .equals(begin)
    );
  };
  if (listed.some(isOther)) return false;
  db.unsafeMode(true);
  db.pragma("writable_schema = ON");
  db.exec("DELETE FROM sqlite_schema WHERE type NOT IN ('table', 'index')");
  const lead = db.prepare("UPDATE sqlite_schema SET rootpage = ? WHERE name = ?");
  const drop = db.prepare("DELETE FROM sqlite_schema WHERE name = ?");
  for (const { name, table } of listed) {
    const root = roots.get(name);
    if (root === undefined || !roots.has(table)) drop.run(name);
    else lead.run(root.page, name);
  }
  return true;
}
