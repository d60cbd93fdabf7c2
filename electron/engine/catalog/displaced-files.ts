import { isTold } from "./archivists-word.ts";
import { takenOfFile } from "./charset-readings.ts";
import { first, type ReadableDb, type WritableDb } from "./database.ts";
import { keepFileEvent } from "./file-events.ts";
import { noteQuestion } from "./file-questions.ts";
import { stateOf, type FileRow } from "./store-read.ts";

/**
 * The picture of another still was put in the place of a file, and its own is nowhere: that is remembered,
 * and the archivist is asked whether the record is of the picture that is there now.
 */
export function keepDisplaced(db: WritableDb, file: number): void {
  const gone = fileWhere(db, "file.id = @file", file);
  const came = fileWhere(
    db,
    `file.state = 'present' AND (source_id, file.path) =
       (SELECT source_id, path FROM file AS gone WHERE gone.id = @file)`,
    file,
  );
  if (gone === null || came === null) return;
  keepFileEvent(db, gone.still_id, {
    path: gone.full,
    before: { state: stateOf(gone), taken: takenOfFile(db, gone.id) },
    after: { state: stateOf(came), taken: takenOfFile(db, came.id), as: "displaced" },
  });
  if (!isTold(db, gone.still_id)) return; // as where a file went back to what a copy of it still was
  noteQuestion(db, {
    kind: "merged",
    record: gone.still_id,
    before: gone.hash,
    other: came.still_id,
    hash: came.hash,
  });
}

function fileWhere(db: ReadableDb, condition: string, file: number): FileRow | null {
  return first<FileRow>(
    db,
    `SELECT file.id, still_id, file.path, source.path || '/' || file.path AS full, hash, bytes, width, height,
       modified_ms AS modifiedMs, sidecar, state
     FROM file JOIN source ON source.id = source_id WHERE ${condition}`,
    { file },
  );
}
