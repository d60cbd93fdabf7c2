import { dirname, join } from "node:path";
import type { FolderPass } from "./folder-pass.ts";
import { readAsWanted, type ReadAsWanted } from "./read-as-wanted.ts";
import type { Found } from "./scan.ts";

/** What reading a file came to. */
export type Outcome = { readonly found: Found } & ReadAsWanted;

/** Files in the order in which they are to be stored. */
type InOrder = Iterable<Found> & { readonly length: number };

/** Stored together: large enough that the disk's part is small, small enough that stills appear as they are read. */
const BATCH = 200;
const BATCH_MS = 300;
/** No more are read while one that takes long keeps those behind it from being stored: each is held in memory. */
const AHEAD = 4 * BATCH;

/**
 * Has the workers read files, and hands on what they read in batches, in the order of `files`, whoever was
 * read first. `before` files were read before these. Ends early when the job is cancelled; throws what
 * `store` or a worker throws, and then hands nothing more on.
 */
export async function readInOrder(
  pass: FolderPass,
  files: InOrder,
  before: number,
  store: (batch: readonly Outcome[]) => void,
): Promise<void> {
  await new Reading(pass, files, before, store).run();
}

class Reading {
  private readonly pass: FolderPass;
  private readonly files: Iterator<Found>;
  private readonly store: (batch: readonly Outcome[]) => void;
  private next = 0;
  private done: number;
  private readonly total: number;
  /** Read but not stored yet, by their place in the order. */
  private readonly waiting = new Map<number, Outcome>();
  private nextToStore = 0;
  private flushedAt = performance.now();
  private failed = false;
  /** Settled each time that something was stored, or failed. */
  private wentOn = Promise.withResolvers<void>();

  constructor(
    pass: FolderPass,
    files: InOrder,
    before: number,
    store: (batch: readonly Outcome[]) => void,
  ) {
    this.pass = pass;
    this.files = files[Symbol.iterator]();
    this.store = store;
    this.done = before;
    this.total = before + files.length;
  }

  async run(): Promise<void> {
    const { control, tools } = this.pass;
    control.progress(this.done, this.total);
    // Two files asked of each worker, so that none waits for the next to be sent.
    const lanes = Array.from({ length: tools.pool.size * 2 }, () => this.readOneByOne());
    try {
      await Promise.all(lanes);
    } catch (error) {
      this.failed = true;
      this.wentOn.resolve();
      await Promise.allSettled(lanes);
      throw error;
    }
    this.flush();
  }

  private async readOneByOne(): Promise<void> {
    const { signal, progress, whilePaused } = this.pass.control;
    for (;;) {
      while (this.waiting.size >= AHEAD && !this.failed) await this.wentOn.promise;
      if (signal.aborted || this.failed) return;
      const next = this.files.next();
      if (next.done === true) return;
      const found = next.value;
      const place = this.next;
      this.next += 1;
      await whilePaused();
      this.waiting.set(place, { found, ...(await this.read(found)) });
      this.done += 1;
      if (this.waiting.size >= BATCH || performance.now() - this.flushedAt > BATCH_MS) this.flush();
      progress(this.done, this.total);
    }
  }

  private async read(found: Found): Promise<ReadAsWanted> {
    const { tools, part } = this.pass;
    const onDisk = this.pass.pathOnDisk(found);
    const sidecars = found.sidecars.map((name) => join(dirname(onDisk), name));
    return await readAsWanted(tools, {
      source: part.source.id,
      path: found.path,
      onDisk,
      sidecars,
    });
  }

  private flush(): void {
    const batch: Outcome[] = [];
    for (let one = this.waiting.get(this.nextToStore); one !== undefined;) {
      batch.push(one);
      this.waiting.delete(this.nextToStore);
      this.nextToStore += 1;
      one = this.waiting.get(this.nextToStore);
    }
    this.flushedAt = performance.now();
    if (batch.length > 0) this.store(batch);
    this.wentOn.resolve();
    this.wentOn = Promise.withResolvers();
  }
}
