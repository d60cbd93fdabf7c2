import type { Overview, OverviewEntry, OverviewFilm } from "../../../shared/contract/stills.ts";
import { all, number, type ReadableDb } from "./database.ts";

/** A value inside a query, quoted: `"` and `\` are escaped. */
export function quoted(value: string): string {
  return `"${value.replaceAll(/["\\]/gu, String.raw`\$&`)}"`;
}

/** The left pane: every film with its scenes and characters, rights holders and keywords, counted in stills. */
export function overviewOf(db: ReadableDb): Overview {
  return {
    stills: number(db, "SELECT count(*) FROM still"),
    films: filmsOf(db),
    rightsHolders: entries(
      db,
      "rights",
      `SELECT agent.id, agent.uuid, name, count(DISTINCT still_id) AS stills FROM rights_record JOIN agent ON agent.id = holder_id
       GROUP BY agent.id ORDER BY name`,
    ),
    keywords: entries(
      db,
      "keyword",
      `SELECT keyword.id, uuid, term AS name, count(still_id) AS stills FROM keyword LEFT JOIN still_keyword ON keyword_id = keyword.id
       GROUP BY keyword.id ORDER BY term`,
    ),
    untagged: {
      noFilm: number(db, "SELECT count(*) FROM still WHERE film_id IS NULL"),
      noCaption: without(db, "caption"),
      noCredit: without(db, "creditLine"),
    },
  };
}

function without(db: ReadableDb, field: string): number {
  return number(
    db,
    "SELECT count(*) FROM still WHERE NOT EXISTS (SELECT 1 FROM still_text WHERE still_id = still.id AND field = ?)",
    field,
  );
}

function entries(db: ReadableDb, field: string, sql: string): OverviewEntry[] {
  return all<Omit<OverviewEntry, "query">>(db, sql).map((entry) => ({
    ...entry,
    query: `${field}:${quoted(entry.name)}`,
  }));
}

type OfFilm<T> = T & { readonly film: number };
type CharacterRow = { id: number; uuid: string; name: string; stills: number; performers: string };

function filmsOf(db: ReadableDb): OverviewFilm[] {
  const films = all<{
    id: number;
    uuid: string;
    name: string;
    year: number | null;
    stills: number;
  }>(
    db,
    `SELECT film.id, uuid, title AS name, year, (SELECT count(*) FROM still WHERE film_id = film.id) AS stills
     FROM film ORDER BY title, year`,
  );
  const scenes = groupByFilm(
    all<OfFilm<{ id: number; uuid: string; name: string; stills: number }>>(
      db,
      `SELECT film_id AS film, scene.id, uuid, label AS name, (SELECT count(*) FROM still_scene WHERE scene_id = scene.id) AS stills
       FROM scene WHERE film_id IS NOT NULL ORDER BY film_id, position`,
    ),
  );
  const characters = groupByFilm(
    all<OfFilm<CharacterRow>>(
      db,
      `SELECT film_id AS film, character.id, character.uuid, character.name,
         (SELECT count(DISTINCT still_id) FROM depiction JOIN still ON still.id = still_id
          WHERE character_id = character.id AND still.film_id = cast_role.film_id) AS stills,
         json_group_array(agent.name) FILTER (WHERE agent.name IS NOT NULL) AS performers
       FROM cast_role JOIN character ON character.id = cast_role.character_id LEFT JOIN agent ON agent.id = performer_id
       GROUP BY film_id, character.id ORDER BY film_id, min(position)`,
    ),
  );
  return films.map((film) => {
    const inFilm = `film:${quoted(film.name)}`;
    return {
      ...film,
      query: film.year === null ? inFilm : `${inFilm} year:${String(film.year)}`,
      scenes: (scenes.get(film.id) ?? []).map((scene) => ({
        ...scene,
        query: `scene:${quoted(scene.name)} ${inFilm}`,
      })),
      characters: (characters.get(film.id) ?? []).map((character) => ({
        ...character,
        // Made by json_group_array from names.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        performers: JSON.parse(character.performers) as string[],
        query: `character:${quoted(character.name)} ${inFilm}`,
      })),
    };
  });
}

function groupByFilm<T>(rows: readonly OfFilm<T>[]): Map<number, OfFilm<T>[]> {
  return Map.groupBy(rows, ({ film }) => film);
}
