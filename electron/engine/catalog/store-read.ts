import { isDeepStrictEqual } from "node:util";
import type { FileState } from "../../../shared/file-changes.ts";
import {
  charsetsWanted,
  isNotReadAsChosen,
  readingThatCounts,
  renewCharsetReadings,
  takenOfFile,
  type CharsetRead,
} from "./charset-readings.ts";
import { first, run, type ReadableDb, type WritableDb } from "./database.ts";
import { settleOrder } from "./depiction-order.ts";
import { forgetMissing } from "./elsewhere.ts";
import { noteDifferences } from "./file-differences.ts";
import { keepFileEvent } from "./file-events.ts";
import { followFile } from "./follow-file.ts";
import { stillHandedOutAs } from "./ledger.ts";
import { NamesOfBatch } from "./names-of-batch.ts";
import type { Reading } from "./reading.ts";
import { addStill } from "./take-from-file.ts";
import type { Taken } from "./taken.ts";
import { noteGood } from "./fixity.ts";

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
  /** Whether a sidecar cannot be read now that was read before: its words stay, so nothing of what was read now counts. */
  readonly keepsWords: boolean;
  readonly format: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly pages: number;
  readonly reading: Reading;
  /** The same in other character sets that were asked for; none where its own is known. */
  readonly inCharsets: readonly CharsetRead[];
  /** False when the picture cannot be decoded, so that no thumbnail is tried. */
  readonly decodable: boolean;
};

/**
 * What a file was to the catalog: a still not seen before, another copy of one, a copy that an export
 * made of one with other metadata, one that was missing elsewhere, a known file as it was, one whose
 * sidecars say something else, or a known path with new bytes, which is left to storeChanged.
 */
export type Stored =
  | {
      readonly as: "new" | "copy" | "handed-out" | "moved" | "same" | "retold";
      readonly still: number;
      /** Its key. */
      readonly file: number;
    }
  | { readonly as: "changed"; readonly known: FileRow };

/**
 * Stores a file that was read, with the still it belongs to: by content hash and size, never by name.
 * `names` are those of the batch it is stored with.
 */
export function storeRead(
  db: WritableDb,
  source: number,
  read: ReadFile,
  names = new NamesOfBatch(db),
): Stored {
  const known = fileAt(db, source, read.path);
  if (known === null) return storeNew(db, source, read, names);
  if (!known.hash.equals(read.hash)) return { as: "changed", known };
  renewFile(db, known.id, read);
  if (read.keepsWords) return { still: known.still_id, file: known.id, as: "same" };
  const isAsKept = known.sidecar === read.sidecar && isKept(db, known.id, read);
  if (isAsKept && !isNotReadAsChosen(db, known.id))
    return { still: known.still_id, file: known.id, as: "same" };
  const before = takenOfFile(db, known.id);
  keepCarried(db, known.id, read, known.id);
  keepRecord(db, known, before, read);
  return { still: known.still_id, file: known.id, as: "retold" };
}

/** The record follows its changed file; what the file was, and where the two now differ, is kept. */
export function keepRecord(
  db: WritableDb,
  known: FileRow,
  before: Taken | null,
  read: ReadFile,
): void {
  const still = known.still_id;
  const now = readingThatCounts(db, read).taken;
  if (before !== null) {
    followFile(db, still, before, now);
    if (before.regions.length + now.regions.length > 0) settleOrder(db, still);
    noteDifferences(db, still, before, now);
  }
  const isSame = known.hash.equals(read.hash);
  const isReread = isSame && known.sidecar === read.sidecar;
  if (isReread && before === null) return; // a first version of the catalog read it: what it said is not known
  if (isSame && isDeepStrictEqual(before, JSON.parse(JSON.stringify(now)))) return;
  keepFileEvent(db, still, {
    path: known.full,
    before: { state: stateOf(known), taken: before },
    after: { state: stateOf(read), taken: now, ...(isReread ? { as: "reread" } : {}) },
  });
}

/** What was read of the same bytes takes the place of what an earlier pass, or an earlier Stillroom, made of them. */
function renewFile(db: WritableDb, file: number, read: ReadFile): void {
  run(
    db,
    `UPDATE file SET bytes = @bytes, modified_ms = @modifiedMs, inode = @inode, sidecar = @sidecar, charset_guessed = @guessed,
       format = @format, width = @width, height = @height, orientation = @orientation, pages = @pages,
       thumbnail = CASE WHEN thumbnail = 'failed' AND @decodable THEN 'pending' ELSE thumbnail END,
       state = 'present' WHERE id = @file`,
    {
      file,
      bytes: read.bytes,
      modifiedMs: read.modifiedMs,
      inode: read.inode,
      sidecar: read.sidecar,
      guessed: Number(read.reading.isCharsetUnsure),
      format: read.format,
      width: read.width,
      height: read.height,
      orientation: read.reading.orientation,
      pages: read.pages,
      decodable: Number(read.decodable),
    },
  );
  noteGood(db, file);
}

