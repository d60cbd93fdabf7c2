import { languageName } from "../../shared/language-name.ts";
import { isWithin, textsInLanguages } from "../../shared/export/texts-in-languages.ts";
import { unstatedLanguage } from "../../shared/language.ts";
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

/**
 * The language in which a text is begun that goes with a caption: that of the caption, and where its language is not
 * stated, but a text of a stated one says the same, that one, for files say what they have in one language twice.
 */
export function languageToBegin(captions: LanguageTexts, working: string | null): string {
  const shown = shownLanguage(captions, working);
  if (working !== null || shown !== unstatedLanguage) return shown;
  return (
    languagesOf(captions).find(
      (tag) => tag !== unstatedLanguage && captions[tag] === captions[unstatedLanguage],
    ) ?? shown
  );
}

/**
 * The language to show of a text for a recipient who takes only some (`asked`): the one that goes out, and where none
 * does the one it is to be written in.
 */
export function languageAsked(
  texts: LanguageTexts,
  working: string | null,
  asked: readonly string[],
): string {
  if (working !== null && asked.some((range) => isWithin(working, range))) return working;
  const { [unstatedLanguage]: unstated, ...stated } = textsInLanguages(texts, asked);
  return (
    Object.keys(stated)[0] ?? (unstated === undefined ? asked[0] : undefined) ?? unstatedLanguage
  );
}
