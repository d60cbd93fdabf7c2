import { inTransaction } from "../catalog/database.ts";
import { countUnprinted, keepPrint, markUnprinted, unprinted } from "../catalog/prints.ts";
import { thumbnailPath } from "../ingest/thumbnails.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import type { SearchTools } from "./compare-prints.ts";

/** Thumbnails that were made before there were prints get theirs, without their originals. */
export async function printOlder(
  { db, folder, pool }: SearchTools,
  control: JobControl,
): Promise<void> {
  const total = countUnprinted(db);
  if (total === 0) return;
  let done = 0;
  let after: Buffer = Buffer.alloc(0);
  for (;;) {
    await control.whilePaused();
    if (control.signal.aborted) return;
    const hashes = unprinted(db, after, pool.size * 8);
    const last = hashes.at(-1);
    if (last === undefined) {
      markUnprinted(db, false);
      return;
    }
    after = last;
    const prints = await Promise.all(
      hashes.map(async (hash) => {
        const path = thumbnailPath(folder, hash.toString("hex"));
        return { hash, ...(await pool.run({ kind: "print", path }, "background")) };
      }),
    );
    inTransaction(db, () => {
      for (const { hash, print } of prints) if (print !== null) keepPrint(db, hash, print);
    });
    done += hashes.length;
    control.progress(done, total);
  }
}
