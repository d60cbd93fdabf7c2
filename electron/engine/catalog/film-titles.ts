import { all, type ReadableDb } from "./database.ts";

/** A film with all its titles, the preferred one first. */
export type TitledFilm = {
  readonly id: number;
  readonly year: number | null;
  readonly titles: readonly string[];
};

/** What a production code means: studios used codes again, so years may tell. */
export type CodedFilm = {
  readonly code: string;
  readonly film: number;
  readonly fromYear: number | null;
  readonly toYear: number | null;
};

/** Every film. */
export function titledFilms(db: ReadableDb): TitledFilm[] {
  const films = new Map<number, { id: number; year: number | null; titles: string[] }>();
  for (const { id, year, title } of all<{ id: number; year: number | null; title: string }>(
    db,
    "SELECT id, year, title FROM film ORDER BY id",
  ))
    films.set(id, { id, year, titles: [title] });
  for (const { film, title } of all<{ film: number; title: string }>(
    db,
    "SELECT film_id AS film, title FROM film_title ORDER BY position, id",
  ))
    films.get(film)?.titles.push(title);
  return [...films.values()];
}

/** Every production code. */
export function codedFilms(db: ReadableDb): CodedFilm[] {
  return all(
    db,
    `SELECT code, film_id AS film, from_year AS fromYear, to_year AS toYear FROM production_code
     ORDER BY position, id`,
  );
}
