import { isDeepStrictEqual } from "node:util";
import type { Carried } from "../../../shared/carried.ts";
import type { FileState } from "../../../shared/file-changes.ts";
import { all, first, run, type WritableDb } from "./database.ts";
import { noteDifferences } from "./file-differences.ts";
import { keepFileEvent } from "./file-events.ts";
import { findingsJson } from "./findings.ts";
import { followFile } from "./follow-file.ts";
import { followRendition } from "./joined.ts";
import { addStill } from "./take-from-file.ts";
import { takenOf, type Taken } from "./taken.ts";

/** One file as the reader found it. */
export type ReadFile = {
  /** Within the source, with forward slashes. */
  readonly path: string;
  readonly name: string;
  readonly hash: Buffer;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly inode: number;
  /** The state of its sidecars (see sidecars.ts of ingest); null when it has none. */
  readonly sidecar: string | null;
  readonly format: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly pages: number;
  readonly carried: Carried;
  /** False when the picture cannot be decoded, so that no thumbnail is tried. */
  readonly decodable: boolean;
};

/**
 * What a file was to the catalog: a still not seen before, another copy of one, one that was missing
 * elsewhere, a known file as it was, one whose sidecars say something else, or a known path with new
 * bytes. The last are stored by {@link storeChanged}, together.
 */
export type Stored =
  | { readonly as: "new" | "copy" | "moved" | "same" | "retold"; readonly still: number }
  | { readonly as: "changed" };

/** Stores a file that was read, with the still it belongs to: by content hash and size, never by name. */
export function storeRead(db: WritableDb, source: number, read: ReadFile): Stored {
  const known = fileAt(db, source, read.path);
  if (known === null) return storeNew(db, source, read);
  if (!known.hash.equals(read.hash)) return { as: "changed" };
  run(
    db,
    "UPDATE file SET modified_ms = ?, inode = ?, sidecar = ?, state = 'present' WHERE id = ?",
    read.modifiedMs,
    read.inode,
    read.sidecar,
    known.id,
  );
  if (known.sidecar === read.sidecar) return { still: known.still_id, as: "same" };
  const before = takenBefore(db, known.id);
  keepCarried(db, known.id, read);
  follow(db, known, before, read);
  return { still: known.still_id, as: "retold" };
}

/** The record follows its changed file; what the file was, and where the two now differ, is kept. */
function follow(db: WritableDb, known: FileRow, before: Taken | null, read: ReadFile): void {
  const still = known.still_id;
  const now = takenOf(read.carried);
  if (before !== null) {
    followFile(db, still, before, now);
    noteDifferences(db, still, before, now);
  }
  if (known.hash.equals(read.hash) && isDeepStrictEqual(before, JSON.parse(JSON.stringify(now))))
    return; // a sidecar was touched, and says what it said
  keepFileEvent(db, still, {
    path: known.full,
    before: { state: stateOf(known), taken: before },
    after: { state: stateOf(read), taken: now },
  });
}

function stateOf({ hash, bytes, width, height, modifiedMs }: FileRow | ReadFile): FileState {
  return { hash: hash.toString("hex"), bytes, width, height, modifiedMs };
}

type FileRow = {
  readonly id: number;
  readonly still_id: number;
  readonly path: string;
  /** With the folder of its source. */
  readonly full: string;
  readonly hash: Buffer;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly modifiedMs: number;
  readonly sidecar: string | null;
  readonly state: "present" | "missing";
};

/** The file known at a path: the one that is there, else the one last missed there. */
function fileAt(db: WritableDb, source: number, path: string): FileRow | null {
  return first<FileRow>(
    db,
    `SELECT file.id, still_id, file.path, source.path || '/' || file.path AS full, hash, bytes, width, height,
       modified_ms AS modifiedMs, sidecar, state
     FROM file JOIN source ON source.id = source_id WHERE source_id = ? AND file.path = ?
     ORDER BY state = 'present' DESC, file.id DESC LIMIT 1`,
    source,
    path,
  );
}

function storeNew(db: WritableDb, source: number, read: ReadFile): Stored {
  const twin = stillHolding(db, read);
  const still = twin?.still ?? addStill(db, takenOf(read.carried));
  addFile(db, { still, source, thumbnail: twin?.thumbnail ?? firstThumbnail(read) }, read);
  if (twin === null) return { still, as: "new" };
  const missed = run(db, "DELETE FROM file WHERE hash = ? AND state = 'missing'", read.hash);
  return { still, as: missed.changes > 0 ? "moved" : "copy" };
}

/** The still that has these bytes already. */
function stillHolding(
  db: WritableDb,
  { hash, bytes }: ReadFile,
): { still: number; thumbnail: string } | null {
  return first(
    db,
    `SELECT still_id AS still, thumbnail FROM file WHERE hash = ? AND bytes = ?
     ORDER BY state = 'present' DESC, id LIMIT 1`,
    hash,
    bytes,
  );
}

/** A copy elsewhere, as it was last seen. */
export type OtherCopy = {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
};

type Change = { readonly read: ReadFile; readonly known: FileRow; still: number | null };

