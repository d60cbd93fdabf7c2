import { all, number, run, type ReadableDb, type WritableDb } from "../database.ts";
import { idsOf, idsSql, placeColumns, type PlaceKind, type Places } from "./place.ts";

/** What is said of many places at once: a table of these, and the one that says where. */
export type PlacedTable = {
  readonly table: "usage_grant" | "embargo" | "picture_release";
  readonly places: "grant_place" | "embargo_place" | "release_place";
};
export const grantPlaces: PlacedTable = { table: "usage_grant", places: "grant_place" };
export const embargoPlaces: PlacedTable = { table: "embargo", places: "embargo_place" };
export const releasePlaces: PlacedTable = { table: "picture_release", places: "release_place" };

/** Which rows hold at which of some places. */
export function placedAt(
  db: ReadableDb,
  { table, places: placed }: PlacedTable,
  places: Places,
): { place: number; row: number }[] {
  const column = placeColumns[places.kind];
  return all(
    db,
    `SELECT ${column} AS place, ${table}_id AS row FROM ${placed} WHERE ${column} IN ${idsSql} ORDER BY place, row`,
    idsOf(places),
  );
}

/** Has a row hold at places as well; answers at how many it did not yet. */
export function placeAt(
  db: WritableDb,
  { table, places: placed }: PlacedTable,
  row: number,
  places: Places,
): number {
  const column = placeColumns[places.kind];
  return run(
    db,
    `INSERT INTO ${placed} (${table}_id, ${column}) SELECT @row, value FROM json_each(@ids)
     WHERE NOT EXISTS (SELECT 1 FROM ${placed} WHERE ${column} = value AND ${table}_id = @row)`,
    { ...idsOf(places), row },
  ).changes;
}

/** Has a row hold no longer at places; answers at how many it did. */
export function takeFrom(
  db: WritableDb,
  { table, places: placed }: PlacedTable,
  row: number,
  places: Places,
): number {
  const column = placeColumns[places.kind];
  return run(db, `DELETE FROM ${placed} WHERE ${table}_id = @row AND ${column} IN ${idsSql}`, {
    ...idsOf(places),
    row,
  }).changes;
}

/** At how many places a row holds. */
export function countPlaces(
  db: ReadableDb,
  { table, places: placed }: PlacedTable,
  row: number,
): Record<PlaceKind, number> {
  const count = (kind: PlaceKind): number =>
    number(
      db,
      `SELECT count(*) FROM ${placed} WHERE ${table}_id = ? AND ${placeColumns[kind]} IS NOT NULL`,
      row,
    );
  return { still: count("still"), film: count("film"), holder: count("holder") };
}

/** Takes rows away that hold nowhere any more, with what belongs to them by name, so that it is recorded. */
export function dropUnplaced(db: WritableDb, { table, places: placed }: PlacedTable): void {
  const gone = `(SELECT id FROM ${table} WHERE NOT EXISTS (SELECT 1 FROM ${placed} WHERE ${table}_id = ${table}.id))`;
  if (table === "usage_grant") run(db, `DELETE FROM grant_term WHERE usage_grant_id IN ${gone}`);
  if (table !== "embargo") run(db, `DELETE FROM rights_document WHERE ${table}_id IN ${gone}`);
  run(db, `DELETE FROM ${table} WHERE id IN ${gone}`);
}

/** Takes a row away from everywhere. */
export function dropPlaced(db: WritableDb, of: PlacedTable, row: number): number {
  const { changes } = run(db, `DELETE FROM ${of.places} WHERE ${of.table}_id = ?`, row);
  dropUnplaced(db, of);
  return changes;
}
