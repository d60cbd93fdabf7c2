import { isTold } from "../catalog/archivists-word.ts";
import { takePlaceInSets } from "../catalog/copy-tags.ts";
import type { WritableDb } from "../catalog/database.ts";
import { joinStill, preferFile } from "../catalog/joined.ts";
import { followToFile, type FilesOfStill } from "../catalog/pass-on-record.ts";
import { fillFrom } from "./copy-metadata.ts";

/**
 * What is a still of its own so far is what a missing file has become: its still becomes part of the one
 * with the record, which follows to the new file; what an archivist said of it is kept too.
 */
export function takeOverStill(db: WritableDb, record: FilesOfStill, came: FilesOfStill): void {
  followToFile(db, record, came);
  if (isTold(db, came.still)) fillFrom(db, { from: came.still, to: record.still, choices: [] });
  takePlaceInSets(db, came.still, record.still);
  joinStill(db, came.still, record.still);
  preferFile(db, record.still, came.hash);
}
