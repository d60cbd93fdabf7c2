import type { CheckedFile } from "../../shared/contract/export.ts";

/** A reason in words, and of how many stills it is one. */
export type Condition = { readonly words: string; readonly stills: number };

/** What there is to read before stills go out, each sentence once, those of the most stills first. */
export function conditionsOf(files: readonly Pick<CheckedFile, "rights">[]): readonly Condition[] {
  const counts = new Map<string, number>();
  for (const { rights } of files) {
    const sentences = rights.reasons.flatMap(({ effect, words }) =>
      effect === "notes" ? [] : [words],
    );
    for (const words of new Set(sentences)) counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts]
    .map(([words, stills]) => ({ words, stills }))
    .toSorted((a, b) => b.stills - a.stills);
}
