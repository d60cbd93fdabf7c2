import type { ReadableDb } from "./database.ts";

/** A table to be read, and the columns that put its rows in order: its key, or SQLite's own "rowid". */
export type TableToRead = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Whether the first column of the key is a whole number. */
  readonly numbered: boolean;
};

/** First columns of keys between which, these included, rows could not be read; null where it is open to that end. */
export type Gap = { readonly from: unknown; readonly to: unknown };

type Row = readonly unknown[];
/** `at` is the value of the first column of its key. */
type Take = (row: Row, at: unknown) => void;

/**
 * Reads a table in the order of its key and goes on behind what cannot be read; answers where that is. Rows are
 * given as the values of the table's columns, those beside a gap perhaps twice.
 */
export function readAround(db: ReadableDb, table: TableToRead, take: Take): Gap[] {
  return table.numbered ? readNumbered(db, table, take) : readFromBothEnds(db, table, take);
}

/** Behind a page that is damaged the next number is sought that can be read from, in growing steps and then exactly. */
function readNumbered(db: ReadableDb, table: TableToRead, take: Take): Gap[] {
  const gaps: Gap[] = [];
  let from: number | null = null;
  let stuck = 1;
  for (;;) {
    const { whole, reached } = readOn(db, { table, from, backwards: false }, take);
    if (whole) return gaps;
    const last: number = Math.max(Number(reached ?? 0), from ?? 0);
    // what can be sought may not be read all the same: then what comes next is not tried one by one
    stuck = last === from ? stuck * 2 : 1;
    const next = nextReadable(db, table, last + stuck - 1);
    gaps.push({ from: from === null && reached === null ? null : last, to: next });
    if (next === null) return gaps;
    from = next;
  }
}

/** So often a step is doubled: beyond all keys there are. */
const STEPS = 40;

function nextReadable(db: ReadableDb, table: TableToRead, after: number): number | null {
  for (let step = 0; step < STEPS; step += 1) {
    if (!canBeRead(db, table, after + 2 ** step)) continue;
    let low = step === 0 ? after : after + 2 ** (step - 1); // cannot be read from
    let high = after + 2 ** step; // can
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (canBeRead(db, table, middle)) high = middle;
      else low = middle;
    }
    return high;
  }
  return null;
}

/** Also where there is no row any more. */
function canBeRead(db: ReadableDb, { name, key, columns }: TableToRead, from: number): boolean {
  try {
    db.prepare(
      `SELECT ${columns.join(", ")} FROM "${name}" NOT INDEXED WHERE ${String(key[0])} >= ? ORDER BY ${key.join(", ")} LIMIT 1`,
    ).get(from);
    return true;
  } catch {
    return false;
  }
}

/** Keys that are no numbers cannot be counted on from: what is damaged is come up to from either end. */
function readFromBothEnds(db: ReadableDb, table: TableToRead, take: Take): Gap[] {
  const forth = readOn(db, { table, from: null, backwards: false }, take);
  if (forth.whole) return [];
  const back = readOn(db, { table, from: null, backwards: true }, take);
  return [{ from: forth.reached, to: back.reached }];
}

/** Where a damaged page leads into another part of the database, keys go back; a few may, but not for ever. */
const ASTRAY_AT_MOST = 10_000;

function readOn(
  db: ReadableDb,
  { table, from, backwards }: { table: TableToRead; from: number | null; backwards: boolean },
  take: Take,
): { readonly whole: boolean; readonly reached: unknown } {
  const { name, columns, key, numbered } = table;
  const first = String(key[0]);
  const order = key.map((column) => `${column} ${backwards ? "DESC" : "ASC"}`).join(", ");
  const begin = from === null ? "" : `WHERE ${first} >= ${String(from)}`;
  let reached: unknown = null;
  let astray = 0;
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what raw() gives
    const rows = db
      .prepare(
        `SELECT ${[first, ...columns].join(", ")} FROM "${name}" NOT INDEXED ${begin} ORDER BY ${order}`,
      )
      .raw()
      .iterate() as Iterable<Row>;
    for (const [at, ...row] of rows) {
      if (numbered && reached !== null && Number(at) < Number(reached)) astray += 1;
      if (astray > ASTRAY_AT_MOST) return { whole: false, reached };
      reached = at;
      take(row, at);
    }
    return { whole: astray === 0, reached };
  } catch {
    return { whole: false, reached };
  }
}