/**
 * Stores files whose bytes at a known path are new. They are decided together and last in a pass,
 * when every other file is known: bytes that were known before belong to their still wherever they
 * now are, so renumbered and swapped files keep their records. Only bytes never seen are an edited
 * picture, which keeps the record of its path, unless the old bytes live on elsewhere: then the
 * record is theirs, and the path gets a new still. So it does where the old bytes were missing already:
 * they may be anywhere, and what came to their place under their name need not be them. `isThere` tells whether a copy outside this pass
 * is still what was last seen of it. No still ever loses its last file: it is kept as missing.
 */
export function storeChanged(
  db: WritableDb,
  source: number,
  reads: readonly ReadFile[],
  isThere: (copy: OtherCopy) => boolean,
): number[] {
  const changes = reads
    .map((read): Change | null => {
      const known = fileAt(db, source, read.path);
      return known === null ? null : { read, known, still: stillHolding(db, read)?.still ?? null };
    })
    .filter((change) => change !== null);
  decideUnseen(db, changes, isThere);
  const touched = changes.flatMap((change) => applyChange(db, source, change));
  for (const { known } of changes) forgetIfElsewhere(db, known);
  return touched;
}

/** Whose record bytes get that were never seen before. */
function decideUnseen(
  db: WritableDb,
  changes: readonly Change[],
  isThere: (copy: OtherCopy) => boolean,
): void {
  const changing = new Set(changes.map(({ known }) => known.id));
  const arrived = new Set(changes.map(({ read }) => read.hash.toString("hex")));
  const decided = new Map<string, number>();
  const claimed = new Set<string>(); // bytes whose record one path has taken; a joined still has several
  for (const change of changes) {
    if (change.still !== null) continue;
    const { read, known } = change;
    const bytes = read.hash.toString("hex");
    const before = known.hash.toString("hex");
    const livesOn =
      known.state === "missing" ||
      claimed.has(before) ||
      arrived.has(before) ||
      othersHolding(db, known).some((copy) => !changing.has(copy.id) && isThere(copy));
    change.still =
      decided.get(bytes) ?? (livesOn ? addStill(db, takenOf(read.carried)) : known.still_id);
    decided.set(bytes, change.still);
    if (change.still === known.still_id) claimed.add(before);
  }
}

function othersHolding(db: WritableDb, { id, hash }: FileRow): (OtherCopy & { id: number })[] {
  return all(
    db,
    `SELECT file.id, source.path || '/' || file.path AS path, bytes, modified_ms AS modifiedMs
     FROM file JOIN source ON source.id = source_id
     WHERE hash = ? AND file.id <> ? AND state = 'present'`,
    hash,
    id,
  );
}

/** The stills touched: the one the file belongs to now, and the one it left. */
function applyChange(db: WritableDb, source: number, { read, known, still }: Change): number[] {
  if (still === null) return [];
  const thumbnail =
    first<{ thumbnail: string }>(db, "SELECT thumbnail FROM file WHERE hash = ? LIMIT 1", read.hash)
      ?.thumbnail ?? firstThumbnail(read);
  const before = takenBefore(db, known.id);
  run(db, "UPDATE file SET state = 'missing' WHERE id = ?", known.id);
  addFile(db, { still, source, thumbnail }, read);
  if (still === known.still_id && !known.hash.equals(read.hash)) {
    followRendition(db, known.hash, read.hash);
    follow(db, known, before, read);
  }
  return still === known.still_id ? [still] : [still, known.still_id];
}

/** A file whose place was taken is remembered, as missing, only while its still has no other. */
function forgetIfElsewhere(db: WritableDb, { id, still_id }: FileRow): void {
  run(
    db,
    `DELETE FROM file WHERE id = @id
       AND EXISTS (SELECT 1 FROM file AS other WHERE other.still_id = @still AND other.id <> @id)`,
    { id, still: still_id },
  );
}

function takenBefore(db: WritableDb, file: number): Taken | null {
  const row = first<{ taken: string | null }>(
    db,
    "SELECT taken FROM file_carried WHERE file_id = ?",
    file,
  );
  // Written by addFile from the same type; null in catalogs of version 1.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return typeof row?.taken === "string" ? (JSON.parse(row.taken) as Taken) : null;
}

function addFile(
  db: WritableDb,
  place: { still: number; source: number; thumbnail: string },
  read: ReadFile,
): void {
  const { key } = run(
    db,
    `INSERT INTO file (still_id, source_id, path, name, hash, bytes, modified_ms, inode, format, width, height,
       orientation, pages, sidecar, state, thumbnail)
     VALUES (@still, @source, @path, @name, @hash, @bytes, @modifiedMs, @inode, @format, @width, @height,
       @orientation, @pages, @sidecar, 'present', @thumbnail)`,
    {
      ...place,
      path: read.path,
      name: read.name,
      hash: read.hash,
      bytes: read.bytes,
      modifiedMs: read.modifiedMs,
      inode: read.inode,
      format: read.format,
      width: read.width,
      height: read.height,
      orientation: read.carried.orientation,
      pages: read.pages,
      sidecar: read.sidecar,
    },
  );
  keepCarried(db, key, read);
}

function keepCarried(db: WritableDb, file: number | bigint, read: ReadFile): void {
  run(
    db,
    "INSERT OR REPLACE INTO file_carried (file_id, carried, taken, findings) VALUES (?, ?, ?, ?)",
    file,
    JSON.stringify(read.carried.raw),
    JSON.stringify(takenOf(read.carried)),
    findingsJson(read.carried),
  );
}

function firstThumbnail(read: ReadFile): string {
  return read.decodable ? "pending" : "failed";
}
