import { first, type ReadableDb } from "./database.ts";
import type { NumberColumn } from "./number-columns.ts";

/**
 * Where a row does not say itself whose word it is, the history does: what an action that still stands
 * has put there is the archivist's, and no file takes it away.
 */

/** In SQL: whether anything that is said of a still is the archivist's. `still` is a column. */
export function isToldSql(still: string): string {
  const own = ["still_text", "depiction", "rights_record"].map(
    (table) =>
      `EXISTS (SELECT 1 FROM ${table} WHERE ${table}.still_id = ${still} AND origin = 'archivist')`,
  );
  const put = (table: string, condition: string): string =>
    `EXISTS (SELECT 1 FROM history_change JOIN history ON history.id = history_id
       WHERE history_change.still_id = ${still} AND table_name = '${table}' AND state = 'done'
         AND after IS NOT NULL AND ${condition})`;
  const tagged = (table: string, column: string): string =>
    put(
      table,
      `EXISTS (SELECT 1 FROM ${table} WHERE ${table}.still_id = ${still}
         AND ${column} = json_extract(after, '$.${column}'))`,
    );
  const columns = `coalesce(film_id, kind, date_created, number, production_code,
    rating, pick, colour_label, nullif(work_state, 'new'))`;
  return `(${[
    ...own,
    `EXISTS (SELECT 1 FROM still_set_member WHERE still_set_member.still_id = ${still})`,
    tagged("still_keyword", "keyword_id"),
    tagged("still_scene", "scene_id"),
    tagged("still_creator", "name"),
    put(
      "still",
      `before IS NOT NULL
         AND EXISTS (SELECT 1 FROM still WHERE still.id = ${still} AND ${columns} IS NOT NULL)`,
    ),
  ].join(" OR ")})`;
}

/** Whether anything that is said of a still is the archivist's: words, tags, a place in a set. */
export function isTold(db: ReadableDb, still: number): boolean {
  return first(db, `SELECT 1 FROM (SELECT ? AS told) WHERE ${isToldSql("told")}`, still) !== null;
}

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

/** The columns of a still whose values files say too. */
export type FollowedColumn =
  | "kind"
  | "date_created"
  | "film_id"
  | NumberColumn
  | "rating"
  | "pick"
  | "colour_label";

/** Whether the archivist has said what stands in a column of a still. */
export function isColumnChosen(db: ReadableDb, still: number, column: FollowedColumn): boolean {
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
