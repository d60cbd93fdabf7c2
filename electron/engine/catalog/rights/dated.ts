import { all, type ReadableDb } from "../database.ts";
import { fileNameOfStill } from "../files.ts";
import type { StillId } from "../../../../shared/still.ts";
import type { Places } from "./place.ts";
import { embargoPlaces, grantPlaces } from "./placed.ts";

/** Grants and embargoes with a day between two, both included. Days and moments of any zone are within a day of their text. */
export function datedBetween(
  db: ReadableDb,
  from: string,
  to: string,
): { grants: number[]; embargoes: number[] } {
  const keys = (sql: string): number[] =>
    all<{ id: number }>(db, sql, { from, to }).map(({ id }) => id);
  return {
    grants: keys(
      `SELECT id FROM usage_grant WHERE start_at >= date(@from, '-2 days') AND start_at < date(@to, '+3 days')
       UNION SELECT id FROM usage_grant WHERE end_at >= date(@from, '-2 days') AND end_at < date(@to, '+3 days')
       ORDER BY id`,
    ),
    embargoes: keys(
      `SELECT id FROM embargo WHERE until_at >= date(@from, '-2 days') AND until_at < date(@to, '+3 days') ORDER BY id`,
    ),
  };
}

/** Where grants, or embargoes, hold: how many stills of `among` (null for all) each is of itself, which films and which holders. */
export type Whereabouts = {
  readonly stills: number;
  /** What the still is called where it is of just one; else null. */
  readonly stillName: string | null;
  readonly films: readonly { readonly id: number; readonly name: string }[];
  readonly holders: readonly { readonly id: number; readonly name: string }[];
};

/** The stills of a place, and itself: what is said of a film or a rights holder counts where it has no still too. */
export type Among = {
  readonly stills: readonly StillId[];
  readonly film: number | null;
  readonly holder: number | null;
};

/** The stills that are at some places: those of a film, or those a rights holder holds, also through their film. */
export function stillsAt(db: ReadableDb, { kind, ids }: Places): Among {
  if (kind === "still") return { stills: ids, film: null, holder: null };
  const [id = 0] = ids;
  const sql =
    kind === "film"
      ? "SELECT id FROM still WHERE film_id = @id"
      : `SELECT still_id AS id FROM rights_record WHERE holder_id = @id
         UNION SELECT still.id FROM still JOIN film_holder ON film_holder.film_id = still.film_id WHERE agent_id = @id`;
  const stills = all<{ id: StillId }>(db, sql, { id }).map((row) => row.id);
  return { stills, film: kind === "film" ? id : null, holder: kind === "holder" ? id : null };
}

/**
 * Where a grant or an embargo holds. Of some stills (`among`; null for all) it is those it is of itself, the films
 * they are of and whoever holds rights in them or their films.
 */
export function whereabouts(
  db: ReadableDb,
  kind: "grant" | "embargo",
  row: number,
  among: Among | null,
): Whereabouts {
  const { film = null, holder = null } = among ?? {};
  const asked = { row, film, holder, ids: idsAmong(among) };
  const here = placesSql(kind);
  const [stills] = all<{ count: number; first: StillId | null }>(
    db,
    `SELECT count(*) AS count, min(still_id) AS first ${here} AND still_id IS NOT NULL AND ${isAmong("still_id")}`,
    asked,
  );
  const { count = 0, first = null } = stills ?? {};
  return {
    stills: count,
    stillName: count === 1 && first !== null ? fileNameOfStill(db, first) : null,
    films: all(
      db,
      `SELECT film.id, title AS name FROM film WHERE id IN (SELECT film_id ${here})
         AND (@ids IS NULL OR film.id = @film OR EXISTS (SELECT 1 FROM still WHERE film_id = film.id AND ${isAmong("still.id")})) ORDER BY title, id`,
      asked,
    ),
    holders: all(
      db,
      `SELECT agent.id, name FROM agent WHERE id IN (SELECT holder_id ${here}) AND (@ids IS NULL OR agent.id = @holder
         OR EXISTS (SELECT 1 FROM rights_record WHERE holder_id = agent.id AND ${isAmong("still_id")})
         OR EXISTS (SELECT 1 FROM film_holder JOIN still ON still.film_id = film_holder.film_id
              WHERE agent_id = agent.id AND ${isAmong("still.id")})
         OR EXISTS (SELECT 1 FROM layer_holder JOIN layer_rights ON layer_rights.id = layer_rights_id
              LEFT JOIN still ON still.film_id = layer_rights.film_id
              WHERE agent_id = agent.id AND ${isAmong("coalesce(layer_rights.still_id, still.id)")})) ORDER BY name, id`,
      asked,
    ),
  };
}

/** The stills that a grant or an embargo is of itself, among some; no more than `limit`. */
export function stillsUnder(
  db: ReadableDb,
  { kind, id }: { readonly kind: "grant" | "embargo"; readonly id: number },
  among: Among | null,
  limit: number,
): StillId[] {
  return all<{ id: StillId }>(
    db,
    `SELECT still_id AS id ${placesSql(kind)} AND still_id IS NOT NULL AND ${isAmong("still_id")}
     ORDER BY still_id LIMIT @limit`,
    { row: id, ids: idsAmong(among), limit },
  ).map((still) => still.id);
}

/** Where a grant or an embargo (`@row`) holds. */
function placesSql(kind: "grant" | "embargo"): string {
  const { table, places } = kind === "grant" ? grantPlaces : embargoPlaces;
  return `FROM ${places} WHERE ${table}_id = @row`;
}

function isAmong(column: string): string {
  return `(@ids IS NULL OR ${column} IN (SELECT value FROM json_each(@ids)))`;
}

function idsAmong(among: Among | null): string | null {
  return among === null ? null : JSON.stringify(among.stills);
}
