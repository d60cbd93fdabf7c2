import type { MergeLine, MergeOutcome } from "../../../../shared/contract/merging.ts";

/** The values of a kind of which the same becomes: how many, and the first of them. */
export type ListedLines = {
  readonly kind: string;
  readonly as: MergeOutcome;
  readonly total: number;
  readonly lines: readonly MergeLine[];
};

/** Lines that are kept of a kind and outcome: nobody reads on, and the engine holds them all. */
const LISTED = 5_000;

/** Gathers which values a merge counts, one by one; what is beyond the first ones is only counted, and not looked up. */
export class MergeLines {
  private readonly lists = new Map<string, ListedLines & { total: number; lines: MergeLine[] }>();

  add(kind: string, as: MergeOutcome, line: () => MergeLine): void {
    const name = `${as} ${kind}`;
    const list = this.lists.get(name) ?? { kind, as, total: 0, lines: [] };
    list.total += 1;
    if (list.lines.length < LISTED) list.lines.push(line());
    this.lists.set(name, list);
  }

  all(): readonly ListedLines[] {
    return [...this.lists.values()];
  }
}
