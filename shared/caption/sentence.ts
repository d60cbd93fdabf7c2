import type { CaptionFacts } from "./facts.ts";
import { chineseSentence } from "./sentence/chinese.ts";
import { englishSentence } from "./sentence/english.ts";
import { frenchSentence } from "./sentence/french.ts";
import { germanSentence } from "./sentence/german.ts";
import type { CaptionStyle } from "./style.ts";

/**
 * The caption sentence that a still's people, with their places where these are known, and its film make in a language;
 * the house style is of English ones. Null where nothing is known, and in languages whose captions nobody has
 * taught us: a sentence in another language would be no help.
 */
export function captionSentence(
  facts: CaptionFacts,
  language: string,
  style: CaptionStyle,
): string | null {
  const base = language.split("-", 1)[0];
  if (language === "x-default" || base === "en") return englishSentence(facts, language, style);
  if (base === "zh") return chineseSentence(facts, language);
  if (base === "fr") return frenchSentence(facts, language);
  if (base === "de") return germanSentence(facts, language);
  return null;
}
