import { ProblemError } from "./problem.ts";
import type { LanguageTexts } from "./still.ts";

/** Stands where the language of a text is not stated (XMP, ISO 16684-1, 8.2.2.4). */
export const unstatedLanguage = "x-default";

/**
 * The form of BCP 47 tags (RFC 5646, 2.1) that every metadata program takes: a language of two or
 * three letters, then subtags. No longer or one-letter first part is registered for a living language.
 */
const wellFormed = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}(?:-[A-Za-z0-9]{1,8})*)?$/u;

/**
 * The canonical BCP 47 tag of what people and programs write: "en_us" is "en-US" (RFC 5646, 2.1.1).
 * "x-default" stays. Null for what is no language tag.
 */
export function languageTag(written: string): string | null {
  const known = knownTags.get(written);
  if (known !== undefined) return known;
  const tag = canonicalTag(written);
  if (knownTags.size < 1_000) knownTags.set(written, tag);
  return tag;
}

/** Tags as written and what they are: finding out takes the longest part of reading a caption. */
const knownTags = new Map<string, string | null>();

function canonicalTag(written: string): string | null {
  const tag = written.trim().replaceAll("_", "-");
  if (tag.toLowerCase() === unstatedLanguage) return unstatedLanguage;
  if (!wellFormed.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** What to say of a language that is none. */
export function languageComplaint(written: string): string {
  return `“${written}” is no language tag. Use one such as en, fr-CA or zh-Hans (BCP 47).`;
}

/** The canonical tag. @throws ProblemError for what is no language tag. */
export function requireLanguageTag(written: string): string {
  const tag = languageTag(written);
  if (tag === null) throw new ProblemError("invalid", languageComplaint(written));
  return tag;
}

/**
 * Texts under canonical tags, so that they can be written into any file. Where two tags mean one
 * language the one that was canonical counts. A text under what is no tag goes under "und"
 * (undetermined, ISO 639-2), with a variant ("und-text2") where there are several; it is never dropped.
 */
export function underLanguageTags(texts: LanguageTexts): LanguageTexts {
  const known: Record<string, string> = {};
  const unknown: string[] = [];
  for (const [written, text] of Object.entries(texts)) {
    const tag = languageTag(written);
    if (tag === null) unknown.push(text);
    else if (tag === written || texts[tag] === undefined) known[tag] ??= text;
  }
  for (const text of new Set(unknown))
    if (!Object.values(known).includes(text)) known[undetermined(known)] = text;
  return known;
}

function undetermined(taken: LanguageTexts): string {
  let number = 1;
  const tag = (): string => (number === 1 ? "und" : `und-text${String(number)}`);
  while (taken[tag()] !== undefined) number += 1;
  return tag();
}
