import type { StillId } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";
import { isSharedText } from "./shared-texts.ts";

const isCreditLine = isSharedText("creditLine");

/** Where a credit line stands: in its own field, or at the end of a caption. */
export type CreditOrigin = "field" | "caption";

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
 * A still that has the same in its field is counted there, and one whose caption ends in it in several languages once.
 * Exported for the test that looks at the plan.
 */
export const captionCreditsSql = `SELECT line, sum(NOT EXISTS (SELECT 1 FROM still_text WHERE still_text.still_id = some.still_id
      AND field = 'creditLine' AND text = line)) AS stills, min(still_id) AS oldest, max(still_id) AS newest
  FROM (SELECT DISTINCT line, still_id FROM caption_credit WHERE (line, still_id) > (@line, @still)
    ORDER BY line, still_id LIMIT ${String(AT_ONCE)}) AS some
  GROUP BY line ORDER BY line`;

const linesSql: Readonly<Record<CreditOrigin, string>> = {
  field: creditLinesSql,
  caption: captionCreditsSql,
};

/**
 * The credit lines of the archive behind a cursor, in their order, as far as one goes in one go: the last may
 * have more stills, which then come first behind it. None when there are no more.
 */
export function creditLinesAfter(
  db: ReadableDb,
  origin: CreditOrigin,
  after: CreditCursor,
): readonly CreditLine[] {
  return all<CreditLine>(db, linesSql[origin], after);
}

/** Lines told apart in one go. */
const LINES_AT_ONCE = 200;

/** The first line behind one (in SQL), wherever it stands. */
const nextLine = (line: string): string =>
  `(SELECT min(next) FROM (SELECT min(text) AS next FROM still_text WHERE ${isCreditLine} AND text > ${line}
    UNION ALL SELECT min(line) FROM caption_credit WHERE caption_credit.line > ${line}))`;

/** Exported for the test that looks at the plan. */
export const differentLinesSql = `WITH RECURSIVE different(line) AS (
    SELECT ${nextLine("@after")}
    UNION ALL SELECT ${nextLine("different.line")} FROM different WHERE line IS NOT NULL LIMIT ${String(LINES_AT_ONCE)})
  SELECT line, max(ifnull((SELECT max(still_id) FROM still_text WHERE ${isCreditLine} AND text = line), 0),
    ifnull((SELECT max(still_id) FROM caption_credit WHERE caption_credit.line = different.line), 0)) AS newest
  FROM different WHERE line IS NOT NULL`;

/** The different lines behind one, without counting their stills: it takes as long for a still as for a million. */
export function differentLinesAfter(
  db: ReadableDb,
  after: string,
): readonly Pick<CreditLine, "line" | "newest">[] {
  return all(db, differentLinesSql, { after });
}

/** Stills with the same several credit lines: one in the field, others at the end of captions. */
export type SeveralLines = { readonly lines: readonly string[]; readonly stills: number };

/** Exported for the test that looks at the plan. */
export const severalLinesSql = `SELECT lines, count(*) AS stills FROM (
    SELECT json_group_array(line) AS lines FROM (
      SELECT still_id AS still, line FROM caption_credit WHERE still_id > @after AND still_id <= @upTo
      UNION SELECT still_id, text FROM still_text
      WHERE still_id > @after AND still_id <= @upTo AND field = 'creditLine' AND text <> ''
        AND still_id IN (SELECT still_id FROM caption_credit WHERE still_id > @after AND still_id <= @upTo))
    GROUP BY still HAVING count(*) > 1)
  GROUP BY lines`;

/** Keys of stills looked at in one go. */
const STILLS_AT_ONCE = 5_000;

/**
 * The stills behind a key that have several credit lines, as far as one goes in one go, and where to go on; null behind
 * the last.
 */
export function severalLinesAfter(
  db: ReadableDb,
  after: StillId,
): { readonly several: readonly SeveralLines[]; readonly upTo: StillId } | null {
  const next = all<{ still: StillId | null }>(
    db,
    "SELECT min(still_id) AS still FROM caption_credit WHERE still_id > @after",
    { after },
  )[0]?.still;
  if (next === null || next === undefined) return null;
  const upTo = next + STILLS_AT_ONCE;
  const rows = all<{ lines: string; stills: number }>(db, severalLinesSql, { after, upTo });
  return {
    // written by the statement above
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    several: rows.map(({ lines, stills }) => ({ lines: JSON.parse(lines) as string[], stills })),
    upTo,
  };
}

/** Exported for the test that looks at the plan. */
export const stillsOfCreditSql = `SELECT still_id AS still FROM still_text WHERE ${isCreditLine} AND text = @line
  UNION SELECT still_id FROM caption_credit WHERE line = @line ORDER BY still`;

/** The stills that have a credit line, in its field or at the end of a caption, by the order in which they came. */
export function stillsOfCredit(db: ReadableDb, line: string): readonly StillId[] {
  return all<{ still: StillId }>(db, stillsOfCreditSql, { line }).map(({ still }) => still);
}

/** The different credit lines of these stills. */
export function creditLinesOf(db: ReadableDb, stills: readonly StillId[]): readonly string[] {
  return all<{ line: string }>(
    db,
    `SELECT text AS line FROM still_text
     WHERE still_id IN (SELECT value FROM json_each(@ids)) AND field = 'creditLine'
     UNION SELECT line FROM caption_credit WHERE still_id IN (SELECT value FROM json_each(@ids))`,
    { ids: JSON.stringify(stills) },
  ).map(({ line }) => line);
}
