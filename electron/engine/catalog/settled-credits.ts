import type { StillId } from "../../../shared/still.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";
import { keptJson } from "./kept-json.ts";

/** What an accepted line gave its stills: who made them, and whose they are by role. */
export type CreditGiven = {
  readonly creators: readonly string[];
  readonly holders: readonly { readonly id: number; readonly role: string }[];
};

/** What was decided of a credit line: its reading was accepted, it is left as it is, or is to be asked of again. */
export type SettledCredit = {
  readonly line: string;
  readonly decision: "accepted" | "left" | "open";
  readonly given: CreditGiven | null;
  /** The last still that had the line then. */
  readonly newest: StillId;
};

type SettledRow = Omit<SettledCredit, "given"> & { readonly given: string | null };

function settledOf({ given, ...row }: SettledRow): SettledCredit {
  // Written by settleCredit below.
  return { ...row, given: given === null ? null : keptJson<CreditGiven>(given) };
}

/** All lines that are decided upon. */
export function settledCredits(db: ReadableDb): ReadonlyMap<string, SettledCredit> {
  const rows = all<SettledRow>(db, "SELECT line, decision, given, newest FROM settled_credit");
  return new Map(rows.map((row) => [row.line, settledOf(row)]));
}

/** What was decided of one line; null when nothing was. */
export function settledCredit(db: ReadableDb, line: string): SettledCredit | null {
  const row = first<SettledRow>(
    db,
    "SELECT line, decision, given, newest FROM settled_credit WHERE line = ?",
    line,
  );
  return row === null ? null : settledOf(row);
}

/** Keeps a decision in the place of an earlier one; answers whether it is another. */
export function settleCredit(
  db: WritableDb,
  { line, decision, given, newest }: SettledCredit,
): boolean {
  return (
    run(
      db,
      `INSERT INTO settled_credit (line, decision, given, newest) VALUES (@line, @decision, @given, @newest)
       ON CONFLICT (line) DO UPDATE SET decision = excluded.decision, given = excluded.given, newest = excluded.newest
       WHERE (decision, given, newest) IS NOT (excluded.decision, excluded.given, excluded.newest)`,
      { line, decision, newest, given: given === null ? null : JSON.stringify(given) },
    ).changes > 0
  );
}

/** Has a line be asked of again; what it gave stays known. Answers whether it was decided upon. */
export function unsettleCredit(db: WritableDb, line: string): boolean {
  return (
    run(
      db,
      "UPDATE settled_credit SET decision = 'open' WHERE line = ? AND decision IS NOT 'open'",
      line,
    ).changes > 0
  );
}

/** Whether a line is still to be looked at: nothing was decided, or it was accepted before stills with it came. */
export function isOpenCredit(settled: SettledCredit | undefined, newest: StillId): boolean {
  if (settled === undefined || settled.decision === "open") return true;
  return settled.decision === "accepted" && settled.newest < newest;
}
