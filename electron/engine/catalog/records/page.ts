import type {
  AgentPage,
  CastRole,
  CharacterPage,
  FilmOfRecord,
  FilmPage,
  Identifier,
  KeywordPage,
  Occurrence,
  RecordPage,
  ScenePage,
} from "../../../../shared/record-page.ts";
import type { AgentKind, RecordKind, RoleKind, Setting } from "../../../../shared/record.ts";
import type { NamedRecord } from "../../../../shared/still.ts";
import { all, first, type ReadableDb } from "../database.ts";
import type { SharedTable } from "../summary.ts";
import { filmsAlike, filmsOfSameCode, identifiedAlike } from "./alike.ts";
import type { FilmAgents } from "./lists.ts";
import { distinctionsOf, namesInQueries, toldApart, withApart } from "./namesakes.ts";
import { queryFor, queryForFilm, queryForFilms, queryWithin } from "./queries.ts";
import { orderOf } from "./roles.ts";
import { namesOf } from "./tables.ts";

/** How many stills have a record, from the search index. */
export type RecordCounts = {
  readonly of: (table: SharedTable, id: number) => number;
  /** Stills that have any of these records. */
  readonly ofAny: (table: SharedTable, ids: readonly number[]) => number;
  /** Stills of a film that show a character. */
  readonly ofCharacterIn: (character: number, film: number) => number;
};

/** What a page is read from: the catalog, and the counts while there is an index that has them. */
type Source = { readonly db: ReadableDb; readonly counts: RecordCounts | null };

/** Everything about a record; null when there is no such record. */
export function recordPage(source: Source, kind: RecordKind, id: number): RecordPage | null {
  switch (kind) {
    case "film":
      return filmPage(source, id);
    case "scene":
      return scenePage(source, id);
    case "character":
      return characterPage(source, id);
    case "agent":
      return agentPage(source, id);
    case "keyword":
      return keywordPage(source, id);
  }
}

function stillsOf({ counts }: Source, table: SharedTable, id: number): number | null {
  return counts === null ? null : counts.of(table, id);
}

type Called = Pick<NamedRecord, "id" | "name">;

/** What one record is called in a query. */
function nameIn(db: ReadableDb, kind: RecordKind, record: Called): string {
  return namesInQueries(db, kind, [record])(record);
}

/** A film as queries name it. */
function asNamed(db: ReadableDb, film: FilmOfRecord): FilmOfRecord {
  return { ...film, name: nameIn(db, "film", film) };
}

/** The names of a record, of the kinds that its page promises: only those are written. */
function otherNames<Name>(db: ReadableDb, kind: RecordKind, id: number): Name[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return namesOf(db, kind, id) as Name[];
}

function filmPage(source: Source, id: number): FilmPage | null {
  const { db } = source;
  const film = first<FilmOfRecord & { language: string }>(
    db,
    "SELECT id, uuid, title AS name, year, title_language AS language FROM film WHERE id = ?",
    id,
  );
  if (film === null) return null;
  return {
    ...film,
    kind: "film",
    stills: stillsOf(source, "films", id),
    query: queryForFilm(asNamed(db, film)),
    names: otherNames(db, "film", id),
    countries: all<{ country: string }>(
      db,
      "SELECT country FROM film_country WHERE film_id = ? ORDER BY position",
      id,
    ).map(({ country }) => country),
    directors: agentsOf(db, "film_director", id),
    companies: agentsOf(db, "film_company", id),
    rightsHolders: agentsOf(db, "film_holder", id),
    identifiers: identifiersOf(db, "film", id),
    codes: codesOf(db, id),
    scenes: scenesOf(source, film),
    ...castOf(source, id),
    alike: filmsAlike(db, id),
  };
}

function agentsOf(db: ReadableDb, table: FilmAgents, film: number): NamedRecord[] {
  const agents = all<NamedRecord>(
    db,
    `SELECT agent.id, uuid, name FROM ${table} JOIN agent ON agent.id = agent_id WHERE film_id = ? ORDER BY position`,
    film,
  );
  return toldApart(db, "agent", agents);
}

