import type { AffectedExport, LedgerEntry } from "../../../shared/contract/sets.ts";
import type { StillAnswer } from "../../../shared/contract/rights.ts";
import { isWorse, requestJudgedAgain } from "../../../shared/rights/judged-again.ts";
import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { filesOfExport, listLedger, type LedgerFile } from "../catalog/ledger.ts";
import { stillByUuid } from "../catalog/record.ts";
import { statusOfStills } from "../rights/status-of-stills.ts";

/**
 * The exports of which less is allowed now than when they were made, the latest first, each with the copies of which
 * that is so. What went out for a use that goes on is judged today, what was printed on the day that was asked for;
 * see {@link requestJudgedAgain}. Nothing is told of exports from before rights were asked, nor of stills that are no
 * longer in the archive. Others have their turn in between.
 */
export async function affectedExports(db: ReadableDb): Promise<AffectedExport[]> {
  const affected: AffectedExport[] = [];
  for (const entry of listLedger(db)) {
    const found = entry.request === null ? null : await affectedIn(db, entry);
    if (found !== null) affected.push(found);
  }
  return affected;
}

async function affectedIn(db: ReadableDb, entry: LedgerEntry): Promise<AffectedExport | null> {
  if (entry.request === null) return null;
  const request = requestJudgedAgain(entry.request);
  const files = filesOfExport(db, entry.uuid).flatMap((file) => withStill(db, file));
  const stills = files.map(({ still }) => still);
  const { stills: answers } = await statusOfStills(db, stills, request, [0, stills.length]);
  const known = new Map(answers.map((answer) => [answer.still, answer]));
  const copies = files.flatMap((file) => affectedCopy(file, known.get(file.still)));
  return copies.length === 0 ? null : { entry, request, copies };
}

type OfStill = LedgerFile & { readonly still: StillId };

/** What was blocked even then, and overridden, cannot be less allowed. */
function withStill(db: ReadableDb, file: LedgerFile): OfStill[] {
  if (file.pass === null || file.pass.status === "blocked") return [];
  const still = stillByUuid(db, file.stillUuid);
  return still === null ? [] : [{ ...file, still }];
}

function affectedCopy(
  { still, fileName, pass }: OfStill,
  stands: StillAnswer | undefined,
): AffectedExport["copies"] {
  if (pass === null || stands === undefined || !isWorse(stands.status, pass.status)) return [];
  return [{ still, fileName, stood: inWords(pass), stands: inWords(stands) }];
}

function inWords({
  status,
  reasons,
}: Pick<StillAnswer, "status" | "reasons">): AffectedExport["copies"][number]["stands"] {
  return { status, reasons: reasons.map(({ words }) => words) };
}
