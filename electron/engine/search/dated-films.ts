import { datedTitle } from "../../../shared/query/dated-title.ts";
import type { NameIndex } from "./name-index.ts";

/** The films, by number, that have a title and are of the year behind it, as far as that is typed: "Hamlet (1948)". */
export function datedFilms(
  names: NameIndex,
  value: string,
  yearOf: (film: number) => number | null,
): readonly number[] {
  const dated = datedTitle(value);
  if (dated === null) return [];
  return names.named(dated.title).filter((film) => String(yearOf(film)).startsWith(dated.year));
}
