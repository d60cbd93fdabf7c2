import { all, first, number, run, type ReadableDb, type WritableDb } from "./database.ts";

/** A print in the order in which prints are compared. */
export type StoredPrint = { readonly id: number; readonly hash: Buffer; readonly print: Buffer };

/** Keeps the print of a picture under the hash of its bytes; of one that has a print already nothing changes. */
export function keepPrint(db: WritableDb, hash: Buffer, print: Uint8Array): void {
  // not INSERT OR IGNORE, which may use up a key: keys without gaps are counted without looking
  run(
    db,
    `INSERT INTO picture_print (hash, print) SELECT @hash, @print
     WHERE NOT EXISTS (SELECT 1 FROM picture_print WHERE hash = @hash)`,
    { hash, print },
  );
  forgetWanted(db, hash);
}

/** Pictures with a thumbnail but no print. */
export function unprinted(db: ReadableDb, limit: number): Buffer[] {
  return all<{ hash: Buffer }>(db, "SELECT hash FROM print_wanted LIMIT ?", limit).map(
    ({ hash }) => hash,
  );
}

/** How many these are. */
export function countUnprinted(db: ReadableDb): number {
  return number(db, "SELECT unprinted FROM print_search");
}

/** Notes that a picture has a thumbnail, from which a print is to be made unless there is one. */
export function notePrintWanted(db: WritableDb, hash: Buffer): void {
  run(
    db,
    `INSERT OR IGNORE INTO print_wanted SELECT @hash
     WHERE NOT EXISTS (SELECT 1 FROM picture_print WHERE hash = @hash)`,
    { hash },
  );
}

/** Notes that no print can be made of a picture: its thumbnail cannot be read. When that is made again, it is noted anew. */
export function forgetWanted(db: WritableDb, hash: Buffer): void {
  run(db, "DELETE FROM print_wanted WHERE hash = ?", hash);
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

/** Pictures that were not compared yet: told by the last key, for keys have no gaps and prints stay. */
export function countUncompared(db: ReadableDb): number {
  return number(
    db,
    "SELECT coalesce(max(id), 0) - (SELECT compared FROM print_search) FROM picture_print",
  );
}

/** How many prints there are. */
export function countPrints(db: ReadableDb): number {
  return number(db, "SELECT coalesce(max(id), 0) FROM picture_print");
}

/** The print with a key. */
export function printById(db: ReadableDb, id: number): StoredPrint | null {
  return first(db, "SELECT id, hash, print FROM picture_print WHERE id = ?", id);
}
