import { all, number, type ReadableDb } from "./database.ts";
import type { StillCounts } from "./overview.ts";

/** Counts stills by their records, from the tables: for as long as there is no search index that knows. */
export function countStillsByRecord(db: ReadableDb): StillCounts {
  const tables = {
    films: counted(
      db,
      "SELECT film_id AS id, count(*) AS n FROM still WHERE film_id IS NOT NULL GROUP BY film_id",
    ),
    scenes: counted(db, "SELECT scene_id AS id, count(*) AS n FROM still_scene GROUP BY scene_id"),
    characters: counted(
      db,
      "SELECT character_id AS id, count(DISTINCT still_id) AS n FROM depiction WHERE character_id IS NOT NULL GROUP BY character_id",
    ),
    performers: counted(
      db,
      "SELECT performer_id AS id, count(DISTINCT still_id) AS n FROM depiction WHERE performer_id IS NOT NULL GROUP BY performer_id",
    ),
    rightsHolders: counted(
      db,
      "SELECT holder_id AS id, count(DISTINCT still_id) AS n FROM rights_record GROUP BY holder_id",
    ),
    keywords: counted(
      db,
      "SELECT keyword_id AS id, count(*) AS n FROM still_keyword GROUP BY keyword_id",
    ),
  };
  const inFilms = charactersInFilms(db);
  return {
    stills: number(db, "SELECT count(*) FROM still"),
    of: (table, id) => tables[table].get(id) ?? 0,
    ofCharacterIn: (character, film) => inFilms.get(`${String(character)} ${String(film)}`) ?? 0,
    noFilm: number(db, "SELECT count(*) FROM still WHERE film_id IS NULL"),
    noCaption: without(db, "caption"),
    noCredit: without(db, "creditLine"),
  };
}

function counted(db: ReadableDb, sql: string): Map<number, number> {
  return new Map(all<{ id: number; n: number }>(db, sql).map(({ id, n }) => [id, n]));
}

function charactersInFilms(db: ReadableDb): Map<string, number> {
  const rows = all<{ pair: string; n: number }>(
    db,
    `SELECT character_id || ' ' || film_id AS pair, count(DISTINCT still_id) AS n
     FROM depiction JOIN still ON still.id = still_id
     WHERE character_id IS NOT NULL AND film_id IS NOT NULL GROUP BY character_id, film_id`,
  );
  return new Map(rows.map(({ pair, n }) => [pair, n]));
}

/** Texts of nothing but spaces are none, as in the query language. */
function without(db: ReadableDb, field: string): number {
  return number(
    db,
    "SELECT count(*) FROM still WHERE NOT EXISTS (SELECT 1 FROM still_text WHERE still_id = still.id AND field = ? AND trim(text) <> '')",
    field,
  );
}
