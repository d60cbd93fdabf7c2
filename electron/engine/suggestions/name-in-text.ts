import type { Certainty } from "../../../shared/suggestion.ts";
import type { FoundName } from "./name-finder.ts";
import {
  beginsSentence,
  gapBefore,
  isCapital,
  isCapitalNear,
  isCased,
  type TextInWords,
  type TextWord,
} from "./text-words.ts";

/** Names that are also days and months, in the languages captions are mostly written in. */
const calendar = new Set(
  "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday januar februar marz mai juni juli oktober dezember sonntag montag dienstag mittwoch donnerstag freitag samstag avril juin juillet aout mars septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche".split(
    " ",
  ),
);
const beforeDates = new Set(
  "in on of since until till from during last next this that early late mid by every each before after am im seit bis ab ende anfang en au le fin debut depuis".split(
    " ",
  ),
);
/** What stands before a name without being part of it. */
const titles = new Set(
  "mr mrs ms miss dr prof sir lady lord dame captain capt colonel major sergeant detective inspector officer agent father mother sister brother aunt uncle grandma grandpa king queen prince princess don donna dona senor senora monsieur madame mme mademoiselle mlle herr frau fraulein signor signora doctor professor".split(
    " ",
  ),
);
/** Words that have their capital from the beginning of a sentence only. */
const heads = new Set(
  "a an the then when where here there now later in at on as by for to from with without and or but while after before behind beside near only young old little poor dear is are was mit und auf bei hinter neben hier dort als wenn dann der die das avec et ou ici quand chez derriere le la les".split(
    " ",
  ),
);
/** Family names of two characters: what begins with the second of them within one is another name. */
const doubleSurnames =
  /^(?:司马|司徒|司空|欧阳|諸葛|诸葛|上官|夏侯|东方|東方|尉迟|尉遲|公孙|公孫|慕容|令狐|皇甫|端木|南宫|南宮|西门|西門|独孤|獨孤|歐陽|司馬)$/u;
const HAN = /^\p{sc=Han}$/u;
const KATAKANA = /^[\p{sc=Katakana}\u30fc]$/u;
const HANGUL = /^\p{sc=Hangul}$/u;
const EAST_ASIAN = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u30fc]/u;

/**
 * How sure it is that the words of a text where a person's name was found are that name; null when they
 * are more likely something else. A name of several words is rarely anything else; one of a single word
 * may be a month ("May"), an ordinary word at the head of a sentence, or part of a longer name. `all` are
 * the names found in the text, this one among them.
 */
export function nameInText<R>(
  found: FoundName<R>,
  text: TextInWords,
  all: readonly FoundName<R>[],
): Certainty | null {
  const words = text.words.slice(found.from, found.to);
  const [first] = words;
  if (first === undefined || isPartOfWord(found, text)) return null;
  if (words.every(({ written }) => EAST_ASIAN.test(written))) return eastAsian(found, text);
  if (!hasCapitals(found.name, words, found.isTurned)) return null;
  const isTitleCase = capitalsSayNothing(text, all);
  if (words.every(({ token }) => token.length === 1)) return words.length === 1 ? null : "low";
  if (words.length === 1) return isTitleCase ? null : single(found, text, first);
  if (found.isTurned || isTitleCase) return "medium";
  return isBesideCapital(found, text) ? "medium" : "high";
}

/** The same for a name in what is a list of names and nothing else, or a file name: case says nothing there. */
export function nameAlone<R>({ from, to }: FoundName<R>, text: TextInWords): Certainty | null {
  const [first] = text.words.slice(from, to);
  if (first === undefined) return null;
  if (EAST_ASIAN.test(first.written))
    return to - from >= 3 ? "high" : to - from === 2 ? "medium" : null;
  if (to - from > 1) return "high";
  if (calendar.has(first.token)) return "low";
  return first.token.length >= 3 ? "medium" : null;
}

