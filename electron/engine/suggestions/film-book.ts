import { codeKey } from "../catalog/code-key.ts";
import type { CodedFilm, TitledFilm } from "../catalog/film-titles.ts";
import { NameFinder } from "./name-finder.ts";

/** All films of the archive, to be found by title, key or production code. */
export class FilmBook {
  readonly titles = new NameFinder<TitledFilm>();
  private readonly films = new Map<number, TitledFilm>();
  private readonly codes = new Map<string, CodedFilm[]>();

  constructor(films: readonly TitledFilm[], codes: readonly CodedFilm[]) {
    for (const film of films) {
      this.films.set(film.id, film);
      for (const title of film.titles) this.titles.add(title, film);
    }
    for (const coded of codes) {
      const code = codeKey(coded.code);
      this.codes.set(code, [...(this.codes.get(code) ?? []), coded]);
    }
  }

  get(id: number): TitledFilm | null {
    return this.films.get(id) ?? null;
  }

  /** The films a production code may mean, however it is written; each once. */
  coded(code: string): readonly CodedFilm[] {
    const all = this.codes.get(codeKey(code)) ?? [];
    return [...new Map(all.map((coded) => [coded.film, coded])).values()];
  }
}
