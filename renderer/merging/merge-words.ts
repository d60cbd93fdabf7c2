import type { MergeOutcome, MergeReport } from "../../shared/contract/merging.ts";

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What becomes of values that nobody has to decide on. */
export const outcomeWords: Readonly<Record<MergeOutcome, string>> = {
  added: "come in",
  taken: "become as theirs",
  kept: "stay as ours",
};

/** Whether taking it in would change anything, or has something to be decided. */
export function hasNews({ counts }: MergeReport): boolean {
  return counts.some(({ added, taken, conflicts }) => added + taken + conflicts > 0);
}
