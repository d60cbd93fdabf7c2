import { inTransaction } from "../catalog/database.ts";
import { countUnprinted, keepPrint, markAllPrinted, unprinted } from "../catalog/prints.ts";
import { thumbnailPath } from "../ingest/thumbnails.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import type { SearchTools } from "./compare-prints.ts";

/**
 * Makes the prints that are still wanting, from the thumbnails, without their originals. Not when a
 * thumbnail is made: that would take a quarter longer, and nobody waits for the print.
 */
export async function printThumbnails(tools: SearchTools, control: JobControl): Promise<void> {
  const { db } = tools;
  let done = 0;
  for (;;) {
    const waiting = countUnprinted(db);
    if (waiting === 0) return;
    const pass = await printAll(tools, control, { done, total: done + waiting });
    if (control.signal.aborted) return;
    done += pass.looked;
    if (countUnprinted(db) <= pass.unreadable) markAllPrinted(db); // else more came meanwhile
  }
}

type Pass = { readonly looked: number; readonly unreadable: number };

/** Goes once through all in the order of their hashes; those that come meanwhile it may miss. */
async function printAll(
  tools: SearchTools,
  control: JobControl,
  { done, total }: { readonly done: number; readonly total: number },
): Promise<Pass> {
  const { db, pool } = tools;
  const pass = { looked: 0, unreadable: 0 };
  let after: Buffer = Buffer.alloc(0);
  for (;;) {
    control.progress(done + pass.looked, total);
    await control.whilePaused();
    if (control.signal.aborted) return pass;
    const hashes = unprinted(db, after, pool.size * 8);
    const last = hashes.at(-1);
    if (last === undefined) return pass;
    after = last;
    pass.looked += hashes.length;
    pass.unreadable += await printSome(tools, hashes);
  }
}

/** Answers how many of these thumbnails cannot be read. */
async function printSome(
  { db, folder, pool }: SearchTools,
  hashes: readonly Buffer[],
): Promise<number> {
  const prints = await Promise.all(
    hashes.map(async (hash) => {
      const path = thumbnailPath(folder, hash.toString("hex"));
      return { hash, ...(await pool.run({ kind: "print", path }, "background")) };
    }),
  );
  inTransaction(db, () => {
    for (const { hash, print } of prints) if (print !== null) keepPrint(db, hash, print);
  });
  return prints.filter(({ print }) => print === null).length;
}
