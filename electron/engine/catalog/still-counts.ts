import type { StillWindow } from "../../../shared/search-document.ts";
import { all, number, type ReadableDb } from "./database.ts";
import type { StillCounts } from "./overview.ts";

const IN_WINDOW = "still_id > @after AND still_id <= @upTo";

/** How many stills of a window have each record; what belongs to a still is all in one window. */
const countingSql = {
  films: `SELECT film_id AS id, count(*) AS n FROM still
    WHERE id > @after AND id <= @upTo AND film_id IS NOT NULL GROUP BY film_id`,
  scenes: `SELECT scene_id AS id, count(*) AS n FROM still_scene WHERE ${IN_WINDOW} GROUP BY scene_id`,
  characters: `SELECT character_id AS id, count(DISTINCT still_id) AS n FROM depiction
    WHERE ${IN_WINDOW} AND character_id IS NOT NULL GROUP BY character_id`,
  performers: `SELECT performer_id AS id, count(DISTINCT still_id) AS n FROM depiction
    WHERE ${IN_WINDOW} AND performer_id IS NOT NULL GROUP BY performer_id`,
  rightsHolders: `SELECT holder_id AS id, count(DISTINCT still_id) AS n FROM rights_record
    WHERE ${IN_WINDOW} GROUP BY holder_id`,
  keywords: `SELECT keyword_id AS id, count(*) AS n FROM still_keyword WHERE ${IN_WINDOW} GROUP BY keyword_id`,
  charactersInFilms: `SELECT character_id || ' ' || film_id AS id, count(DISTINCT still_id) AS n
    FROM depiction JOIN still ON still.id = still_id
    WHERE ${IN_WINDOW} AND character_id IS NOT NULL AND film_id IS NOT NULL GROUP BY character_id, film_id`,
} as const;
type Counted = keyof typeof countingSql;

/**
 * Counts stills by their records, from the tables, window by window: for as long as there is no search
 * index that knows.
 */
export class StillTally {
  readonly #db: ReadableDb;
  readonly #counts = new Map<Counted, Map<number | string, number>>();
  #stills = 0;
  #withFilm = 0;
  #withCaption = 0;
  #withCredit = 0;

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /** Counts the stills of one more window; windows must not overlap. */
  add(window: StillWindow): void {
    for (const counted of countedNames) this.#addRecords(counted, window);
    const stills = "FROM still WHERE id > @after AND id <= @upTo";
    this.#stills += number(this.#db, `SELECT count(*) ${stills}`, window);
    this.#withFilm += number(this.#db, `SELECT count(film_id) ${stills}`, window);
    this.#withCaption += this.#saying("caption", window);
    this.#withCredit += this.#saying("creditLine", window);
  }

  #addRecords(counted: Counted, window: StillWindow): void {
    const counts = this.#counts.get(counted) ?? new Map<number | string, number>();
    this.#counts.set(counted, counts);
    const rows = all<{ id: number | string; n: number }>(this.#db, countingSql[counted], window);
    for (const { id, n } of rows) counts.set(id, (counts.get(id) ?? 0) + n);
  }

  /** Texts of nothing but spaces are none, as in the query language. */
  #saying(field: string, window: StillWindow): number {
    return number(
      this.#db,
      `SELECT count(DISTINCT still_id) FROM still_text WHERE ${IN_WINDOW} AND field = @field AND trim(text) <> ''`,
      { ...window, field },
    );
  }

  /** What was counted so far. */
  counts(): StillCounts {
    return {
      stills: this.#stills,
      of: (table, id) => this.#counts.get(table)?.get(id) ?? 0,
      ofCharacterIn: (character, film) =>
        this.#counts.get("charactersInFilms")?.get(`${String(character)} ${String(film)}`) ?? 0,
      noFilm: this.#stills - this.#withFilm,
      noCaption: this.#stills - this.#withCaption,
      noCredit: this.#stills - this.#withCredit,
    };
  }
}

// Object.keys gives strings; these are the keys of the object above.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const countedNames = Object.keys(countingSql) as Counted[];
