import type { NamedRecord, TextField } from "../still.ts";

/** How a text is put to what stands there. */
export const textModes = ["replace", "prepend", "append"] as const;
export type TextMode = (typeof textModes)[number];

export const textModeNames: Readonly<Record<TextMode, string>> = {
  replace: "Replace",
  prepend: "Put before",
  append: "Add behind",
};

/** A text to be written to stills; variables in it stand for what they are in each. */
export type TextToWrite = {
  readonly field: TextField;
  /** BCP 47, "x-default" where the language is not stated and for fields without languages. */
  readonly language: string;
  readonly text: string;
  readonly mode: TextMode;
};

/** Texts that are written again and again, under a name. */
export type CaptionTemplate = {
  readonly id: number;
  readonly name: string;
  /** For whose stills it is; null for those of any film. */
  readonly film: NamedRecord | null;
  /** For whom captions are written so: an agency, a festival, a publisher. */
  readonly client: NamedRecord | null;
  readonly texts: readonly (TextToWrite & {
    /** Only ticked ones are written. */
    readonly ticked: boolean;
  })[];
};

/** What a text becomes in one still by what is written. */
export type TextBeforeAndAfter = Pick<TextToWrite, "field" | "language"> & {
  readonly before: string;
  readonly after: string;
};

/** Fields whose texts many stills share, so that one used before is chosen rather than typed. */
export const sharedFields = [
  "creditLine",
  "instructions",
  "copyrightNotice",
  "usageTerms",
  "source",
  "captionWriter",
  "creatorJobTitle",
  "webStatement",
] as const satisfies readonly TextField[];
export type SharedField = (typeof sharedFields)[number];
