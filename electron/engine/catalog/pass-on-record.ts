import { takenOfFile } from "./charset-readings.ts";
import { first, run, type WritableDb } from "./database.ts";
import { noteDifferences } from "./file-differences.ts";
import { keepFileEvent } from "./file-events.ts";
import { followFile } from "./follow-file.ts";
import { stateOf, type FileRow } from "./store-read.ts";

/** A still and those of its files that hold certain bytes (hex). */
export type FilesOfStill = { readonly still: number; readonly hash: string };

/**
 * Gives two stills each other's files. Each record then follows its new file, as if that had changed from
 * the one to the other: the archivist's words stay with the record, the file's own go with the file.
 */
export function exchangeFiles(db: WritableDb, one: FilesOfStill, other: FilesOfStill): void {
  const [ofOne, ofOther] = [fileOf(db, one), fileOf(db, other)];
  moveFiles(db, other, one.still);
  moveFiles(db, one, other.still);
  if (ofOne === null || ofOther === null) return;
  followTo(db, one.still, ofOne, ofOther);
  followTo(db, other.still, ofOther, ofOne);
}

/** The record of a still follows to the file of another, which is left where it is. */
export function followToFile(db: WritableDb, one: FilesOfStill, other: FilesOfStill): void {
  const [from, to] = [fileOf(db, one), fileOf(db, other)];
  if (from !== null && to !== null) followTo(db, one.still, from, to);
}

/** The rows of `joined_file` move the files, there and back: so undo needs no more than them. */
function moveFiles(db: WritableDb, { still, hash }: FilesOfStill, to: number): void {
  run(db, "INSERT INTO joined_file (still_id, gone_id, hash) VALUES (?, ?, ?)", to, still, hash);
}

function followTo(db: WritableDb, still: number, from: FileRow, to: FileRow): void {
  const before = takenOfFile(db, from.id);
  const now = takenOfFile(db, to.id);
  if (before === null || now === null) return;
  followFile(db, still, before, now);
  noteDifferences(db, still, before, now);
  keepFileEvent(db, still, {
    path: to.full,
    before: { state: stateOf(from), taken: before },
    after: { state: stateOf(to), taken: now },
  });
}

function fileOf(db: WritableDb, { still, hash }: FilesOfStill): FileRow | null {
  return first<FileRow>(
    db,
    `SELECT file.id, still_id, source.path || '/' || file.path AS full, hash, bytes, width, height,
       modified_ms AS modifiedMs, sidecar, state
     FROM file JOIN source ON source.id = source_id WHERE still_id = ? AND hash = unhex(?)
     ORDER BY state = 'present' DESC, file.id LIMIT 1`,
    still,
    hash,
  );
}
