import type { CastCode } from "../cast-code.ts";
import type { Certainty } from "../depiction.ts";
import type { StillKind } from "../still.ts";
import type { VariableValues } from "../variables.ts";

/** A name and what else the record is called, by BCP 47 language ("x-default" where that is not stated). */
export type CaptionName = {
  readonly id: number;
  readonly name: string;
  readonly others: readonly { readonly name: string; readonly language: string }[];
};

/** Somebody in the picture. */
export type CaptionPerson = {
  readonly character: CaptionName | null;
  readonly performer: CaptionName | null;
  readonly certainty: Certainty;
  /** The middle of the region, from 0 (left edge of the picture as displayed) to 1; null without one. */
  readonly across: number | null;
};

export type CaptionFilm = CaptionName & {
  readonly year: number | null;
  readonly directors: readonly CaptionName[];
  readonly companies: readonly string[];
};

/** What is known of a still, that its captions are made from and checked against. */
export type CaptionFacts = {
  readonly film: CaptionFilm | null;
  readonly kind: StillKind | null;
  /** In the order the archive has them in. */
  readonly people: readonly CaptionPerson[];
  /**
   * Whether that order is theirs from left to right because somebody has said who stands where: everybody has a
   * region, or the archivist put them in order.
   */
  readonly placesKnown: boolean;
  readonly creators: readonly string[];
  /** Rights holders, the still's own before those of its film, with their standard credit lines. */
  readonly holders: readonly { readonly name: string; readonly creditLine: string | null }[];
  readonly codes: readonly CastCode[];
  readonly values: VariableValues;
  /** How many of the stills that were indexed near this one have the same caption, by its language. */
  readonly same: Readonly<Record<string, number>>;
};

/** The cast of a film, as far as names in a text are looked for in it. */
export type Roster = readonly {
  readonly character: CaptionName | null;
  readonly performer: CaptionName | null;
}[];

/** Every name of a record, the one it is shown by first. */
export function namesOf({ name, others }: CaptionName): readonly string[] {
  return [name, ...others.map((other) => other.name)];
}

/**
 * What a record is called in a language: a name in it, else one in that language whatever the region or
 * script ("zh" for "zh-Hans"), else the one it is shown by.
 */
export function nameIn({ name, others }: CaptionName, language: string): string {
  const base = languageOnly(language);
  const exact = others.find((other) => other.language === language);
  const near = others.find((other) => languageOnly(other.language) === base);
  return (exact ?? near)?.name ?? name;
}

function languageOnly(tag: string): string {
  return tag.split("-", 1)[0] ?? tag;
}
