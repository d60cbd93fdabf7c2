import { sep } from "node:path";
import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";
import { markMissing, notSuperseded } from "./files.ts";
import { sourceHolding, within, type SourceRow } from "./sources.ts";

/** A file that is not where it was: missing, or in a source that is offline. */
export type AwayFile = {
  readonly id: number;
  readonly still: number;
  readonly source: number;
  /** The folder of its source. */
  readonly root: string;
  /** Within its source. */
  readonly path: string;
  readonly name: string;
  readonly hash: Buffer;
  readonly bytes: number;
  readonly modifiedMs: number;
};

const awayFiles = `SELECT file.id, still_id AS still, source_id AS source, source.path AS root, file.path, name, hash, bytes,
    modified_ms AS modifiedMs
  FROM file JOIN source ON source.id = source_id WHERE (state = 'missing' OR offline IS NOT NULL)
    AND ${notSuperseded}`;

/** The files of a source that are away, in the order of their paths. */
export function awayInSource(db: ReadableDb, source: number): AwayFile[] {
  return all(db, `${awayFiles} AND source_id = ? ORDER BY file.path`, source);
}

/** Whether a source is away as a whole, so that it may have moved: one of which files are there has not. */
export function isAwayAsWhole(db: ReadableDb, source: number): boolean {
  const there = first(
    db,
    `SELECT 1 FROM file JOIN source ON source.id = source_id
     WHERE source_id = ? AND state = 'present' AND offline IS NULL LIMIT 1`,
    source,
  );
  return there === null;
}

/** The files of a still that are away. */
export function awayOfStill(db: ReadableDb, still: number): AwayFile[] {
  return all(db, `${awayFiles} AND still_id = ? ORDER BY file.id`, still);
}

/** Where a file that was away is now: an absolute path. */
export type NewPlace = { readonly file: number; readonly path: string };

/** What is to be given new places. */
export type Relinking = {
  /** The new folder, an absolute path. */
  readonly folder: string;
  readonly places: readonly NewPlace[];
  /** The source that moved there as a whole; null for single files. */
  readonly source: number | null;
  /** Files of it that are not in the new folder. */
  readonly notFound: readonly number[];
};

/**
 * Gives files new places: a source that moved as a whole takes its other files along, as missing.
 * Otherwise the files go to the source that holds the folder, which is made if there is none. Answers
 * how many stills' files moved.
 */
export function relink(db: WritableDb, { folder, places, source, notFound }: Relinking): number {
  const at = folder.replaceAll(sep, "/");
  const moved = source === null ? null : moveSource(db, source, at);
  const target = moved ?? sourceHolding(db, at).source;
  const stills = places.flatMap(
    (place) => moveFile(db, target, { ...place, path: place.path.replaceAll(sep, "/") }) ?? [],
  );
  if (moved !== null) for (const file of notFound) markMissing(db, file);
  else if (source !== null) dropIfEmpty(db, source);
  return new Set(stills).size;
}

function dropIfEmpty(db: WritableDb, source: number): void {
  run(
    db,
    "DELETE FROM source WHERE id = @source AND NOT EXISTS (SELECT 1 FROM file WHERE source_id = @source)",
    { source },
  );
}

/** Null where the folder belongs to another source, or holds one: its files then go there one by one. */
function moveSource(db: WritableDb, source: number, folder: string): SourceRow | null {
  const inTheWay = first(
    db,
    `SELECT 1 FROM source WHERE id <> @source AND (path = @folder
       OR substr(path, 1, length(@folder) + 1) = @folder || '/'
       OR substr(@folder, 1, length(path) + 1) = path || '/')`,
    { source, folder },
  );
  if (inTheWay !== null) return null;
  run(db, "UPDATE source SET path = ?, offline = NULL, device = NULL WHERE id = ?", folder, source);
  return first(db, "SELECT id, path, indexed_at, device, offline FROM source WHERE id = ?", source);
}

/** A file that is missing has become the one that is at this path now: it was there before it. */
export function leaveBehind(db: WritableDb, file: number, path: string): void {
  run(
    db,
    `UPDATE file SET state = 'missing', source_id = now.source_id, path = now.path, name = now.name
     FROM (SELECT file.source_id, file.path, file.name FROM file JOIN source ON source.id = source_id
       WHERE source.path || '/' || file.path = ? AND file.state = 'present') AS now WHERE file.id = ?`,
    path.replaceAll(sep, "/"),
    file,
  );
}

type FileRow = {
  readonly still_id: number;
  readonly source_id: number;
  readonly path: string;
  readonly state: string;
};

/** A file that the archive knows in its new place already is only missing in its old one. */
function moveFile(db: WritableDb, target: SourceRow, { file, path }: NewPlace): number | null {
  const row = first<FileRow>(
    db,
    "SELECT still_id, source_id, path, state FROM file WHERE id = ?",
    file,
  );
  if (row === null) return null;
  const inTarget = within(target.path, path);
  if (inTarget === null) return null;
  // of a whole disk that moved most files are where they were in it
  if (row.source_id === target.id && row.path === inTarget && row.state === "present")
    return row.still_id;
  const isThere = first(
    db,
    "SELECT 1 FROM file WHERE source_id = ? AND path = ? AND state = 'present' AND id <> ?",
    target.id,
    inTarget,
    file,
  );
  if (isThere === null)
    run(
      db,
      "UPDATE file SET source_id = ?, path = ?, name = ?, state = 'present' WHERE id = ?",
      target.id,
      inTarget,
      inTarget.slice(inTarget.lastIndexOf("/") + 1),
      file,
    );
  else markMissing(db, file);
  return row.still_id;
}
