import type { SheetRow } from "../../../shared/caption-sheet.ts";
import type { FilmName } from "../../../shared/film-name.ts";
import type { StillId } from "../../../shared/still.ts";
import { castMembers } from "../catalog/cast-members.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { titledFilms } from "../catalog/film-titles.ts";
import { findFilm } from "../catalog/films.ts";
import { shownInFilm } from "../catalog/stills-of-names.ts";
import { CastBook, type Person } from "../suggestions/cast-book.ts";
import { FilmBook } from "../suggestions/film-book.ts";
import { isTelling } from "../suggestions/film-by-name.ts";
import { Looked } from "../suggestions/looked.ts";
import { aboutThePicture } from "../suggestions/shown-text.ts";
import { inWords } from "../suggestions/text-words.ts";

/** Who is in the stills of a film, each by what tells them: "c 12" is a character, "p 7" a performer. */
type Shown = ReadonlyMap<StillId, ReadonlySet<string>>;

/** Of which film a row is, and which of its characters it names; read of the archive once for all rows. */
export class NamedInRows {
  private readonly db: ReadableDb;
  private readonly films = new Looked<"all", FilmBook>(
    () => new FilmBook(titledFilms(this.db), []),
  );
  private readonly casts = new Looked<number, CastBook>(
    (film) => new CastBook(castMembers(this.db, film)),
  );
  private readonly shown = new Looked<number, Shown>((film) => shownBy(this.db, film));
  private readonly named = new Looked<string, number | null>((key) => {
    // Made below from a name and nothing else.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return findFilm(this.db, JSON.parse(key) as FilmName);
  });

  constructor(db: ReadableDb) {
    this.db = db;
  }

  /** The film that a column says, else the one whose title stands in the caption; null where there is none or several. */
  filmOf(row: SheetRow): number | null {
    if (row.film !== null)
      return this.named.get(JSON.stringify({ title: row.film.title, year: row.film.year }));
    const text = inWords(textOf(row));
    const films = this.films
      .get("all")
      .titles.in(text)
      .filter(({ from, to }) => isTelling(text.words.slice(from, to).map(({ token }) => token)))
      .flatMap(({ records }) => records.map(({ id }) => id));
    const [one, ...others] = new Set(films);
    return one === undefined || others.length > 0 ? null : one;
  }

  /** The names of the characters of a film that a row names, by their own names or those of who plays them. */
  charactersOf(row: SheetRow, film: number): string[] {
    return this.peopleIn(row, film).flatMap(({ is, name }) => (is === "character" ? [name] : []));
  }

  /** The stills of a film that show the people a row names and nobody else, and who these are. */
  stillsOf(row: SheetRow, film: number): { stills: StillId[]; people: string[] } {
    const people = this.peopleIn(row, film);
    if (people.length === 0) return { stills: [], people: [] };
    const wanted = people.map((person) => keyOf(person));
    const stills = [...this.shown.get(film)].flatMap(([still, shown]) =>
      shown.size === wanted.length && wanted.every((key) => shown.has(key)) ? [still] : [],
    );
    return { stills, people: people.map(({ name }) => name) };
  }

  private peopleIn(row: SheetRow, film: number): Person[] {
    const cast = this.casts.get(film);
    const text = inWords(aboutThePicture(textOf(row)));
    const people = cast.names.in(text).flatMap(({ records }) => {
      const [one, ...others] = records.flatMap((person) => inPart(person, cast));
      return one === undefined || others.some((other) => keyOf(other) !== keyOf(one)) ? [] : [one];
    });
    return [...new Map(people.map((person) => [keyOf(person), person])).values()];
  }
}

/** Who is named as a performer is seen as whom they play. */
function inPart(person: Person, cast: CastBook): readonly Person[] {
  if (person.is === "character") return [person];
  const played = cast.playedBy(person.id);
  return played.length === 0 ? [person] : played;
}

function keyOf({ is, id }: Pick<Person, "is" | "id">): string {
  return `${is === "character" ? "c" : "p"} ${String(id)}`;
}

function textOf({ people, texts }: SheetRow): string {
  const said = texts.filter(({ field }) => ["caption", "headline", "altText"].includes(field));
  return [people, ...said.map(({ text }) => text.slice(0, 2_000))].join(".\n");
}

function shownBy(db: ReadableDb, film: number): Shown {
  const shown = new Map<StillId, Set<string>>();
  for (const { still, character, performer } of shownInFilm(db, film)) {
    const known = shown.get(still) ?? new Set<string>();
    shown.set(still, known);
    if (character !== null) known.add(keyOf({ is: "character", id: character }));
    else if (performer !== null) known.add(keyOf({ is: "performer", id: performer }));
  }
  return shown;
}
