import { all, first, type ReadableDb } from "./database.ts";
import { keptDeflated, keptJson } from "./kept-json.ts";
import { isStep, STEPS, type KeptStep } from "./kept-steps.ts";

/**
 * The columns of a catalog that hold JSON, by table. SQLite takes them for texts: to find one damaged among pages that are
 * in order, they have to be read as what they are. Settings of the archive are not among them: some are plain, and what
 * nobody can read there counts as not set.
 */
export const jsonColumns: Readonly<Record<string, readonly string[]>> = {
  charset_reading: ["carried", "taken", "findings"],
  export: ["profile_then"],
  export_file: ["rights_reasons"],
  export_held: ["reasons"],
  export_profile: ["definition"],
  file_carried: ["carried", "taken", "findings"],
  file_difference: ["before", "after"],
  file_event: ["before", "after"],
  history_change: ["before", "after"],
  job: ["input"],
  settled_conflict: ["conflict"],
  settled_credit: ["given"],
};

/** Where it is kept deflated. */
const DEFLATED = { table: "export_record", column: "record" } as const;

/**
 * Tells, of the values of a row in the order of `columns`, the column that should hold JSON and does not, or by which a row
 * of the history names what is not in the catalog `db`, which has all its tables; null where all is in order.
 */
export function malformedIn(
  db: ReadableDb,
  table: string,
  columns: readonly string[],
): (row: readonly unknown[]) => string | null {
  const own = table === DEFLATED.table ? [DEFLATED.column] : (jsonColumns[table] ?? []);
  const places = own.map((column) => columns.indexOf(column));
  const [named, before, after] = ["table_name", "before", "after"].map((name) =>
    columns.indexOf(name),
  );
  const wrongOfStep = (row: readonly unknown[]): string | null => {
    const step = { table: row[named ?? -1], before: null, after: null };
    if (!isStep(db, step)) return "table_name";
    if (!isStep(db, { ...step, before: row[before ?? -1] })) return "before";
    return isStep(db, { ...step, after: row[after ?? -1] }) ? null : "after";
  };
  return (row) => {
    const place = places.find((each) => !isInOrder(row[each]));
    if (place !== undefined) return columns[place] ?? null;
    return table === STEPS ? wrongOfStep(row) : null;
  };
}

function isInOrder(value: unknown): boolean {
  try {
    if (typeof value === "string") keptJson(value);
    else if (Buffer.isBuffer(value)) keptDeflated(value);
    return true;
  } catch {
    return false;
  }
}

/** Whether a row holds something in such a column that is no JSON. Also of a catalog of an earlier version. */
export function hasMalformedJson(db: ReadableDb): boolean {
  return hasMalformedText(db) || hasMalformedDeflated(db) || hasNoStep(db);
}

function hasMalformedText(db: ReadableDb): boolean {
  return Object.entries(jsonColumns).some(([table, columns]) => {
    const known = all<{ name: string }>(db, `PRAGMA main.table_info("${table}")`);
    const malformed = columns
      .filter((column) => known.some(({ name }) => name === column))
      .map((column) => `NOT json_valid("${column}")`);
    if (malformed.length === 0) return false;
    const sql = `SELECT 1 FROM main."${table}" WHERE ${malformed.join(" OR ")} LIMIT 1`;
    return first(db, sql) !== null;
  });
}

function hasNoStep(db: ReadableDb): boolean {
  if (all(db, `PRAGMA main.table_info("${STEPS}")`).length === 0) return false;
  const kept = db
    .prepare<[], KeptStep>(`SELECT table_name AS "table", before, after FROM main.${STEPS}`)
    .iterate();
  for (const step of kept) if (!isStep(db, step)) return true;
  return false;
}

function hasMalformedDeflated(db: ReadableDb): boolean {
  const { table, column } = DEFLATED;
  if (all(db, `PRAGMA main.table_info("${table}")`).length === 0) return false;
  const kept = db.prepare<[], Buffer>(`SELECT "${column}" FROM main."${table}"`).pluck().iterate();
  for (const value of kept) if (!isInOrder(value)) return true;
  return false;
}
