import type { StillId } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";

/** The stills of pictures, in the order of the keys of their prints. */
export function stillsOfPrints(db: ReadableDb, prints: readonly number[]): StillId[] {
  return all<{ still: StillId }>(
    db,
    `SELECT still_id AS still FROM json_each(?) AS wanted JOIN picture_print ON picture_print.id = wanted.value
     JOIN file ON file.hash = picture_print.hash GROUP BY still_id ORDER BY min(wanted.key), still_id`,
    JSON.stringify(prints),
  ).map(({ still }) => still);
}

/** The stills of pictures found to be near-duplicates of this one, whatever was decided about them. */
export function stillsPairedWith(db: ReadableDb, hash: Buffer): StillId[] {
  return all<{ still: StillId }>(
    db,
    `SELECT DISTINCT still_id AS still FROM file WHERE hash IN (
       SELECT other FROM near_pair WHERE one = @hash UNION ALL SELECT one FROM near_pair WHERE other = @hash)
     ORDER BY still_id`,
    { hash },
  ).map(({ still }) => still);
}
