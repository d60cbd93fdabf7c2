import type { Certainty } from "../../../shared/suggestion.ts";
import { isIdeograph } from "../catalog/fold.ts";
import { filmInCredit } from "../credits/parse-credit.ts";
import type { TitledFilm } from "../catalog/film-titles.ts";
import type { Evidence } from "../catalog/still-evidence.ts";
import type { FilmBook } from "./film-book.ts";
import { isTelling } from "./film-by-name.ts";
import type { FilmClue } from "./film-clue.ts";
import type { FoundName } from "./name-finder.ts";
import {
  beginsSentence,
  gapBefore,
  inWords,
  isCapital,
  isCapitalNear,
  isCased,
  type TextInWords,
} from "./text-words.ts";

/** The films whose titles stand in a still's texts, and stand there as titles. */
export function filmsInTexts(evidence: Evidence, book: FilmBook): FilmClue[] {
  const { captions, headlines, titles, keywords, creditLine } = evidence;
  const credited = filmInCredit(creditLine);
  return [
    ...captions.flatMap((text) => inText(text, book, "title in the caption")),
    ...headlines.flatMap((text) => inText(text, book, "title in the headline")),
    ...titles.flatMap((text) => asEntry(text, book, "title in the still's title")),
    ...keywords.flatMap((text) => asEntry(text, book, "title as a keyword")),
    ...(credited === null ? [] : asEntry(credited, book, "title in the credit line")),
  ];
}

function inText(text: string, book: FilmBook, why: string): FilmClue[] {
  const words = inWords(text);
  const found = book.titles.in(words).flatMap((title) => {
    const { films, certainty } = asTitle(title, words);
    return certainty === null ? [] : [{ films, certainty }];
  });
  // Of several films that are named, the picture is of one: "… by the director of Walking Past the Future".
  const several = new Set(found.flatMap(({ films }) => films)).size > 1;
  return found.flatMap(({ films, certainty }) =>
    films.map(({ id }) => ({
      film: id,
      from: "text" as const,
      certainty: several ? ("low" as const) : certainty,
      why,
    })),
  );
}

/** A text that is a title and nothing else. */
function asEntry(text: string, book: FilmBook, why: string): FilmClue[] {
  const films = book.titles.called(text);
  if (films.length === 0) return inText(text, book, why);
  const isSure = isTelling(inWords(text).words.map(({ token }) => token));
  const certainty = films.length > 1 ? "low" : isSure ? "high" : "low";
  return films.map(({ id }) => ({ film: id, from: "text", certainty, why }));
}

type AsTitle = { readonly films: readonly TitledFilm[]; readonly certainty: Certainty | null };

/**
 * Whether words in a text are a film's title. A year behind it that is the film's says so, or where the
 * title stands: within 《》, or at the head of the text. Words that merely could be a title are not taken
 * for one: a caption about water is not of Water.
 */
function asTitle(found: FoundName<TitledFilm>, text: TextInWords): AsTitle {
  const { from, to, records } = found;
  const [before, after] = [gapBefore(text, from), gapBefore(text, to)];
  const year = yearBehind(text, to);
  const ofYear = records.filter((film) => film.year === year);
  const certain = (films: readonly TitledFilm[], certainty: Certainty): AsTitle => ({
    films,
    certainty: films.length > 1 ? "low" : certainty,
  });
  if (year !== null) return ofYear.length === 0 ? certain([], "low") : certain(ofYear, "high");
  const words = text.words.slice(from, to);
  const tokens = words.map(({ token }) => token);
  if (/[《〈「『]\s*$/u.test(before) && /^\s*[》〉」』]/u.test(after))
    return certain(records, "high");
  const isQuoted = /["“„«‘'’‹_*]\s*$/u.test(before) && /^\s*["”“»’'›_*,.]/u.test(after);
  if (isQuoted && isNickname(found, text)) return certain([], "low");
  if (isQuoted) return certain(records, isTelling(tokens) ? leading(text, found) : "low");
  if (tokens.every(isIdeograph))
    return tokens.length >= 4 ? certain(records, leading(text, found)) : certain([], "low");
  const isWritten = words.every((word, at) => isCapital(word) || (at > 0 && at < words.length - 1));
  const isCapitalised = words.filter(isCased).length > 0 && isWritten;
  if (!isTelling(tokens) || !isCapitalised || isLonger(found, text))
    return { films: [], certainty: null };
  return certain(records, leading(text, found));
}

const introductions =
  /\b(?:(?:scene|still|image|frame|moment) (?:from|in|of)|film|szene aus|szenenfoto aus|image de|photogramme de)\s*["“„«‘']?\s*$/iu;

/** A text that begins with a title, or says of itself to be a still of it, is about that film. */
function leading(text: TextInWords, { from, to }: FoundName<TitledFilm>): Certainty {
  const rest = text.text.slice(text.words[to - 1]?.to);
  if (from === 0 && /^\s*["”»’'›]?\s*(?:[:：,，(（.–—-]|$)/u.test(rest)) return "high";
  return introductions.test(text.text.slice(0, text.words[from]?.from)) ? "high" : "medium";
}

/** Words in capitals beside it make it part of something longer: the "Great Expectations Club" is no film. */
function isLonger({ from, to }: FoundName<TitledFilm>, text: TextInWords): boolean {
  const isBefore = isCapitalNear(text, from - 1, gapBefore(text, from));
  return (
    (isBefore && !beginsSentence(text, from - 1)) || isCapitalNear(text, to, gapBefore(text, to))
  );
}

/** In quotes between two words in capitals it is what somebody is called: Eugene “Big Daddy” Lipscomb. */
function isNickname({ from, to }: FoundName<TitledFilm>, text: TextInWords): boolean {
  return (
    isCapitalNear(text, from - 1, gapBefore(text, from)) &&
    isCapitalNear(text, to, gapBefore(text, to))
  );
}

/** The year in brackets after a word, or behind a comma: "Return to Dust (2022)", "Dust, 2022". */
function yearBehind({ text, words }: TextInWords, to: number): number | null {
  const rest = text.slice(words[to - 1]?.to ?? 0);
  const year = /^["”»’'›》]?\s*[(（[]\s*(?:[^()（）]{0,30},\s*)?((?:18|19|20)\d\d)\s*[)）\]]/u.exec(
    rest,
  )?.[1];
  return year === undefined ? null : Number(year);
}
