import type { StillWindow } from "../../../shared/search-document.ts";
import { all, first, type ReadableDb } from "./database.ts";
import { questionedStills } from "./file-questions.ts";
import { followsFilmSql } from "./holders.ts";
import type { StillCounts } from "./overview.ts";
import { stillsToCheck } from "./to-check.ts";

const IN_WINDOW = "still_id > @after AND still_id <= @upTo";

/** Which records the stills of a window have. Grouping in SQLite takes twice as long as counting these one by one. */
const linkSql = {
  scenes: `SELECT scene_id AS id FROM still_scene WHERE ${IN_WINDOW}`,
  performers: `SELECT DISTINCT still_id, performer_id AS id FROM depiction
    WHERE ${IN_WINDOW} AND performer_id IS NOT NULL`,
  rightsHolders: `SELECT still_id, holder_id AS id FROM rights_record WHERE ${IN_WINDOW}
    UNION SELECT still.id, agent_id FROM still JOIN film_holder ON film_holder.film_id = still.film_id
    WHERE still.id > @after AND still.id <= @upTo AND ${followsFilmSql}`,
} as const;
type Links = keyof typeof linkSql | "keywords";

type Counts = Map<number, number>;

/**
 * Counts stills by their records, from the tables, window by window: for as long as there is no search
 * index that knows.
 */
export class StillTally {
  readonly #db: ReadableDb;
  readonly #films: Counts = new Map();
  readonly #characters: Counts = new Map();
  /** By film, then by character. */
  readonly #inFilms = new Map<number, Counts>();
  readonly #links: Readonly<Record<Links, Counts>> = {
    scenes: new Map(),
    performers: new Map(),
    rightsHolders: new Map(),
    keywords: new Map(),
  };
  /** The keywords over others, by those. */
  #broader: ReadonlyMap<number, number> | null = null;
  #stills = 0;
  #noFilm = 0;
  #captions = 0;
  #credits = 0;
  #present = 0;
  readonly #toCheck = new Set<number>();

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /** Counts the stills of one more window; windows must not overlap. */
  add(window: StillWindow): void {
    this.#addCharacters(this.#addFilms(window), window);
    this.#addTexts(window);
    this.#addFiles(window);
    for (const links of ["scenes", "performers", "rightsHolders"] as const)
      for (const { id } of all<{ id: number }>(this.#db, linkSql[links], window))
        countOne(this.#links[links], id);
    this.#addKeywords(window);
  }

  /** A keyword counts the stills of those that stand under it too, each once, as it finds them. */
  #addKeywords(window: StillWindow): void {
    this.#broader ??= new Map(
      all<{ id: number; broader: number }>(
        this.#db,
        "SELECT id, parent_id AS broader FROM keyword WHERE parent_id IS NOT NULL",
      ).map(({ id, broader }) => [id, broader]),
    );
    const counted = new Map<number, number>();
    for (const { still, id } of all<{ still: number; id: number }>(
      this.#db,
      `SELECT still_id AS still, keyword_id AS id FROM still_keyword WHERE ${IN_WINDOW} ORDER BY still_id`,
      window,
    )) {
      // What is over a keyword that was counted for this still was counted with it.
      for (
        let at: number | undefined = id;
        at !== undefined && counted.get(at) !== still;
        at = this.#broader.get(at)
      ) {
        counted.set(at, still);
        countOne(this.#links.keywords, at);
      }
    }
  }

  /** Answers the film of each still that has one. */
  #addFilms(window: StillWindow): Map<number, number> {
    const films = new Map<number, number>();
    for (const { id, film } of all<{ id: number; film: number | null }>(
      this.#db,
      "SELECT id, film_id AS film FROM still WHERE id > @after AND id <= @upTo",
      window,
    )) {
      this.#stills++;
      if (film === null) this.#noFilm++;
      else {
        films.set(id, film);
        countOne(this.#films, film);
      }
    }
    return films;
  }

  #addCharacters(films: ReadonlyMap<number, number>, window: StillWindow): void {
    for (const { still, character } of all<{ still: number; character: number }>(
      this.#db,
      `SELECT DISTINCT still_id AS still, character_id AS character FROM depiction
       WHERE ${IN_WINDOW} AND character_id IS NOT NULL`,
      window,
    )) {
      countOne(this.#characters, character);
      const film = films.get(still);
      if (film === undefined) continue;
      const ofFilm = this.#inFilms.get(film) ?? new Map<number, number>();
      this.#inFilms.set(film, ofFilm);
      countOne(ofFilm, character);
    }
  }

  /** Texts of nothing but spaces are none, as in the query language. */
  #addTexts(window: StillWindow): void {
    const counted = first<{ captions: number; credits: number }>(
      this.#db,
      `SELECT count(DISTINCT still_id) FILTER (WHERE field = 'caption') AS captions,
         count(DISTINCT still_id) FILTER (WHERE field = 'creditLine') AS credits
       FROM still_text WHERE ${IN_WINDOW} AND field IN ('caption', 'creditLine') AND trim(text) <> ''`,
      window,
    );
    this.#captions += counted?.captions ?? 0;
    this.#credits += counted?.credits ?? 0;
  }

  #addFiles(window: StillWindow): void {
    const counted = first<{ present: number }>(
      this.#db,
      `SELECT count(DISTINCT still_id) AS present FROM file WHERE ${IN_WINDOW} AND state = 'present'`,
      window,
    );
    this.#present += counted?.present ?? 0;
    for (const { id } of stillsToCheck(this.#db, window)) this.#toCheck.add(id);
  }

  /** What was counted so far. */
  counts(): StillCounts {
    const counts = { films: this.#films, characters: this.#characters, ...this.#links };
    return {
      stills: this.#stills,
      of: (table, id) => counts[table].get(id) ?? 0,
      ofCharacterIn: (character, film) => this.#inFilms.get(film)?.get(character) ?? 0,
      noFilm: this.#noFilm,
      noCaption: this.#stills - this.#captions,
      noCredit: this.#stills - this.#credits,
      missing: this.#stills - this.#present,
      toCheck: this.#toCheck.union(new Set(questionedStills(this.#db))).size,
    };
  }
}

function countOne(counts: Counts, id: number): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}
