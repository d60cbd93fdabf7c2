import { first, type ReadableDb } from "../database.ts";

/** The label of the action that took a record out of the catalog; null when the history does not tell. */
export function whatBecameOf(db: ReadableDb, table: string, id: number): string | null {
  return (
    first<{ label: string }>(
      db,
      `SELECT label FROM history_change JOIN history ON history.id = history_id
       WHERE table_name = ? AND after IS NULL AND json_extract(before, '$.id') = ? AND state = 'done'
       ORDER BY history.id DESC LIMIT 1`,
      table,
      id,
    )?.label ?? null
  );
}
