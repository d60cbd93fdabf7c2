import { readingThatCounts, takenOfFile } from "./charset-readings.ts";
import { passOnChoice } from "./charsets.ts";
import { all, first, type ReadableDb, type WritableDb } from "./database.ts";
import type { FileQuestionKind } from "../../../shared/file-questions.ts";
import { settleOrder } from "./depiction-order.ts";
import { forgetIfElsewhere, forgetMissing } from "./elsewhere.ts";
import { followQuestions, noteQuestion } from "./file-questions.ts";
import { markMissing, removeFile } from "./files.ts";
import { followRendition } from "./joined.ts";
import { stillHandedOutAs } from "./ledger.ts";
import { NamesOfBatch } from "./names-of-batch.ts";
import {
  addFile,
  firstThumbnail,
  keepRecord,
  stillHolding,
  type FileRow,
  type ReadFile,
} from "./store-read.ts";
import { addStill } from "./take-from-file.ts";
import type { Taken } from "./taken.ts";

/** A copy elsewhere, as it was last seen. */
export type OtherCopy = {
  readonly source: number;
  /** Within its source. */
  readonly path: string;
  /** The folder of its source. */
  readonly root: string;
  /** With the folder of its source. */
  readonly full: string;
  /** Whether its source was not there at the last look. */
  readonly isOffline: boolean;
  readonly bytes: number;
  readonly modifiedMs: number;
};

/** A known path with new bytes. */
export type Change = { readonly read: ReadFile; readonly known: FileRow };

/** What a pass knows beside the catalog of the files it reads. */
export type PassView = {
  /** Whether a copy is on disk as it was last seen; where nobody can look now, it is. */
  readonly isThere: (copy: OtherCopy) => boolean;
  /** Whether the pass reads the file of a copy and has not stored it: what it holds is not known yet. */
  readonly isOpen: (copy: OtherCopy) => boolean;
  /** Whether a file of this size is still to be read, so that these bytes may come up elsewhere. */
  readonly mayComeUp: (bytes: number) => boolean;
  /** Whether a change before this one brought these bytes and is not decided. */
  readonly isAwaited: (hash: Buffer) => boolean;
  /** Whether every file has been read, so that nothing more can come up. */
  readonly isLast: boolean;
  /** The last still and the last file event there were when the pass began. */
  readonly since: { readonly still: number; readonly event: number };
};

/** Whose record a changed path has: that of known bytes, a new one, or still its own. */
export type Fate =
  /** `isNew`: the bytes were first seen in this pass, in another file. */
  | { readonly as: "known"; readonly still: number; readonly isNew: boolean }
  | { readonly as: "keeps" }
  /** Of which bytes the record is with, and why it is not with these. */
  | { readonly as: "new"; readonly why: FileQuestionKind; readonly recordWith: Buffer }
  /** It can only be told when more files are known. */
  | { readonly as: "later" };

/**
 * Decides whose picture the new bytes at a known path are. Bytes that were known before belong to their
 * still wherever they now are, so renumbered and swapped files keep their records. Only bytes never seen
 * are an edited picture, which keeps the record of its path, unless the old bytes live on elsewhere: then
 * the record is theirs, and the path gets a new still. So it does where the old bytes were missing
 * already: they may be anywhere, and what came to their place under their name need not be them.
 */
export function fateOf(db: ReadableDb, { read, known }: Change, pass: PassView): Fate {
  const holding = stillHolding(db, read);
  if (holding !== null)
    return { as: "known", still: holding.still, isNew: isNewIn(db, read, holding.still, pass) };
  const original = stillHandedOutAs(db, read.hash);
  if (original !== null) return { as: "known", still: original, isNew: false };
  if (pass.isAwaited(read.hash)) return { as: "later" };
  if (known.state === "missing") return { as: "new", why: "replaced", recordWith: known.hash };
  const claimed = claimOn(db, known);
  if (claimed !== null) return { as: "new", why: "parted", recordWith: claimed };
  const others = othersHolding(db, known);
  if (others.some((copy) => !pass.isOpen(copy) && pass.isThere(copy)))
    return { as: "new", why: "copied", recordWith: known.hash };
  if (pass.isLast) return { as: "keeps" };
  return { as: others.some(pass.isOpen) || pass.mayComeUp(known.bytes) ? "later" : "keeps" };
}

/** Whether bytes that a still holds came to it in this pass: it was made by it, or its file changed to them. */
function isNewIn(db: ReadableDb, { hash }: ReadFile, still: number, { since }: PassView): boolean {
  if (still > since.still) return true;
  return (
    first(
      db,
      `SELECT 1 FROM file_event WHERE still_id = ? AND id > ?
         AND json_extract(after, '$.state.hash') = ? LIMIT 1`,
      still,
      since.event,
      hash.toString("hex"),
    ) !== null
  );
}

/**
 * What another copy of the bytes that were known at a path was changed to, when it has kept the record. A
 * copy of which only the sidecar changed has the same bytes before and after.
 */
