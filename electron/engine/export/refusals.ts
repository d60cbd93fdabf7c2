import type { Problem } from "../../../shared/problem.ts";

/** After so many stills in a row of which the folder took none, the others are not tried. */
const MOST = 8;

/**
 * Whether the folder exported to still takes copies. One that is gone, write-protected or full refuses a still at a time;
 * a full disk may have room for a smaller one, so not the first refusal counts for all.
 */
export class Refusals {
  readonly #folder: string;
  #inARow = 0;
  #last: Problem | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Why the folder takes no more; null as long as it may. */
  get forGood(): Problem | null {
    return this.#inARow >= MOST ? this.#last : null;
  }

  /** What kept a still back, null where nothing did; a problem of its own says nothing of the folder. */
  note(problem: Problem | null): void {
    if (problem !== null && problem.path !== this.#folder) return;
    this.#inARow = problem === null ? 0 : this.#inARow + 1;
    this.#last = problem;
  }
}
