import { setTimeout } from "node:timers/promises";
import type { SavedSearch } from "../../shared/contract/saved-searches.ts";
import type { QueryProblem } from "../../shared/contract/search.ts";
import { printQuery } from "../../shared/query/print.ts";
import type { KeptSearch } from "./catalog/saved-searches.ts";

/** So long whoever asks for the saved searches may wait for numbers while nobody types: what is counted by then comes at once. */
const AT_ONCE_MS = 5;
/** While somebody types nothing is counted: so long after the last letter it is. */
const QUIET_MS = 250;
/** A search that takes longer than this to be counted waits so many times as long before it is counted again. */
const SLOW_MS = 3;
const REST = 20;
/** News are told no more often than this. */
const TOLD_EVERY_MS = 500;

/** What counts. */
export type Counting = {
  /** Null while there is nothing to count with. */
  readonly count: (query: string) => number | null;
  /** Reads what a query needs before it can be counted without a wait; null where that is nothing. */
  readonly readiness: (query: string) => (() => Promise<void>) | null;
  readonly problemOf: (query: string) => QueryProblem | null;
  /** What it looks in and is not there any more. */
  readonly lostIn: (query: string) => string | null;
  /** When somebody searched last, as performance.now() tells time. */
  readonly searchedAt: number;
};

type Trouble = Pick<SavedSearch, "problem" | "lost">;

type Counted = {
  readonly query: string;
  readonly stills: number;
  /** Of which state of the archive. */
  readonly state: number;
  readonly at: number;
  readonly tookMs: number;
};

/**
 * How many stills each saved search finds. The numbers follow the archive: a few at once, the others one by
 * one while nobody searches; until then the old ones stand. `counted` is told of new ones.
 */
export class SavedCounts {
  private readonly kept: () => readonly KeptSearch[];
  private readonly counting: Counting;
  private readonly counted: () => void;
  private readonly stopping = new AbortController();
  private readonly known = new Map<number, Counted>();
  /** Of queries, until something changes. */
  private readonly troubles = new Map<string, Trouble>();
  private state = 0;
  private wanted = false;
  private running = false;

  constructor(kept: () => readonly KeptSearch[], counting: Counting, counted: () => void) {
    this.kept = kept;
    this.counting = counting;
    this.counted = counted;
  }

  /** Something that searches find, or that they are found by, is not what it was. */
  changed(): void {
    this.state += 1;
    this.troubles.clear();
    if (this.wanted) this.countLater();
  }

  stop(): void {
    this.stopping.abort();
  }

  /** All saved searches. From now on their numbers are kept up to date. */
  list(): SavedSearch[] {
    this.wanted = true;
    const searches = this.kept();
    this.forgetAllBut(searches);
    if (this.isQuiet()) this.countQuickOnes(searches);
    this.countLater();
    return searches.map((search) => this.asKnown(search));
  }

  private countQuickOnes(searches: readonly KeptSearch[]): void {
    const until = performance.now() + AT_ONCE_MS;
    for (const search of this.due(searches)) {
      const isSlow = (this.known.get(search.id)?.tookMs ?? 0) >= SLOW_MS;
      if (isSlow || this.counting.readiness(search.query) !== null) continue;
      if (performance.now() >= until || !this.countNow(search)) break;
    }
  }

  /** All saved searches with the numbers that are known, for whoever cannot wait for a count. */
  listKnown(): SavedSearch[] {
    return this.kept().map((search) => this.asKnown(search));
  }

  private asKnown(search: KeptSearch): SavedSearch {
    return {
      ...search,
      within: printQuery({ kind: "field", field: "in", value: search.name }),
      stills: this.numberOf(search),
      ...this.troubleOf(search.query),
    };
  }

  private troubleOf(query: string): Trouble {
    const known = this.troubles.get(query);
    if (known !== undefined) return known;
    const { counting } = this;
    const trouble = { problem: counting.problemOf(query), lost: counting.lostIn(query) };
    this.troubles.set(query, trouble);
    return trouble;
  }

  private numberOf({ id, query }: KeptSearch): number | null {
    const known = this.known.get(id);
    return known?.query === query ? known.stills : null;
  }

  private forgetAllBut(searches: readonly KeptSearch[]): void {
    const ids = new Set(searches.map(({ id }) => id));
    for (const id of this.known.keys()) if (!ids.has(id)) this.known.delete(id);
  }

  /** Those whose number is of another state, longest ago first. */
  private stale(searches: readonly KeptSearch[]): KeptSearch[] {
    const at = ({ id, query }: KeptSearch): number => {
      const known = this.known.get(id);
      return known?.query === query ? known.at : 0;
    };
    return searches
      .filter((search) => at(search) === 0 || this.known.get(search.id)?.state !== this.state)
      .toSorted((a, b) => at(a) - at(b));
  }

  private due(searches: readonly KeptSearch[]): KeptSearch[] {
    const now = performance.now();
    return this.stale(searches).filter((search) => this.restsUntil(search) <= now);
  }

  private restsUntil({ id, query }: KeptSearch): number {
    const known = this.known.get(id);
    if (known?.query !== query || known.tookMs < SLOW_MS) return 0;
    return known.at + known.tookMs * REST;
  }

  /** False while there is nothing to count with. */
  private countNow({ id, query }: KeptSearch): boolean {
    const { state } = this;
    const started = performance.now();
    const stills = this.counting.count(query);
    if (stills === null) return false;
    const at = performance.now();
    this.known.set(id, { query, stills, state, at, tookMs: at - started });
    return true;
  }

  private countLater(): void {
    if (this.running) return;
    this.running = true;
    this.countAll()
      .catch((error: unknown) => {
        // Nobody waits for it: the old numbers stand, and whoever asks next has them counted anew.
        if (!this.stopping.signal.aborted)
          process.stderr.write(`counting saved searches: ${String(error)}\n`);
      })
      .finally(() => {
        this.running = false;
      });
  }

  private async countAll(): Promise<void> {
    const { signal } = this.stopping;
    let told = performance.now();
    let news = false;
    for (;;) {
      await setTimeout(this.waitMs(), undefined, { signal, ref: false });
      const searches = this.kept();
      const [next] = this.due(searches);
      if (next !== undefined && !this.isQuiet()) continue;
      if (next !== undefined) {
        await this.counting.readiness(next.query)?.();
        const before = this.numberOf(next);
        if (!this.countNow(next)) break;
        news ||= before !== this.numberOf(next);
      }
      const isOver = this.stale(searches).length === 0;
      if (news && (isOver || performance.now() - told >= TOLD_EVERY_MS)) {
        told = performance.now();
        news = false;
        this.counted();
      }
      if (isOver) break;
    }
    if (news) this.counted();
  }

  private isQuiet(): boolean {
    return performance.now() - this.counting.searchedAt >= QUIET_MS;
  }

  /** Until the next may be counted; not at all when one is due and nobody searches. */
  private waitMs(): number {
    const now = performance.now();
    const quiet = this.counting.searchedAt + QUIET_MS - now;
    const rests = this.stale(this.kept()).map((search) => this.restsUntil(search) - now);
    const rested = rests.length === 0 ? 0 : Math.min(...rests);
    return Math.max(0, quiet, rested);
  }
}