function identifiersOf(
  db: ReadableDb,
  kind: "film" | "agent",
  id: number,
): FilmPage["identifiers"] {
  const alike = identifiedAlike(db, kind, id);
  return all<Identifier & { id: number }>(
    db,
    `SELECT id, scheme, value, note FROM ${kind}_identifier WHERE ${kind}_id = ? ORDER BY position`,
    id,
  ).map((row) => ({
    ...row,
    others: alike
      .filter(({ scheme, value }) => scheme === row.scheme && value === row.value)
      .map((other) => ({ id: other.id, uuid: other.uuid, name: other.name })),
  }));
}

function codesOf(db: ReadableDb, film: number): FilmPage["codes"] {
  const others = Map.groupBy(filmsOfSameCode(db, film), ({ code }) => code);
  return all<Omit<FilmPage["codes"][number], "others">>(
    db,
    `SELECT id, code, studio, from_year AS fromYear, to_year AS toYear FROM production_code
     WHERE film_id = ? ORDER BY position`,
    film,
  ).map((code) => ({
    ...code,
    others: others.get(code.code) ?? [],
  }));
}

function scenesOf(source: Source, film: FilmOfRecord): FilmPage["scenes"] {
  const scenes = all<NamedRecord & { number: string | null }>(
    source.db,
    "SELECT id, uuid, label AS name, number FROM scene WHERE film_id = ? ORDER BY position, id",
    film.id,
  );
  const nameOf = namesInQueries(source.db, "scene", scenes);
  const within = asNamed(source.db, film);
  return scenes.map((scene) => ({
    ...scene,
    stills: stillsOf(source, "scenes", scene.id),
    query: queryWithin("scene", nameOf(scene), within),
  }));
}

type RoleRow = {
  id: number;
  film: number;
  film_uuid: string;
  title: string;
  year: number | null;
  character: number;
  character_uuid: string;
  character_name: string;
  performer: number | null;
  performer_uuid: string | null;
  performer_name: string | null;
  creditedAs: string | null;
  kind: RoleKind;
  uncredited: number;
  code: string | null;
};

/** Roles of a film that its page comes with: more than are seen at once. */
const CAST_SHOWN = 60;

function castOf(source: Source, film: number): Pick<FilmPage, "cast" | "castSize"> {
  const keys = all<{ id: number }>(
    source.db,
    "SELECT id FROM cast_role WHERE film_id = ? ORDER BY position, id",
    film,
  ).map(({ id }) => id);
  return { cast: rolesNamed(source, keys.slice(0, CAST_SHOWN)), castSize: keys.length };
}

/** These roles of one film, by their keys, in billing order. */
export function rolesNamed(source: Source, keys: readonly number[]): CastRole[] {
  return rolesWhere(
    source,
    "cast_role.id IN (SELECT value FROM json_each(?))",
    JSON.stringify(keys),
  );
}

/** Parts of one character or performer, film by film. */
function rolesBy(source: Source, column: "character_id" | "performer_id", id: number): CastRole[] {
  return rolesWhere(source, `${column} = ?`, id);
}

