import { first, type ReadableDb } from "./database.ts";

/**
 * Where a row does not say itself whose word it is, the history does: what an action that still stands
 * has put there is the archivist's, and no file takes it away.
 */

/** Whether the archivist put this keyword or scene on a still, and has not taken it off since. */
export function isTaggedByArchivist(
  db: ReadableDb,
  still: number,
  table: "still_keyword" | "still_scene",
  record: number,
): boolean {
  const last = first<{ put: number }>(
    db,
    `SELECT after IS NOT NULL AS put FROM history_change JOIN history ON history.id = history_id
     WHERE still_id = ? AND table_name = ? AND state = 'done'
       AND json_extract(coalesce(after, before), ?) = ?
     ORDER BY history_change.id DESC LIMIT 1`,
    still,
    table,
    table === "still_keyword" ? "$.keyword_id" : "$.scene_id",
    record,
  );
  return last?.put === 1;
}

/** Whether the archivist has said who made the picture. */
export function areCreatorsChosen(db: ReadableDb, still: number): boolean {
  return (
    first(
      db,
      `SELECT 1 FROM history_change JOIN history ON history.id = history_id
       WHERE still_id = ? AND table_name = 'still_creator' AND state = 'done' LIMIT 1`,
      still,
    ) !== null
  );
}

/** Whether the archivist has said what stands in a column of a still. */
export function isColumnChosen(
  db: ReadableDb,
  still: number,
  column: "kind" | "date_created" | "film_id",
): boolean {
  return (
    first(
      db,
      `SELECT 1 FROM history_change JOIN history ON history.id = history_id
       WHERE still_id = @still AND table_name = 'still' AND state = 'done'
         AND json_extract(before, @path) IS NOT json_extract(after, @path) LIMIT 1`,
      { still, path: `$.${column}` },
    ) !== null
  );
}
