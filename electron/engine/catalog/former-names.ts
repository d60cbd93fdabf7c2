import { all, type ReadableDb } from "./database.ts";

/** The columns of records that hold their names. */
export const nameColumns = {
  film: "title",
  scene: "label",
  character: "name",
  agent: "name",
  keyword: "term",
  still_set: "name",
} as const;
export type NamedTable = keyof typeof nameColumns;

/** The names that records had when the history last held them, by their keys; of those it never held there is none. */
export function formerNames(
  db: ReadableDb,
  table: NamedTable,
  keys: readonly number[],
): ReadonlyMap<number, string> {
  if (keys.length === 0) return new Map();
  const rows = all<{ key: number; name: string }>(
    db,
    // by the index of changes of records, past the many of stills
    `SELECT json_extract(coalesce(after, before), '$.id') AS key,
       json_extract(coalesce(after, before), '$.${nameColumns[table]}') AS name
     FROM history_change INDEXED BY history_change_of_records
     WHERE still_id IS NULL AND table_name = @table AND key IN (SELECT value FROM json_each(@keys)) ORDER BY id`,
    { table, keys: JSON.stringify(keys) },
  );
  return new Map(rows.map(({ key, name }) => [key, name]));
}
