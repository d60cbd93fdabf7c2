import type { Likeness } from "./compare-pictures.ts";

/** One picture lies in the other at least so far: two parts of one view are two pictures. */
const CONTAINED = 0.95;
/** At which it is even whether two pictures are the same. */
const EVEN = { correlation: 0.95, worst: 0.65, weakest: 0.6 } as const;
/** What is shown to the archivist at all. See docs/near-duplicates.md for what is lost and gained by it. */
export const LEAST_CERTAINTY = 0.5;

/**
 * How certain it is that two pictures are the same, one perhaps a part of the other: 1 for equal, 0.5
 * where it is even. The worst part decides, so that another moment of the same scene, where only a
 * face or a hand is elsewhere, is another picture.
 */
export function certaintyOf({ correlation, worst, weakest, within, covers }: Likeness): number {
  if (Math.max(within, covers) < CONTAINED) return 0;
  const byCorrelation = 1 - (1 - correlation) / (1 - EVEN.correlation) / 2;
  const byWeakest = 1 - (1 - weakest) / (1 - EVEN.weakest) / 2;
  const byWorst = 1 - worst / EVEN.worst / 2;
  return Math.max(0, Math.min(byCorrelation, byWorst, byWeakest));
}
