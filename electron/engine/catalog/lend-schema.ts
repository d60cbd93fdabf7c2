import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { openBackup } from "./catalog-copy.ts";
import { valuesIn } from "./database.ts";

/** Of the head of a database file: whether a log belongs to it, how often it was changed, and how many pages it has. */
const LOGGED_AT = 18;
const PAGE_SIZE_AT = 16;
export const CHANGES_AT = 24;
export const PAGES_AT = 28;
export const VALID_FOR_AT = 92;

/** A copy to be read, and how it is taken away. */
export type Lent = { readonly file: string; readonly remove: () => void };

/**
 * Makes a copy of a damaged database whose list of tables, with which all reading begins, is that of a backup. Null
 * where there is nothing to be read anyway.
 */
export function lendSchema(damaged: string, backup: string, copy: string): Lent | null {
  const remove = (): void => {
    for (const file of [copy, `${copy}-wal`, `${copy}-shm`]) rmSync(file, { force: true });
  };
  try {
    remove();
    const { size, pages } = schemaPages(backup);
    if (statSync(damaged).size < 2 * size) return null;
    copyFileSync(damaged, copy);
    const isLogged = existsSync(`${damaged}-wal`);
    if (isLogged) copyFileSync(`${damaged}-wal`, `${copy}-wal`);
    // SQLite reads nothing of a file that ends before the first page of one of its tables
    truncateSync(copy, Math.max(statSync(copy).size, statSync(backup).size));
    lendPages(backup, copy, { size, pages });
    adaptHead(copy, { size, isLogged });
    return { file: copy, remove };
  } catch {
    remove();
    return null; // The backup is not to be read either, or there is no room for a copy.
  }
}

type Pages = { readonly size: number; readonly pages: readonly number[] };

function schemaPages(backup: string): Pages {
  const db = openBackup(backup);
  try {
    return {
      size: Number(db.pragma("page_size", { simple: true })),
      pages: valuesIn<number>(db, "SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'"),
    };
  } finally {
    db.close();
  }
}

function lendPages(from: string, into: string, { size, pages }: Pages): void {
  const page = Buffer.alloc(size);
  withFile(from, "r", (source) => {
    withFile(into, "r+", (target) => {
      for (const number of pages) {
        readSync(source, page, 0, size, (number - 1) * size);
        writeSync(target, page, 0, size, (number - 1) * size);
      }
    });
  });
}

/** The first page says of the backup what is not so of the file that it now heads. */
function adaptHead(file: string, { size, isLogged }: { size: number; isLogged: boolean }): void {
  const head = Buffer.alloc(100);
  withFile(file, "r+", (handle) => {
    readSync(handle, head, 0, head.length, 0);
    head.writeUInt32BE(Math.ceil(statSync(file).size / size), PAGES_AT);
    head.writeUInt32BE(head.readUInt32BE(CHANGES_AT), VALID_FOR_AT);
    if (isLogged) head.writeUInt16BE(0x02_02, LOGGED_AT);
    writeSync(handle, head, 0, head.length, 0);
  });
}

/** How long a database's file should be in bytes, as its head says (SQLite, Database File Format 1.3); null where that is none. */
export function lengthByHead(file: string): number | null {
  const head = Buffer.alloc(100);
  withFile(file, "r", (handle) => readSync(handle, head, 0, head.length, 0));
  if (head.toString("latin1", 0, 15) !== "SQLite format 3") return null;
  if (head.readUInt32BE(CHANGES_AT) !== head.readUInt32BE(VALID_FOR_AT)) return null;
  const size = head.readUInt16BE(PAGE_SIZE_AT);
  return head.readUInt32BE(PAGES_AT) * (size === 1 ? 65_536 : size);
}

function withFile(file: string, flags: "r" | "r+", work: (handle: number) => void): void {
  const handle = openSync(file, flags);
  try {
    work(handle);
  } finally {
    closeSync(handle);
  }
}
