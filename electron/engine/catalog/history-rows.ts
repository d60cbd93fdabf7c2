import { all, first, type ReadableDb } from "./database.ts";
import { damage } from "./kept-json.ts";
import { isStep } from "./kept-steps.ts";
import { parseRow, type RowChange } from "./recorded-row.ts";

/** The keys of the changes of an entry of the history, in their order. Each is read when its turn comes: redo may put it right before. */
export function changesOf(db: ReadableDb, history: number): number[] {
  return all<{ id: number }>(
    db,
    "SELECT id FROM history_change WHERE history_id = ? ORDER BY id",
    history,
  ).map(({ id }) => id);
}

/** A change by its key. Throws as for a damaged page where it names what is not in the catalog. */
export function changeAt(db: ReadableDb, id: number): RowChange {
  const row = first<{ table: string; before: string | null; after: string | null }>(
    db,
    'SELECT table_name AS "table", before, after FROM history_change WHERE id = ?',
    id,
  );
  if (row !== null && !isStep(db, row)) throw damage();
  return {
    id,
    table: row?.table ?? "",
    before: parseRow(row?.before ?? null),
    after: parseRow(row?.after ?? null),
  };
}
