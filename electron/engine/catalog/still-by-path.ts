import type { StillId } from "../../../shared/still.ts";
import { first, type ReadableDb } from "./database.ts";

/** The still of a file at an absolute path; null when it is not in the catalog. */
export function stillByPath(db: ReadableDb, path: string): StillId | null {
  return (
    first<{ still_id: number }>(
      db,
      `SELECT still_id FROM source JOIN file ON file.source_id = source.id
       AND file.path = substr(@path, length(source.path) + 2)
     WHERE substr(@path, 1, length(source.path) + 1) = source.path || '/'
     ORDER BY state = 'present' DESC LIMIT 1`,
      { path },
    )?.still_id ?? null
  );
}
