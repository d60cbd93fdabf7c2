import { setImmediate } from "node:timers/promises";
import { inTransaction, type WritableDb } from "../catalog/database.ts";
import { keepPair, type NearPair } from "../catalog/near-pairs.ts";
import {
  comparedUpTo,
  countUncompared,
  markCompared,
  printsAfter,
  type StoredPrint,
} from "../catalog/prints.ts";
import { thumbnailPath } from "../ingest/thumbnails.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import type { WorkerPool } from "../worker/pool.ts";
import { certaintyOf, LEAST_CERTAINTY } from "./certainty.ts";
import type { Likeness } from "./compare-pictures.ts";
import { PrintIndexes } from "./print-indexes.ts";
import { unpackPrint } from "./stored-print.ts";

export type SearchTools = {
  readonly db: WritableDb;
  readonly pool: WorkerPool;
  /** The catalog's. */
  readonly folder: string;
};

/** Compared before it is noted how far the search has come. */
const NOTED_EVERY = 64;

/**
 * Compares every print that was not compared yet with all before it, and keeps the pairs whose
 * pictures are alike: prints find candidates, thumbnails decide. Answers how many pairs were found.
 */
export async function comparePrints(tools: SearchTools, control: JobControl): Promise<number> {
  const { db } = tools;
  let total = 0;
  let done = 0;
  let found = 0;
  for (;;) {
    const waiting = countUncompared(db); // more may have come meanwhile
    if (waiting === 0) return found;
    total += waiting;
    const indexes = await PrintIndexes.read(db, control.signal);
    control.progress(done, total);
    for (;;) {
      await control.whilePaused();
      if (control.signal.aborted) return found;
      const queries = printsAfter(db, comparedUpTo(db), NOTED_EVERY).filter(
        ({ id }) => id <= indexes.last,
      );
      if (queries.length === 0) break;
      found += await compareSome(tools, queries, indexes);
      done += queries.length;
      control.progress(done, total);
    }
  }
}

/** Compares prints that follow each other, and notes that they are compared with the pairs that were found. */
async function compareSome(
  tools: SearchTools,
  queries: readonly StoredPrint[],
  indexes: PrintIndexes,
): Promise<number> {
  const { db, pool } = tools;
  const pairs: NearPair[] = [];
  const waiting = queries.values();
  const lane = async (): Promise<void> => {
    for (const query of waiting) {
      pairs.push(...(await pairsOf(tools, query, indexes)));
      await setImmediate(); // others have their turn: looking up one takes milliseconds in a large archive
    }
  };
  await Promise.all(Array.from({ length: pool.size * 2 }, lane));
  inTransaction(db, () => {
    for (const pair of pairs) keepPair(db, pair);
    markCompared(db, queries.at(-1)?.id ?? 0);
  });
  return pairs.length;
}

async function pairsOf(
  { folder, pool }: SearchTools,
  { id, hash, print }: StoredPrint,
  indexes: PrintIndexes,
): Promise<NearPair[]> {
  const candidates = indexes.candidates(unpackPrint(print).patches, id);
  if (candidates.length === 0) return [];
  const path = thumbnailPath(folder, hash.toString("hex"));
  const others = candidates.map((candidate) => ({
    path: thumbnailPath(folder, candidate.hash.toString("hex")),
    alignment: candidate.alignment,
  }));
  const { likenesses } = await pool.run({ kind: "compare", path, others }, "background");
  return candidates.flatMap((candidate, index) =>
    pairOf(hash, candidate.hash, likenesses[index] ?? null),
  );
}

function pairOf(one: Buffer, other: Buffer, likeness: Likeness | null): NearPair[] {
  const certainty = likeness === null ? 0 : certaintyOf(likeness);
  if (likeness === null || certainty < LEAST_CERTAINTY) return [];
  const { alignment, within, covers } = likeness;
  return [{ one, other, certainty, ...alignment, share: covers / within }];
}
