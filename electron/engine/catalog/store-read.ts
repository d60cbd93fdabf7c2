import type { Carried } from "../../../shared/carried.ts";
import { all, first, run, type WritableDb } from "./database.ts";
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
  followSidecar(db, known, read);
  return { still: known.still_id, as: "retold" };
}

function followSidecar(db: WritableDb, known: FileRow, read: ReadFile): void {
  const before = takenBefore(db, known.id);
  keepCarried(db, known.id, read);
  if (before !== null) followFile(db, known.still_id, before, takenOf(read.carried));
}

type FileRow = {
  readonly id: number;
  readonly still_id: number;
  readonly path: string;
  readonly hash: Buffer;
  readonly sidecar: string | null;
};

/** The file known at a path: the one that is there, else the one last missed there. */
function fileAt(db: WritableDb, source: number, path: string): FileRow | null {
  return first<FileRow>(
    db,
    `SELECT id, still_id, path, hash, sidecar FROM file WHERE source_id = ? AND path = ?
     ORDER BY state = 'present' DESC, id DESC LIMIT 1`,
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
 * record is theirs, and the path gets a new still. `isThere` tells whether a copy outside this pass
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
  const claimed = new Set<number>();
  for (const change of changes) {
    if (change.still !== null) continue;
    const { read, known } = change;
    const bytes = read.hash.toString("hex");
    const livesOn =
      claimed.has(known.still_id) ||
      arrived.has(known.hash.toString("hex")) ||
      othersHolding(db, known).some((copy) => !changing.has(copy.id) && isThere(copy));
    change.still =
      decided.get(bytes) ?? (livesOn ? addStill(db, takenOf(read.carried)) : known.still_id);
    decided.set(bytes, change.still);
    if (change.still === known.still_id) claimed.add(known.still_id);
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
  if (still === known.still_id) followRendition(db, known.hash, read.hash);
  if (still === known.still_id && before !== null)
    followFile(db, still, before, takenOf(read.carried));
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
