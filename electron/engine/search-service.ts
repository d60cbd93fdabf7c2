import { randomInt } from "node:crypto";
import { join } from "node:path";
import type {
  Completion,
  QueryProblem,
  Remapped,
  SearchAnswer,
  TextMatches,
  FacetValue,
  GroupHeading,
} from "../../shared/contract/search.ts";
import type { Grouping } from "../../shared/grouping.ts";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { SelectionSummary } from "../../shared/contract/stills.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { Parsed } from "../../shared/query/parse.ts";
import { alsoAsFilm } from "../../shared/query/dated-title.ts";
import { lexQuery } from "../../shared/query/lex.ts";
import { parseWithSaved } from "../../shared/query/saved.ts";
import { resolveNamed } from "../../shared/query/resolve.ts";
import { toCheckTree } from "../../shared/query/to-check.ts";
import type { RecordKeys } from "../../shared/search-document.ts";
import type { NamingField, QueryTree, SearchTree } from "../../shared/query/tree.ts";
import type { StillId } from "../../shared/still.ts";
import type { ChoiceFinder } from "./catalog/choices.ts";
import type { ReadableDb } from "./catalog/database.ts";
import { questionedStills } from "./catalog/file-questions.ts";
import type { StillCounts } from "./catalog/overview.ts";
import { headingsOf } from "./catalog/group-headings.ts";
import { stillByUuid } from "./catalog/record.ts";
import type { RecordCounts } from "./catalog/records/page.ts";
import {
  columnAsked,
  countOfNumber,
  numbersBegun,
  stillsByNumber,
} from "./catalog/stills-by-number.ts";
import { stillByPath } from "./catalog/still-by-path.ts";
import { plainChoiceFinder } from "./catalog/plain-choices.ts";
import { pathsBegun } from "./catalog/paths-begun.ts";
import { plainSource } from "./catalog/plain-source.ts";
import { searchSource, searchStamp } from "./catalog/search-source.ts";
import { listSources, offlineSources, stillsInFolder } from "./catalog/sources.ts";
import { keptSearches, savedSearchesOf } from "./catalog/saved-searches.ts";
import type { StillTallies } from "./catalog/summary.ts";
import { LookAlikes } from "./near/look-alikes.ts";
import { searchPlainly } from "./search/plain-search.ts";
import { PlainCounts } from "./plain-counts.ts";
import { otherNames, widerKeywords } from "./other-names.ts";
import { matchesIn, type ShownText } from "./search/matches-in.ts";
import { placesIn, remapped } from "./search/remap.ts";
import type { Groups } from "./search/group-rows.ts";
import type { ResultIds } from "./search/result-ids.ts";
import { SearchIndex, type SearchResult, type Wanted } from "./search/search-index.ts";
import { loadSnapshot, saveSnapshot } from "./search/snapshot.ts";
import type { FacetAsked } from "./search/facets.ts";
import { completionsToldApart, facetsToldApart, valuesToldApart } from "./told-apart.ts";
import { Summaries } from "./summaries.ts";

/** Result lists kept: the window's present one, the one before it, and some for panels and exports. */
const RESULTS_KEPT = 12;

/**
 * Lists are counted from a random place, so that one of another archive, or of before a restart of the
 * engine, names none of these. This many are left between two places; the numbers stay exact as such.
 */
const LISTS_BETWEEN = 2 ** 20;
const PLACES = 2 ** 32;

/** Names no list: the count never begins at it. */
const NO_LIST = 0;

/** Who is told what becomes of the index. */
export type SearchTold = {
  /** It is there. */
  readonly opened: () => void;
  /** What was kept of it on the disk is damaged: it is built anew. */
  readonly damaged: () => void;
};

/** A result list, and what it was the answer to. */
type KeptResult = {
  readonly tree: SearchTree;
  readonly ids: ResultIds;
  /** Whether a still stands in it more than once. */
  readonly repeats: boolean;
  readonly groups: (Groups & { readonly by: Grouping }) | null;
};

/**
 * The search index of an open catalog, kept in step with it, and the result lists handed out. Until the
 * index is there, which takes seconds with a million stills, the tables answer (see plain-search.ts),
 * and what changes meanwhile waits for it.
 */
