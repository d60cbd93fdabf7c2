import type { StillId } from "../../../shared/still.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";

/**
 * Where a point (x, y) of one picture is in another, once the one is turned as the EXIF orientation
 * `turn` would show it: at (x * scaleX + x0, y * scaleY + y0), in shares of the long edge.
 */
export type Placement = {
  readonly turn: number;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly x0: number;
  readonly y0: number;
};

/** Two pictures found alike, by the hash of their bytes. */
export type NearPair = Placement & {
  readonly one: Buffer;
  readonly other: Buffer;
  /** 0 to 1. */
  readonly certainty: number;
  /** How much of the other the one shows; above 1 when it shows more. */
  readonly share: number;
};

export function keepPair(db: WritableDb, pair: NearPair): void {
  run(
    db,
    `INSERT OR REPLACE INTO near_pair (one, other, certainty, turn, scale_x, scale_y, x0, y0, share)
     VALUES (@one, @other, @certainty, @turn, @scaleX, @scaleY, @x0, @y0, @share)`,
    pair,
  );
}

/** A pair of stills that have alike files and are not decided upon. */
export type OpenPair = {
  readonly one: StillId;
  readonly other: StillId;
  readonly certainty: number;
  /** Of the larger file of each. */
  readonly onePixels: number;
  readonly otherPixels: number;
};

/** Pairs the archivist has not decided upon; the same two stills once, as surely as their surest files. */
export function openPairs(db: ReadableDb): OpenPair[] {
  return all(
    db,
    `SELECT min(a.still_id, b.still_id) AS one, max(a.still_id, b.still_id) AS other,
       max(certainty) AS certainty,
       max(iif(a.still_id < b.still_id, a.width * a.height, b.width * b.height)) AS onePixels,
       max(iif(a.still_id < b.still_id, b.width * b.height, a.width * a.height)) AS otherPixels
     FROM near_pair JOIN file AS a ON a.hash = one JOIN file AS b ON b.hash = other
     WHERE a.still_id <> b.still_id AND NOT EXISTS (
       SELECT 1 FROM not_same WHERE not_same.hash = lower(hex(one)) AND other_hash = lower(hex(other)))
     GROUP BY 1, 2 ORDER BY 1, 2`,
  );
}

const columns = "one, other, certainty, turn, scale_x AS scaleX, scale_y AS scaleY, x0, y0, share";

/** The pair that two pictures were found to be, by the hash of their bytes, whichever of them is its `one`; null for none. */
export function pairOfFiles(db: ReadableDb, a: Buffer, b: Buffer): NearPair | null {
  return first(
    db,
    `SELECT ${columns} FROM near_pair WHERE (one = @a AND other = @b) OR (one = @b AND other = @a)`,
    { a, b },
  );
}

/** Remembers that two stills do not show the same picture; answers whether that is news. */
export function keepNotSame(db: WritableDb, one: StillId, other: StillId): boolean {
  let news = false;
  for (const [still, than] of [
    [one, other],
    [other, one],
  ]) {
    const { changes } = run(
      db,
      `INSERT OR IGNORE INTO not_same (still_id, hash, other_hash)
       SELECT DISTINCT a.still_id, lower(hex(a.hash)), lower(hex(b.hash)) FROM file AS a, file AS b
       WHERE a.still_id = ? AND b.still_id = ? AND a.hash <> b.hash`,
      still,
      than,
    );
    news ||= changes > 0;
  }
  return news;
}
