import type { StillId } from "../../../../shared/still.ts";
import { first, valuesIn, type ReadableDb } from "../database.ts";
import { idsOf, idsSql } from "./place.ts";

/** The tables with what is said of a still, of a film or of a rights holder. */
const said = ["layer_rights", "grant_place", "embargo_place", "release_place"] as const;

/** In SQL: whether anything is said of the still, film or holder with this key. */
const saidSql = (column: string, key: string): string =>
  said
    .map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE ${table}.${column} = ${key})`)
    .join(" OR ");

const anySql = `SELECT 1 WHERE ${[...said, "talent_approval", "approval_rule"]
  .map((table) => `EXISTS (SELECT 1 FROM ${table})`)
  .join(" OR ")}`;

/** What is said of a film is asked once for all its stills. Exported for the test that looks at the plan. */
export const someWithRightsSql = `WITH asked AS MATERIALIZED (SELECT id, film_id AS film FROM still WHERE id IN ${idsSql}),
    films AS MATERIALIZED (SELECT film FROM (SELECT DISTINCT film FROM asked WHERE film IS NOT NULL) WHERE ${saidSql("film_id", "film")}
      OR EXISTS (SELECT 1 FROM approval_rule WHERE approval_rule.film_id = film)
      OR EXISTS (SELECT 1 FROM film_holder WHERE film_holder.film_id = film AND (${saidSql("holder_id", "film_holder.agent_id")})))
  SELECT id FROM asked WHERE ${saidSql("still_id", "asked.id")}
    OR EXISTS (SELECT 1 FROM talent_approval WHERE talent_approval.still_id = asked.id)
    OR film IN (SELECT film FROM films)
    OR EXISTS (SELECT 1 FROM rights_record WHERE rights_record.still_id = asked.id AND (${saidSql("holder_id", "rights_record.holder_id")}))`;

/**
 * Those of some stills of which anything is said that a status could come of: of themselves, of their films or of
 * whoever holds them. All others are unknown for every request. An archive that says nothing at all is asked once.
 */
export function stillsWithRights(db: ReadableDb, ids: readonly StillId[]): StillId[] {
  return first(db, anySql) === null ? [] : valuesIn(db, someWithRightsSql, idsOf({ ids }));
}

/** Films and rights holders, and stills themselves, by their keys. */
export type RightsPlaces = {
  readonly stills: readonly number[];
  readonly films: readonly number[];
  readonly holders: readonly number[];
};

const keysSql = (name: string): string => `(SELECT value FROM json_each(@${name}))`;

/** Exported for the test that looks at the plan. */
export const stillsOfPlacesSql = `SELECT id FROM still WHERE id IN ${keysSql("stills")}
  UNION SELECT id FROM still WHERE film_id IN (
    SELECT value FROM json_each(@films)
    UNION SELECT film_id FROM film_holder WHERE agent_id IN ${keysSql("holders")}
    UNION SELECT film_id FROM layer_holder JOIN layer_rights ON layer_rights.id = layer_rights_id
      WHERE agent_id IN ${keysSql("holders")} AND film_id IS NOT NULL)
  UNION SELECT still_id FROM rights_record WHERE holder_id IN ${keysSql("holders")}
  UNION SELECT still_id FROM layer_holder JOIN layer_rights ON layer_rights.id = layer_rights_id
    WHERE agent_id IN ${keysSql("holders")} AND still_id IS NOT NULL`;

/** The stills that inherit what is said at these places: those themselves, of the films, and what the holders hold. */
export function stillsOfPlaces(
  db: ReadableDb,
  { stills, films, holders }: RightsPlaces,
): StillId[] {
  if (stills.length + films.length + holders.length === 0) return [];
  return valuesIn(db, stillsOfPlacesSql, {
    stills: JSON.stringify(stills),
    films: JSON.stringify(films),
    holders: JSON.stringify(holders),
  });
}

/** All stills whose status could be another than unknown. */
export function allStillsWithRights(db: ReadableDb): StillId[] {
  const keys = (column: string, others: readonly string[]): number[] =>
    valuesIn(
      db,
      [...said, ...others]
        .map((table) => `SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL`)
        .join(" UNION "),
    );
  return stillsOfPlaces(db, {
    stills: keys("still_id", ["talent_approval"]),
    films: keys("film_id", ["approval_rule"]),
    holders: keys("holder_id", []),
  });
}
