import type { CreditDuty, DocumentReference } from "./grant.ts";
import type { HolderRole, Layer } from "./layer.ts";
import type { MiningWish } from "./mining.ts";

/** An agent that holds a layer, by what it is to it. */
export type LayerHolder = { readonly id: number; readonly name: string; readonly role: HolderRole };

/** Where the holder was looked for: a register, a letter, a person; on which day, and what came of it. */
export type SearchStep = {
  readonly source: string;
  readonly date: string;
  readonly outcome: string;
};

/** Whether the holder could not be found. It is a state with the log of the search, never a holder called "DR". */
export type Tracing = { readonly untraced: boolean; readonly log: readonly SearchStep[] };

/** What is said of a layer in one place; null is what is not said there. */
export type LayerValues = {
  /** Of RightsStatements.org or Creative Commons, in the exact `http:` form. */
  readonly status: string | null;
  readonly holders: readonly LayerHolder[] | null;
  readonly creditLine: string | null;
  readonly credit: CreditDuty | null;
  readonly usageTerms: string | null;
  readonly mining: MiningWish | null;
  readonly tracing: Tracing | null;
  readonly note: string | null;
  readonly documents: readonly DocumentReference[] | null;
};
export type LayerField = keyof LayerValues;

export type LayerRecord = LayerValues & { readonly layer: Layer };

export const unsaid: LayerValues = {
  status: null,
  holders: null,
  creditLine: null,
  credit: null,
  usageTerms: null,
  mining: null,
  tracing: null,
  note: null,
  documents: null,
};
