import type { OwnRights, SharedRights } from "../../../shared/contract/rights.ts";
import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { rulesOf } from "../catalog/rights/approvals.ts";
import { embargoesOf } from "../catalog/rights/embargoes.ts";
import { grantsOf } from "../catalog/rights/grants.ts";
import { layersAt } from "../catalog/rights/layer-rights.ts";
import type { PlaceKind } from "../catalog/rights/place.ts";
import {
  embargoPlaces,
  grantPlaces,
  placedAt,
  releasePlaces,
  type PlacedTable,
} from "../catalog/rights/placed.ts";
import { releasesOf } from "../catalog/rights/releases.ts";

/** What is said of a still, a film or a rights holder itself. */
export function ownRights(db: ReadableDb, kind: PlaceKind, id: number): OwnRights {
  const places = { kind, ids: [id] };
  const rows = (table: PlacedTable): number[] => placedAt(db, table, places).map(({ row }) => row);
  return {
    layers: layersAt(db, places).get(id) ?? [],
    grants: [...grantsOf(db, rows(grantPlaces)).values()],
    embargoes: [...embargoesOf(db, rows(embargoPlaces)).values()],
    releases: [...releasesOf(db, rows(releasePlaces)).values()],
    says: kind === "film" ? rulesOf(db, id) : [],
  };
}

/** What is said of layers of some stills themselves, each different record with of how many of them it is. */
function sharedLayers(db: ReadableDb, stills: readonly StillId[]): SharedRights["layers"] {
  const records = [...layersAt(db, { kind: "still", ids: stills }).values()].flat();
  const alike = Map.groupBy(records, (record) => JSON.stringify(record));
  return [...alike.values()].flatMap((same) =>
    same[0] === undefined ? [] : [{ ...same[0], stills: same.length }],
  );
}

/** What is said of some stills themselves, each grant, embargo, release and layer with of how many of them it is. */
export function sharedRights(db: ReadableDb, stills: readonly StillId[]): SharedRights {
  const shared = <R>(
    table: PlacedTable,
    rowsOf: (reader: ReadableDb, ids: readonly number[]) => ReadonlyMap<number, R>,
  ): (R & { readonly stills: number })[] => {
    const counts = Map.groupBy(
      placedAt(db, table, { kind: "still", ids: stills }),
      ({ row }) => row,
    );
    return [...rowsOf(db, [...counts.keys()])].map(([row, kept]) => ({
      ...kept,
      stills: counts.get(row)?.length ?? 0,
    }));
  };
  return {
    layers: sharedLayers(db, stills),
    grants: shared(grantPlaces, grantsOf),
    embargoes: shared(embargoPlaces, embargoesOf),
    releases: shared(releasePlaces, releasesOf),
  };
}
