import { inTransaction, type WritableDb } from "../catalog/database.ts";
import { keepPair, type NearPair } from "../catalog/near-pairs.ts";
import { comparedUpTo, countUncompared, markCompared } from "../catalog/prints.ts";
import { thumbnailPath } from "../ingest/one-thumbnail.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import type { WorkerPool } from "../worker/pool.ts";
import { startCandidateSearch } from "./candidate-search.ts";
import { certaintyOf, LEAST_CERTAINTY } from "./certainty.ts";
import type { Likeness } from "./compare-pictures.ts";
import type { FoundQueries, Query } from "./found-queries.ts";

export type SearchTools = {
  readonly db: WritableDb;
  readonly pool: WorkerPool;
  /** The catalog's. */
  readonly folder: string;
};

/**
 * Compares every print that was not compared yet with all before it, and keeps the pairs whose
 * pictures are alike: prints find candidates, thumbnails decide. Answers how many pairs were found.
 */
export async function comparePrints(tools: SearchTools, control: JobControl): Promise<number> {
  const { db } = tools;
  let found = 0;
  let done = 0;
  for (;;) {
    const waiting = countUncompared(db); // more may have come meanwhile
    if (waiting === 0 || control.signal.aborted) return found;
    control.progress(done, done + waiting);
    found += await compareWaiting(tools, control, { done, total: done + waiting });
    done += waiting;
  }
}

type Progress = { readonly done: number; readonly total: number };

/** Goes once through the prints that wait now. */
async function compareWaiting(
  tools: SearchTools,
  control: JobControl,
  { done, total }: Progress,
): Promise<number> {
  const { db } = tools;
  const from = comparedUpTo(db);
  const search = startCandidateSearch(db.name, from, control.signal);
  let pairs = 0;
  try {
    for (;;) {
      await control.whilePaused();
      const found = await search.next();
      if (found === null || control.signal.aborted) return pairs;
      pairs += await compareSome(tools, found, control.signal);
      control.progress(Math.min(total, done + found.upTo - from), total);
    }
  } finally {
    search.stop();
  }
}

/**
 * Compares some prints with their candidates, and notes that they are compared with the pairs that were
 * found. A few at a time, so that it soon stops: then nothing of it is noted, and it is done anew.
 */
async function compareSome(
  tools: SearchTools,
  { upTo, queries }: FoundQueries,
  signal: AbortSignal,
): Promise<number> {
  const pairs: NearPair[] = [];
  const together = 4 * tools.pool.size;
  for (let at = 0; at < queries.length; at += together) {
    if (signal.aborted) return 0;
    const some = queries.slice(at, at + together);
    pairs.push(...(await Promise.all(some.map((query) => pairsOf(tools, query)))).flat());
  }
  inTransaction(tools.db, () => {
    for (const pair of pairs) keepPair(tools.db, pair);
    markCompared(tools.db, upTo);
  });
  return pairs.length;
}

async function pairsOf(
  { folder, pool }: SearchTools,
  { hash, candidates }: Query,
): Promise<NearPair[]> {
  const pathOf = (bytes: Uint8Array): string =>
    thumbnailPath(folder, Buffer.from(bytes).toString("hex"));
  const others = candidates.map(({ hash: other, turn, alignment }) => ({
    path: pathOf(other),
    turn,
    alignment,
  }));
  const { likenesses } = await pool.run(
    { kind: "compare", path: pathOf(hash), others },
    "background",
  );
  return candidates.flatMap(({ hash: other, turn }, index) =>
    pairOf({ one: Buffer.from(hash), other: Buffer.from(other), turn }, likenesses[index] ?? null),
  );
}

function pairOf(
  pictures: Pick<NearPair, "one" | "other" | "turn">,
  likeness: Likeness | null,
): NearPair[] {
  const certainty = likeness === null ? 0 : certaintyOf(likeness);
  if (likeness === null || certainty < LEAST_CERTAINTY) return [];
  const { alignment, within, covers } = likeness;
  return [{ ...pictures, certainty, ...alignment, share: covers / within }];
}
