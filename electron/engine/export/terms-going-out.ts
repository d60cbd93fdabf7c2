import { underLanguageTags, unstatedLanguage } from "../../../shared/language.ts";
import { textsInLanguages } from "../../../shared/export/texts-in-languages.ts";
import type { StillRights } from "../../../shared/rights/still-rights.ts";
import { recordedTerms } from "../../../shared/rights/usage-terms.ts";
import type { LanguageTexts } from "../../../shared/still.ts";
import { mainText } from "./hand-out.ts";

/** Between terms that were said in different places: a line break alone may stand within a sentence. */
const apart = "\n\n";

/** One by one the terms that go out as one text. */
export function termsApart(terms: string): string[] {
  return terms.split(/(?:\r?\n){2,}/u);
}

/**
 * The usage terms a still goes out with: those that its rights records say, and below them its own where they still
 * hold; its own alone where the records say none.
 */
export function termsGoingOut(own: string, layers: StillRights["layers"]): string {
  const { terms, replaceWords } = recordedTerms(layers);
  if (replaceWords) return terms.join(apart);
  // What was written into an original comes back as its own: it must not be said twice.
  const said = new Set(termsApart(own));
  const missing = terms.filter((text) => termsApart(text).some((part) => !said.has(part)));
  return [...missing, own].filter((text) => text !== "").join(apart);
}

/** The same in every language that its own are in; recorded ones are in none that is stated, and stand there too. */
export function termsGoingOutByLanguage(
  own: LanguageTexts,
  layers: StillRights["layers"],
): LanguageTexts {
  const { terms, replaceWords } = recordedTerms(layers);
  if (terms.length === 0) return replaceWords ? {} : own;
  const main = termsGoingOut(mainText(underLanguageTags(own)), layers);
  if (replaceWords) return { [unstatedLanguage]: main };
  const said = Object.entries(own).filter(([, text]) => text !== "");
  return {
    ...Object.fromEntries(said.map(([language, text]) => [language, termsGoingOut(text, layers)])),
    [unstatedLanguage]: main,
  };
}

/** Those of them that are in the languages a recipient takes. What is recorded goes out whatever these are. */
export function termsInLanguages(
  goingOut: LanguageTexts,
  asked: readonly string[],
  layers: StillRights["layers"],
): LanguageTexts {
  const chosen = textsInLanguages(goingOut, asked);
  const { terms } = recordedTerms(layers);
  if (terms.length === 0 || Object.keys(chosen).length > 0) return chosen;
  return { [unstatedLanguage]: terms.join(apart) };
}