export class SearchService {
  private readonly db: ReadableDb;
  private readonly snapshotFile: string | null;
  private readonly results = new Map<number, KeptResult>();
  private readonly abort = new AbortController();
  private readonly plainCounts: PlainCounts;
  private readonly summaries: Summaries;
  private readonly lookAlikes: LookAlikes;
  private index: Promise<SearchIndex>;
  private readonly tell: SearchTold;
  private opened: SearchIndex | null = null;
  /** Aborted when the index is there: who reads the tables meanwhile need read no further. */
  private unopened = new AbortController();
  /** Resolves when what was kept of the index has been read, if anything was. */
  private reading: Promise<void> = Promise.resolve();
  /** Updates of the index under way. */
  private readonly taking = new Set<Promise<void>>();
  /** False when an update was cut short: the index then lacks what it stands for, and is not kept. */
  private isWhole = true;
  private readonly waiting: { stills: Set<StillId>; records: "all" | "none" } = {
    stills: new Set(),
    records: "none",
  };
  /** When somebody searched last, as performance.now() tells time: what can wait does. */
  searchedAt = -Infinity;
  private lastResult = randomInt(1, PLACES) * LISTS_BETWEEN;
  /** What each of these fields named last, until a still changes. */
  private readonly lastNamed: LastNamed = new Map();
  /** How many stills carry a number or code that was offered, until a still changes. */
  private readonly written = new Map<string, number>();

  /** `folder` is the catalog's; `keepSnapshot` false where it may not be written. */
  constructor(db: ReadableDb, folder: string, keepSnapshot: boolean, tell: SearchTold) {
    this.db = db;
    const file = join(folder, "search.snapshot");
    this.snapshotFile = keepSnapshot ? file : null;
    this.lookAlikes = new LookAlikes(db);
    this.plainCounts = new PlainCounts(db, this.abort.signal);
    this.tell = tell;
    const tally = (stills: Uint32Array): Promise<StillTallies | null> => this.tally(stills);
    this.summaries = new Summaries(db, tally, this.abort.signal);
    this.index = this.open(file);
  }

  private open(snapshot: string | null): Promise<SearchIndex> {
    const index = this.load(snapshot);
    index.then(this.tell.opened, () => undefined); // Whoever asks it gets the failure; nobody may ask before it is closed.
    return index;
  }

  private async load(snapshot: string | null): Promise<SearchIndex> {
    const source = searchSource(this.db);
    const reading =
      snapshot === null ? "none" : loadSnapshot(snapshot, searchStamp(this.db), source);
    this.reading = Promise.resolve(reading).then(() => undefined);
    const loaded = await reading;
    if (loaded === "damaged") this.tell.damaged();
    const index =
      loaded === "none" || loaded === "damaged"
        ? await SearchIndex.build(source, { signal: this.abort.signal })
        : loaded;
    const { records } = this.waiting;
    const stills = [...this.waiting.stills];
    this.waiting.stills.clear();
    this.waiting.records = "none";
    this.isWhole = true;
    this.unopened.abort();
    this.opened = index; // before the rest is taken in, so that what changes meanwhile follows it
    await this.take(index, stills, records);
    return index;
  }

  /** Runs a query and keeps its result list. */
  async run(query: string, wanted: Wanted): Promise<SearchAnswer> {
    const started = performance.now();
    this.searchedAt = started;
    const parsed = this.read(query);
    if ("problem" in parsed) {
      return {
        result: NO_LIST, // nothing is kept: lists that are shown must not give way to typing errors
        total: 0,
        length: 0,
        groups: null,
        ms: 0,
        facets: null,
        facetSizes: null,
        inOrder: true,
        problem: parsed.problem,
        missed: [],
      };
    }
    if (asksForLookAlikes(parsed.tree)) await this.plainly(() => this.readPictures());
    const tree = this.resolve(parsed.tree);
    const { ids, total, groups, facets, facetSizes, inOrder } =
      this.runOpened(tree, wanted) ?? (await this.runUnopened(tree, wanted));
    const ms = Math.round((performance.now() - started) * 10) / 10;
    const told = facets === null ? null : facetsToldApart(this.db, facets);
    const result = this.keep({
      tree,
      ids,
      repeats: ids.length > total,
      groups: groups === null || wanted.group === null ? null : { by: wanted.group, ...groups },
    });
    return {
      result,
      total,
      length: ids.length,
      groups: groups?.counts ?? null,
      ms,
      facets: told,
      facetSizes,
      inOrder,
      problem: null,
      missed: this.missed(query, total),
    };
  }

