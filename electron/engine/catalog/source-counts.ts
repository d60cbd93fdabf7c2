import { all, type ReadableDb } from "./database.ts";

/** A file that is there: its key, its source and its still. */
export type PresentFile = {
  readonly id: number;
  readonly source: number;
  readonly still: number;
};

/** Files that are there, after a key, in the order of their keys. */
export function presentFiles(db: ReadableDb, after: number, limit: number): PresentFile[] {
  return all(
    db,
    "SELECT id, source_id AS source, still_id AS still FROM file WHERE id > ? AND state = 'present' ORDER BY id LIMIT ?",
    after,
    limit,
  );
}
