/** A film's title and, where known, its year: "Return to Dust (2022)". */
export type FilmName = { readonly title: string; readonly year: number | null };

/** Reads "Title (Year)", also with the full-width brackets of Chinese; a title without a year stays whole. */
export function parseFilmName(text: string): FilmName {
  const match = /^(?<title>.+?)\s*[(（](?<year>(?:18|19|20)\d\d)[)）]$/u.exec(text.trim());
  const { title, year } = match?.groups ?? {};
  return title === undefined || year === undefined
    ? { title: text.trim(), year: null }
    : { title, year: Number(year) };
}
