import type { StillCard, StillNumberField, TextField } from "./still.ts";
import type { TagField } from "./tag.ts";

/** Fields of stills that are written to many at once. */
export type BatchField = TagField | TextField | StillNumberField;

/**
 * What a field says. Two records of one name are told apart by their key, below zero where the change makes the
 * record; a kind by its code. A text or a number has no key.
 */
export type BatchNamed = {
  readonly key: number | string | null;
  readonly name: string;
  /** What tells a record from others of its name; left out where it has the name to itself. */
  readonly distinction?: string;
  /** Nobody says it of the still: it follows from the cast, or the rights holders, of the film. */
  readonly follows?: true;
};

/** What a change comes to: values that stills get, values they lose, characters that films get in their casts. */
export const batchLists = ["gained", "lost", "cast"] as const;
export type BatchList = (typeof batchLists)[number];

/** A value of a field, and how many stills get or lose it; of a character that joins a cast, of which film. */
export type BatchValue = BatchNamed & {
  readonly field: BatchField;
  readonly stills: number;
  readonly film?: string;
};

/** The first values of a list, those of most stills first, and how many more there are than are listed. */
export type BatchValues = { readonly lines: readonly BatchValue[]; readonly more: number };

/** What a change would do to stills, which were not changed. */
export type BatchPreview = Readonly<Record<BatchList, BatchValues>> & {
  /** The name under which it is kept, to be looked over still by still and to be done. */
  readonly preview: string;
  /** How many stills are meant. */
  readonly stills: number;
  /** How many of them it changes: the others are that way already. */
  readonly changed: number;
  /** How many of them lose something by it. */
  readonly losing: number;
};

/** What a field of a still says before and after a change. */
export type BatchDifference = {
  readonly field: BatchField;
  readonly before: readonly BatchNamed[];
  readonly after: readonly BatchNamed[];
};

/** A still that a change would change. */
export type BatchLine = {
  readonly card: StillCard;
  readonly differences: readonly BatchDifference[];
};
