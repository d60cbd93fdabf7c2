import type { StillId, ThumbnailState } from "./still.ts";

/**
 * What bytes do not tell: a changed file whose earlier bytes are in another file too; a file that came
 * under the name of a missing one; copies that were changed in different ways; files of different stills
 * that were changed to the same bytes.
 */
export type FileQuestionKind = "copied" | "replaced" | "parted" | "merged";

/** The record stays where the rule put it; it goes with the other file; both stills have it. */
export const fileAnswers = ["stay", "move", "both"] as const;
export type FileAnswer = (typeof fileAnswers)[number];

/** One of the two files that a question is about, with the still it belongs to now. */
export type FileInQuestion = {
  readonly still: StillId;
  readonly path: string;
  readonly name: string;
  readonly hash: string;
  readonly thumbnail: ThumbnailState;
  readonly missing: boolean;
};

/** Whose record a file has: decided by a rule, until the archivist says. */
export type FileQuestion = {
  readonly id: number;
  readonly kind: FileQuestionKind;
  /** ISO 8601. */
  readonly at: string;
  /** The file that the record at stake is with now; it is missing where its bytes are. */
  readonly record: FileInQuestion;
  /** The file that came, or came to hold other bytes. */
  readonly came: FileInQuestion;
};
