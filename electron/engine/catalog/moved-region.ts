import type { PartialBox } from "../../../shared/orientation.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";
import { movedBox, type Placed, type StoredPicture } from "./moved-box.ts";
import { pairOfFiles } from "./near-pairs.ts";

/** Where in the picture someone is, as a row has it: in shares of the stored pixels of the file that stands for the still. */
export type Region = {
  readonly region_x: number | null;
  readonly region_y: number | null;
  readonly region_width: number | null;
  readonly region_height: number | null;
};

const nowhere: Region = {
  region_x: null,
  region_y: null,
  region_width: null,
  region_height: null,
};

/** The box of a row; null where nobody said where. */
export function boxIn(row: Region): PartialBox | null {
  const { region_x: x, region_y: y, region_width: width, region_height: height } = row;
  return x === null || y === null || width === null || height === null
    ? null
    : { x, y, width, height };
}

/** The columns of a row for a box. */
export function regionOfBox(box: PartialBox | null): Region {
  if (box === null) return nowhere;
  const { x, y, width, height } = box;
  return { region_x: x, region_y: y, region_width: width, region_height: height };
}

/** A file by the hash of its bytes. */
type Hashed = { readonly hash: Buffer };

/** Where the picture of a file lies in that of another; null when they were not found alike. */
export function placementOfFiles(db: ReadableDb, one: Hashed, other: Hashed): Placed | null {
  const pair = pairOfFiles(db, one.hash, other.hash);
  const pictureOf = (hash: Buffer): StoredPicture | null =>
    first(
      db,
      "SELECT width, height, orientation FROM file WHERE hash = ? AND width > 0 AND height > 0 LIMIT 1",
      hash,
    );
  if (pair === null) return null;
  const [onePicture, otherPicture] = [pictureOf(pair.one), pictureOf(pair.other)];
  if (onePicture === null || otherPicture === null) return null;
  const backwards = !pair.one.equals(one.hash);
  return { one: onePicture, other: otherPicture, placement: pair, backwards };
}

/** The same region of the other picture, cut to it; none where it would lie outside, or it is not known where. */
export function movedRegion(row: Region, placed: Placed | null): Region {
  const box = boxIn(row);
  return regionOfBox(box === null || placed === null ? null : movedBox(box, placed));
}

/** Moves the regions of a still to their place in another of its files, which stands for it now. */
export function moveRegions(db: WritableDb, still: StillId, from: Hashed, to: Hashed): void {
  const placed = placementOfFiles(db, from, to);
  const rows = all<Region & { id: number }>(
    db,
    `SELECT id, region_x, region_y, region_width, region_height FROM depiction
     WHERE still_id = ? AND region_x IS NOT NULL`,
    still,
  );
  for (const row of rows) {
    run(
      db,
      `UPDATE depiction SET region_x = @region_x, region_y = @region_y,
         region_width = @region_width, region_height = @region_height WHERE id = @id`,
      { ...movedRegion(row, placed), id: row.id },
    );
  }
}
