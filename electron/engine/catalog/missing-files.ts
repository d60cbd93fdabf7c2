import { all, type ReadableDb } from "./database.ts";

/** Paths of the files in these folders (absolute paths) that are not where they were last seen. */
export function missingFiles(db: ReadableDb, folders: readonly string[]): string[] {
  return all<{ path: string }>(
    db,
    `SELECT path FROM (
       SELECT source.path || '/' || file.path AS path FROM file JOIN source ON source.id = source_id
       WHERE state = 'missing') AS missing
     WHERE EXISTS (SELECT 1 FROM json_each(?) WHERE substr(missing.path, 1, length(value) + 1) = value || '/')
     ORDER BY path`,
    JSON.stringify(folders),
  ).map(({ path }) => path);
}
