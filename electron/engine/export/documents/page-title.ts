import type { HandOutStill } from "../hand-out.ts";

type Titled = {
  readonly title: string;
  readonly date: string;
  readonly stills: readonly Pick<HandOutStill, "film">[];
};

/** What a page of a hand-out calls itself, which is printed at the top of each sheet: set, what it is, film, day. */
export function pageTitle({ title, date, stills }: Titled, what: string): string {
  const films = [...new Set(stills.map(({ film }) => (film === null ? "" : filmInWords(film))))];
  const [only = ""] = films;
  const film = films.length === 1 ? only : `${String(films.length)} films`;
  return [title, what, film, date].filter((part) => part !== "").join(" · ");
}

/** "Return to Dust (2022)". */
export function filmInWords({ title, year }: NonNullable<HandOutStill["film"]>): string {
  return year === null ? title : `${title} (${String(year)})`;
}
