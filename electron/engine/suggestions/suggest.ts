import { byCertainty, suggestedFields, type Suggestion } from "../../../shared/suggestion.ts";
import type { CastBook } from "./cast-book.ts";
import { keyOfSuggestion } from "../catalog/dismissed.ts";
import type { Evidence, FilePlace, Neighbour } from "../catalog/still-evidence.ts";
import type { FilmBook } from "./film-book.ts";
import type { FaceBook } from "./face-book.ts";
import { suggestByFace } from "./suggest-by-face.ts";
import { suggestFilm } from "./suggest-film.ts";
import { suggestHolders, type HolderBook } from "./suggest-holders.ts";
import { suggestPeople } from "./suggest-people.ts";
import { suggestScene, type NamedScene } from "./suggest-scene.ts";

/** What the archive knows that is not of one still. Looked up only where a still asks for it. */
export type Knowledge = {
  readonly films: () => FilmBook;
  readonly cast: (film: number) => CastBook;
  /** Whom the faces in a film's stills look like. */
  readonly faces: (film: number) => FaceBook;
  readonly holders: HolderBook;
  readonly scene: (id: number) => NamedScene | null;
  /** The files nearest in the order of names, in the same folder. */
  readonly neighbours: (file: FilePlace) => readonly Neighbour[];
};

/** All that the archive has reason to think of a still and nobody said, the most certain first. Pure. */
export function suggest(evidence: Evidence, known: Knowledge): Suggestion[] {
  const { film, file } = evidence;
  let around: readonly Neighbour[] | null = null;
  const neighbours = (): readonly Neighbour[] => (around ??= known.neighbours(file));
  const suggestions = [
    ...(film === null ? suggestFilm(evidence, known.films(), neighbours) : []),
    ...(film === null
      ? []
      : suggestByFace(evidence, known.faces(film), suggestPeople(evidence, known.cast(film)))),
    ...(evidence.hasScene ? [] : suggestScene(evidence, neighbours(), known.scene)),
    ...suggestHolders(evidence, known.holders),
  ];
  const doubted = suggestions.map((one) => doubtedIfTaken(one, evidence));
  const rank = ({ field }: Suggestion): number => suggestedFields.indexOf(field);
  const wanted = doubted.filter((one) => !evidence.dismissed.includes(keyOfSuggestion(one)));
  return wanted.toSorted((a, b) => byCertainty(a.certainty, b.certainty) || rank(a) - rank(b));
}

/** Whoever took it away knew more than its evidence says: it is offered, but not among what is accepted at once. */
function doubtedIfTaken(suggestion: Suggestion, { takenAway }: Evidence): Suggestion {
  const { field, id, why } = suggestion;
  if (id === null || !takenAway.includes(`${field} ${String(id)}`)) return suggestion;
  return { ...suggestion, certainty: "low", why: `${why}; was taken away by hand` };
}
