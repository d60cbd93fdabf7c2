import type { StillId } from "../../../shared/still.ts";
import { all, number, type ReadableDb } from "./database.ts";
import { notSuperseded } from "./files.ts";

/** How many of these stills have no file that is where it was last seen. */
export function countMissing(db: ReadableDb, stills: readonly StillId[]): number {
  return number(
    db,
    `SELECT count(*) FROM json_each(?) AS asked
     WHERE EXISTS (SELECT 1 FROM file WHERE still_id = asked.value AND state = 'missing')
       AND NOT EXISTS (SELECT 1 FROM file WHERE still_id = asked.value AND state = 'present')`,
    JSON.stringify(stills),
  );
}

/** Paths of the files in these folders (absolute paths) that are not where they were last seen. */
export function missingFiles(db: ReadableDb, folders: readonly string[]): string[] {
  return all<{ path: string }>(
    db,
    `SELECT path FROM (
       SELECT source.path || '/' || file.path AS path FROM file JOIN source ON source.id = source_id
       WHERE state = 'missing' AND ${notSuperseded}) AS missing
     WHERE EXISTS (SELECT 1 FROM json_each(?) WHERE substr(missing.path, 1, length(value) + 1) = value || '/')
     ORDER BY path`,
    JSON.stringify(folders),
  ).map(({ path }) => path);
}
