import { valuesIn, type ReadableDb } from "./database.ts";
import { keptJson } from "./kept-json.ts";

/** The table of the rows that each change changed. */
export const STEPS = "history_change";

/** A row of it as it is kept. */
export type KeptStep = {
  readonly table: unknown;
  readonly before: unknown;
  readonly after: unknown;
};

const columns = new WeakMap<ReadableDb, Map<string, ReadonlySet<string>>>();

/** Of a table that there is none of: none. */
function columnsOf(db: ReadableDb, table: string): ReadonlySet<string> {
  const known = columns.get(db) ?? new Map<string, ReadonlySet<string>>();
  columns.set(db, known);
  const found =
    known.get(table) ??
    new Set(
      valuesIn<string>(
        db,
        `SELECT name FROM pragma_table_info((SELECT name FROM main.sqlite_schema
           WHERE type = 'table' AND name = ? AND name NOT LIKE 'sqlite%'))`,
        table,
      ),
    );
  known.set(table, found);
  return found;
}

/**
 * Whether a row of the history is of a table of the catalog, and says nothing but values of its columns. Undo and redo
 * put these names into SQL: an archive or a dump that came from elsewhere must not have others.
 */
export function isStep(db: ReadableDb, { table, before, after }: KeptStep): boolean {
  if (typeof table !== "string") return false;
  const known = columnsOf(db, table);
  return known.size > 0 && isRow(before, known) && isRow(after, known);
}

function isRow(kept: unknown, known: ReadonlySet<string>): boolean {
  if (kept === null) return true;
  if (typeof kept !== "string") return false;
  const row = readable(kept);
  return (
    typeof row === "object" &&
    row !== null &&
    !Array.isArray(row) &&
    Object.entries(row).every(
      ([name, value]) =>
        known.has(name) &&
        (value === null || typeof value === "string" || typeof value === "number"),
    )
  );
}

function readable(json: string): unknown {
  try {
    return keptJson(json);
  } catch {
    return null;
  }
}