function rolesWhere(
  { db, counts }: Source,
  condition: string,
  parameter: number | string,
): CastRole[] {
  const rows = all<RoleRow>(
    db,
    `SELECT cast_role.id, film.id AS film, film.uuid AS film_uuid, title, year,
       character.id AS character, character.uuid AS character_uuid, character.name AS character_name,
       agent.id AS performer, agent.uuid AS performer_uuid, agent.name AS performer_name,
       credited_as AS creditedAs, cast_role.kind, uncredited, code
     FROM cast_role JOIN film ON film.id = film_id JOIN character ON character.id = character_id
     LEFT JOIN agent ON agent.id = performer_id
     WHERE ${condition} ORDER BY year IS NULL, year, film.id, position, cast_role.id`,
    parameter,
  );
  const filmNameOf = namesInQueries(
    db,
    "film",
    rows.map((row) => ({ id: row.film, name: row.title })),
  );
  const nameOf = namesInQueries(
    db,
    "character",
    rows.map((row) => ({ id: row.character, name: row.character_name })),
  );
  const ids = (of: "film" | "performer"): number[] => rows.flatMap((row) => row[of] ?? []);
  const filmApart = distinctionsOf(db, "film", ids("film"));
  const performerApart = distinctionsOf(db, "agent", ids("performer"));
  return rows.map((row) => {
    const named = { id: row.film, uuid: row.film_uuid, name: row.title, year: row.year };
    const film = withApart(named, filmApart(row.film));
    const performer = performerOf(row);
    return {
      id: row.id,
      film,
      character: { id: row.character, uuid: row.character_uuid, name: row.character_name },
      performer: performer === null ? null : withApart(performer, performerApart(performer.id)),
      creditedAs: row.creditedAs,
      kind: row.kind,
      uncredited: row.uncredited === 1,
      code: row.code,
      stills: counts === null ? null : counts.ofCharacterIn(row.character, row.film),
      query: queryWithin("character", nameOf({ id: row.character, name: row.character_name }), {
        ...film,
        name: filmNameOf(film),
      }),
    };
  });
}

function performerOf({ performer, performer_uuid, performer_name }: RoleRow): NamedRecord | null {
  return performer === null || performer_uuid === null || performer_name === null
    ? null
    : { id: performer, uuid: performer_uuid, name: performer_name };
}

function filmOf(db: ReadableDb, id: number | null): FilmOfRecord | null {
  const sql = "SELECT id, uuid, title AS name, year FROM film WHERE id = ?";
  return toldApart(db, "film", all<FilmOfRecord>(db, sql, id))[0] ?? null;
}

function scenePage(source: Source, id: number): ScenePage | null {
  const { db } = source;
  const scene = first<
    NamedRecord & {
      film_id: number | null;
      number: string | null;
      synopsis: string | null;
      place: string | null;
      setting: Setting | null;
    }
  >(
    db,
    "SELECT id, uuid, label AS name, film_id, number, synopsis, place, setting FROM scene WHERE id = ?",
    id,
  );
  if (scene === null) return null;
  const { film_id, ...fields } = scene;
  const film = filmOf(db, film_id);
  return {
    ...fields,
    kind: "scene",
    film,
    names: otherNames(db, "scene", id),
    position: orderOf(db, "scene", id).indexOf(id),
    stills: stillsOf(source, "scenes", id),
    query: queryWithin(
      "scene",
      nameIn(db, "scene", scene),
      film === null ? null : asNamed(db, film),
    ),
  };
}

function characterPage(source: Source, id: number): CharacterPage | null {
  const { db } = source;
  const character = first<NamedRecord>(db, "SELECT id, uuid, name FROM character WHERE id = ?", id);
  if (character === null) return null;
  return {
    ...character,
    kind: "character",
    names: otherNames(db, "character", id),
    roles: rolesBy(source, "character_id", id),
    stills: stillsOf(source, "characters", id),
    query: queryFor("character", nameIn(db, "character", character)),
  };
}

function agentPage(source: Source, id: number): AgentPage | null {
  const { db } = source;
  const agent = first<NamedRecord & { agentKind: AgentKind | null; creditLine: string | null }>(
    db,
    "SELECT id, uuid, name, kind AS agentKind, credit_line AS creditLine FROM agent WHERE id = ?",
    id,
  );
  if (agent === null) return null;
  return {
    ...agent,
    kind: "agent",
    names: otherNames(db, "agent", id),
    contacts: all(
      db,
      "SELECT id, kind, value FROM agent_contact WHERE agent_id = ? ORDER BY position",
      id,
    ),
    identifiers: identifiersOf(db, "agent", id),
    roles: rolesBy(source, "performer_id", id),
    directed: filmsBy(source, "film_director", id),
    produced: filmsBy(source, "film_company", id),
    filmed: filmedBy(source, id),
    owned: filmsBy(source, "film_holder", id),
    ...performing(source, agent),
    held: holding(source, agent),
  };
}

