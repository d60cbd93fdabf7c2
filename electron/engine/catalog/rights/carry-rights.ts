import { run, type WritableDb } from "../database.ts";
import { layersAt, sayOfLayer, type LayerChange } from "./layer-rights.ts";
import { placeColumns, type PlaceKind } from "./place.ts";
import { dropUnplaced, embargoPlaces, grantPlaces, releasePlaces } from "./placed.ts";

const placedTables = [grantPlaces, embargoPlaces, releasePlaces];

type Pair = { readonly from: number; readonly to: number };

/**
 * Gives the rights that are said of one still, film or rights holder to another that it becomes part of: every
 * grant, embargo and release, and of each layer what the other does not say itself.
 */
export function giveRights(db: WritableDb, kind: PlaceKind, { from, to }: Pair): void {
  const column = placeColumns[kind];
  const pair = { from, to };
  for (const { table, places } of placedTables) {
    run(
      db,
      `DELETE FROM ${places} AS gone WHERE ${column} = @from AND EXISTS (
         SELECT 1 FROM ${places} AS kept WHERE kept.${column} = @to AND kept.${table}_id = gone.${table}_id)`,
      pair,
    );
    run(db, `UPDATE ${places} SET ${column} = @to WHERE ${column} = @from`, pair);
  }
  const there = layersAt(db, { kind, ids: [to] }).get(to) ?? [];
  for (const { layer, ...given } of layersAt(db, { kind, ids: [from] }).get(from) ?? []) {
    const known = there.find((one) => one.layer === layer);
    const missing = Object.entries(given).filter(
      ([field, value]) =>
        value !== null &&
        // who holds the photograph of a still, and a film, goes its own way (copyRights, film_holder)
        !(field === "holders" && keepsHoldersElsewhere(kind, layer)) &&
        (Object.entries(known ?? {}).find(([name]) => name === field)?.[1] ?? null) === null,
    );
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const change = Object.fromEntries(missing) as LayerChange; // entries of one, without some
    if (missing.length > 0) sayOfLayer(db, { kind, ids: [to] }, layer, change);
  }
  leaveRights(db, kind, from);
}

function keepsHoldersElsewhere(kind: PlaceKind, layer: string): boolean {
  return (kind === "still" && layer === "photograph") || (kind === "film" && layer === "film");
}

/** Takes away what is said of the rights at a place that is to be no more. */
export function leaveRights(db: WritableDb, kind: PlaceKind, id: number): void {
  const column = placeColumns[kind];
  for (const table of placedTables) {
    run(db, `DELETE FROM ${table.places} WHERE ${column} = ?`, id);
    dropUnplaced(db, table);
  }
  const records = `(SELECT id FROM layer_rights WHERE ${column} = ?)`;
  for (const table of ["layer_holder", "search_step", "rights_document"])
    run(db, `DELETE FROM ${table} WHERE layer_rights_id IN ${records}`, id);
  run(db, `DELETE FROM layer_rights WHERE ${column} = ?`, id);
}
