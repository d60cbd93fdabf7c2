import { inTransaction } from "../catalog/database.ts";
import { countUnprinted, forgetWanted, keepPrint, unprinted } from "../catalog/prints.ts";
import { thumbnailPath } from "../ingest/one-thumbnail.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import type { SearchTools } from "./compare-prints.ts";

/**
 * Makes the prints that are still wanting, from the thumbnails, without their originals. Not when a
 * thumbnail is made: that would take a quarter longer, and nobody waits for the print.
 */
export async function printThumbnails(tools: SearchTools, control: JobControl): Promise<void> {
  const { db, pool } = tools;
  for (let done = 0; ;) {
    const hashes = unprinted(db, pool.size * 8);
    if (hashes.length === 0) return;
    control.progress(done, done + countUnprinted(db));
    await control.whilePaused();
    if (control.signal.aborted) return;
    await printSome(tools, hashes);
    done += hashes.length;
  }
}

/** What cannot be read is not waited for: it is wanted again once its thumbnail is made again. */
async function printSome(
  { db, folder, pool }: SearchTools,
  hashes: readonly Buffer[],
): Promise<void> {
  const prints = await Promise.all(
    hashes.map(async (hash) => {
      const path = thumbnailPath(folder, hash.toString("hex"));
      return { hash, ...(await pool.run({ kind: "print", path }, "background")) };
    }),
  );
  inTransaction(db, () => {
    for (const { hash, print } of prints) {
      if (print === null) forgetWanted(db, hash);
      else keepPrint(db, hash, print);
    }
  });
}