  /** Of a query that finds stills only alternatives and exclusions may name nothing; while there is no index nobody knows. */
  private missed(query: string, total: number): readonly QueryProblem[] {
    const isPossible =
      total === 0 || lexQuery(query).some(({ kind }) => kind === "or" || kind === "minus");
    if (this.opened === null || !isPossible) return [];
    return this.opened.missed(query, total, {
      resolve: (term) => this.resolve(term),
      count: (meant) => this.count(meant) ?? 0,
      saved: () => keptSearches(this.db).map(({ name }) => name),
    });
  }

  /** How many stills a query finds: null while the index is not there, and 0 where it cannot be read. */
  count(query: string): number | null {
    if (this.opened === null) return null;
    const parsed = this.read(query);
    return "problem" in parsed ? 0 : this.opened.count(this.resolve(parsed.tree, new Map()));
  }

  /** Reads what a query needs before it can be counted without a wait; null where that is nothing. */
  readiness(query: string): (() => Promise<void>) | null {
    const parsed = this.read(query);
    const isReady = "problem" in parsed || !asksForLookAlikes(parsed.tree);
    return isReady ? null : () => this.readPictures();
  }

  /** What is wrong with a query, or with a saved search that it looks in; null when it can be read. */
  problemOf(query: string): QueryProblem | null {
    const parsed = this.read(query);
    return "problem" in parsed ? parsed.problem : null;
  }

  private read(query: string): Parsed {
    const parsed = parseWithSaved(query, savedSearchesOf(this.db));
    return "problem" in parsed ? parsed : { tree: alsoAsFilm(query, parsed.tree) };
  }

  /** Where the words that a query asks for, also by a saved search, stand in texts that are shown. */
  matches(query: string, texts: readonly ShownText[]): TextMatches[] {
    const parsed = this.read(query);
    const tree: QueryTree = "tree" in parsed ? parsed.tree : { kind: "all" };
    return matchesIn(tree, texts, {
      others: (place, id) => otherNames(this.db, place, id),
      wider: (keyword) => widerKeywords(this.db, keyword),
    });
  }

  /** A part of the values that a facet has in a kept list, once the index is there. */
  async facetValues(
    result: number,
    asked: FacetAsked,
  ): Promise<{ total: number; values: FacetValue[] }> {
    const index = await this.ready();
    const { tree, ids } = this.kept(result);
    const { total, values } = index.facetValues(tree, ids.all(), asked);
    return { total, values: [...valuesToldApart(this.db, asked.facet, values)] };
  }

  private async readPictures(): Promise<void> {
    await this.lookAlikes.prepare(this.abort.signal);
  }

  /** What a part of the groups of a kept list have in common; none where it has no groups. */
  groups(result: number, from: number, count: number): GroupHeading[] {
    const { groups } = this.kept(result);
    return groups === null
      ? []
      : headingsOf(this.db, groups.by, groups.keys.slice(from, from + count));
  }

  /**
   * From the tables, or from the index as soon as it is there: of a million stills they take a minute for one word, and
   * what is kept of the index is read in a second, if nobody keeps the engine from it. All stills are there at once.
   */
  private async runUnopened(tree: SearchTree, wanted: Wanted): Promise<SearchResult> {
    const { signal } = this.unopened;
    if (tree.kind !== "all") await this.reading;
    const found = this.runOpened(tree, wanted);
    if (found !== null) return found;
    const options = { wanted, signal: AbortSignal.any([signal, this.abort.signal]) };
    try {
      return await this.plainly(() => searchPlainly(plainSource(this.db), tree, options));
    } catch (error) {
      const foundNow = signal.aborted ? this.runOpened(tree, wanted) : null;
      if (foundNow === null) throw error;
      return foundNow;
    }
  }

  private runOpened(tree: SearchTree, wanted: Wanted): SearchResult | null {
    return this.opened?.run(tree, wanted) ?? null;
  }

  /** Reading the tables takes a while, and the archive may be closed meanwhile. */
  private async plainly<Result>(read: () => Promise<Result>): Promise<Result> {
    try {
      return await read();
    } catch (error) {
      if (this.abort.signal.aborted) throw new ProblemError("closed", "The archive was closed.");
      throw error;
    }
  }

