import type { Certainty } from "../../../shared/suggestion.ts";
import type { CodedFilm } from "../catalog/film-titles.ts";
import type { Evidence } from "../catalog/still-evidence.ts";
import { stemOf } from "./stem-of.ts";
import type { FilmBook } from "./film-book.ts";
import type { FilmClue } from "./film-clue.ts";

/** The films that the production code of a still may mean, or the one its file name begins with: "RTD_0107". */
export function filmsByCode(evidence: Evidence, book: FilmBook): FilmClue[] {
  const { productionCode, file } = evidence;
  if (productionCode !== null && productionCode !== "") {
    const why = `production code ${productionCode} of the still`;
    return clues(evidence, book.coded(productionCode), "high", why);
  }
  const code = codeIn(stemOf(file.name), book);
  if (code === null) return [];
  const why = `file name begins with production code ${code}`;
  return clues(evidence, book.coded(code), plainness(code), why);
}

/**
 * The longest known code a file name begins with, if a still number comes after it, perhaps behind the
 * letters of a series: "802-154", "SG1900-P12", "RTD0107".
 */
function codeIn(stem: string, book: FilmBook): string | null {
  for (let length = stem.length - 1; length > 1; length--) {
    const [code, rest] = [stem.slice(0, length), stem.slice(length)];
    if (isWhole(code, rest) && book.coded(code).length > 0) return code;
  }
  return null;
}

function isWhole(code: string, rest: string): boolean {
  if (!/^[-_ .]?(?:\p{L}{1,4}[-_ .]?)?\d/u.test(rest)) return false;
  return /\d$/u.test(code)
    ? /^[^\p{L}\p{N}]/u.test(rest)
    : /\p{L}$/u.test(code) && !/^\p{L}/u.test(rest);
}

/** Digits alone may be any number, and two letters any abbreviation. */
function plainness(code: string): Certainty {
  const letters = code.match(/\p{L}/gu)?.length ?? 0;
  const digits = code.match(/\d/gu)?.length ?? 0;
  if (letters >= 3 || (letters >= 1 && digits >= 2)) return "high";
  return letters >= 2 || digits >= 3 ? "medium" : "low";
}

/** A code that stands with several films is certain of none, unless the years of only one fit. */
function clues(
  { dateCreated }: Evidence,
  coded: readonly CodedFilm[],
  certainty: Certainty,
  why: string,
): FilmClue[] {
  if (coded.length === 1) return coded.map(({ film }) => ({ film, from: "code", certainty, why }));
  const year = dateCreated === null ? null : Number(dateCreated.slice(0, 4));
  const fitting = coded.filter((one) => year !== null && fits(one, year));
  return coded.map((one) => ({
    film: one.film,
    from: "code",
    certainty: fitting.length === 1 && fitting[0] === one ? "medium" : "low",
    why: `${why}, which ${String(coded.length)} films had`,
  }));
}

/** Only years that are said can fit. */
function fits({ fromYear, toYear }: CodedFilm, year: number): boolean {
  if (fromYear === null && toYear === null) return false;
  return (fromYear === null || fromYear <= year) && (toYear === null || year <= toYear);
}
