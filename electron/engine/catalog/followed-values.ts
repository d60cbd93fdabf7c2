import type { FollowedProperty, FollowedValue } from "../../../shared/file-changes.ts";
import { nothingMarked, type FileMarks } from "../../../shared/marks.ts";
import { all, first, type ReadableDb } from "./database.ts";
import { filmSummary } from "./films.ts";
import { selectedMarks } from "./marks.ts";
import type { Taken } from "./taken.ts";

/** Values by property and language, as "caption en"; neither of the two has a blank in it. */
export type FollowedValues = ReadonlyMap<string, FollowedValue>;

function keyOf(property: FollowedProperty, language = "x-default"): string {
  return `${property} ${language}`;
}

/** What a file says. */
export function valuesOfFile(taken: Taken): FollowedValues {
  const { texts, creators, dateCreated, kind, film, marks } = taken;
  return valuesOf({
    texts: Object.entries(texts).flatMap(([field, byLanguage]) =>
      Object.entries(byLanguage).map(([language, text]) => ({ field, language, text })),
    ),
    creators,
    dateCreated,
    kind,
    film: film === null ? null : filmInWords(film.title, film.year),
    marks,
  });
}

/** What stands in the archive. */
export function valuesOfStill(db: ReadableDb, still: number): FollowedValues {
  const row = first<StillRow>(
    db,
    `SELECT film_id, kind, date_created, ${selectedMarks} FROM still WHERE id = ?`,
    still,
  );
  const film = typeof row?.film_id === "number" ? filmSummary(db, row.film_id) : null;
  return valuesOf({
    texts: all(db, "SELECT field, language, text FROM still_text WHERE still_id = ?", still),
    creators: all<{ name: string }>(
      db,
      "SELECT name FROM still_creator WHERE still_id = ? ORDER BY position",
      still,
    ).map(({ name }) => name),
    dateCreated: row?.date_created ?? null,
    kind: row?.kind ?? null,
    film: film === null ? null : filmInWords(film.name, film.year),
    marks: row ?? nothingMarked,
  });
}

type StillRow = FileMarks & {
  readonly film_id: number | null;
  readonly kind: string | null;
  readonly date_created: string | null;
};

type Said = {
  readonly texts: readonly {
    readonly field: string;
    readonly language: string;
    readonly text: string;
  }[];
  readonly creators: readonly string[];
  readonly dateCreated: string | null;
  readonly kind: string | null;
  readonly film: string | null;
  readonly marks: FileMarks;
};

function valuesOf({ texts, creators, marks, ...said }: Said): FollowedValues {
  const values = new Map<string, FollowedValue>(
    texts.map(({ field, language, text }) => [`${field} ${language}`, text]),
  );
  if (creators.length > 0) values.set(keyOf("creators"), creators);
  const { pick, colourLabel } = marks;
  const rating = marks.rating === null ? null : String(marks.rating);
  const single = { ...said, rating, pick, colourLabel };
  for (const property of ["dateCreated", "kind", "film", "rating", "pick", "colourLabel"] as const)
    if (single[property] !== null) values.set(keyOf(property), single[property]);
  return values;
}

function filmInWords(title: string, year: number | null): string {
  return year === null ? title : `${title} (${String(year)})`;
}

/** Whether two values say the same. */
export function isSame(one: FollowedValue | undefined, other: FollowedValue | undefined): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
