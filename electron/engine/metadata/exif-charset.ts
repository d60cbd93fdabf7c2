import type { CarriedProperty, IimCharset } from "../../../shared/carried.ts";
import {
  agreeingCharset,
  guessedCharset,
  type ExpectedTexts,
  type OldText,
} from "./iim-charset.ts";
import { propertyCarriers } from "./property-carriers.ts";
import { windows1252 } from "./bytes.ts";

/** What is known of a file when its EXIF is read. */
export type KnownOfTexts = {
  /** What XMP and IIM say, by EXIF tag. */
  readonly expected: ExpectedTexts;
  /** The character set of the file's IIM. */
  readonly iimCharset: IimCharset | null;
  /** The one that the archivist chose. */
  readonly chosen: string | undefined;
};

/**
 * The character set of EXIF texts that are neither ASCII nor UTF-8, of which EXIF knows nothing: the one that was
 * chosen; else the one in which they say what XMP or IIM says; else that of the IIM; else the most plausible
 * one. Null where there are no letters to guess by, as in "© 2019": then windows-1252 is as good as any.
 */
export function exifCharset(
  old: readonly OldText[],
  { expected, iimCharset, chosen }: KnownOfTexts,
): IimCharset | null {
  if (chosen !== undefined) return { charset: chosen, how: "chosen" };
  const agreeing = agreeingCharset(old, expected);
  if (agreeing !== null) return { charset: agreeing, how: "agrees-with-xmp" };
  if (iimCharset !== null && iimCharset.charset !== "utf-8") return iimCharset;
  const telling = tellingTexts(old);
  return telling.length === 0 ? null : { charset: guessedCharset(telling), how: "guessed" };
}

/** Those that a record takes, with letters of older character sets in them: what a choice is about. */
export function tellingTexts(old: readonly OldText[]): readonly OldText[] {
  return old.filter(
    ({ name, data }) =>
      propertyOfTag.has(name) && /[^\p{ASCII}\P{L}]/u.test(windows1252(data).replace(/[ªº]/gu, "")),
  );
}

/** The property of a record that an EXIF tag carries. */
export const propertyOfTag: ReadonlyMap<string, CarriedProperty> = new Map(
  // The keys are written as such there.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  (Object.keys(propertyCarriers) as CarriedProperty[]).flatMap((property) =>
    (propertyCarriers[property].exif ?? []).map((tag) => [tag, property] as const),
  ),
);
