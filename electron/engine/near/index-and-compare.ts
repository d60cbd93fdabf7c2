import type { Archive } from "../archive.ts";
import { startIndexing } from "../ingest/index-folders.ts";
import type { PassWishes } from "../ingest/pass.ts";
import { problemOfError } from "../problem-of-error.ts";
import { countWaiting, currentSearch, findNearDuplicates } from "./find-near-duplicates.ts";

/** Starts indexing folders as a job, after which new pictures are compared with the others, as another; gives the first. */
export function indexAndCompare(
  archive: Archive,
  folders: readonly string[],
  wishes?: PassWishes,
): number {
  const { id, ended } = startIndexing(archive, folders, wishes);
  const compare = async (): Promise<void> => {
    const { state } = await ended; // a job that was stopped may have been so to close the archive
    if (state !== "done" || !archive.catalog.db.open) return;
    archive.nearDuplicatesChanged();
    if (countWaiting(archive) > 0 && currentSearch(archive) === null) findNearDuplicates(archive);
  };
  compare().catch(problemOfError); // which logs it: nobody waits here
  return id;
}
