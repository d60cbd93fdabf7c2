import type { CaptionFacts, Roster } from "../facts.ts";
import type { CaptionStyle } from "../style.ts";
import type { LanguageTexts, TextField } from "../../still.ts";

/** A still with what its texts are checked against. */
export type CheckedStill = {
  readonly texts: Readonly<Partial<Record<TextField, LanguageTexts>>>;
  readonly facts: CaptionFacts;
  /** The cast of its film. */
  readonly roster: Roster;
  readonly style: CaptionStyle;
  /** What dictionaries do not have; nothing where nobody has asked them. */
  readonly misspelt: readonly MisspeltWord[];
};

/** A word that no dictionary of the language of its text has, and what may be meant. */
export type MisspeltWord = {
  readonly word: string;
  /** That of the text: "x-default" where it states none. */
  readonly language: string;
  readonly suggestion: string | null;
};

/** What would put it right, said as the button says it: another text, or a tag for the still. */
export type Fix =
  | { readonly label: string; readonly text: string }
  | {
      readonly label: string;
      readonly tag: {
        readonly field: "character" | "performer";
        readonly id: number;
        readonly name: string;
      };
    };

/** What is to be looked at in a text: where (UTF-16 offsets), in words, and what would put it right, if anything. */
export type Found = {
  readonly field: TextField;
  readonly language: string;
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly fix: Fix | null;
  /** A word that may be right all the same, for the archive to learn. */
  readonly learn?: string;
};

/** One text of a still that is not empty. */
export type CheckedText = {
  readonly field: TextField;
  readonly language: string;
  readonly text: string;
};

/** The texts people read, in the order of the work. */
export const readFields = [
  "caption",
  "headline",
  "title",
  "altText",
  "extendedDescription",
  "creditLine",
  "instructions",
] as const satisfies readonly TextField[];

/** The texts of some fields of a still, leaving out what is empty. */
export function textsIn(
  { texts }: Pick<CheckedStill, "texts">,
  fields: readonly TextField[],
): CheckedText[] {
  return fields.flatMap((field) =>
    Object.entries(texts[field] ?? {}).flatMap(([language, text]) =>
      text.trim() === "" ? [] : [{ field, language, text }],
    ),
  );
}

/** Something found at a place of a text. */
export function at(
  { field, language }: CheckedText,
  [from, to]: readonly [number, number],
  message: string,
  fix: Fix | null = null,
): Found {
  return { field, language, from, to, message, fix };
}

/** Something found in a text as a whole. */
export function whole(text: CheckedText, message: string, fix: Fix | null = null): Found {
  return at(text, [0, text.text.length], message, fix);
}

/** A text with other words at a place. */
export function put(text: string, [from, to]: readonly [number, number], words: string): string {
  return text.slice(0, from) + words + text.slice(to);
}