/** Joined to a letter by a hyphen or a middle dot it is part of a longer word; "Youtie's" is not. */
function isPartOfWord<R>({ from, to }: FoundName<R>, text: TextInWords): boolean {
  const joins = /^[-‐‑·・•=＝]$/u;
  return (
    (from > 0 && (joins.test(gapBefore(text, from)) || /^['’]$/u.test(gapBefore(text, from)))) ||
    (to < text.words.length && joins.test(gapBefore(text, to)))
  );
}

/** Where the name has a capital letter, the text must have one: "summer rain" is not Summer Rain. */
function hasCapitals(name: string, words: readonly TextWord[], isTurned: boolean): boolean {
  const written = name.normalize("NFC").match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const ordered = isTurned ? [...written.slice(-1), ...written.slice(0, -1)] : written;
  return words.every(
    (word, at) => !isCased(word) || !/^\p{Lu}/u.test(ordered[at] ?? "") || isCapital(word),
  );
}

function single<R>(found: FoundName<R>, text: TextInWords, word: TextWord): Certainty | null {
  if (!isCased(word)) return word.written.length >= 3 ? "medium" : null;
  // Of a name in small letters ("the waiter") the capital is missing that would tell it from the word.
  if (!isCapital(word)) return null;
  if (isBesideNumber(found, text) || isBesideCapital(found, text)) return null;
  const before = text.words[found.from - 1]?.token ?? "";
  if (calendar.has(word.token)) return beforeDates.has(before) ? null : "low";
  return beginsSentence(text, found.from) ? "low" : "medium";
}

function isBesideNumber<R>({ from, to }: FoundName<R>, text: TextInWords): boolean {
  const number = (at: number, gap: string): boolean =>
    /^\p{N}/u.test(text.words[at]?.written ?? "") && /^[\s,.]*$/u.test(gap);
  return number(from - 1, gapBefore(text, from)) || number(to, gapBefore(text, to));
}

/** Whether a word in capitals beside it makes it part of a longer name: "Elaine May", "May Whitty". */
function isBesideCapital<R>({ from, to }: FoundName<R>, text: TextInWords): boolean {
  if (isCapitalNear(text, to, gapBefore(text, to))) return true;
  if (!isCapitalNear(text, from - 1, gapBefore(text, from))) return false;
  const before = text.words[from - 1]?.token ?? "";
  return !titles.has(before) && !(heads.has(before) && beginsSentence(text, from - 1));
}

/** In a headline, "A Summer Rain Falls", every word may have its capital; so may those of the names found. */
function capitalsSayNothing<R>(text: TextInWords, all: readonly FoundName<R>[]): boolean {
  const others = text.words.filter(
    (word, at) =>
      isCased(word) &&
      word.written.length >= 4 &&
      !beginsSentence(text, at) &&
      !all.some(({ from, to }) => from <= at && at < to),
  );
  return others.length > 0 && others.every(isCapital);
}

/**
 * Names in scripts without spaces. Three characters in a row are hardly ever anything else; two are a name
 * only where the reader's language cuts its words there, and even then may be a word.
 */
function eastAsian<R>(found: FoundName<R>, text: TextInWords): Certainty | null {
  const { from, to } = found;
  const length = to - from;
  const near = (at: number, gap: string): string =>
    gap === "" ? (text.words[at]?.written ?? "") : "";
  const [before, after] = [near(from - 1, gapBefore(text, from)), near(to, gapBefore(text, to))];
  const [first, last] = [text.words[from]?.written ?? "", text.words[to - 1]?.written ?? ""];
  if (length < 2 || doubleSurnames.test(before + first)) return null;
  // A word in Katakana goes on as long as they do; one in Hangul begins where they begin.
  if (
    (KATAKANA.test(first) && KATAKANA.test(before)) ||
    (KATAKANA.test(last) && KATAKANA.test(after))
  )
    return null;
  if (HANGUL.test(first) && HANGUL.test(before)) return null;
  if (length >= 3) return "high";
  return HAN.test(first) && !isCutAround(found, text) ? null : "medium";
}

const chinese = new Intl.Segmenter("zh", { granularity: "word" });

function isCutAround<R>({ from, to }: FoundName<R>, { text, words }: TextInWords): boolean {
  const start = words[from]?.from ?? 0;
  const end = words[to - 1]?.to ?? 0;
  const cuts = new Set([text.length]);
  for (const { index } of chinese.segment(text)) cuts.add(index);
  return cuts.has(start) && cuts.has(end);
}
