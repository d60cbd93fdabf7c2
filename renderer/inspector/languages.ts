import { languageName } from "../../shared/language-name.ts";
import type { LanguageTexts } from "../../shared/still.ts";

/** Languages offered for texts, the commonest of press material first; any other can be typed. */
export const offeredLanguages = [
  "en",
  "zh-Hans",
  "zh-Hant",
  "fr",
  "de",
  "es",
  "it",
  "ja",
  "ko",
  "pt",
  "ru",
  "ar",
  "pl",
  "nl",
  "sv",
] as const;

/** Languages that have a text, "x-default" first, then in order of their names. */
export function languagesOf(texts: LanguageTexts): readonly string[] {
  const byName = (a: string, b: string): number =>
    languageName(a).localeCompare(languageName(b), "en");
  return Object.keys(texts).toSorted((a, b) =>
    a === "x-default" ? -1 : b === "x-default" ? 1 : byName(a, b),
  );
}

/**
 * The language to show: the one the archivist works in, once chosen, even where it is missing; before
 * that whatever the still has.
 */
export function shownLanguage(texts: LanguageTexts, working: string | null): string {
  if (working !== null) return working;
  const present = languagesOf(texts);
  return (
    present.find((tag) => tag === "x-default") ??
    present.find((tag) => tag === "en") ??
    present[0] ??
    "x-default"
  );
}
