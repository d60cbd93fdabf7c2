import { castMembers } from "../catalog/cast-members.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { codedFilms, titledFilms } from "../catalog/film-titles.ts";
import { levelled } from "../catalog/fold.ts";
import { isHolder, holdersOfFilm, onlyAgent, standardCredits } from "../catalog/holders.ts";
import { nameOfRecord } from "../catalog/names.ts";
import { neighboursOf } from "../catalog/still-evidence.ts";
import { faceBook, NO_FACES, type FaceBook } from "./face-book.ts";
import { filmGroups, type FilmGroups } from "../faces/film-groups.ts";
import { facesWanted } from "../catalog/faces.ts";
import { creditKnowledge } from "../credits/knowledge-of-archive.ts";
import { readCredit, type CreditKnowledge } from "../credits/read-credit.ts";
import { CastBook } from "./cast-book.ts";
import { FilmBook } from "./film-book.ts";
import { Looked } from "./looked.ts";
import type { Knowledge } from "./suggest.ts";

/** What is read of the records for suggestions, once until they change: a film's titles are asked of every still. */
export class Books {
  private readonly db: ReadableDb;
  private readonly filmBook = new Looked<"all", FilmBook>(
    () => new FilmBook(titledFilms(this.db), codedFilms(this.db)),
  );
  private readonly casts = new Looked<number, CastBook>(
    (film) => new CastBook(castMembers(this.db, film)),
  );
  private readonly credits = new Looked<"all", ReadonlyMap<string, { id: number; name: string }>>(
    () => new Map(standardCredits(this.db).map(({ line, ...agent }) => [levelled(line), agent])),
  );

  private readonly parties = new Looked<"all", CreditKnowledge>(() => creditKnowledge(this.db));

  /** By film, the one asked for last at the end. */
  private readonly groups = new Map<number, FilmGroups>();

  constructor(db: ReadableDb) {
    this.db = db;
  }

  /** Call it when films, people or casts have changed. */
  recordsChanged(): void {
    this.filmBook.forget();
    this.casts.forget();
    this.credits.forget();
    this.parties.forget();
  }

  /** Call it when faces were erased or are not to be used any more: what tells them apart is kept nowhere then. */
  forgetFaces(): void {
    this.groups.clear();
  }

  /** For the stills of one question: what is counted of stills is counted once for it. */
  knowledge(): Knowledge {
    const { db } = this;
    const agents = new Looked((name: string) => onlyAgent(db, name));
    const holders = new Looked((agent: number) => isHolder(db, agent));
    const read = new Looked((line: string) => readCredit(line, this.parties.get("all")).credit);
    const films = new Looked((film: number) => holdersOfFilm(db, film));
    const faces = new Looked((film: number) => this.facesIn(film));
    const scenes = new Looked((id: number) => {
      const label = nameOfRecord(db, "scene", id);
      return label === "" ? null : { id, label };
    });
    return {
      films: () => this.filmBook.get("all"),
      cast: (film) => this.casts.get(film),
      faces: (film) => faces.get(film),
      holders: {
        agent: (name) => agents.get(name),
        read: (line) => read.get(line),
        credited: (line) => this.credits.get("all").get(levelled(line)) ?? null,
        isHolder: (agent) => holders.get(agent),
        ofFilm: (film) => films.get(film),
      },
      scene: (id) => scenes.get(id),
      neighbours: (file) => neighboursOf(db, file),
    };
  }

  /** Groups stay until other faces are in the film; who is named in them is looked up each time. */
  private facesIn(film: number): FaceBook {
    if (!facesWanted(this.db)) return NO_FACES;
    const groups = filmGroups(this.db, film, this.groups.get(film) ?? null);
    this.groups.delete(film);
    this.groups.set(film, groups);
    const [longestAgo = film] = this.groups.keys();
    if (this.groups.size > FILMS_KEPT) this.groups.delete(longestAgo);
    return faceBook(this.db, film, groups);
  }
}

/** Of so many films the groups of faces are kept: those of one take 0.2 MB. */
const FILMS_KEPT = 20;
