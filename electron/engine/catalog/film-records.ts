import type { FilmTitle, Identifier } from "../../../shared/record-page.ts";
import { agentRecords, type AgentRecord } from "./agent-records.ts";
import { all, type ReadableDb } from "./database.ts";

/** A film with what identifies it, beside its title, year and directors. */
export type FilmRecord = {
  readonly uuid: string;
  /** Of the preferred title: a BCP 47 tag, or "x-default". */
  readonly language: string;
  /** Beside the preferred one. */
  readonly otherTitles: readonly FilmTitle[];
  /** ISO 3166 codes. */
  readonly countries: readonly string[];
  readonly directedBy: readonly AgentRecord[];
  readonly producedBy: readonly AgentRecord[];
  readonly identifiers: readonly Identifier[];
};

type OfFilm = { readonly film: number };

const among = "IN (SELECT value FROM json_each(@ids))";

/** Films by their keys: so many statements whatever the number of films. */
export function filmRecords(db: ReadableDb, ids: readonly number[]): Map<number, FilmRecord> {
  const asked = { ids: JSON.stringify([...new Set(ids)]) };
  const grouped = <R extends OfFilm>(sql: string): Map<number, R[]> =>
    Map.groupBy(all<R>(db, sql, asked), ({ film }) => film);
  const titles = grouped<OfFilm & FilmTitle>(
    `SELECT film_id AS film, kind, language, title AS name FROM film_title WHERE film_id ${among} ORDER BY position, id`,
  );
  const countries = grouped<OfFilm & { country: string }>(
    `SELECT film_id AS film, country FROM film_country WHERE film_id ${among} ORDER BY position`,
  );
  const identifiers = grouped<OfFilm & Identifier>(
    `SELECT film_id AS film, scheme, value, note FROM film_identifier WHERE film_id ${among} ORDER BY position`,
  );
  const agentsIn = (table: "film_director" | "film_company"): Map<number, AgentOfFilm[]> =>
    grouped(
      `SELECT film_id AS film, uuid FROM ${table} JOIN agent ON agent.id = agent_id
       WHERE film_id ${among} ORDER BY ${table}.position`,
    );
  const [directors, companies] = [agentsIn("film_director"), agentsIn("film_company")];
  const named = [...directors.values(), ...companies.values()].flat().map(({ uuid }) => uuid);
  const agents = agentRecords(db, named);
  const recorded = (rows: readonly AgentOfFilm[] = []): AgentRecord[] =>
    rows.flatMap(({ uuid }) => agents.get(uuid) ?? []);
  return new Map(
    all<{ id: number; uuid: string; language: string }>(
      db,
      `SELECT id, uuid, title_language AS language FROM film WHERE id ${among}`,
      asked,
    ).map(({ id, uuid, language }) => [
      id,
      {
        uuid,
        language,
        otherTitles: (titles.get(id) ?? []).map(({ kind, language: spoken, name }) => ({
          kind,
          language: spoken,
          name,
        })),
        countries: (countries.get(id) ?? []).map(({ country }) => country),
        directedBy: recorded(directors.get(id)),
        producedBy: recorded(companies.get(id)),
        identifiers: (identifiers.get(id) ?? []).map(({ scheme, value, note }) => ({
          scheme,
          value,
          note,
        })),
      },
    ]),
  );
}

type AgentOfFilm = OfFilm & { readonly uuid: string };
