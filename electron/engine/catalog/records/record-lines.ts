import { withDistinction } from "../../../../shared/distinction.ts";
import { parseFilmName } from "../../../../shared/film-name.ts";
import type { RecordLine } from "../../../../shared/record-page.ts";
import type { AgentWork, RecordKind } from "../../../../shared/record.ts";
import { describedSql } from "../described.ts";
import { all, type ReadableDb } from "../database.ts";
import { holding, performing, type RecordCounts } from "./page.ts";
import { distinctionsOf, namesInQueries } from "./namesakes.ts";
import { queryFor, queryForFilm, queryWithin } from "./queries.ts";
import type { RecordNames } from "./record-names.ts";

/** What tells records from others of their name, and the film of those that are of one. */
const detailSql: Readonly<Record<RecordKind, string>> = {
  film: "SELECT id, coalesce(CAST(year AS TEXT), '') AS detail, id AS film, title, year FROM film AS record",
  scene: `SELECT record.id, coalesce(film.title, '') AS detail, film.id AS film, film.title, year
    FROM scene AS record LEFT JOIN film ON film.id = film_id`,
  character: describedSql.character,
  agent: describedSql.performer,
  keyword: `SELECT record.id, coalesce(broader.term, '') AS detail
    FROM keyword AS record LEFT JOIN keyword AS broader ON broader.id = record.parent_id`,
};

/** The keys of what a film has of a kind: its scenes and cast in their order. Null for kinds of no film. */
const ofFilmSql: Readonly<Record<RecordKind, string | null>> = {
  film: null,
  scene: "SELECT id FROM scene WHERE film_id = @film ORDER BY position, id",
  character:
    "SELECT character_id AS id FROM cast_role WHERE film_id = @film GROUP BY character_id ORDER BY min(position)",
  agent: `SELECT id FROM (SELECT performer_id AS id, 2 AS part, position FROM cast_role WHERE film_id = @film
      UNION ALL SELECT agent_id, 0, position FROM film_director WHERE film_id = @film
      UNION ALL SELECT agent_id, 1, position FROM film_company WHERE film_id = @film
      UNION ALL SELECT agent_id, 3, position FROM film_holder WHERE film_id = @film)
    WHERE id IS NOT NULL GROUP BY id ORDER BY min(part * 1000000 + position)`,
  keyword: null,
};

export type Listing = {
  readonly kind: RecordKind;
  readonly filter: string;
  readonly film: number | null;
  readonly as?: "performer" | "rightsHolder" | undefined;
  readonly first?: AgentWork | undefined;
  /** Films whose cast comes before all other agents. */
  readonly billed: readonly number[];
  readonly offset: number;
  readonly limit: number;
};

type Source = {
  readonly db: ReadableDb;
  readonly names: RecordNames;
  readonly counts: RecordCounts | null;
};

