import type { Certainty } from "../../../shared/suggestion.ts";

/** Something that speaks for a film. Two clues from different places are worth more than either. */
export type FilmClue = {
  readonly film: number;
  readonly from: "code" | "folder" | "file name" | "text";
  readonly certainty: Certainty;
  readonly why: string;
};
