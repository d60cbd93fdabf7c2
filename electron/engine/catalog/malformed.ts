import { textFields } from "../../../shared/still.ts";
import { all, first, valuesIn, type ReadableDb } from "./database.ts";
import { keptDeflated, keptJson } from "./kept-json.ts";
import { isStep, STEPS, type KeptStep } from "./kept-steps.ts";
import { CATALOG_VERSION } from "./migrate.ts";
import { textColumns, textsInOrder } from "./texts-in-order.ts";

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

/** Columns that hold one of some words, which SQLite does not know: what is under another word is shown nowhere. */
export const wordColumns: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  still_text: { field: textFields },
};

/** Where it is kept deflated. */
const DEFLATED = { table: "export_record", column: "record" } as const;

/**
 * Tells, of the values of a row in the order of `columns`, the column that should hold JSON and does not, or a word of a
 * list and holds another, or by which a row of the history names what is not in the catalog `db`, which has all its
 * tables; null where all is in order.
 */
export function malformedIn(
  db: ReadableDb,
  table: string,
  columns: readonly string[],
): (row: readonly unknown[]) => string | null {
  const own = table === DEFLATED.table ? [DEFLATED.column] : (jsonColumns[table] ?? []);
  const places = own.map((column) => columns.indexOf(column));
  const words = Object.entries(wordColumns[table] ?? {}).map(([column, known]) => ({
    place: columns.indexOf(column),
    known,
  }));
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
    const word = words.find(({ place: at, known }) => !known.some((one) => one === row[at]));
    if (word !== undefined) return columns[word.place] ?? null;
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

/** Whether something is kept that is not what it should be, though its page is in order. Also of a catalog of an earlier version. */
export function hasMalformed(db: ReadableDb): boolean {
  return (
    hasNoText(db) ||
    hasMalformedJson(db) ||
    hasMalformedDeflated(db) ||
    hasNoStep(db) ||
    hasNoWord(db)
  );
}

function hasNoText(db: ReadableDb): boolean {
  const tables = valuesIn<string>(
    db,
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  return tables.some((table) => {
    const texts = textColumns(db, table);
    if (texts.length === 0) return false;
    const sql = `SELECT 1 FROM main."${table}" WHERE NOT ${textsInOrder(db, texts)} LIMIT 1`;
    return first(db, sql) !== null;
  });
}

/** Words are those of this version: what an earlier one had is brought forward first. */
function hasNoWord(db: ReadableDb): boolean {
  if (Number(db.pragma("user_version", { simple: true })) !== CATALOG_VERSION) return false;
  return Object.entries(wordColumns).some(([table, columns]) =>
    Object.entries(columns).some(([column, known]) => {
      const sql = `SELECT 1 FROM main."${table}" WHERE "${column}" NOT IN (SELECT value FROM json_each(?)) LIMIT 1`;
      return first(db, sql, JSON.stringify(known)) !== null;
    }),
  );
}

function hasMalformedJson(db: ReadableDb): boolean {
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
