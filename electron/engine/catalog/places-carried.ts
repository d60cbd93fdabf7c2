import type { StillId } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";
import { keptJson } from "./kept-json.ts";
import { reading } from "./reading-that-counts.ts";

/** Properties by which a file says where it was taken or what place it shows. */
const placeProperties = [
  "photoshop:City",
  "photoshop:State",
  "photoshop:Country",
  "Iptc4xmpCore:Location",
  "Iptc4xmpCore:CountryCode",
  "Iptc4xmpExt:LocationCreated",
  "Iptc4xmpExt:LocationShown",
  "IPTC:City",
  "IPTC:Sub-location",
  "IPTC:Province-State",
  "IPTC:Country-PrimaryLocationName",
  "IPTC:Country-PrimaryLocationCode",
] as const;

/** Whether what a file carries names a place. */
export function saysPlace(carried: Readonly<Record<string, unknown>>): boolean {
  return placeProperties.some((name) => (carried[name] ?? "") !== "");
}

/** Those of some stills any file of which names a place. */
export function stillsWithPlace(db: ReadableDb, stills: readonly StillId[]): ReadonlySet<StillId> {
  const rows = all<{ still: StillId; carried: string }>(
    db,
    `SELECT still_id AS still, ${reading.carried} AS carried FROM file ${reading.joins}
     WHERE still_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(stills),
  );
  // Written by storeRead from Reading.raw.
  const named = rows.filter(({ carried }) => saysPlace(keptJson(carried)));
  return new Set(named.map(({ still }) => still));
}
