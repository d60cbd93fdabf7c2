import type { PartialBox } from "./orientation.ts";
import type { TagField } from "./tag.ts";

/**
 * How sure a suggestion is. `high`: the evidence names this record and, as far as the archive knows, can
 * mean no other. `medium`: it most likely does, but a reader would look again. `low`: it may, as where
 * several records are called so. None says more than the evidence: who is named in a caption need not
 * be seen.
 */
export const certainties = ["high", "medium", "low"] as const;
export type Certainty = (typeof certainties)[number];

/** What the archivist reads for each. */
export const certaintyNames: Readonly<Record<Certainty, string>> = {
  high: "certain",
  medium: "likely",
  low: "possible",
};

/** What can be suggested. */
export const suggestedFields = [
  "film",
  "scene",
  "character",
  "performer",
  "rightsHolder",
] as const satisfies readonly TagField[];
export type SuggestedField = (typeof suggestedFields)[number];

/** What a rights holder is to the still. */
export const holderRoles = ["owner", "supplier", "distributor"] as const;
export type HolderRole = (typeof holderRoles)[number];

/** Something the archive has reason to think of a still, which nobody said yet. */
export type Suggestion = {
  readonly field: SuggestedField;
  /** Null for a rights holder the archive has no record of: accepting makes one of the name. */
  readonly id: number | null;
  readonly name: string;
  readonly certainty: Certainty;
  /** What speaks for it, to be read after its name: "named in the caption". */
  readonly why: string;
  /** Others are as likely in its place, and the still can only have one: nobody but the archivist can choose. */
  readonly isOneOfSeveral: boolean;
  /** The face that is taken for the character's, in parts of the picture as displayed. */
  readonly face?: PartialBox;
  /** Of a rights holder; null for all else. */
  readonly role: HolderRole | null;
};

/** The same suggestion for some of several stills. */
export type SuggestionForStills = Omit<Suggestion, "face"> & {
  /** How many of the stills it is made for. */
  readonly stills: number;
};

/** Which is the better of two, for sorting: negative when `a` is more certain. */
export function byCertainty(a: Certainty, b: Certainty): number {
  return certainties.indexOf(a) - certainties.indexOf(b);
}
