import { keyIn } from "../../../../shared/query/keyed-name.ts";
import { printQuery } from "../../../../shared/query/print.ts";
import type { QueryTerm, QueryTree, TextualField } from "../../../../shared/query/tree.ts";

// Names are those of namesInQueries: with the key of the record where others answer to the name.

/** A film as queries name it. */
type NamedFilm = { readonly name: string; readonly year: number | null };

function term(field: TextualField, value: string): QueryTerm {
  return { kind: "field", field, value };
}

/** Its year tells a film from others of the title, unless its key does. */
function filmTerms({ name, year }: NamedFilm): QueryTree[] {
  const ofYear: QueryTree[] =
    year === null || keyIn(name) !== null ? [] : [{ kind: "years", from: year, to: year }];
  return [term("film", name), ...ofYear];
}

/** The query that finds the stills of a record by its name. */
export function queryFor(field: TextualField, name: string): string {
  return printQuery(term(field, name));
}

/** The query that finds the stills of a film. */
export function queryForFilm(film: NamedFilm): string {
  return printQuery({ kind: "and", parts: filmTerms(film) });
}

/** The query that finds the stills of any of some films. */
export function queryForFilms(films: readonly NamedFilm[]): string {
  const parts = films.map((film): QueryTree => ({ kind: "and", parts: filmTerms(film) }));
  return printQuery({ kind: "or", parts });
}

/** The query that finds the stills of a record in a film. */
export function queryWithin(field: TextualField, name: string, film: NamedFilm | null): string {
  if (film === null) return queryFor(field, name);
  return printQuery({ kind: "and", parts: [term(field, name), ...filmTerms(film)] });
}
