import type { StillId } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";

/** Exported for the test that looks at the plans. */
export const placesKnownSql = `SELECT still_id AS still FROM depiction
  WHERE still_id IN (SELECT value FROM json_each(@ids))
  GROUP BY still_id HAVING min(region_x IS NOT NULL) = 1 OR min(place_chosen) = 1`;

/**
 * Those of some stills of which somebody has said who stands where: everybody in the picture has a region, or
 * the archivist put them all in their order. The order in which people were tagged says nothing of places.
 */
export function placesKnown(db: ReadableDb, stills: readonly StillId[]): ReadonlySet<StillId> {
  const ids = JSON.stringify(stills);
  return new Set(all<{ still: StillId }>(db, placesKnownSql, { ids }).map(({ still }) => still));
}
