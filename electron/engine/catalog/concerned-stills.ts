import type { ConcernedStills } from "../../../shared/contract/backups.ts";
import { all, first, valuesIn, type ReadableDb } from "./database.ts";
import type { Gap, TableToRead } from "./read-around.ts";

/** A table of which something could not be read, and where. */
export type Unread = {
  readonly table: TableToRead;
  /** Nowhere that is known where what was read is no row of it. */
  readonly gaps: readonly Gap[];
  /** First columns of the keys of rows that hold no JSON where they should. */
  readonly malformed: readonly unknown[];
};

/** Stills that are named one by one. */
const NAMED = 200;

/**
 * Which stills the rows are of that could not be read, lost or taken from a backup since: those that a whole index tells
 * of, or else those between which the gaps are, of some of which they are. Null where neither is known, or the table is not
 * of stills. `db` holds what was read, also of stills that are not there any more.
 */
export function concernedStills(
  db: ReadableDb,
  source: ReadableDb,
  { table, gaps, malformed }: Unread,
): ConcernedStills | null {
  const isOfStills = table.name === "still" || table.columns.includes('"still_id"');
  if (!isOfStills || gaps.length + malformed.length === 0) return null;
  const [column = ""] = table.key;
  const exact = column === "rowid";
  const unread = exact ? stillsInIndex(source, table, gaps) : stillsBetween(db, column, gaps);
  const stills = unread && distinct([...unread, ...stillsAt(source, table, malformed)]);
  if (stills === null || stills.length === 0) return null;
  return { exact, total: stills.length, first: stills.slice(0, NAMED).map((id) => named(db, id)) };
}

/** An index has the keys of all rows, with the still of each; null where none that does is whole. */
function stillsInIndex(
  source: ReadableDb,
  { name }: TableToRead,
  gaps: readonly Gap[],
): readonly number[] | null {
  const still = name === "still" ? "rowid" : '"still_id"';
  for (const index of indexesOf(source, name)) {
    try {
      const found = gaps.flatMap((gap) => {
        const { where, bounds } = within("rowid", gap, ["<", ">"]); // rows at its ends were read
        const sql = `SELECT ${still} FROM "${name}" INDEXED BY "${index}" WHERE ${still} IS NOT NULL AND ${where}`;
        return valuesIn<number>(source, sql, ...bounds);
      });
      return found;
    } catch {
      // damaged as well, or without the still in it
    }
  }
  return null;
}

/** Of rows that can be read all but one column. */
function stillsAt(
  source: ReadableDb,
  { name, key }: TableToRead,
  keys: readonly unknown[],
): readonly number[] {
  const sql = `SELECT "still_id" FROM "${name}" WHERE ${String(key[0])} = ? AND "still_id" IS NOT NULL`;
  return keys.flatMap((at) => valuesIn<number>(source, sql, at));
}

function indexesOf(source: ReadableDb, table: string): readonly string[] {
  try {
    return all<{ name: string; partial: number }>(source, `PRAGMA index_list("${table}")`)
      .filter(({ partial }) => partial === 0)
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

/** Where rows lie by their stills: those from the last one that was read to the next. Null where it is not by stills. */
function stillsBetween(
  db: ReadableDb,
  column: string,
  gaps: readonly Gap[],
): readonly number[] | null {
  if (column !== '"still_id"') return null;
  const found = gaps.flatMap((gap) => {
    const { where, bounds } = within("id", gap, ["<=", ">="]);
    return valuesIn<number>(db, `SELECT id FROM main.still WHERE ${where}`, ...bounds);
  });
  return found;
}

function within(
  column: string,
  { from, to }: Gap,
  [below, above]: readonly [string, string],
): { readonly where: string; readonly bounds: readonly unknown[] } {
  const parts = [
    ...(from === null ? [] : [`${column} ${above} ?`]),
    ...(to === null ? [] : [`${column} ${below} ?`]),
    "true",
  ];
  return { where: parts.join(" AND "), bounds: [from, to].filter((bound) => bound !== null) };
}

function distinct(stills: readonly number[]): readonly number[] {
  return [...new Set(stills)].toSorted((one, other) => one - other);
}

/** By its file, of which the row may be there where that of the still is not. */
function named(db: ReadableDb, id: number): ConcernedStills["first"][number] {
  const isThere = first(db, "SELECT 1 FROM main.still WHERE id = ?", id) !== null;
  const sql = "SELECT name FROM main.file WHERE still_id = ? ORDER BY state = 'present' DESC, id";
  const name = first<{ name: string }>(db, sql, id)?.name ?? null;
  return { id: isThere ? id : null, name: name ?? `#${String(id)}` };
}