/** A part of a list of records, with how many there are in it. */
export function recordLines(
  { db, names, counts }: Source,
  { kind, filter, film, as, first, billed, offset, limit }: Listing,
): { total: number; lines: RecordLine[] } {
  const sql = film === null ? null : ofFilmSql[kind];
  const among = sql === null ? null : all<{ id: number }>(db, sql, { film }).map(({ id }) => id);
  const who = kind === "agent" && as !== undefined ? agentsWho(db, as) : null;
  const { title, year } = kind === "film" ? parseFilmName(filter) : { title: filter, year: null };
  const ofYear = year === null ? null : filmsOfYear(db, year);
  const called = names
    .find(kind, title, among)
    .filter(({ id }) => (who === null || who.has(id)) && (ofYear === null || ofYear.has(id)));
  const doing = kind === "agent" && first !== undefined ? doingFirst(db, first, called) : called;
  const listed = kind === "agent" ? billedFirst(db, billed, doing) : doing;
  const shown = listed.slice(offset, offset + limit);
  const details = new Map(
    all<Detail>(
      db,
      `${detailSql[kind]} WHERE record.id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(shown.map(({ id }) => id)),
    ).map((detail) => [detail.id, detail]),
  );
  const nameOf = namesInQueries(db, kind, shown);
  const distinctionOf = distinctionsOf(
    db,
    kind,
    shown.map(({ id }) => id),
  );
  const films = [...details.values()].flatMap((detail) => filmIn(detail) ?? []);
  const filmNameOf = namesInQueries(db, "film", films);
  return {
    total: listed.length,
    lines: shown.map(({ id, uuid, name }) => {
      const found = details.get(id);
      const of = filmIn(found);
      return lineOf(
        { db, counts },
        { kind, id, uuid, name, detail: withDistinction(found?.detail ?? "", distinctionOf(id)) },
        {
          name: nameOf({ id, name }),
          film: of === null ? null : { name: filmNameOf(of), year: found?.year ?? null },
        },
      );
    }),
  };
}

/** Those who do some work before those who do not, each in the order given. */
function doingFirst<Agent extends { readonly id: number }>(
  db: ReadableDb,
  work: AgentWork,
  agents: readonly Agent[],
): readonly Agent[] {
  const who = agentsWho(db, work);
  return agents.toSorted((one, other) => Number(who.has(other.id)) - Number(who.has(one.id)));
}

/** The performers of films in billing order, before all others as they are. */
function billedFirst<Agent extends { readonly id: number }>(
  db: ReadableDb,
  films: readonly number[],
  agents: readonly Agent[],
): readonly Agent[] {
  const rows = all<{ id: number }>(
    db,
    `SELECT performer_id AS id FROM cast_role WHERE film_id IN (SELECT value FROM json_each(?))
       AND performer_id IS NOT NULL GROUP BY performer_id ORDER BY min(position), min(id)`,
    JSON.stringify(films),
  );
  const places = new Map(rows.map(({ id }, place) => [id, place]));
  const placeOf = ({ id }: Agent): number => places.get(id) ?? places.size;
  return agents.toSorted((one, other) => placeOf(one) - placeOf(other));
}

const whoSql: Readonly<Record<AgentWork, string>> = {
  performer: `EXISTS (SELECT 1 FROM cast_role WHERE performer_id = agent.id)
    OR EXISTS (SELECT 1 FROM depiction WHERE performer_id = agent.id)`,
  rightsHolder: `EXISTS (SELECT 1 FROM rights_record WHERE holder_id = agent.id)
    OR EXISTS (SELECT 1 FROM film_holder WHERE agent_id = agent.id)`,
  director: "EXISTS (SELECT 1 FROM film_director WHERE agent_id = agent.id)",
  company: "EXISTS (SELECT 1 FROM film_company WHERE agent_id = agent.id)",
};

function agentsWho(db: ReadableDb, as: AgentWork): ReadonlySet<number> {
  const sql = `SELECT id FROM agent WHERE ${whoSql[as]}`;
  return new Set(all<{ id: number }>(db, sql).map(({ id }) => id));
}

function filmsOfYear(db: ReadableDb, year: number): ReadonlySet<number> {
  const films = all<{ id: number }>(db, "SELECT id FROM film WHERE year = ?", year);
  return new Set(films.map(({ id }) => id));
}

type Detail = {
  readonly id: number;
  readonly detail: string;
  readonly film?: number | null;
  readonly title?: string | null;
  readonly year?: number | null;
};

function filmIn(detail: Detail | undefined): { readonly id: number; readonly name: string } | null {
  const { film = null, title = null } = detail ?? {};
  return film === null || title === null ? null : { id: film, name: title };
}

/** What a record, and its film, are called in a query. */
type InQuery = {
  readonly name: string;
  readonly film: { readonly name: string; readonly year: number | null } | null;
};

function lineOf(
  source: { readonly db: ReadableDb; readonly counts: RecordCounts | null },
  record: Pick<RecordLine, "kind" | "id" | "uuid" | "name" | "detail">,
  { name, film }: InQuery,
): RecordLine {
  const line = { ...record, held: null };
  const counted = (table: Parameters<RecordCounts["of"]>[0]): number | null =>
    source.counts === null ? null : source.counts.of(table, record.id);
  switch (record.kind) {
    case "film":
      return {
        ...line,
        stills: counted("films"),
        query: queryForFilm(film ?? { name, year: null }),
      };
    case "scene":
      return { ...line, stills: counted("scenes"), query: queryWithin("scene", name, film) };
    case "character":
      return { ...line, stills: counted("characters"), query: queryFor("character", name) };
    case "agent":
      return { ...line, ...performing(source, record, name), held: holding(source, record, name) };
    case "keyword":
      return { ...line, stills: counted("keywords"), query: queryFor("keyword", name) };
  }
}
