import type { QueryProblem, QueryRepair } from "../contract/search.ts";

type Place = { readonly from: number; readonly to: number };

/** Thrown where a query cannot be understood, and caught by its reader. */
export class Misread extends Error {
  readonly problem: QueryProblem;
  /** `instead` is what may have been meant, the nearest first. */
  constructor({ from, to }: Place, message: string, instead: readonly QueryRepair[] = []) {
    super(message);
    const problem = { from, to, message };
    this.problem = instead.length === 0 ? problem : { ...problem, instead };
  }
}

/** Characters of what was typed that a sentence shows. */
const SHOWN = 80;

/** What was typed, in quotes, cut where it would fill the sentence. */
export function asTyped(text: string): string {
  const characters = [...text];
  return `“${characters.length <= SHOWN ? text : `${characters.slice(0, SHOWN).join("")}…`}”`;
}
