import { run, type WritableDb } from "./database.ts";
import { followQuestions } from "./file-questions.ts";
import { followRendition } from "./joined.ts";
import { noteReading } from "./picture-problems.ts";
import { keepCarried, type ReadFile } from "./store-read.ts";
import type { Problem } from "../../../shared/problem.ts";
import { noteGood } from "./fixity.ts";

/**
 * Takes in that we ourselves changed the metadata of a file or of a sidecar beside it: the same picture, so whatever
 * is known of it by its bytes goes along. The record stays as it is, for it is what was written.
 */
export function storeWritten(
  db: WritableDb,
  known: { readonly file: number; readonly hash: Buffer },
  read: ReadFile,
  problem: Problem | null,
): void {
  const isOther = !known.hash.equals(read.hash);
  if (isOther) carryOver(db, known.hash, read.hash);
  run(
    db,
    `UPDATE file SET hash = @hash, bytes = @bytes, modified_ms = @modifiedMs, inode = @inode, format = @format,
       width = @width, height = @height, orientation = @orientation, pages = @pages, sidecar = @sidecar,
       charset_guessed = @guessed WHERE id = @file`,
    {
      file: known.file,
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
  keepCarried(db, known.file, read, known.file);
  noteGood(db, known.file);
  noteReading(db, read.hash, problem);
  if (!isOther) return;
  followRendition(db, known.hash, read.hash);
  followQuestions(db, known.hash, read.hash);
  forgetFaces(db, known.hash);
}

/** What is known of a picture by the hash of its bytes is known of the new ones too; what was found of the old stays. */
function carryOver(db: WritableDb, from: Buffer, to: Buffer): void {
  const [hexFrom, hexTo] = [from.toString("hex"), to.toString("hex")];
  run(
    db,
    `INSERT INTO picture_print (hash, print) SELECT @to, print FROM picture_print
     WHERE hash = @from AND NOT EXISTS (SELECT 1 FROM picture_print WHERE hash = @to)`,
    { from, to },
  );
  run(db, "INSERT OR IGNORE INTO print_wanted SELECT @to FROM print_wanted WHERE hash = @from", {
    from,
    to,
  });
  for (const [mine, others] of [
    ["hash", "other_hash"],
    ["other_hash", "hash"],
  ] as const)
    run(
      db,
      `INSERT OR IGNORE INTO not_same (still_id, ${mine}, ${others})
       SELECT still_id, @to, ${others} FROM not_same WHERE ${mine} = @from`,
      { from: hexFrom, to: hexTo },
    );
  run(
    db,
    "INSERT OR IGNORE INTO face_reading (hash, state) SELECT @to, state FROM face_reading WHERE hash = @from",
    { from, to },
  );
  run(
    db,
    `INSERT INTO face (hash, x, y, width, height, descriptor)
     SELECT @to, x, y, width, height, descriptor FROM face
     WHERE hash = @from AND NOT EXISTS (SELECT 1 FROM face WHERE hash = @to)`,
    { from, to },
  );
  run(db, "INSERT OR IGNORE INTO face_wanted SELECT @to FROM face_wanted WHERE hash = @from", {
    from,
    to,
  });
}

/** Of bytes that are no more in the archive no measures of faces are kept; see the migration that made them. */
function forgetFaces(db: WritableDb, hash: Buffer): void {
  const gone = "NOT EXISTS (SELECT 1 FROM file WHERE file.hash = @hash)";
  run(
    db,
    `UPDATE face SET descriptor = zeroblob(length(descriptor)) WHERE hash = @hash AND descriptor IS NOT NULL AND ${gone}`,
    { hash },
  );
  for (const table of ["face", "face_reading", "face_wanted"])
    run(db, `DELETE FROM ${table} WHERE hash = @hash AND ${gone}`, { hash });
}
