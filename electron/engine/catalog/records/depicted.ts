import { number, run, type ReadableDb, type WritableDb } from "../database.ts";
import { haveOwnRegionsSql, haveSameRegionSql } from "../own-regions.ts";

/** Who a depiction shows: the column of the character or of the performer. */
type Who = "character_id" | "performer_id";

/** What one that goes leaves to the one that stays: its region if that has none, and that it is the archivist's word. */
const taken = [
  ...["region_x", "region_y", "region_width", "region_height"].map(
    (column) => `${column} = iif(kept.region_x IS NULL, gone.${column}, kept.${column})`,
  ),
  "origin = iif(gone.origin = 'archivist', gone.origin, kept.origin)",
].join(", ");

/**
 * Says of every still that shows one character (or performer) that it shows another. Where a still shows
 * both and what is said of them beside goes together, they are one there and who has a region keeps it; but
 * where both have one of their own, both stay (see {@link stillsShowingTwice}).
 */
export function depictAnother(
  db: WritableDb,
  who: Who,
  { from, to }: { from: number; to: number },
): void {
  const other = who === "character_id" ? "performer_id" : "character_id";
  const both = { from, to };
  // Each that has another beside it which says as much goes, its region to the one that stays.
  for (const [goes, stays] of [
    ["from", "to"],
    ["to", "from"],
  ] as const) {
    const beside = `kept.still_id = gone.still_id AND gone.${who} = @${goes} AND kept.${who} = @${stays}
      AND NOT ${haveOwnRegionsSql("kept.", "gone.")} AND (gone.${other} IS NULL${goes === "from" ? ` OR gone.${other} = kept.${other}` : ""})`;
    run(
      db,
      `UPDATE depiction AS kept SET ${taken} FROM depiction AS gone WHERE ${beside}
         AND (kept.region_x IS NULL AND gone.region_x IS NOT NULL OR gone.origin = 'archivist' AND kept.origin = 'file')`,
      both,
    );
    run(
      db,
      `DELETE FROM depiction AS gone WHERE gone.${who} = @${goes}
         AND EXISTS (SELECT 1 FROM depiction AS kept WHERE ${beside})`,
      both,
    );
  }
  run(db, `UPDATE depiction SET ${who} = @to WHERE ${who} = @from`, both);
}

/** How many stills show both of two characters (or performers) in regions of their own, so that merged they are shown twice. */
export function stillsShowingTwice(
  db: ReadableDb,
  who: Who,
  { from, to }: { from: number; to: number },
): number {
  return number(
    db,
    `SELECT count(DISTINCT one.still_id) FROM depiction AS one JOIN depiction AS other ON other.still_id = one.still_id
     WHERE one.${who} = ? AND other.${who} = ? AND ${haveOwnRegionsSql("one.", "other.")}`,
    from,
    to,
  );
}

/**
 * Takes a character (or performer) out of every still. Who else is named there as the same person stays,
 * once; who is drawn in a region stays in any case, unidentified where nobody else is named.
 */
export function depictNoLonger(db: WritableDb, who: Who, id: number): void {
  const other = who === "character_id" ? "performer_id" : "character_id";
  const unsaid = [
    `certainty = iif(${other} IS NULL, 'certain', certainty)`,
    ...["identified_by", "identified_on"].map(
      (column) => `${column} = iif(${other} IS NULL, NULL, ${column})`,
    ),
  ].join(", ");
  const namedBeside = `SELECT 1 FROM depiction AS kept
    WHERE kept.still_id = gone.still_id AND kept.${other} = gone.${other}
      AND (kept.${who} IS NOT @id OR kept.id < gone.id)`;
  run(
    db,
    `DELETE FROM depiction AS gone WHERE ${who} = @id
       AND (region_x IS NULL AND (${other} IS NULL OR EXISTS (${namedBeside}))
         OR EXISTS (${namedBeside} AND ${haveSameRegionSql("kept.", "gone.")}))`,
    { id },
  );
  // The other name alone, without a region, says no more than the one in a region will.
  run(
    db,
    `DELETE FROM depiction WHERE id IN (SELECT less.id FROM depiction AS gone
       JOIN depiction AS less ON less.still_id = gone.still_id AND less.${other} = gone.${other}
       WHERE gone.${who} = ? AND gone.region_x IS NOT NULL AND less.${who} IS NULL AND less.region_x IS NULL)`,
    id,
  );
  run(
    db,
    `UPDATE depiction SET ${who} = NULL, origin = 'archivist', ${unsaid} WHERE ${who} = ?`,
    id,
  );
}
