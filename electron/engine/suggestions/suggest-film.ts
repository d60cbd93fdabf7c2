import { byCertainty, type Certainty, type Suggestion } from "../../../shared/suggestion.ts";
import type { Evidence, Neighbour } from "../catalog/still-evidence.ts";
import type { FilmBook } from "./film-book.ts";
import { filmsByCode } from "./film-by-code.ts";
import { filmsByName, shownTitle } from "./film-by-name.ts";
import type { FilmClue } from "./film-clue.ts";
import { filmsInTexts } from "./film-in-text.ts";

/** So many stills of a folder must be of one film, and none of another, for the folder to speak for it. */
const NEIGHBOURS_AT_LEAST = 3;

/**
 * The film of a still that has none: from its production code, folder, file name, texts, and the films of
 * the files around it. What two of these say by themselves is certain, unless something speaks for another.
 */
export function suggestFilm(
  evidence: Evidence,
  book: FilmBook,
  neighbours: () => readonly Neighbour[],
): Suggestion[] {
  if (evidence.film !== null) return [];
  const clues = [
    ...filmsByCode(evidence, book),
    ...filmsByName(evidence.file, book),
    ...filmsInTexts(evidence, book),
    ...ofNeighbours(neighbours()),
  ];
  const byFilm = Map.groupBy(clues, ({ film }) => film);
  const weighed = [...byFilm].map(([film, ofFilm]) => ({ film, ...weigh(ofFilm) }));
  const likely = weighed.filter(({ certainty }) => certainty !== "low");
  return weighed.flatMap(({ film, certainty, why }) => {
    const record = book.get(film);
    if (record === null) return [];
    const isContested = likely.length > 1 && certainty === "high";
    const rivals = weighed.filter((other) => other.certainty === certainty).length > 1;
    return {
      field: "film" as const,
      id: film,
      name: shownTitle(record),
      certainty: isContested ? "medium" : certainty,
      why,
      isOneOfSeveral: rivals || isContested,
      role: null,
    };
  });
}

function weigh(clues: readonly FilmClue[]): { certainty: Certainty; why: string } {
  const [best, ...others] = clues.toSorted((a, b) => byCertainty(a.certainty, b.certainty));
  if (best === undefined) return { certainty: "low", why: "" };
  const second = others.find(({ from, certainty }) => from !== best.from && certainty !== "low");
  if (second === undefined || best.certainty === "low")
    return { certainty: best.certainty, why: best.why };
  return { certainty: "high", why: `${best.why}; ${second.why}` };
}

/** What the files around are of. They lie in one folder, which is one reason, however many they are. */
function ofNeighbours(neighbours: readonly Neighbour[]): FilmClue[] {
  const films = neighbours.flatMap(({ film }) => film ?? []);
  const [film] = films;
  if (film === undefined || films.length < NEIGHBOURS_AT_LEAST || new Set(films).size > 1)
    return [];
  const why = `all ${String(films.length)} files around it that have a film are of this`;
  return [{ film, from: "folder", certainty: "medium", why }];
}
