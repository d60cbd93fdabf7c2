import { unstatedLanguage } from "../../../../shared/language.ts";
import type { LanguageTexts } from "../../../../shared/still.ts";

/** A text and its language (BCP 47), null where that is not stated. */
export type SpokenText = { readonly text: string; readonly language: string | null };

/** Texts that are there; one of unstated language only where it says something of its own. */
export function spokenTexts({
  [unstatedLanguage]: unstated = "",
  ...stated
}: LanguageTexts): SpokenText[] {
  const known = Object.entries(stated)
    .filter(([, text]) => text !== "")
    .map(([language, text]) => ({ text, language }));
  const isOwn = unstated !== "" && !known.some(({ text }) => text === unstated);
  return isOwn ? [{ text: unstated, language: null }, ...known] : known;
}

/** A text whose language a record states, with "x-default" for none. */
export function spokenText(text: string, language: string): SpokenText {
  return { text, language: language === unstatedLanguage ? null : language };
}
