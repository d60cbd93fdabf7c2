import type { StillId } from "../../../shared/still.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";

/** Where a point (x, y) of one picture is in another: at (x * scaleX + x0, y * scaleY + y0), in shares of the long edge. */
export type Placement = {
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
    `INSERT OR REPLACE INTO near_pair (one, other, certainty, scale_x, scale_y, x0, y0, share)
     VALUES (@one, @other, @certainty, @scaleX, @scaleY, @x0, @y0, @share)`,
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

/** The surest pair between the files of two stills, from the one to the other; null when there is none. */
export function surestPair(db: ReadableDb, one: StillId, other: StillId): NearPair | null {
  const pair = first<NearPair & { still: StillId }>(
    db,
    `SELECT one, other, certainty, scale_x AS scaleX, scale_y AS scaleY, x0, y0, share, a.still_id AS still
     FROM near_pair JOIN file AS a ON a.hash = one JOIN file AS b ON b.hash = other
     WHERE (one IN (SELECT hash FROM file WHERE still_id = @one) AND b.still_id = @other)
        OR (one IN (SELECT hash FROM file WHERE still_id = @other) AND b.still_id = @one)
     ORDER BY certainty DESC LIMIT 1`,
    { one, other },
  );
  if (pair === null) return null;
  return pair.still === one ? pair : turned(pair);
}

function turned({ one, other, certainty, scaleX, scaleY, x0, y0, share }: NearPair): NearPair {
  return {
    one: other,
    other: one,
    certainty,
    scaleX: 1 / scaleX,
    scaleY: 1 / scaleY,
    x0: -x0 / scaleX,
    y0: -y0 / scaleY,
    share: 1 / share,
  };
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