/** The stills an agent performs in. */
export function performing(source: Source, agent: NamedRecord, name?: string): Occurrence {
  const called = name ?? nameIn(source.db, "agent", agent);
  return { stills: stillsOf(source, "performers", agent.id), query: queryFor("performer", called) };
}

/** The stills whose rights an agent holds. */
export function holding(source: Source, agent: NamedRecord, name?: string): Occurrence {
  const called = name ?? nameIn(source.db, "agent", agent);
  return { stills: stillsOf(source, "rightsHolders", agent.id), query: queryFor("rights", called) };
}

function filmsBy(source: Source, table: FilmAgents, agent: number): AgentPage["directed"] {
  const rows = all<FilmOfRecord>(
    source.db,
    `SELECT film.id, uuid, title AS name, year FROM ${table} JOIN film ON film.id = film_id
     WHERE agent_id = ? ORDER BY year IS NULL, year, title`,
    agent,
  );
  const films = toldApart(source.db, "film", rows);
  const nameOf = namesInQueries(source.db, "film", films);
  return films.map((film) => ({
    ...film,
    stills: stillsOf(source, "films", film.id),
    query: queryForFilm({ ...film, name: nameOf(film) }),
  }));
}

function filmedBy({ db, counts }: Source, agent: number): Occurrence | null {
  const films = all<FilmOfRecord>(
    db,
    `SELECT id, uuid, title AS name, year FROM film WHERE id IN (
       SELECT film_id FROM film_director WHERE agent_id = @agent
       UNION SELECT film_id FROM film_company WHERE agent_id = @agent) ORDER BY year IS NULL, year, title`,
    { agent },
  );
  if (films.length === 0 || films.length > NAMED_AT_MOST) return null;
  const nameOf = namesInQueries(db, "film", films);
  return {
    stills:
      counts?.ofAny(
        "films",
        films.map(({ id }) => id),
      ) ?? null,
    query: queryForFilms(films.map((film) => ({ ...film, name: nameOf(film) }))),
  };
}

function keywordPage(source: Source, id: number): KeywordPage | null {
  const { db } = source;
  const keyword = first<NamedRecord>(
    db,
    "SELECT id, uuid, term AS name FROM keyword WHERE id = ?",
    id,
  );
  if (keyword === null) return null;
  const narrower = all<NamedRecord>(
    db,
    "SELECT id, uuid, term AS name FROM keyword WHERE parent_id = ? ORDER BY term",
    id,
  );
  const nameOf = namesInQueries(db, "keyword", [keyword, ...narrower]);
  return {
    ...keyword,
    kind: "keyword",
    names: otherNames(db, "keyword", id),
    broader: all(
      db,
      `WITH RECURSIVE broader(id, depth) AS (SELECT parent_id, 1 FROM keyword WHERE id = ?
         UNION ALL SELECT parent_id, depth + 1 FROM keyword JOIN broader ON keyword.id = broader.id WHERE depth < 100)
       SELECT keyword.id, uuid, term AS name FROM broader JOIN keyword ON keyword.id = broader.id ORDER BY depth DESC`,
      id,
    ),
    narrower: narrower.map((one) => ({
      ...one,
      stills: stillsOf(source, "keywords", one.id),
      query: queryFor("keyword", nameOf(one)),
    })),
    under: keywordsUnder(source.db, id).map((one) => one.id),
    stills: stillsOf(source, "keywords", id),
    query: queryFor("keyword", nameOf(keyword)),
  };
}

/** A query that names more records than this nobody can read or change. */
const NAMED_AT_MOST = 50;

/** All that stand under a keyword, at any depth. */
function keywordsUnder(db: ReadableDb, id: number): NamedRecord[] {
  return all(
    db,
    `WITH RECURSIVE under(id) AS (SELECT id FROM keyword WHERE parent_id = @id
       UNION SELECT keyword.id FROM keyword JOIN under ON keyword.parent_id = under.id)
     SELECT keyword.id, term AS name FROM under JOIN keyword ON keyword.id = under.id ORDER BY term`,
    { id },
  );
}
