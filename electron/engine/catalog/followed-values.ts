import type { FollowedProperty, FollowedValue } from "../../../shared/file-changes.ts";
import { all, first, type ReadableDb } from "./database.ts";
import { filmSummary } from "./films.ts";
import type { Taken } from "./taken.ts";

/** Values by property and language, as "caption en"; neither of the two has a blank in it. */
export type FollowedValues = ReadonlyMap<string, FollowedValue>;

function keyOf(property: FollowedProperty, language = "x-default"): string {
  return `${property} ${language}`;
}

/** What a file says. */
export function valuesOfFile({ texts, creators, dateCreated, kind, film }: Taken): FollowedValues {
  return valuesOf({
    texts: Object.entries(texts).flatMap(([field, byLanguage]) =>
      Object.entries(byLanguage).map(([language, text]) => ({ field, language, text })),
    ),
    creators,
    dateCreated,
    kind,
    film: film === null ? null : filmInWords(film.title, film.year),
  });
}

/** What stands in the archive. */
export function valuesOfStill(db: ReadableDb, still: number): FollowedValues {
  const row = first<{ film_id: number | null; kind: string | null; date_created: string | null }>(
    db,
    "SELECT film_id, kind, date_created FROM still WHERE id = ?",
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
  });
}

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
};

function valuesOf({ texts, creators, ...single }: Said): FollowedValues {
  const values = new Map<string, FollowedValue>(
    texts.map(({ field, language, text }) => [`${field} ${language}`, text]),
  );
  if (creators.length > 0) values.set(keyOf("creators"), creators);
  for (const property of ["dateCreated", "kind", "film"] as const)
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
