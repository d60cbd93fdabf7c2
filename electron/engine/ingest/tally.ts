import type { Elsewhere } from "../catalog/elsewhere.ts";
import { IdSet } from "./id-set.ts";
import type { FileCounts } from "./pass.ts";

/** Counts what becomes of the files of a pass, each once, whatever it comes in several steps to be. */
export class Tally {
  readonly counts: FileCounts = { indexed: 0, unchanged: 0, moved: 0, duplicates: 0, missing: 0 };
  /** Files that came as copies: one whose bytes they have and that is gone has moved there. */
  private readonly came = new IdSet();

  add(as: keyof FileCounts): void {
    this.counts[as] += 1;
  }

  /** A file (its key) with bytes that another holds, as far as it is known now. */
  addCopy(file: number): void {
    this.came.add(file);
    this.add("duplicates");
  }

  /** Whether a file that is gone was moved to where a copy came in this pass; it is counted then, and as no copy. */
  hasMoved(elsewhere: readonly Elsewhere[]): boolean {
    const there = elsewhere.find(({ id }) => this.came.has(id));
    if (there === undefined) return false;
    this.came.delete(there.id);
    this.counts.duplicates -= 1;
    this.add("moved");
    return true;
  }
}
