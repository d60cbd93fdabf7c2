import { stillsOfCredit } from "../../catalog/credit-lines.ts";
import type { WritableDb } from "../../catalog/database.ts";
import { settleCredit, settledCredit, unsettleCredit } from "../../catalog/settled-credits.ts";
import type { Action } from "../action.ts";
import { shortened } from "./accept-credits.ts";

/** Has credit lines not be asked of again. What was accepted of them before stays as it is. */
export function leaveCredits(
  db: WritableDb,
  lines: readonly string[],
): Action<{ changed: number }> {
  const changed = lines.filter((line) =>
    settleCredit(db, {
      line,
      decision: "left",
      given: settledCredit(db, line)?.given ?? null,
      newest: stillsOfCredit(db, line).at(-1) ?? 0,
    }),
  ).length;
  return { result: { changed }, label: `Left ${linesInWords(lines, "as it is", "as they are")}` };
}

/** Has credit lines be asked of again; what was accepted of them stays until something else is. */
export function reopenCredits(
  db: WritableDb,
  lines: readonly string[],
): Action<{ changed: number }> {
  const changed = lines.filter((line) => unsettleCredit(db, line)).length;
  return { result: { changed }, label: `Reopened ${linesInWords(lines, "", "")}`.trim() };
}

function linesInWords(lines: readonly string[], one: string, many: string): string {
  const [only = "", ...others] = lines;
  return others.length === 0
    ? `the credit line “${shortened(only)}” ${one}`
    : `${lines.length.toLocaleString("en")} credit lines ${many}`;
}
