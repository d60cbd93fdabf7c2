import { setTimeout } from "node:timers/promises";
import type { ReadableDb } from "./catalog/database.ts";
import { presentFiles } from "./catalog/source-counts.ts";
import { Breather } from "./search/breather.ts";

/** Files looked at in one go: about 4 ms. */
const AT_ONCE = 5_000;
/** A count that takes longer is not waited for a second time. */
const QUICK_MS = 50;
/** While a folder is indexed the counts change all the time; they are taken anew this often. */
const AGAIN_MS = 3_000;

/**
 * How many stills each source has, counted a few thousand files at a time. In a large archive an old
 * count is answered at once, and `recounted` told when there is a newer one.
 */
export class SourceCounts {
  private readonly db: ReadableDb;
  private readonly recounted: () => void;
  private readonly stopping = new AbortController();
  private counts: ReadonlyMap<number, number> | null = null;
  private stale = true;
  private tookMs = 0;
  private counting: Promise<ReadonlyMap<number, number>> | null = null;

  constructor(db: ReadableDb, recounted: () => void) {
    this.db = db;
    this.recounted = recounted;
  }

  /** Files came, went, or changed hands. */
  changed(): void {
    this.stale = true;
  }

  stop(): void {
    this.stopping.abort();
  }

  /** Source to number of stills; sources without any are left out. */
  async get(): Promise<ReadonlyMap<number, number>> {
    if (this.counts !== null && !this.stale) return this.counts;
    if (this.counts === null || this.tookMs < QUICK_MS) return await this.count(0);
    if (this.counting === null) this.countLater();
    return this.counts;
  }

  private countLater(): void {
    this.count(AGAIN_MS).then(this.recounted, (error: unknown) => {
      // Nobody waits for it: the old counts stand, and whoever asks next has them counted anew.
      if (!this.stopping.signal.aborted)
        process.stderr.write(`counting stills: ${String(error)}\n`);
    });
  }

  /** One at a time: who asks meanwhile gets the same. */
  private count(delayMs: number): Promise<ReadonlyMap<number, number>> {
    this.counting ??= this.countNow(delayMs).finally(() => {
      this.counting = null;
    });
    return this.counting;
  }

  private async countNow(delayMs: number): Promise<ReadonlyMap<number, number>> {
    const { signal } = this.stopping;
    if (delayMs > 0) await setTimeout(delayMs, undefined, { signal, ref: false });
    this.stale = false;
    const started = performance.now();
    const counts = await countStillsOfSources(this.db, signal).catch((error: unknown) => {
      this.stale = true;
      throw error;
    });
    this.tookMs = performance.now() - started;
    this.counts = counts;
    return counts;
  }
}

async function countStillsOfSources(
  db: ReadableDb,
  signal: AbortSignal,
): Promise<Map<number, number>> {
  const breather = new Breather(signal);
  const stills = new Map<number, Set<number>>();
  let after = 0;
  for (;;) {
    const files = presentFiles(db, after, AT_ONCE);
    for (const { source, still } of files) {
      const known = stills.get(source);
      if (known === undefined) stills.set(source, new Set([still]));
      else known.add(still);
    }
    const last = files.at(-1);
    if (last === undefined) break;
    after = last.id;
    await breather.breathe();
  }
  return new Map([...stills].map(([source, ids]) => [source, ids.size]));
}
