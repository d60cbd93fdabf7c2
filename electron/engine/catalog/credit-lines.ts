import type { StillId } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";
import { isSharedText } from "./shared-texts.ts";

const isCreditLine = isSharedText("creditLine");

/** Stills that have the same credit line. */
export type CreditLine = {
  readonly line: string;
  readonly stills: number;
  /** The first and the last of them that came to the archive. */
  readonly oldest: StillId;
  readonly newest: StillId;
};

/** Where reading has come to. */
export type CreditCursor = { readonly line: string; readonly still: StillId };
export const beforeAllCredits: CreditCursor = { line: "", still: 0 };

/** Stills counted in one go: about a millisecond. */
const AT_ONCE = 5_000;

/** Exported for the test that looks at the plan. */
export const creditLinesSql = `SELECT text AS line, count(*) AS stills, min(still_id) AS oldest, max(still_id) AS newest
  FROM (SELECT text, still_id FROM still_text WHERE ${isCreditLine} AND (text, still_id) > (@line, @still)
    ORDER BY text, still_id LIMIT ${String(AT_ONCE)})
  GROUP BY text ORDER BY text`;

/**
 * The credit lines of the archive behind a cursor, in their order, as far as one goes in one go: the last may
 * have more stills, which then come first behind it. None when there are no more.
 */
export function creditLinesAfter(db: ReadableDb, after: CreditCursor): readonly CreditLine[] {
  return all<CreditLine>(db, creditLinesSql, after);
}

/** Lines told apart in one go. */
const LINES_AT_ONCE = 200;

/** Exported for the test that looks at the plan. */
export const differentLinesSql = `WITH RECURSIVE different(line) AS (
    SELECT (SELECT min(text) FROM still_text WHERE ${isCreditLine} AND text > @after)
    UNION ALL SELECT (SELECT min(text) FROM still_text WHERE ${isCreditLine} AND text > line)
      FROM different WHERE line IS NOT NULL LIMIT ${String(LINES_AT_ONCE)})
  SELECT line, (SELECT max(still_id) FROM still_text WHERE ${isCreditLine} AND text = line) AS newest
  FROM different WHERE line IS NOT NULL`;

/** The different lines behind one, without counting their stills: it takes as long for a still as for a million. */
export function differentLinesAfter(
  db: ReadableDb,
  after: string,
): readonly Pick<CreditLine, "line" | "newest">[] {
  return all(db, differentLinesSql, { after });
}

/** Exported for the test that looks at the plan. */
export const stillsOfCreditSql = `SELECT DISTINCT still_id AS still FROM still_text WHERE ${isCreditLine} AND text = ?`;

/** The stills that have a credit line, by the order in which they came. */
export function stillsOfCredit(db: ReadableDb, line: string): readonly StillId[] {
  return all<{ still: StillId }>(db, stillsOfCreditSql, line).map(({ still }) => still);
}

/** The different credit lines of these stills. */
export function creditLinesOf(db: ReadableDb, stills: readonly StillId[]): readonly string[] {
  return all<{ line: string }>(
    db,
    `SELECT DISTINCT text AS line FROM still_text
     WHERE still_id IN (SELECT value FROM json_each(?)) AND field = 'creditLine'`,
    JSON.stringify(stills),
  ).map(({ line }) => line);
}
