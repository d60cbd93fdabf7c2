import type { Certainty } from "../../../shared/suggestion.ts";
import { isIdeograph, tokensOf } from "../catalog/fold.ts";
import type { TitledFilm } from "../catalog/film-titles.ts";
import type { FilePlace } from "../catalog/still-evidence.ts";
import { stemOf } from "./stem-of.ts";
import type { FilmBook } from "./film-book.ts";
import type { FilmClue } from "./film-clue.ts";

/** What a folder or file is called by beside the film's title. */
const besides = new Set(
  "still stills film photo photos image images pic pics scan scans press hires lowres high low res web jpg jpeg tif tiff final presskit kit selection unit the standbilder szenenfoto szenenfotos fotos photos photogrammes".split(
    " ",
  ),
);

/** The films a folder is called after, the innermost that is, or else the file itself. */
export function filmsByName({ folders, name }: FilePlace, book: FilmBook): FilmClue[] {
  for (const folder of folders.toReversed()) {
    const found = calledAfter(folder, book);
    if (found.length > 0)
      return found.map((clue) => ({ ...clue, from: "folder", why: `in the folder “${folder}”` }));
  }
  const why = "named in the file name";
  return calledAfter(stemOf(name), book).map(({ film, certainty }) => ({
    film,
    from: "file name",
    // A file is called by many things that are also titles: "water_03".
    certainty: certainty === "high" ? "high" : "low",
    why,
  }));
}

/** Films of which a name is the title, with or without year, number and words such as "stills". */
function calledAfter(
  name: string,
  book: FilmBook,
): readonly { readonly film: number; readonly certainty: Certainty }[] {
  const whole = tokensOf(name);
  for (const { words, year } of [{ words: whole, year: null }, ...withoutYear(whole)]) {
    const films = book.titles.called(words.join(" "));
    const fitting = year === null ? films : films.filter((film) => film.year === year);
    // A year that is no film's of the title is another film's: "Dust 1985" is not Dust (2022).
    if (fitting.length === 0) continue;
    const isSure = year !== null || isTelling(words);
    const certainty = fitting.length > 1 ? "low" : isSure ? "high" : "medium";
    return fitting.map(({ id }) => ({ film: id, certainty }));
  }
  return [];
}

type Reading = { readonly words: readonly string[]; readonly year: number | null };

/** The name without the year at its end or beginning, without numbers, and without what it says beside the title. */
function withoutYear(words: readonly string[]): Reading[] {
  const isYear = (word: string | undefined): boolean => /^(?:18|19|20)\d\d$/u.test(word ?? "");
  const core = trimmed(
    words,
    (word) => !isYear(word) && (/^\d+$/u.test(word) || besides.has(word)),
  );
  const readings: Reading[] = [];
  if (isYear(core.at(-1)))
    readings.push({ words: trimmedBesides(core.slice(0, -1)), year: Number(core.at(-1)) });
  if (isYear(core[0]))
    readings.push({ words: trimmedBesides(core.slice(1)), year: Number(core[0]) });
  if (readings.length === 0 && core.length < words.length)
    readings.push({ words: core, year: null });
  return readings.filter((reading) => reading.words.length > 0);
}

function trimmedBesides(words: readonly string[]): readonly string[] {
  return trimmed(words, (word) => besides.has(word));
}

function trimmed(words: readonly string[], isBeside: (word: string) => boolean): readonly string[] {
  let end = words.length;
  while (end > 1 && isBeside(words[end - 1] ?? "")) end -= 1;
  return words.slice(0, end);
}

/** Whether a title is hardly anything but a title: two words at least, or three Chinese characters. */
export function isTelling(words: readonly string[]): boolean {
  return words.length >= (words.every(isIdeograph) ? 3 : 2);
}

/** Titled film's name as it is shown in a sentence. */
export function shownTitle({ titles, year }: TitledFilm): string {
  return year === null ? (titles[0] ?? "") : `${titles[0] ?? ""} (${String(year)})`;
}
