import { languageTag, unstatedLanguage } from "../language.ts";
import type { LanguageTexts } from "../still.ts";

/**
 * A text in the languages that a recipient takes ("en" takes "en-GB" too, RFC 4647, 3.3.1), and under no stated
 * language in the first of those. None asked is all of them. Where it is in none of them, it stays only
 * where its language was never stated.
 */
export function textsInLanguages(texts: LanguageTexts, asked: readonly string[]): LanguageTexts {
  if (asked.length === 0) return texts;
  const { [unstatedLanguage]: unstated = "", ...stated } = texts;
  const there = Object.entries(stated).filter(([, text]) => text !== "");
  const within = (range: string): (readonly [string, string])[] =>
    there.filter(([language]) => isWithin(language, range));
  const wanted = there.filter(([language]) => asked.some((range) => isWithin(language, range)));
  const [first] = asked.flatMap(within);
  if (first !== undefined) return { [unstatedLanguage]: first[1], ...Object.fromEntries(wanted) };
  const isOfNone = unstated !== "" && !there.some(([, text]) => text === unstated);
  return isOfNone ? { [unstatedLanguage]: unstated } : {};
}

/** Whether a language is what a recipient means who asks for another: "en-GB" is within "en". */
export function isWithin(language: string, range: string): boolean {
  const tag = (languageTag(language) ?? language).toLowerCase();
  const wanted = range.toLowerCase();
  return tag === wanted || tag.startsWith(`${wanted}-`);
}
