import type {
  MergeConflict,
  MergeCount,
  MergeReport,
} from "../../../../shared/contract/merging.ts";

/** What became of something that both have otherwise. */
export type Outcome = "taken" | "kept" | "conflicts";

/** Conflicts that are listed one by one: nobody decides more so. */
const LISTED = 2_000;

/** Counts what a merge finds. */
export class Tally {
  private readonly kinds = new Map<string, { -readonly [C in keyof MergeCount]: MergeCount[C] }>();
  private readonly listed: MergeConflict[] = [];
  private readonly grouped = new Map<
    string,
    { kind: string; property: string; conflicts: number }
  >();

  count(kind: string, as: Exclude<keyof MergeCount, "kind">): void {
    const nothing = { kind, added: 0, same: 0, taken: 0, kept: 0, conflicts: 0 };
    const counted = this.kinds.get(kind) ?? nothing;
    counted[as] += 1;
    this.kinds.set(kind, counted);
  }

  /** A row of several properties counts once; what is to be decided of it was counted by {@link conflict}. */
  countRow(kind: string, outcomes: readonly Outcome[]): void {
    if (outcomes.includes("conflicts")) return;
    this.count(kind, outcomes.includes("taken") ? "taken" : "kept");
  }

  conflict(conflict: MergeConflict): void {
    const { kind, property } = conflict;
    this.count(kind, "conflicts");
    if (this.listed.length < LISTED) this.listed.push(conflict);
    const group = this.grouped.get(`${kind}/${property}`) ?? { kind, property, conflicts: 0 };
    group.conflicts += 1;
    this.grouped.set(`${kind}/${property}`, group);
  }

  /** Whether anything was taken in, or decided. */
  get hasNews(): boolean {
    return [...this.kinds.values()].some(
      ({ added, taken, conflicts }) => added + taken + conflicts > 0,
    );
  }

  report(): Pick<MergeReport, "counts" | "conflicts" | "groups"> {
    return {
      counts: [...this.kinds.values()],
      conflicts: this.listed,
      groups: [...this.grouped.values()],
    };
  }
}
