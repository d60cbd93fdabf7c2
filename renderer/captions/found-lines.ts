import { lintRules, type LintFinding, type LintRule } from "../../shared/caption/lint.ts";
import type { CheckedCaptions } from "../../shared/contract/captions.ts";

/** Lines of one check that are kept; the rest is seen when these are done, or on the light table. */
const LISTED = 200;

type CheckedStill = CheckedCaptions["stills"][number];

/** Something found, and the still it was found in. */
export type FoundLine = { readonly still: CheckedStill; readonly finding: LintFinding };

/** What one check has found: of many stills only which they are, with the words of the first. */
export type FoundByRule = {
  /** In the order they were looked over. */
  readonly stills: readonly number[];
  /** Those of them where another text puts something right. */
  readonly righted: readonly number[];
  /** The first of what was found, and how much that is in all. */
  readonly lines: readonly FoundLine[];
  readonly of: number;
};

/** Gathers what is found in stills, part after part, without keeping the texts of all of them. */
export class FoundLines {
  readonly #byRule = new Map<
    LintRule,
    { stills: Set<number>; righted: Set<number>; lines: FoundLine[]; of: number }
  >();

  add(still: CheckedStill): void {
    const { id } = still.card;
    for (const finding of still.findings) {
      const known = this.#byRule.get(finding.rule) ?? {
        stills: new Set(),
        righted: new Set(),
        lines: [],
        of: 0,
      };
      this.#byRule.set(finding.rule, known);
      known.stills.add(id);
      if (finding.fix !== null && "text" in finding.fix) known.righted.add(id);
      if (known.lines.length < LISTED) known.lines.push({ still, finding });
      known.of += 1;
    }
  }

  /** What was found until now, by rule, in the order the rules stand in. */
  found(): ReadonlyMap<LintRule, FoundByRule> {
    return new Map(
      lintRules.flatMap((rule) => {
        const known = this.#byRule.get(rule);
        if (known === undefined) return [];
        const { stills, righted, lines, of } = known;
        return [[rule, { stills: [...stills], righted: [...righted], lines: [...lines], of }]];
      }),
    );
  }
}