/** Whether what a file carries is in the catalog as it was read now. */
function isKept(db: ReadableDb, file: number, { reading }: ReadFile): boolean {
  const same = `SELECT 1 FROM file_carried WHERE file_id = ? AND carried = ? AND taken = ? AND findings IS ?`;
  return (
    first(db, same, file, reading.raw, JSON.stringify(reading.taken), reading.findings) !== null
  );
}

/** What is remembered of a file when it changes. */
export function stateOf({ hash, bytes, width, height, modifiedMs }: FileRow | ReadFile): FileState {
  return { hash: hash.toString("hex"), bytes, width, height, modifiedMs };
}

/** What the catalog knows of a file, for whoever changes it. */
export type FileRow = {
  readonly id: number;
  readonly still_id: number;
  /** Its path, with the folder of its source. */
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
  const known = "SELECT 1 FROM file WHERE source_id = ? AND path = ? LIMIT 1";
  if (first(db, known, source, path) === null) return null; // most are new: told in a tenth of the time
  return first<FileRow>(
    db,
    `SELECT file.id, still_id, source.path || '/' || file.path AS full, hash, bytes, width, height,
       modified_ms AS modifiedMs, sidecar, state
     FROM file JOIN source ON source.id = source_id WHERE source_id = ? AND file.path = ?
     ORDER BY state = 'present' DESC, file.id DESC LIMIT 1`,
    source,
    path,
  );
}

function storeNew(db: WritableDb, source: number, read: ReadFile, names: NamesOfBatch): Stored {
  const twin = stillHolding(db, read);
  const original = twin === null ? stillHandedOutAs(db, read.hash) : null;
  const still = twin?.still ?? original ?? addStill(db, readingThatCounts(db, read).taken, names);
  const thumbnail = twin?.thumbnail ?? firstThumbnail(read);
  const file = addFile(db, { still, source, thumbnail, follows: null }, read);
  if (original !== null) return { still, file, as: "handed-out" };
  if (twin === null) {
    if (read.reading.taken.regions.length > 0) settleOrder(db, still);
    return { still, file, as: "new" };
  }
  const missed = forgetMissing(db, { hash: read.hash, still });
  return { still, file, as: missed > 0 ? "moved" : "copy" };
}

/** The still that has these bytes already. */
export function stillHolding(
  db: ReadableDb,
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

/** Adds a file that is there, with what it carries; answers its key. `follows` is the file of its still that it replaces. */
export function addFile(
  db: WritableDb,
  {
    follows,
    ...place
  }: { still: number; source: number; thumbnail: string; follows: number | null },
  read: ReadFile,
): number {
  const { key } = run(
    db,
    `INSERT INTO file (still_id, source_id, path, name, hash, bytes, modified_ms, inode, format, width, height,
       orientation, pages, sidecar, charset_guessed, state, thumbnail)
     VALUES (@still, @source, @path, @name, @hash, @bytes, @modifiedMs, @inode, @format, @width, @height,
       @orientation, @pages, @sidecar, @guessed, 'present', @thumbnail)`,
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
      orientation: read.reading.orientation,
      pages: read.pages,
      sidecar: read.sidecar,
      guessed: Number(read.reading.isCharsetUnsure),
    },
  );
  keepCarried(db, key, read, follows);
  noteGood(db, key);
  return key;
}

/** Keeps what a file carries, in the place of what it carried before; `follows` as in {@link addFile}. */
export function keepCarried(
  db: WritableDb,
  file: number,
  read: ReadFile,
  follows: number | null,
): void {
  run(
    db,
    "INSERT OR REPLACE INTO file_carried (file_id, carried, taken, findings) VALUES (?, ?, ?, ?)",
    file,
    read.reading.raw,
    JSON.stringify(read.reading.taken),
    read.reading.findings,
  );
  const wanted = charsetsWanted(db, { hash: read.hash, file: follows });
  renewCharsetReadings(
    db,
    file,
    read.inCharsets.filter(({ charset }) => wanted.includes(charset)),
  );
}

/** The state in which the thumbnail of a new file begins. */
export function firstThumbnail(read: ReadFile): string {
  return read.decodable ? "pending" : "failed";
}
