import type { StillId } from "../../../shared/still.ts";
import { codeKey } from "./code-key.ts";
import { number, valuesIn, type ReadableDb } from "./database.ts";
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
  if (column === numberColumns.productionCode) return stillsByCode(db, value);
  const { exact, begun } = numberSql(column);
  const found = valuesIn<StillId>(db, exact, { value });
  return found.length > 0 ? found : valuesIn<StillId>(db, begun, { value });
}

/** In SQL: the codes that stills carry, each once: from one to the next by the index. Exported for the test of its plan. */
export const codesSql = `WITH RECURSIVE written(code) AS (
    SELECT (SELECT production_code FROM still WHERE production_code IS NOT NULL
      ORDER BY production_code COLLATE NOCASE LIMIT 1)
    UNION ALL SELECT (SELECT production_code FROM still WHERE production_code COLLATE NOCASE > written.code
      ORDER BY production_code COLLATE NOCASE LIMIT 1) FROM written WHERE written.code IS NOT NULL)
  SELECT code FROM written WHERE code IS NOT NULL`;

/** The stills that carry a code, in whatever way it is written there, or else those whose code begins so. */
function stillsByCode(db: ReadableDb, value: string): readonly StillId[] {
  const wanted = codeKey(value);
  const codes = valuesIn<string>(db, codesSql);
  const exact = codes.filter((code) => codeKey(code) === wanted);
  const meant = exact.length > 0 ? exact : codes.filter((code) => codeKey(code).startsWith(wanted));
  const sql = numberSql(numberColumns.productionCode).exact;
  return meant.flatMap((code) => valuesIn<StillId>(db, sql, { value: code }));
}
