import { unstatedLanguage } from "../language.ts";

/** The ways of writing that captions are made and checked in; every other language is written as English is. */
export const writings = ["en", "fr", "de", "zh", "ja"] as const;
export type Writing = (typeof writings)[number];

/** How a text is written: by its language, and where that is not stated by its script and its words. */
export function writingOf(language: string, text: string): Writing {
  return taughtWriting(language, text) ?? "en";
}

/** As {@link writingOf}; null for a language in which nobody has taught us to write. */
export function taughtWriting(language: string, text: string): Writing | null {
  const written = writtenIn(language, text);
  const base = written === unstatedLanguage ? "en" : written.split("-", 1)[0];
  return writings.find((writing) => writing === base) ?? null;
}

/**
 * The language in which words for a text are made: the one it states, or else the one that its script and its
 * commonest words tell. "x-default" where that is English or cannot be told, "und" (undetermined, ISO 639-2) where it
 * is none that is told here. Variables tell nothing.
 */
export function writtenIn(language: string, text: string): string {
  if (language !== unstatedLanguage) return language;
  const words = text.replaceAll(/\{[^{}]*\}/gu, " ");
  return byScript(words) ?? byCommonWords(words) ?? unstatedLanguage;
}

/** So many letters of an alphabet say as much as one character: names in another script do not make the language. */
const LETTERS_OF_A_CHARACTER = 5;

function byScript(text: string): string | null {
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0;
  const latin = count(/\p{Script=Latin}/gu);
  const characters = count(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFF5E]/gu,
  );
  if (characters * LETTERS_OF_A_CHARACTER > latin) {
    if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "ja";
    return /\p{Script=Hangul}/u.test(text) ? "ko" : "zh";
  }
  return count(/\p{L}/gu) - characters > 2 * latin ? "und" : null;
}

/** Letters of a caption: so many are more than a name or two. */
const A_CAPTION = 20;
const eastAsian: ReadonlySet<string> = new Set(["zh", "ja", "ko"]);
const latin: ReadonlySet<string> = new Set(
  "en fr de es it pt nl sv pl da no nb fi cs hu ro tr".split(" "),
);

/** Whether a text cannot be in a language, by its script: Chinese is no English. Where no language is stated it can. */
export function isInOtherScript(language: string, text: string): boolean {
  const base = language.split("-", 1)[0] ?? language;
  if (language === unstatedLanguage) return false;
  const script = byScript(text);
  if (script === null)
    return eastAsian.has(base) && (text.match(/\p{Script=Latin}/gu)?.length ?? 0) > A_CAPTION;
  if (script === "und") return latin.has(base) || eastAsian.has(base);
  return script === "zh" ? !eastAsian.has(base) : script !== base;
}

/** Short words of which a caption has some in its language, and hardly any in the others. */
const commonWords: readonly (readonly [string, ReadonlySet<string>])[] = Object.entries({
  [unstatedLanguage]: "the and of with his her their is are at on from by as to in",
  fr: "le la les du des et dans avec sur est sont au aux qui par pour son sa ses une leur",
  de: "der die das den dem und ein eine einen einer mit im ist sind auf von zu bei vor seine ihre",
  es: "el la los las del y con una por su sus en está es al que",
  it: "il lo gli le e in del della dei nella con una per di suo sua è che un",
  pt: "o os as e do da dos das em com uma por seu sua no na que é",
  nl: "de het een van en met zijn haar is op in bij voor",
  sv: "och den det en ett med av på är sin sina som i",
  pl: "i w z na do się jest przez od jej jego",
}).map(([language, words]) => [language, new Set(words.split(" "))]);

/** The language that most of the common words are of; null where none stands out. */
function byCommonWords(text: string): string | null {
  const words = text.match(/(?<![\p{L}’'])\p{Ll}+(?![\p{L}’'])/gu) ?? [];
  const counted = commonWords
    .map(([language, common]) => ({
      language,
      count: words.filter((word) => common.has(word)).length,
    }))
    .toSorted((one, other) => other.count - one.count);
  const [first, second] = counted;
  if (first === undefined || first.count < 2 || first.count === second?.count) return null;
  return first.language;
}
