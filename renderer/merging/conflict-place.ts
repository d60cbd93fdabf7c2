import type { MergeReport } from "../../shared/contract/merging.ts";

/** How many of what is to be decided are shown at a time. */
export const CONFLICTS_SHOWN = 100;

/** Which of what is to be decided are shown, and of what kind the first gets the keyboard when this comes. */
export type ConflictPlace = { readonly from: number; readonly soughtKind: string | null };

/** Where the first of a kind is shown; of one of which none is listed, at the beginning. */
export function placeOfKind({ conflicts }: MergeReport, kind: string): ConflictPlace {
  const first = Math.max(
    0,
    conflicts.findIndex((conflict) => conflict.kind === kind),
  );
  return { from: first - (first % CONFLICTS_SHOWN), soughtKind: kind };
}