  /** Puts in a query what only the catalog knows of it. */
  private resolve(tree: QueryTree, last: LastNamed = this.lastNamed): SearchTree {
    return resolveNamed(tree, {
      named: (by, value) => this.named(by, value, last),
      questioned: () => questionedStills(this.db),
      offline: () => offlineSources(this.db),
      now: () => new Date(),
    });
  }

  /** The stills that a key, the path of a file, a folder, or a number or code on them names. */
  private named(by: NamingField, value: string, last: LastNamed): readonly StillId[] {
    switch (by) {
      case "source":
        return once(last, by, value, () => stillsInFolder(this.db, value));
      case "number":
      case "code":
        return once(last, by, value, () => stillsByNumber(this.db, columnAsked[by], value));
      case "near":
        return once(last, by, value, () => this.near(value));
      case "id":
        return listed(stillByUuid(this.db, value));
      case "path":
        return listed(stillByPath(this.db, value));
    }
  }

  private near(uuid: string): readonly StillId[] {
    const still = stillByUuid(this.db, uuid);
    return still === null ? [] : this.lookAlikes.of(still);
  }

  private keep(found: KeptResult): number {
    this.lastResult += 1;
    this.results.set(this.lastResult, found);
    for (const key of this.results.keys()) {
      if (this.results.size <= RESULTS_KEPT) break;
      this.results.delete(key);
    }
    return this.lastResult;
  }

  /** A part of a kept result list; throws a Problem when it is too old. */
  part(result: number, from: number, to: number): readonly StillId[] {
    return this.kept(result).ids.slice(from, to);
  }

  private kept(result: number): KeptResult {
    const found = this.results.get(result);
    if (found === undefined)
      throw new ProblemError("changed", "This list of results is no longer kept. Search again.");
    this.results.delete(result); // the list used last is the last to give way
    this.results.set(result, found);
    return found;
  }

  /** The stills a message names, in its order; each once. */
  stillsOf(stills: Stills): StillId[] {
    return "ids" in stills ? [...stills.ids] : Array.from(this.keysOf(stills));
  }

