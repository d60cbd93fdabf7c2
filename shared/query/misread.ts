import type { QueryProblem } from "../contract/search.ts";

/** Thrown where a query cannot be understood, and caught by its reader. */
export class Misread extends Error {
  readonly problem: QueryProblem;
  constructor({ from, to }: { readonly from: number; readonly to: number }, message: string) {
    super(message);
    this.problem = { from, to, message };
  }
}
