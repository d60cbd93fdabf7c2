import { all, first, number, run, type ReadableDb, type WritableDb } from "./database.ts";

/** A print in the order in which prints are compared. */
export type StoredPrint = { readonly id: number; readonly hash: Buffer; readonly print: Buffer };

/** Keeps the print of a picture under the hash of its bytes; of one that has a print already nothing changes. */
export function keepPrint(db: WritableDb, hash: Buffer, print: Uint8Array): void {
  run(db, "INSERT OR IGNORE INTO picture_print (hash, print) VALUES (?, ?)", hash, print);
}

/** Pictures with a thumbnail but no print, after a hash, in their order. */
export function unprinted(db: ReadableDb, after: Buffer, limit: number): Buffer[] {
  return all<{ hash: Buffer }>(
    db,
    `SELECT DISTINCT hash FROM file WHERE hash > ? AND thumbnail = 'made'
       AND NOT EXISTS (SELECT 1 FROM picture_print WHERE picture_print.hash = file.hash)
     ORDER BY hash LIMIT ?`,
    after,
    limit,
  ).map(({ hash }) => hash);
}

/** How many these are; told at once when every thumbnail is known to have been printed. */
export function countUnprinted(db: ReadableDb): number {
  if (number(db, "SELECT unprinted FROM print_search") === 0) return 0;
  return number(
    db,
    `SELECT count(DISTINCT hash) FROM file WHERE thumbnail = 'made'
       AND NOT EXISTS (SELECT 1 FROM picture_print WHERE picture_print.hash = file.hash)`,
  );
}

/** Notes that a picture has a thumbnail, from which a print is to be made unless there is one. */
export function notePrintWanted(db: WritableDb, hash: Buffer): void {
  run(
    db,
    `UPDATE print_search SET unprinted = 1 WHERE unprinted = 0
       AND NOT EXISTS (SELECT 1 FROM picture_print WHERE hash = ?)`,
    hash,
  );
}

/** Notes that every thumbnail that can be read has a print. */
export function markAllPrinted(db: WritableDb): void {
  run(db, "UPDATE print_search SET unprinted = 0");
}

/** Prints after a key, ascending. */
export function printsAfter(db: ReadableDb, after: number, limit: number): StoredPrint[] {
  return all(
    db,
    "SELECT id, hash, print FROM picture_print WHERE id > ? ORDER BY id LIMIT ?",
    after,
    limit,
  );
}

/** The print of a picture; null when it has none. */
export function printOfHash(db: ReadableDb, hash: Buffer): Buffer | null {
  return (
    first<{ print: Buffer }>(db, "SELECT print FROM picture_print WHERE hash = ?", hash)?.print ??
    null
  );
}

/** The print up to which all were compared with those before them. */
export function comparedUpTo(db: ReadableDb): number {
  return number(db, "SELECT compared FROM print_search");
}

export function markCompared(db: WritableDb, print: number): void {
  run(db, "UPDATE print_search SET compared = ?", print);
}

/** Pictures that were not compared yet. */
export function countUncompared(db: ReadableDb): number {
  return number(
    db,
    "SELECT count(*) FROM picture_print WHERE id > (SELECT compared FROM print_search)",
  );
}