  /** The same as plain memory, which a million of them take no time to be gathered in. */
  keysOf(stills: Stills): Uint32Array {
    if ("ids" in stills) return Uint32Array.from(stills.ids);
    const { ids, repeats } = this.kept(stills.result);
    const list = ids.all();
    const parts = stills.ranges.map(([from, to]) => list.subarray(from, to));
    const keys = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      keys.set(part, at);
      at += part.length;
    }
    return repeats ? Uint32Array.from(new Set(keys)) : keys;
  }

  /** Where stills stand in a result list; null for those not in it. */
  positions(result: number, ids: readonly StillId[]): (number | null)[] {
    return placesIn(this.kept(result).ids.all(), ids);
  }

  /** Who finds records to tag with; while the index is not there, the tables. */
  choices(): ChoiceFinder {
    return this.opened?.choices() ?? plainChoiceFinder(this.db);
  }

  /** What stills have in common. Rejects with a Problem when a newer summary is asked for before it is made. */
  async summary(stills: Stills, language: string): Promise<SelectionSummary> {
    return await this.plainly(() => this.summaries.of(this.keysOf(stills), language));
  }

  /** What the word at the caret (a UTF-16 offset) could become, once the index is there. */
  async complete(query: string, caret: number): Promise<readonly Completion[]> {
    const index = await this.ready();
    const found = index.complete(query, caret, {
      resolve: (term) => this.resolve(term, new Map()), // what the query itself names stays at hand
      now: () => new Date(),
      sources: () => listSources(this.db),
      paths: (begun, limit) => pathsBegun(this.db, begun, limit),
      written: (field, begun, limit) =>
        numbersBegun(this.db, columnAsked[field], { begun, limit }).map((value) => ({
          value,
          count: this.countOf(field, value),
        })),
    });
    return completionsToldApart(this.db, found);
  }

  /** All stills may carry one code: they are counted once, not at every letter of it. */
  private countOf(field: "number" | "code", value: string): number {
    const called = `${field} ${value}`;
    const count = this.written.get(called) ?? countOfNumber(this.db, columnAsked[field], value);
    this.written.set(called, count);
    return count;
  }

  /** How many stills have which records; while the index is not there, as the tables say. */
  async counts(): Promise<StillCounts> {
    return (
      this.opened?.counts(this.resolve(toCheckTree)) ??
      (await this.plainly(() => this.plainCounts.get()))
    );
  }

  /** How many stills each record has; null while the index is not there. */
  recordCounts(): RecordCounts | null {
    return this.opened?.recordCounts() ?? null;
  }

  /** What is marked in one result list as it stands in another. Null when the first is no longer kept. */
  remap(from: number, to: number, asked: Remapped): Remapped | null {
    if (!this.results.has(from)) return null;
    return remapped(this.kept(from).ids.all(), this.kept(to).ids.all(), asked);
  }

  /** The index itself, once it is there. */
  async ready(): Promise<SearchIndex> {
    return await this.index;
  }

  /**
   * Takes in what changed, or keeps it for the index that is still to come. Resolves when searches know
   * it: of a few stills before it returns, of many in parts, so that others have their turn. Never
   * throws: what changed is in the catalog already, and an index that cannot follow it is built anew.
   */
  async update(stills: readonly StillId[], records: RecordKeys | "all" | "none"): Promise<void> {
    this.lastNamed.clear();
    this.written.clear();
    this.summaries.changed(stills);
    if (this.opened !== null) {
      const { opened } = this;
      try {
        await this.take(opened, stills, records);
      } catch (error) {
        this.buildAnew(opened, error);
      }
      return;
    }
    this.plainCounts.changed();
    for (const still of stills) this.waiting.stills.add(still);
    if (records !== "none") this.waiting.records = "all";
  }

  /** Until the index is there again, the tables answer. */
  private buildAnew(broken: SearchIndex, error: unknown): void {
    if (this.opened !== broken) return; // another update has found it broken already
    process.stderr.write(
      `search index, built anew: ${String(error instanceof Error ? error.stack : error)}\n`,
    );
    this.opened = null;
    this.unopened = new AbortController();
    this.plainCounts.changed();
    const again = (): Promise<SearchIndex> => this.open(null);
    this.index = broken.stop().then(again, again);
    this.index.catch(() => undefined); // as in open
  }

  /** What could not be taken in, as when the disk fails, is in no snapshot: the next opening builds the index anew. */
  private async take(
    index: SearchIndex,
    stills: readonly StillId[],
    records: RecordKeys | "all" | "none",
  ): Promise<void> {
    if (!this.db.open) return;
    if (records !== "none") index.updateRecords(records === "all" ? undefined : records);
    const taking = index.updateInParts(stills, (part) => this.summaries.changed(part));
    this.taking.add(taking);
    try {
      await taking;
    } catch (error) {
      this.isWhole = false;
      if (!this.abort.signal.aborted) throw error;
    } finally {
      this.taking.delete(taking);
    }
  }

  /** What the index counts, once it knows all that has changed. */
  private async tally(stills: Uint32Array): Promise<StillTallies | null> {
    while (this.taking.size > 0) await Promise.allSettled(this.taking);
    return this.opened?.talliesOf(stills) ?? null;
  }

  /** Stops, and keeps the index for the next opening. Call before the database is closed. */
  async close(): Promise<void> {
    this.abort.abort();
    try {
      const index = await this.index;
      await index.stop();
      await Promise.allSettled(this.taking);
      if (this.snapshotFile !== null && this.isWhole)
        await saveSnapshot(index, this.snapshotFile, searchStamp(this.db));
    } catch {
      // Only derived data: without a snapshot the index is built anew.
    }
  }
}

type LastNamed = Map<NamingField, { readonly value: string; readonly stills: readonly StillId[] }>;

/** A folder or a code may name a million: they are looked up once, not at every letter typed beside it. */
function once(
  named: LastNamed,
  by: NamingField,
  value: string,
  lookUp: () => readonly StillId[],
): readonly StillId[] {
  const last = named.get(by);
  if (last?.value === value) return last.stills;
  const stills = lookUp();
  named.set(by, { value, stills });
  return stills;
}

function asksForLookAlikes(tree: QueryTree): boolean {
  if (tree.kind === "and" || tree.kind === "or") return tree.parts.some(asksForLookAlikes);
  if (tree.kind === "not") return asksForLookAlikes(tree.part);
  return tree.kind === "named" && tree.by === "near";
}

function listed(still: StillId | null): readonly StillId[] {
  return still === null ? [] : [still];
}
