import type { ReadableDb } from "./catalog/database.ts";
import type { StillCounts } from "./catalog/overview.ts";
import { plainSource } from "./catalog/plain-source.ts";
import { StillTally } from "./catalog/still-counts.ts";
import { Breather } from "./search/breather.ts";
import { windowsOf } from "./search/windows.ts";

/** Stills counted in one go: about six milliseconds. */
const AT_ONCE = 1000;

/**
 * Counts stills by their records from the tables, a few thousand at a time so that others have their
 * turn. One count at a time: who asks meanwhile gets the same.
 */
export class PlainCounts {
  private readonly db: ReadableDb;
  private readonly signal: AbortSignal;
  private counting: Promise<StillCounts> | null = null;
  private stale = false;

  /** `signal` says that the catalog is being closed; whoever waits is then refused with its reason. */
  constructor(db: ReadableDb, signal: AbortSignal) {
    this.db = db;
    this.signal = signal;
  }

  /** Stills or records changed: a count that is under way may have missed it. */
  changed(): void {
    this.stale = true;
  }

  get(): Promise<StillCounts> {
    this.counting ??= this.countUndisturbed().finally(() => {
      this.counting = null;
    });
    return this.counting;
  }

  /** Counts a second time when something changed meanwhile; but an archive that is filled changes all the time. */
  private async countUndisturbed(): Promise<StillCounts> {
    this.stale = false;
    const counts = await this.count();
    // Another turn of the loop may have set it.
    // oxlint-disable-next-line typescript/no-unnecessary-condition
    return this.stale ? await this.count() : counts;
  }

  private async count(): Promise<StillCounts> {
    const breather = new Breather(this.signal);
    const tally = new StillTally(this.db);
    for (const window of windowsOf(plainSource(this.db), AT_ONCE)) {
      tally.add(window);
      if (breather.due()) await breather.breathe();
    }
    return tally.counts();
  }
}
