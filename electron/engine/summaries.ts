import type { SelectionSummary, SharedTag } from "../../shared/contract/stills.ts";
import { byCodePoints } from "./search/by-code-points.ts";
import { sharedMarks, type Marks } from "../../shared/marks.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { StillId, StillKind } from "../../shared/still.ts";
import type { ReadableDb } from "./catalog/database.ts";
import { SharedNumbers } from "./catalog/shared-numbers.ts";
import {
  addKinds,
  addToTally,
  describe,
  distinctMarks,
  SharedTexts,
  plainlyTallied,
  summaryLists,
  type StillTallies,
  type SummaryList,
  type Tally,
} from "./catalog/summary.ts";
import { Breather } from "./search/breather.ts";

/** Stills read from the tables in one go: about three milliseconds. */
const AT_ONCE = 500;

/** What the search index counts by itself; null while it is not there. */
export type TallySource = (stills: Uint32Array) => Promise<StillTallies | null>;

type Work = {
  readonly stills: Uint32Array;
  readonly language: string;
  readonly stopping: AbortController;
  readonly done: Promise<SelectionSummary>;
  /** A still of it changed after work on it began. */
  stale: boolean;
};

/**
 * Says what selected stills have in common. The window asks at every change of the selection, perhaps
 * of a million stills: what the index does not know is read from the tables in slices, and given up
 * when other stills are selected. A summary is of one moment: it begins anew when one of its stills
 * changes under it.
 */
export class Summaries {
  private readonly db: ReadableDb;
  private readonly tally: TallySource;
  private readonly closed: AbortSignal;
  private work: Work | null = null;

  constructor(db: ReadableDb, tally: TallySource, closed: AbortSignal) {
    this.db = db;
    this.tally = tally;
    this.closed = closed;
  }

  /** Rejects with a Problem when another summary is asked for meanwhile. */
  of(stills: Uint32Array, language: string): Promise<SelectionSummary> {
    const { work } = this;
    if (work?.language === language && isSame(work.stills, stills)) return work.done;
    work?.stopping.abort(new ProblemError("changed", "Other stills were selected meanwhile."));
    return this.start(stills, language);
  }

  private start(stills: Uint32Array, language: string): Promise<SelectionSummary> {
    const stopping = new AbortController();
    const { promise: done, resolve, reject } = Promise.withResolvers<SelectionSummary>();
    const work: Work = { stills, language, stopping, done, stale: false };
    this.work = work;
    const signal = AbortSignal.any([stopping.signal, this.closed]);
    // Nobody may join it any more once it is answered: another change may come right after.
    const ended =
      <Value>(settle: (value: Value) => void) =>
      (value: Value): void => {
        if (this.work === work) this.work = null;
        settle(value);
      };
    this.summarise(work, signal).then(ended(resolve), ended(reject));
    return done;
  }

  /** Stills changed, in the catalog or in the index. */
  changed(stills: readonly StillId[]): void {
    if (this.work === null || this.work.stale || stills.length === 0) return;
    const changed = new Set(stills);
    this.work.stale = this.work.stills.some((still) => changed.has(still));
  }

  private async summarise(work: Work, signal: AbortSignal): Promise<SelectionSummary> {
    for (;;) {
      const summary = await this.attempt(work, signal);
      if (summary !== null) return summary;
    }
  }

  /** Null when a still changed meanwhile. */
  private async attempt(work: Work, signal: AbortSignal): Promise<SelectionSummary | null> {
    const { stills, language } = work;
    const breather = new Breather(signal);
    const counted = await this.tally(stills);
    signal.throwIfAborted();
    work.stale = false;
    const tallies = newTallies();
    const kinds = new Map<StillKind, number>();
    const marks: Marks[] = [];
    const texts = new SharedTexts(this.db, language);
    const numbers = new SharedNumbers(this.db);
    for (let from = 0; from < stills.length; from += AT_ONCE) {
      const part = stills.subarray(from, from + AT_ONCE);
      const ids = `[${part.join(",")}]`;
      texts.add(ids, part.length);
      numbers.add(ids, part.length);
      for (const list of counted === null ? summaryLists : plainlyTallied)
        addToTally(this.db, list, ids, tallies[list]);
      if (counted === null) {
        addKinds(this.db, ids, kinds);
        marks.push(...distinctMarks(this.db, ids));
      }
      if (breather.due()) await breather.breathe();
      if (isStale(work)) return null;
    }
    const all = { ...tallies, ...counted?.records };
    const shared = async (table: SummaryList): Promise<SharedTag[]> =>
      await this.described(table, all[table], breather);
    const summary = {
      count: stills.length,
      films: await shared("films"),
      scenes: await shared("scenes"),
      characters: await shared("characters"),
      performers: await shared("performers"),
      rightsHolders: await shared("rightsHolders"),
      followingHolders: await shared("followingHolders"),
      keywords: await shared("keywords"),
      kinds: [...(counted?.kinds ?? kinds)]
        .map(([kind, count]) => ({ kind, count }))
        .toSorted((a, b) => b.count - a.count || byCodePoints(a.kind, b.kind)),
      marks: sharedMarks(counted?.marks ?? marks),
      texts: texts.texts,
      numbers: numbers.numbers,
    };
    return isStale(work) ? null : summary;
  }

  private async described(
    table: SummaryList,
    tally: Tally,
    breather: Breather,
  ): Promise<SharedTag[]> {
    const keys = [...tally.keys()];
    const tags: SharedTag[] = [];
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const ids = JSON.stringify(keys.slice(from, from + AT_ONCE));
      for (const record of describe(this.db, table, ids))
        tags.push({ ...record, count: tally.get(record.id) ?? 0 });
      if (breather.due()) await breather.breathe();
    }
    return tags.toSorted(
      (a, b) => b.count - a.count || byCodePoints(a.name, b.name) || a.id - b.id,
    );
  }
}

function newTallies(): Record<SummaryList, Tally> {
  return {
    films: new Map(),
    scenes: new Map(),
    characters: new Map(),
    performers: new Map(),
    rightsHolders: new Map(),
    followingHolders: new Map(),
    keywords: new Map(),
  };
}

/** Asked of it anew each time: it changes while one waits. */
function isStale(work: Work): boolean {
  return work.stale;
}

function isSame(one: Uint32Array, other: Uint32Array): boolean {
  return one.length === other.length && one.every((still, at) => still === other[at]);
}
