import type { StillId } from "../../../shared/still.ts";
import { valuesIn, number, type ReadableDb } from "./database.ts";
import { numberColumns, type NumberColumn } from "./number-columns.ts";

/** Comes after every character that a text may have. */
const LAST = String.fromCodePoint(0x10_ff_ff);

/** The fields of the query language, and the columns they ask. */
export const columnAsked = {
  number: numberColumns.number,
  code: numberColumns.productionCode,
} as const;

/** In SQL: the stills whose column says what `@value` says, and those where it goes on from there. Exported for the test of their plans. */
export const numberSql = (
  column: NumberColumn,
): { readonly exact: string; readonly begun: string } => ({
  exact: `SELECT id FROM still WHERE ${column} = @value COLLATE NOCASE`,
  begun: `SELECT id FROM still WHERE ${beginsSql(column)}`,
});

function beginsSql(column: NumberColumn, from = ">= @value"): string {
  return `${column} COLLATE NOCASE ${from} AND ${column} COLLATE NOCASE < @value || '${LAST}'`;
}

/**
 * The first numbers or codes that begin so, in their order. From one value it goes to the next by the index:
 * the stills in between, which may be all there are, are not read.
 */
export function numbersBegun(
  db: ReadableDb,
  column: NumberColumn,
  { begun, limit }: { begun: string; limit: number },
): string[] {
  // Of two bounds below SQLite takes the first to the index, and reads all that is between them.
  const next = (from?: string): string =>
    `(SELECT ${column} FROM still WHERE ${beginsSql(column, from)}
      ORDER BY ${column} COLLATE NOCASE LIMIT 1)`;
  return valuesIn<string>(
    db,
    `WITH RECURSIVE begun(value) AS (
       SELECT ${next()}
       UNION ALL SELECT ${next("> begun.value")} FROM begun
       WHERE begun.value IS NOT NULL LIMIT @limit)
     SELECT value FROM begun WHERE value IS NOT NULL`,
    { value: begun.normalize("NFC").trimStart(), limit },
  );
}

/** How many stills carry exactly this number or code. */
export function countOfNumber(db: ReadableDb, column: NumberColumn, value: string): number {
  return number(db, `SELECT count(*) FROM still WHERE ${column} = ? COLLATE NOCASE`, value);
}

/** The stills that carry a number or the code of a production: exactly so, or else those whose begins so. */
export function stillsByNumber(
  db: ReadableDb,
  column: NumberColumn,
  written: string,
): readonly StillId[] {
  const value = written.normalize("NFC").trim();
  if (value === "") return [];
  const { exact, begun } = numberSql(column);
  const found = valuesIn<StillId>(db, exact, { value });
  return found.length > 0 ? found : valuesIn<StillId>(db, begun, { value });
}
