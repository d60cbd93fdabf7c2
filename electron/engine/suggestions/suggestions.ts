import type { SuggestedForStills, WhichSuggestions } from "../../../shared/contract/suggestions.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { PartialBox } from "../../../shared/orientation.ts";
import type { StillId } from "../../../shared/still.ts";
import {
  byCertainty,
  type Suggestion,
  type SuggestionForStills,
} from "../../../shared/suggestion.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { keyOfSuggestion } from "../catalog/dismissed.ts";
import { evidenceOf } from "../catalog/still-evidence.ts";
import { Breather } from "../search/breather.ts";
import { Books } from "./books.ts";
import { suggest } from "./suggest.ts";

/** Stills read in one go: about four milliseconds. */
const AT_ONCE = 25;
/** More stills than this are not looked at: ten thousand take about a second. */
const LOOKED_AT_MOST = 100_000;
const LISTED_AT_MOST = 40;

/** A suggestion and the stills it is made for. */
export type StillsOfSuggestion = {
  readonly suggestion: Suggestion;
  readonly stills: readonly StillId[];
  /** Where in some of them the face is that it was made for, in parts of the picture as displayed. */
  readonly faces: ReadonlyMap<StillId, PartialBox>;
};

/** Makes suggestions for stills of the open archive, some at a time, so that others have their turn. */
export class Suggestions {
  private readonly db: ReadableDb;
  private readonly closing = new AbortController();
  private readonly books: Books;
  private asking = new AbortController();

  constructor(db: ReadableDb) {
    this.db = db;
    this.books = new Books(db);
  }

  /** Call it when records have changed. */
  recordsChanged(): void {
    this.books.recordsChanged();
  }

  /** Call it when faces were erased, or whether they are looked for has changed. */
  forgetFaces(): void {
    this.books.forgetFaces();
  }

  /** Gives up what is under way. Call before the database is closed. */
  stop(): void {
    this.closing.abort(new ProblemError("closed", "The archive was closed."));
  }

  /** What is suggested for stills. Rejects with a Problem when it is asked for others meanwhile. */
  async of(stills: Uint32Array): Promise<SuggestedForStills> {
    this.asking.abort(new ProblemError("changed", "Other stills were selected meanwhile."));
    this.asking = new AbortController();
    const { signal } = this.asking;
    const groups = new Map<string, Group>();
    const looked = await this.each(stills, signal, (suggestion, still) =>
      count(groups, suggestion, still),
    );
    const sorted = [...groups.values()].map(told).toSorted(mostCertainFirst);
    return {
      looked,
      suggestions: sorted.slice(0, LISTED_AT_MOST),
      more: Math.max(0, sorted.length - LISTED_AT_MOST),
    };
  }

  /**
   * Of the suggestions for stills those that are meant, each with its stills. With `unchosen` also those
   * that are one of several a still can have one of, where it is not said which.
   */
  async gather(
    stills: Uint32Array,
    which: WhichSuggestions,
    unchosen: boolean,
  ): Promise<StillsOfSuggestion[]> {
    const gathered = new Map<string, Gathered>();
    await this.each(stills, null, (suggestion, still) => {
      if (!isMeant(suggestion, which)) return;
      if (suggestion.isOneOfSeveral && which.record === undefined && !unchosen) return;
      const key = `${keyOfSuggestion(suggestion)} ${suggestion.role ?? ""}`;
      const known: Gathered = gathered.get(key) ?? { suggestion, stills: [], faces: new Map() };
      gathered.set(key, known);
      known.stills.push(still);
      if (suggestion.face !== undefined) known.faces.set(still, suggestion.face);
    });
    return [...gathered.values()];
  }

  /** What is suggested for one still now. */
  ofStill(still: StillId): readonly Suggestion[] {
    const known = this.books.knowledge();
    return evidenceOf(this.db, [still]).flatMap((evidence) => suggest(evidence, known));
  }

  private async each(
    stills: Uint32Array,
    asking: AbortSignal | null,
    take: (suggestion: Suggestion, still: StillId) => void,
  ): Promise<number> {
    const breather = new Breather(
      AbortSignal.any([this.closing.signal, ...(asking === null ? [] : [asking])]),
    );
    const looked = Math.min(stills.length, LOOKED_AT_MOST);
    const known = this.books.knowledge();
    for (let from = 0; from < looked; from += AT_ONCE) {
      // Not for a few stills: their answer goes before that to whatever is asked next (see the inspector).
      if (from > 0 && breather.due()) await breather.breathe();
      const some = [...stills.subarray(from, Math.min(looked, from + AT_ONCE))];
      for (const evidence of evidenceOf(this.db, some))
        for (const suggestion of suggest(evidence, known)) take(suggestion, evidence.still);
    }
    return looked;
  }
}

type Gathered = {
  readonly suggestion: Suggestion;
  readonly stills: StillId[];
  readonly faces: Map<StillId, PartialBox>;
};

function isMeant(
  suggestion: Suggestion,
  { certainties, field, record }: WhichSuggestions,
): boolean {
  if (!certainties.includes(suggestion.certainty)) return false;
  if (field !== undefined && suggestion.field !== field) return false;
  if (record === undefined) return true;
  return record.id === suggestion.id && (record.id !== null || record.name === suggestion.name);
}

type Group = {
  readonly suggestion: Suggestion;
  stills: number;
  /** The last that was counted: stills come one after another, each with all that is suggested for it. */
  last: StillId | null;
  readonly reasons: Map<string, number>;
};

/**
 * The same record of another certainty is another suggestion: it is accepted by itself. Of a rights holder
 * in two roles it is one, for one still.
 */
function count(groups: Map<string, Group>, suggestion: Suggestion, still: StillId): void {
  const key = `${suggestion.certainty} ${keyOfSuggestion(suggestion)}`;
  const group: Group = groups.get(key) ?? {
    suggestion,
    stills: 0,
    last: null,
    reasons: new Map(),
  };
  groups.set(key, group);
  if (group.last === still) return;
  group.stills += 1;
  group.last = still;
  group.reasons.set(suggestion.why, (group.reasons.get(suggestion.why) ?? 0) + 1);
}

function told({ suggestion, stills, reasons }: Group): SuggestionForStills {
  const { field, id, name, certainty, isOneOfSeveral, role } = suggestion;
  const why = stills === 1 ? suggestion.why : reasonsInWords(reasons);
  return { field, id, name, certainty, why, isOneOfSeveral, role, stills };
}

/** The most frequent reasons; numbers that are of one still ("7 of 9 neighbours") are left out. */
function reasonsInWords(reasons: ReadonlyMap<string, number>): string {
  const general = new Map<string, number>();
  for (const [why, times] of reasons) {
    const words = why.replace(/^(?:all )?\d+(?: of \d+)? /u, "");
    general.set(words, (general.get(words) ?? 0) + times);
  }
  const [first = "", second, ...others] = [...general]
    .toSorted((a, b) => b[1] - a[1])
    .map(([words]) => words);
  if (second === undefined) return first;
  return others.length === 0 ? `${first}, or ${second}` : `${first}, ${second}, or otherwise`;
}

function mostCertainFirst(a: SuggestionForStills, b: SuggestionForStills): number {
  return byCertainty(a.certainty, b.certainty) || b.stills - a.stills;
}
