import { displayedBox } from "../../../shared/orientation.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, run, type ReadableDb, type WritableDb } from "./database.ts";
import { shownFilesOf } from "./files.ts";
import { leftToRight, type Standing } from "./left-to-right.ts";
import { boxIn, type Region } from "./moved-region.ts";

/** Brings those in a picture in the order in which their regions stand, as far as the archivist chose no other. */
export function settleOrder(db: WritableDb, still: StillId): void {
  const people = peopleIn(db, still);
  if (people.length > 1) writeOrder(db, people, leftToRight(people));
}

/** The archivist's order, by the keys of all who are in the picture: it stays, whatever regions do. */
export function chooseOrder(db: WritableDb, still: StillId, order: readonly number[]): void {
  const people = peopleIn(db, still);
  const chosen = people.toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
  writeOrder(db, people, chosen);
  run(db, "UPDATE depiction SET place_chosen = 1 WHERE still_id = ? AND place_chosen = 0", still);
}

/** Whether the archivist chose the place of everybody in the picture; so where there is nobody. */
export function isChosen(db: ReadableDb, still: StillId): boolean {
  return peopleIn(db, still).every((person) => person.isChosen);
}

/** The order is that of the regions again. */
export function followRegions(db: WritableDb, still: StillId): void {
  run(db, "UPDATE depiction SET place_chosen = 0 WHERE still_id = ? AND place_chosen = 1", still);
  settleOrder(db, still);
}

/** The keys of those in a picture, from left to right. */
export function orderOf(db: ReadableDb, still: StillId): number[] {
  return peopleIn(db, still).map(({ id }) => id);
}

function peopleIn(db: ReadableDb, still: StillId): Standing[] {
  const orientation = shownFilesOf(db, still)[0]?.orientation ?? 1;
  const rows = all<Region & { id: number; place_chosen: number }>(
    db,
    `SELECT id, place_chosen, region_x, region_y, region_width, region_height FROM depiction
     WHERE still_id = ? ORDER BY position, id`,
    still,
  );
  return rows.map((row) => {
    const stored = boxIn(row);
    const box = stored === null ? null : displayedBox(stored, orientation);
    return {
      id: row.id,
      middle: box === null ? null : box.x + box.width / 2,
      isChosen: row.place_chosen === 1,
    };
  });
}

/** Positions are touched only where the order is another one: what is not changed is not in the history. */
function writeOrder(db: WritableDb, before: readonly Standing[], now: readonly Standing[]): void {
  if (now.every((person, index) => person === before[index])) return;
  for (const [position, { id }] of now.entries())
    run(
      db,
      "UPDATE depiction SET position = ? WHERE id = ? AND position <> ?",
      position,
      id,
      position,
    );
}
