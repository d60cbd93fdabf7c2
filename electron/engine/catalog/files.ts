import { sep } from "node:path";
import { all, first, number, run, type ReadableDb, type WritableDb } from "./database.ts";
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

const knownColumns = "id, path, bytes, modified_ms, inode, state, sidecar";

/** The file known at a path of a source: the one that is there, else the one last missed there. */
export function knownFileAt(db: ReadableDb, source: number, path: string): KnownFile | null {
  const rows = all<KnownFile>(
    db,
    `SELECT ${knownColumns} FROM file WHERE source_id = ? AND path = ?`,
    source,
    path,
  );
  return (
    rows.find(({ state }) => state === "present") ??
    rows.toSorted((one, other) => other.id - one.id)[0] ??
    null
  );
}

/** Files of a source: in a folder of it or ("") all of it; unless `deep`, only those right in the folder. */
export type FilesOf = { readonly source: number; readonly under: string; readonly deep: boolean };

/** The condition in SQL that a row is one of these files, and its values. */
export function whichFiles({ source, under, deep }: FilesOf): { sql: string; values: object } {
  const prefix = under === "" ? "" : `${under}/`;
  const inFolder = under === "" ? "" : "AND path > @prefix AND path < @under || '0'"; // "0" follows "/"
  const right = deep ? "" : "AND instr(substr(path, length(@prefix) + 1), '/') = 0";
  return { sql: `source_id = @source ${inFolder} ${right}`, values: { source, under, prefix } };
}

/** Those of these files that are present, in the order of their paths after one ("" for all). */
export function presentFilesAfter(
  db: ReadableDb,
  of: FilesOf,
  after: string,
  limit: number,
): KnownFile[] {
  const { sql, values } = whichFiles(of);
  return all(
    db,
    `SELECT ${knownColumns} FROM file
     WHERE ${sql} AND state = 'present' AND path > @after ORDER BY path LIMIT @limit`,
    { ...values, after, limit },
  );
}

/** The keys of those of these files that are present. */
export function presentFileKeys(db: ReadableDb, of: FilesOf): readonly number[] {
  const { sql, values } = whichFiles(of);
  const row = first<{ keys: string }>(
    db,
    `SELECT json_group_array(id) AS keys FROM file WHERE ${sql} AND state = 'present'`,
    values,
  );
  // Made by json_group_array from keys of files; a row each would take three times as long for a million.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(row?.keys ?? "[]") as number[];
}

/** Whether there are any of these files, present or missing. */
export function areThereFiles(db: ReadableDb, of: FilesOf): boolean {
  const { sql, values } = whichFiles(of);
  return first(db, `SELECT 1 FROM file WHERE ${sql} LIMIT 1`, values) !== null;
}

/** The keys of these files by their inodes. */
export function inodesOf(db: ReadableDb, of: FilesOf): Map<number, number> {
  const { sql, values } = whichFiles(of);
  const rows = all<{ inode: number; id: number }>(
    db,
    `SELECT inode, id FROM file WHERE ${sql} ORDER BY state = 'present', id`,
    values,
  );
  return new Map(rows.map(({ inode, id }) => [inode, id]));
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

/** Present files without thumbnail, of sources that are there, below one of the folders `@within` (JSON; null for anywhere). */
const pending = `FROM file JOIN source ON source.id = source_id
  WHERE thumbnail = 'pending' AND state = 'present' AND offline IS NULL
    AND (@within IS NULL OR EXISTS (SELECT 1 FROM json_each(@within) AS folder
      WHERE substr(source.path || '/' || file.path, 1, length(folder.value) + 1) = folder.value || '/'))`;

/** Files without thumbnail yet below some folders (null for anywhere), after a key, in the order they were stored. */
export function pendingThumbnails(
  db: ReadableDb,
  within: readonly string[] | null,
  after: number,
  limit: number,
): PendingThumbnail[] {
  return all(
    db,
    `SELECT file.id AS file, still_id AS still, source.path AS root, source.path || '/' || file.path AS path, hash, format
     ${pending} AND file.id > @after ORDER BY file.id LIMIT @limit`,
    { within: within && JSON.stringify(within), after, limit },
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

export function countPending(db: ReadableDb, within: readonly string[] | null): number {
  return number(db, `SELECT count(*) ${pending}`, { within: within && JSON.stringify(within) });
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

export function isMissing(db: ReadableDb, file: number): boolean {
  return first(db, "SELECT 1 FROM file WHERE id = ? AND state = 'missing'", file) !== null;
}

/** The still that has a file at this absolute path now, and the hash (hex) of that file; null when none has. */
export function filePresentAt(
  db: ReadableDb,
  path: string,
): { still: number; hash: string } | null {
  return first(
    db,
    `SELECT still_id AS still, lower(hex(hash)) AS hash FROM source JOIN file ON file.source_id = source.id
       AND file.path = substr(@path, length(source.path) + 2)
     WHERE substr(@path, 1, length(source.path) + 1) = source.path || '/' AND state = 'present'`,
    { path: path.replaceAll(sep, "/") },
  );
}

/** The key of the last still that was made; 0 when there is none. Keys are never used again. */
export function lastStill(db: ReadableDb): number {
  return (
    first<{ seq: number }>(db, "SELECT seq FROM sqlite_sequence WHERE name = 'still'")?.seq ?? 0
  );
}

/** The still of a file. */
export function stillOfFile(db: ReadableDb, file: number): number | null {
  return (
    first<{ still_id: number }>(db, "SELECT still_id FROM file WHERE id = ?", file)?.still_id ??
    null
  );
}

/** What is known of a file, with its still and what it holds; null when there is none with this key. */
export function knownFile(
  db: ReadableDb,
  file: number,
): (KnownFile & { readonly still: number; readonly hash: Buffer }) | null {
  return first(db, `SELECT ${knownColumns}, still_id AS still, hash FROM file WHERE id = ?`, file);
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

/** A file's `FilePresence` in SQL, for a query of `file` and its `source`. */
export const presence =
  "iif(file.state = 'present' AND source.offline IS NOT NULL, 'offline', file.state)";

/**
 * In SQL: that a file is not one which was at its path before another of the same still is there now. Such
 * a file is only kept for undo.
 */
export const notSuperseded = `NOT (file.state = 'missing' AND EXISTS (
  SELECT 1 FROM file AS now WHERE now.source_id = file.source_id AND now.path = file.path
    AND now.state = 'present' AND now.still_id = file.still_id))`;

/** What a still's file is called, for a sentence. */
export function fileNameOfStill(db: ReadableDb, still: number): string {
  const sql = `SELECT name FROM file WHERE still_id = ? ORDER BY ${shownFirst} LIMIT 1`;
  return first<{ name: string }>(db, sql, still)?.name ?? "";
}

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
