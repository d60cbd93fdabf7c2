import {
  approvalStateNames,
  type Approval,
  type ApprovalRule,
  type ApprovalState,
} from "../../../../shared/rights/approval.ts";
import type { StillId } from "../../../../shared/still.ts";
import type { WritableDb } from "../../catalog/database.ts";
import { clearApproval, setApproval, setRule } from "../../catalog/rights/approvals.ts";
import type { Action } from "../action.ts";
import { countOf } from "../tag-stills.ts";
import { nameOf, ofStills } from "./places.ts";

type Said = Omit<Approval, "performer" | "state"> & { readonly state: ApprovalState | null };

/** Says what a performer said of stills; a null state takes it away. @throws ProblemError where the performer or all stills are gone. */
export function sayApproval(
  db: WritableDb,
  stills: readonly StillId[],
  performer: number,
  { state, ...said }: Said,
): Action<{ changed: number }> {
  const name = nameOf(db, "agent", performer);
  const { ids } = ofStills(db, stills);
  if (state === null) {
    const changed = clearApproval(db, ids, performer);
    return {
      result: { changed },
      label: `Took away what ${name} said of ${countOf(changed)}`,
    };
  }
  const changed = setApproval(db, ids, performer, { state, ...said });
  return {
    result: { changed },
    label: `Approval of ${name} ${approvalStateNames[state]} for ${countOf(changed)}`,
  };
}

/** Says that a performer has a say in the stills of a film, and how much; null takes it away. */
export function giveSay(
  db: WritableDb,
  { film, performer }: { readonly film: number; readonly performer: number },
  say: (ApprovalRule & { readonly rule: string }) | null,
): Action<{ changed: number }> {
  const [title, name] = [nameOf(db, "film", film), nameOf(db, "agent", performer)];
  const changed = setRule(db, { film, performer }, say) ? 1 : 0;
  return {
    result: { changed },
    label:
      say === null
        ? `Took from ${name} the say in the stills of “${title}”`
        : `Gave ${name} a say in the stills of “${title}” (${String(say.solo)}/${String(say.group)})`,
  };
}
