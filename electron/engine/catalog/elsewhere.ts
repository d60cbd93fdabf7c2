import { all, run, type ReadableDb, type WritableDb } from "./database.ts";
import { whichFiles, type FilesOf } from "./files.ts";

/** Bytes, and the still they belong to. */
export type BytesOfStill = { readonly hash: Buffer; readonly still: number };

/** A file that holds the very bytes of one that is gone from its place. */
export type Elsewhere = {
  readonly id: number;
  readonly inode: number;
  readonly modifiedMs: number;
};

/** The files of a still that hold these bytes and are present, in sources that are there. */
export function filesElsewhere(db: ReadableDb, { hash, still }: BytesOfStill): Elsewhere[] {
  return all(
    db,
    `SELECT file.id, inode, modified_ms AS modifiedMs FROM file JOIN source ON source.id = source_id
     WHERE hash = ? AND still_id = ? AND state = 'present' AND offline IS NULL`,
    hash,
    still,
  );
}

/** Forgets the missing files of these bytes, for they are here; answers how many there were. */
export function forgetMissing(db: WritableDb, { hash, still }: BytesOfStill): number {
  const sql = "DELETE FROM file WHERE hash = ? AND still_id = ? AND state = 'missing'";
  return run(db, sql, hash, still).changes;
}

/**
 * Forgets a file whose place is taken, if its still has its very bytes in another place too, be the disk
 * of that away or not; says whether. Otherwise it stays as missing: what is forgotten would be a new still
 * when it comes back.
 */
export function forgetIfElsewhere(db: WritableDb, file: number): boolean {
  const { changes } = run(
    db,
    `DELETE FROM file WHERE id = ? AND EXISTS (SELECT 1 FROM file AS there
       WHERE there.hash = file.hash AND there.still_id = file.still_id AND there.state = 'present'
         AND there.id <> file.id)`,
    file,
  );
  return changes > 0;
}

/**
 * Forgets those of these files that are missing while their still has their very bytes in a source that is
 * there: they were moved, or were copies that are gone. Answers their stills.
 */
export function forgetMoved(db: WritableDb, of: FilesOf): number[] {
  const { sql, values } = whichFiles(of);
  return all<{ still: number }>(
    db,
    `DELETE FROM file WHERE ${sql} AND state = 'missing' AND EXISTS (
       SELECT 1 FROM file AS there JOIN source ON source.id = there.source_id
       WHERE there.hash = file.hash AND there.still_id = file.still_id AND there.state = 'present'
         AND offline IS NULL)
     RETURNING still_id AS still`,
    values,
  ).map(({ still }) => still);
}
