import { all, type ReadableDb } from "./database.ts";

/** Hashes whose thumbnail counts as made, after a hash, in their order. */
export function madeThumbnails(db: ReadableDb, after: Buffer, limit: number): Buffer[] {
  return all<{ hash: Buffer }>(
    db,
    `SELECT DISTINCT hash FROM file WHERE hash > ? AND thumbnail = 'made' AND state = 'present' ORDER BY hash LIMIT ?`,
    after,
    limit,
  ).map(({ hash }) => hash);
}
