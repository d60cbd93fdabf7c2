import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";
import type { ThumbnailState } from "../../../shared/still.ts";

/** What is known of a file without opening it: enough to see whether it may have changed. */
export type KnownFile = {
  readonly id: number;
  readonly path: string;
  readonly bytes: number;
  readonly modified_ms: number;
  readonly inode: number;
  readonly state: "present" | "missing";
  /** What its sidecars were when it was read (see scan.ts); null when it had none. */
  readonly sidecar: string | null;
};

/**
 * Every known file of a source, in a folder of it or ("") all of it, by its path within the source;
 * unless `deep`, only those right in the folder.
 */
export function knownFiles(
  db: ReadableDb,
  source: number,
  under: string,
  deep = true,
): Map<string, KnownFile> {
  const prefix = under === "" ? "" : `${under}/`;
  const inFolder = under === "" ? "" : "AND path > @prefix AND path < @under || '0'"; // "0" follows "/"
  const right = deep ? "" : "AND instr(substr(path, length(@prefix) + 1), '/') = 0";
  // one that is present comes after one that was missed at the same path, and so stands for it
  const rows = all<KnownFile>(
    db,
    `SELECT id, path, bytes, modified_ms, inode, state, sidecar FROM file
     WHERE source_id = @source ${inFolder} ${right} ORDER BY state = 'present'`,
    { source, under, prefix },
  );
  return new Map(rows.map((row) => [row.path, row]));
}

/** A file waiting for its thumbnail. */
export type PendingThumbnail = {
  readonly file: number;
  readonly still: number;
  /** The folder of its source. */
  readonly root: string;
  readonly path: string;
  readonly hash: Buffer;
  readonly format: string;
};

/** Files without thumbnail yet, after a key, in the order they were stored. */
export function pendingThumbnails(
  db: ReadableDb,
  after: number,
  limit: number,
): PendingThumbnail[] {
  return all(
    db,
    `SELECT file.id AS file, still_id AS still, source.path AS root, source.path || '/' || file.path AS path, hash, format
     FROM file JOIN source ON source.id = source_id
     WHERE thumbnail = 'pending' AND state = 'present' AND offline IS NULL AND file.id > ? ORDER BY file.id LIMIT ?`,
    after,
    limit,
  );
}

/** The waiting file of a still, if it has one. */
export function pendingThumbnailOf(db: ReadableDb, still: number): PendingThumbnail | null {
  return first(
    db,
    `SELECT file.id AS file, still_id AS still, source.path AS root, source.path || '/' || file.path AS path, hash, format
     FROM file JOIN source ON source.id = source_id
     WHERE still_id = ? AND thumbnail = 'pending' AND state = 'present' AND offline IS NULL
     ORDER BY file.id LIMIT 1`,
    still,
  );
}

export function countPending(db: ReadableDb): number {
  return (
    first<{ n: number }>(
      db,
      `SELECT count(*) AS n FROM file JOIN source ON source.id = source_id
       WHERE thumbnail = 'pending' AND state = 'present' AND offline IS NULL`,
    )?.n ?? 0
  );
}

/** Notes how a thumbnail came out, for every copy of the same bytes. */
export function setThumbnail(db: WritableDb, hash: Buffer, state: ThumbnailState): void {
  run(db, "UPDATE file SET thumbnail = ? WHERE hash = ?", state, hash);
}

/** Marks files that a scan no longer found. */
export function markMissing(db: WritableDb, file: number): void {
  run(db, "UPDATE file SET state = 'missing' WHERE id = ? AND state <> 'missing'", file);
}

/** A file that came back unchanged. */
export function markPresent(db: WritableDb, file: number): void {
  run(db, "UPDATE file SET state = 'present' WHERE id = ?", file);
}

export function removeFile(db: WritableDb, file: number): void {
  run(db, "DELETE FROM file WHERE id = ?", file);
}

/** Whether a still has another copy that is present. */
export function hasPresentCopy(db: ReadableDb, still: number, besides: number): boolean {
  return (
    first(
      db,
      "SELECT 1 FROM file WHERE still_id = ? AND id <> ? AND state = 'present' LIMIT 1",
      still,
      besides,
    ) !== null
  );
}

/** The still of a file. */
export function stillOfFile(db: ReadableDb, file: number): number | null {
  return (
    first<{ still_id: number }>(db, "SELECT still_id FROM file WHERE id = ?", file)?.still_id ??
    null
  );
}

/**
 * The order of a still's files in SQL: the first stands for the still. One that was present at the last
 * look, if any was; of these one whose source is not offline; of these the preferred one.
 */
export const shownFirst = `file.state = 'present' DESC,
  EXISTS (SELECT 1 FROM source WHERE source.id = file.source_id AND offline IS NOT NULL),
  EXISTS (SELECT 1 FROM preferred_file
    WHERE preferred_file.still_id = file.still_id AND preferred_file.hash = lower(hex(file.hash))) DESC,
  file.id`;

/** A file that may stand for a still. */
export type ShownFile = {
  readonly path: string;
  readonly format: string;
  readonly hash: Buffer;
  readonly thumbnail: ThumbnailState;
  readonly orientation: number;
  readonly pages: number;
};

/** The files to show of a still, the one that stands for it first. */
export function shownFilesOf(db: ReadableDb, still: number): ShownFile[] {
  return all(
    db,
    `SELECT source.path || '/' || file.path AS path, format, hash, thumbnail, orientation, pages FROM file JOIN source ON source.id = source_id
     WHERE still_id = ? ORDER BY ${shownFirst}`,
    still,
  );
}
