import type { Job } from "../../../shared/contract/archive.ts";
import type { Archive } from "../archive.ts";
import { countUncompared, countUnprinted } from "../catalog/prints.ts";
import { comparePrints } from "./compare-prints.ts";
import { printThumbnails } from "./print-thumbnails.ts";

const LABEL = "Looking for near-duplicates";

/** Pictures that wait to be compared with the others. */
export function countWaiting({ catalog: { db } }: Archive): number {
  return countUncompared(db) + countUnprinted(db);
}

/** The job that is looking for near-duplicates now; null when none is. */
export function currentSearch({ jobs }: Archive): number | null {
  const running = jobs
    .list()
    .find(({ kind, state }) => kind === "compare" && (state === "running" || state === "paused"));
  return running?.id ?? null;
}

/**
 * Looks for near-duplicates among all pictures that were not compared yet, as a job. What is compared
 * stays compared, so that it goes on where it was stopped.
 */
export function findNearDuplicates(archive: Archive): { id: number; ended: Promise<Job> } {
  const { db, folder } = archive.catalog;
  const tools = { db, folder, pool: archive.pool };
  return archive.jobs.start({ kind: "compare", label: LABEL, input: {} }, async (control) => {
    let found = 0;
    do {
      if (countUnprinted(db) > 0) {
        control.relabel("Preparing to look for near-duplicates");
        await printThumbnails(tools, control);
        control.relabel(LABEL); // another pace: what is left is reckoned anew
      }
      found += await comparePrints(tools, control);
    } while (!control.signal.aborted && countWaiting(archive) > 0); // more may have come meanwhile
    archive.nearDuplicatesChanged();
    return found === 0 ? "" : sayGroups(archive.nearGroups.all().length);
  });
}

function sayGroups(groups: number): string {
  return `${groups.toLocaleString("en")} ${groups === 1 ? "group" : "groups"} of near-duplicates to look at`;
}
