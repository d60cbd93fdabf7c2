import type { StatusCounts, StillAnswer, ToldReason } from "../../../shared/contract/rights.ts";
import { creditLineOf } from "../../../shared/rights/credit-duty.ts";
import type { RightsReason } from "../../../shared/rights/reason.ts";
import { reasonInWords } from "../../../shared/rights/reason-words.ts";
import type { RightsRequest } from "../../../shared/rights/request.ts";
import { rightsStatus } from "../../../shared/rights/status.ts";
import type { StillRights } from "../../../shared/rights/still-rights.ts";
import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { rightsOfStills } from "../catalog/rights/rights-of-stills.ts";
import { Breather } from "../search/breather.ts";

/** So many stills are read at once. */
const AT_ONCE = 200;

/** The status of stills, in their order; those that are no longer there are left out. Others have their turn in between. */
export async function statusOfStills(
  db: ReadableDb,
  stills: readonly StillId[],
  request: RightsRequest,
  [from, to]: readonly [number, number],
): Promise<StatusCounts & { stills: StillAnswer[] }> {
  const counts = { clear: 0, conditional: 0, blocked: 0, unknown: 0 };
  const answers: StillAnswer[] = [];
  const breather = new Breather();
  let position = 0;
  for (let at = 0; at < stills.length; at += AT_ONCE) {
    const some = stills.slice(at, at + AT_ONCE);
    const rights = rightsOfStills(db, some);
    for (const still of some) {
      const known = rights.get(still);
      if (known === undefined) continue;
      const answer = rightsStatus(known, request);
      counts[answer.status] += 1;
      if (position >= from && position < to) answers.push(answerInWords(still, known, answer));
      position += 1;
    }
    if (breather.due()) await breather.breathe();
  }
  return { ...counts, stills: answers };
}

/** The status of one still with its reasons in sentences. */
export function answerOf(still: StillId, rights: StillRights, request: RightsRequest): StillAnswer {
  return answerInWords(still, rights, rightsStatus(rights, request));
}

function answerInWords(
  still: StillId,
  rights: StillRights,
  { status, reasons }: ReturnType<typeof rightsStatus>,
): StillAnswer {
  return { still, status, reasons: reasons.map(told), creditLine: creditLineOf(rights) };
}

function told(reason: RightsReason): ToldReason {
  return { ...reason, words: reasonInWords(reason) };
}