function claimOn(db: ReadableDb, { id, still_id, hash }: FileRow): Buffer | null {
  return (
    first<{ hash: Buffer }>(
      db,
      `SELECT file.hash FROM file_event JOIN file ON file.still_id = file_event.still_id
       WHERE file_event.still_id = @still AND json_extract(before, '$.state.hash') = @hash
         AND json_extract(after, '$.state.hash') = lower(hex(file.hash))
         AND json_extract(after, '$.state.hash') <> @hash AND file.state = 'present'
         AND NOT EXISTS (SELECT 1 FROM file AS here
           WHERE here.id = @id AND here.source_id = file.source_id AND here.path = file.path) LIMIT 1`,
      { id, still: still_id, hash: hash.toString("hex") },
    )?.hash ?? null
  );
}

function othersHolding(db: ReadableDb, { id, hash }: FileRow): OtherCopy[] {
  return all<Omit<OtherCopy, "isOffline"> & { readonly offline: string | null }>(
    db,
    `SELECT source_id AS source, file.path, source.path AS root, source.path || '/' || file.path AS full,
       offline, bytes, modified_ms AS modifiedMs
     FROM file JOIN source ON source.id = source_id
     WHERE hash = ? AND file.id <> ? AND state = 'present'`,
    hash,
    id,
  ).map(({ offline, ...copy }) => ({ ...copy, isOffline: offline !== null }));
}

/** What storing a change came to. */
export type StoredChange = {
  /** The file that is at the path now. */
  readonly file: number;
  /** The bytes are new at their path, or those of a still that has them elsewhere or was missing them. */
  readonly as: "changed" | "copy" | "moved";
  /** The still that the file belongs to now, and the one that it left. */
  readonly stills: readonly number[];
  /** The bytes that were known at the path were there until now, and no place of them is known any more. */
  readonly isPlaceLost: boolean;
};

/**
 * Stores a change as it was decided. What was known at the path is forgotten at once if that is safe (see
 * {@link forgetReplaced}), else it is missing from now on: no still ever loses its last file.
 */
export function storeChanged(
  db: WritableDb,
  source: number,
  change: Change,
  fate: Exclude<Fate, { as: "later" }>,
): StoredChange {
  const { known } = change;
  const still = stillFor(db, change, fate);
  const thumbnail =
    first<{ thumbnail: string }>(
      db,
      "SELECT thumbnail FROM file WHERE hash = ? LIMIT 1",
      change.read.hash,
    )?.thumbnail ?? firstThumbnail(change.read);
  const before = takenOfFile(db, known.id);
  const isOwn = still === known.still_id;
  const read = isOwn && before !== null ? withKeptWords(change.read, before) : change.read;
  markMissing(db, known.id);
  const follows = isOwn ? known.id : null;
  const file = addFile(db, { still, source, thumbnail, follows }, read);
  if (fate.as === "new" && read.reading.taken.regions.length > 0) settleOrder(db, still);
  const missed = forgetMissing(db, { hash: read.hash, still });
  if (isOwn) {
    followRendition(db, known.hash, read.hash);
    if (fate.as === "keeps") {
      followQuestions(db, known.hash, read.hash);
      if (read.reading.isCharsetUnsure) passOnChoice(db, known.hash, read.hash);
    }
    keepRecord(db, known, before, read);
  } else {
    askWhose(db, change, fate, still);
  }
  const isForgotten = forgetReplaced(db, known, fate);
  return {
    file,
    as: fate.as !== "known" ? "changed" : missed > 0 ? "moved" : "copy",
    stills: isOwn ? [still] : [still, known.still_id],
    isPlaceLost: !isForgotten && known.state === "present" && !isOwn,
  };
}

/** While a sidecar of a changed picture cannot be read, its record waits with what both said before. */
function withKeptWords(read: ReadFile, taken: Taken): ReadFile {
  if (!read.keepsWords) return read;
  const inCharsets = read.inCharsets.map((one) => ({
    ...one,
    reading: { ...one.reading, taken },
  }));
  return { ...read, reading: { ...read.reading, taken }, inCharsets };
}

function stillFor(
  db: WritableDb,
  { read, known }: Change,
  fate: Exclude<Fate, { as: "later" }>,
): number {
  if (fate.as === "known") return fate.still;
  return fate.as === "keeps"
    ? known.still_id
    : addStill(db, readingThatCounts(db, read).taken, new NamesOfBatch(db));
}

/**
 * Forgets what was known at a path: bytes that the record has followed to others, here or in another copy
 * of them, and bytes that its still has elsewhere. Says whether it did.
 */
function forgetReplaced(db: WritableDb, known: FileRow, fate: Fate): boolean {
  const isFollowed =
    fate.as === "keeps" || (known.state === "present" && claimOn(db, known) !== null);
  if (!isFollowed) return forgetIfElsewhere(db, known.id);
  removeFile(db, known.id);
  return true;
}

/** Where bytes do not tell, the archivist is asked; what was decided stands until then. */
function askWhose(
  db: WritableDb,
  { read, known }: Change,
  fate: Exclude<Fate, { as: "later" }>,
  still: number,
): void {
  const places = { record: known.still_id, other: still, hash: read.hash };
  if (fate.as === "new") noteQuestion(db, { ...places, kind: fate.why, before: fate.recordWith });
  else if (fate.as === "known" && fate.isNew)
    noteQuestion(db, { ...places, kind: "merged", before: known.hash });
}
