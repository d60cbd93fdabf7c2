import type { StillId } from "../../../../shared/still.ts";
import { all, first, type ReadableDb } from "../database.ts";
import { allStillsWithRights, stillsOfPlaces } from "./stills-with-rights.ts";

/** Rows that say of which film or rights holder they are; those of a still are its own changes. */
const placing = ["layer_rights", "grant_place", "embargo_place", "release_place", "approval_rule"];

/** Rows that belong to others: by which of their columns, and which table says where those hold. */
const belonging = [
  ["layer_holder", "layer_rights_id", "layer_rights", "id"],
  ["usage_grant", "id", "grant_place", "usage_grant_id"],
  ["grant_term", "usage_grant_id", "grant_place", "usage_grant_id"],
  ["embargo", "id", "embargo_place", "embargo_id"],
  ["picture_release", "id", "release_place", "picture_release_id"],
] as const;

/** What an entry changed of these tables, beside what it changed of stills. */
const changed = (...tables: readonly string[]): string =>
  `FROM history_change WHERE history_id = @history AND still_id IS NULL
     AND table_name IN (${tables.map((table) => `'${table}'`).join(", ")})`;

/** A row that was changed is at both the places that it names. */
const sides = ["before", "after"] as const;

const placesSql = [
  ...sides.map(
    (side) => `SELECT NULL AS still, json_extract(${side}, '$.film_id') AS film,
      json_extract(${side}, '$.holder_id') AS holder ${changed(...placing)} AND ${side} IS NOT NULL`,
  ),
  ...belonging.map(
    ([
      table,
      column,
      places,
      key,
    ]) => `SELECT still_id, film_id, holder_id FROM ${places} WHERE ${key} IN (
      SELECT json_extract(coalesce(after, before), '$.${column}') ${changed(table)})`,
  ),
].join(" UNION ");

/**
 * The stills whose status may be another after an entry of the history that said something of films, of rights
 * holders, or of many places at once. What is no longer at a place stands in the entry itself.
 */
export function stillsOfRights(db: ReadableDb, history: number): StillId[] {
  const isAskedOtherwise =
    first(
      db,
      `SELECT 1 ${changed("archive_setting")} AND json_extract(coalesce(after, before), '$.name') = 'usualRequest'`,
      { history },
    ) !== null;
  if (isAskedOtherwise) return allStillsWithRights(db);
  const places = all<{ still: number | null; film: number | null; holder: number | null }>(
    db,
    placesSql,
    { history },
  );
  return stillsOfPlaces(db, {
    stills: places.flatMap(({ still }) => still ?? []),
    films: places.flatMap(({ film }) => film ?? []),
    holders: places.flatMap(({ holder }) => holder ?? []),
  });
}
