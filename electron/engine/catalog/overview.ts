import type {
  Overview,
  OverviewEntry,
  OverviewFilm,
  WithoutFilm,
} from "../../../shared/contract/stills.ts";
import { printQuery } from "../../../shared/query/print.ts";
import type { QueryTerm, TextualField } from "../../../shared/query/tree.ts";
import { all, type ReadableDb } from "./database.ts";

/** How many stills there are, by the records they have: from the search index, or counted by SQL. */
export type StillCounts = {
  readonly stills: number;
  readonly of: (
    table: "films" | "scenes" | "characters" | "performers" | "rightsHolders" | "keywords",
    id: number,
  ) => number;
  /** Stills of a film that show a character. */
  readonly ofCharacterIn: (character: number, film: number) => number;
  readonly noFilm: number;
  readonly noCaption: number;
  readonly noCredit: number;
};

/** The left pane: every film with its scenes and characters, rights holders and keywords, counted in stills. */
export function overviewOf(db: ReadableDb, counts: StillCounts): Overview {
  return {
    stills: counts.stills,
    films: filmsOf(db, counts),
    withoutFilm: withoutFilm(db, counts),
    rightsHolders: named(
      db,
      `SELECT id, uuid, name FROM agent WHERE EXISTS (SELECT 1 FROM rights_record WHERE holder_id = agent.id) ORDER BY name`,
    ).map((record) => entry(record, "rights", counts.of("rightsHolders", record.id))),
    keywords: named(db, "SELECT id, uuid, term AS name FROM keyword ORDER BY term").map((record) =>
      entry(record, "keyword", counts.of("keywords", record.id)),
    ),
    untagged: { noFilm: counts.noFilm, noCaption: counts.noCaption, noCredit: counts.noCredit },
  };
}

type Named = { readonly id: number; readonly uuid: string; readonly name: string };

function named(db: ReadableDb, sql: string): Named[] {
  return all<Named>(db, sql);
}

/** The term that finds what has a record of this name. */
function term(field: TextualField, value: string): QueryTerm {
  return { kind: "field", field, value };
}

/** A line of the left pane; `within` is a query that narrows it further. */
function entry(
  { id, uuid, name }: Named,
  field: TextualField,
  stills: number,
  within = "",
): OverviewEntry {
  const own = printQuery(term(field, name));
  return { id, uuid, name, stills, query: within === "" ? own : `${own} ${within}` };
}

/** What belongs to no film would otherwise stand nowhere. */
function withoutFilm(db: ReadableDb, counts: StillCounts): WithoutFilm {
  return {
    scenes: named(
      db,
      "SELECT id, uuid, label AS name FROM scene WHERE film_id IS NULL ORDER BY label",
    ).map((scene) => entry(scene, "scene", counts.of("scenes", scene.id))),
    characters: named(
      db,
      "SELECT id, uuid, name FROM character WHERE id NOT IN (SELECT character_id FROM cast_role) ORDER BY name",
    ).map((character) => entry(character, "character", counts.of("characters", character.id))),
    performers: named(
      db,
      `SELECT id, uuid, name FROM agent WHERE EXISTS (SELECT 1 FROM depiction WHERE performer_id = agent.id)
         AND NOT EXISTS (SELECT 1 FROM cast_role WHERE performer_id = agent.id) ORDER BY name`,
    ).map((performer) => entry(performer, "performer", counts.of("performers", performer.id))),
  };
}

type OfFilm<T> = T & { readonly film: number };

function filmsOf(db: ReadableDb, counts: StillCounts): OverviewFilm[] {
  const films = all<Named & { year: number | null }>(
    db,
    "SELECT id, uuid, title AS name, year FROM film ORDER BY title, year",
  );
  const scenes = groupByFilm(
    all<OfFilm<Named>>(
      db,
      `SELECT film_id AS film, id, uuid, label AS name FROM scene WHERE film_id IS NOT NULL ORDER BY film_id, position`,
    ),
  );
  const characters = groupByFilm(
    all<OfFilm<Named & { performers: string }>>(
      db,
      `SELECT film_id AS film, character.id, character.uuid, character.name,
         json_group_array(agent.name) FILTER (WHERE agent.name IS NOT NULL) AS performers
       FROM cast_role JOIN character ON character.id = cast_role.character_id LEFT JOIN agent ON agent.id = performer_id
       GROUP BY film_id, character.id ORDER BY film_id, min(position)`,
    ),
  );
  return films.map((film) => {
    const { id, name, year } = film;
    const inFilm = printQuery(term("film", name));
    const ofYear = year === null ? "" : printQuery({ kind: "years", from: year, to: year });
    return {
      ...entry(film, "film", counts.of("films", id), ofYear),
      year,
      scenes: (scenes.get(id) ?? []).map((scene) =>
        entry(scene, "scene", counts.of("scenes", scene.id), inFilm),
      ),
      characters: (characters.get(id) ?? []).map((character) => ({
        ...entry(character, "character", counts.ofCharacterIn(character.id, id), inFilm),
        // Made by json_group_array from names.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        performers: JSON.parse(character.performers) as string[],
      })),
    };
  });
}

function groupByFilm<T>(rows: readonly OfFilm<T>[]): Map<number, OfFilm<T>[]> {
  return Map.groupBy(rows, ({ film }) => film);
}
