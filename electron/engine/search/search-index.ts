import type {
  Completion,
  QueryProblem,
  Facets,
  FacetSizes,
  FacetValue,
} from "../../../shared/contract/search.ts";
import { directionOf, type SortOrder } from "../../../shared/sort-order.ts";
import type { Grouping } from "../../../shared/grouping.ts";
import type { SearchTree } from "../../../shared/query/tree.ts";
import {
  forEachLinked,
  linkedTables,
  type LinkedTable,
  type RecordKeys,
  type SearchDocument,
  type SearchRecord,
  type SearchRecords,
  type SearchSource,
} from "../../../shared/search-document.ts";
import type { StillId } from "../../../shared/still.ts";
import type { ChoiceFinder } from "../catalog/choices.ts";
import type { StillCounts } from "../catalog/overview.ts";
import type { RecordCounts } from "../catalog/records/page.ts";
import type { StillTallies } from "../catalog/summary.ts";
import { countBits, emptyBits, setBit } from "./bits.ts";
import type { FacetAsked } from "./facets.ts";
import { Breather } from "./breather.ts";
import { complete, type AskCatalog } from "./complete.ts";
import { engineOf, type Engine } from "./engine-parts.ts";
import { choiceFinderOf } from "./find-choices.ts";
import { groupRows, groupTables, keyOf, type Groups } from "./group-rows.ts";
import { missedIn, type AskMeant } from "./missed.ts";
import { Orders } from "./orders.ts";
import { RecordTable, forEachTable } from "./record-table.ts";
import { byRelevance } from "./relevance.ts";
import { ResultIds } from "./result-ids.ts";
import { recordCountsOf, stillCountsOf } from "./still-counts.ts";
import { IndexedStills } from "./stills.ts";
import { talliesOf } from "./tally-stills.ts";
import { TextIndex } from "./text-index.ts";

export type SearchResult = {
  /** In order; of a grouped result group after group, in which a still may stand more than once. */
  readonly ids: ResultIds;
  /** How many stills there are. */
  readonly total: number;
  /** Null when no groups were asked for. */
  readonly groups: Groups | null;
  readonly facets: Facets | null;
  readonly facetSizes: FacetSizes | null;
  /** Whether the stills stand in the order that was asked for. */
  readonly inOrder: boolean;
};

/** In which order the stills of a result shall stand, and what is wanted beside them. */
export type Wanted = {
  readonly sort: SortOrder;
  readonly group: Grouping | null;
  readonly facets: boolean;
};

export type BuildOptions = {
  /** `done` stills are read. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
};

const BATCH = 500;
const CHECK_EVERY = 16;
/** Changed stills read again in one go: about five milliseconds. */
const UPDATED_AT_ONCE = 200;
// New rows are read one by one at every search; past these limits that would be felt.
const MIN_LOOSE = 20_000;
const LOOSE_SHARE = 16;

/**
 * The search index: answers queries over all stills from memory, and is kept in step with the catalog by
 * {@link update} and {@link updateRecords}. Everything in it can be rebuilt from its source.
 */
export class SearchIndex {
  readonly #source: SearchSource;
  #engine: Engine;
  /** Stills changed since the rows were sealed, as they are now; null for deleted ones. */
  #changes = new Map<StillId, SearchDocument | null>();
  #compaction: Promise<void> | null = null;
  readonly #stopping = new AbortController();
  /** Updates of many stills under way: rows are not sealed anew before they have ended. */
  #updating = 0;

  constructor(source: SearchSource, engine: Engine) {
    this.#source = source;
    this.#engine = engine;
  }

  /** Reads everything from the source, stopping every few milliseconds for others; rejects with the signal's reason. */
  static async build(
    source: SearchSource,
    { onProgress, signal }: BuildOptions = {},
  ): Promise<SearchIndex> {
    const breather = new Breather(signal);
    const stills = new IndexedStills(forEachTable((table) => new RecordTable(table)));
    const records = source.records();
    for (const [table, changed] of recordEntries(records)) stills.tables[table].update(changed);
    await readAll(source, stills, { breather, onProgress: onProgress ?? (() => undefined) });
    return new SearchIndex(source, await sealed(stills, breather));
  }

  /** Stills in the index. */
  get size(): number {
    return this.#engine.stills.rows.aliveCount;
  }

  /**
   * The stills that a tree describes, in order. A query that is only `in:"NAME"` gives that set in its own
   * order. `id:`, `path:` and the like must have been resolved; unresolved they match nothing.
   */
  run(tree: SearchTree, wanted: Wanted): SearchResult {
    const matched = this.#engine.matcher.match(tree);
    return this.#inOrder(matched, { tree, counted: tree }, wanted);
  }

  /** How many stills a tree describes. */
  count(tree: SearchTree): number {
    return countBits(this.#engine.matcher.match(tree));
  }

  /**
   * All stills of the index, which are those that a tree describes, in the order in which {@link run} gives them. Their
   * facets are of them alone: what else could be chosen, these stills do not tell.
   */
  runOnAll(tree: SearchTree, wanted: Wanted): SearchResult {
    const matched = this.#engine.matcher.match({ kind: "all" });
    return this.#inOrder(matched, { tree, counted: { kind: "all" } }, wanted);
  }

  #inOrder(
    matched: Uint32Array,
    { tree, counted }: { readonly tree: SearchTree; readonly counted: SearchTree },
    wanted: Wanted,
  ): SearchResult {
    const total = countBits(matched);
    const ids =
      this.#setOrder(tree, wanted.sort) ??
      this.#ordered(tree, wanted.sort, { matched, count: total });
    const common = wanted.facets ? this.#engine.facets.facets(counted, matched, total) : null;
    return {
      ...(wanted.group === null ? { ids, groups: null } : this.#grouped(ids, wanted.group)),
      total,
      facets: common?.facets ?? null,
      facetSizes: common?.sizes ?? null,
      inOrder: true,
    };
  }

  #grouped(ids: ResultIds, grouping: Grouping): { ids: ResultIds; groups: Groups } {
    const { stills, orders } = this.#engine;
    const table = stills.tables[groupTables[grouping]];
    const rows = ids.all().map((id) => stills.rowOf(id) ?? 0);
    const list = stills.rows.lists[groupTables[grouping]];
    const grouped = groupRows(rows, list, orders.ranked(grouping));
    const keys = grouped.records.map((record) =>
      record === null ? null : keyOf(table, grouping, record),
    );
    return {
      ids: ResultIds.of(grouped.rows.map((row) => stills.rows.ids[row] ?? 0)),
      groups: { keys, counts: grouped.counts },
    };
  }

  /** A part of the values that a facet has in these stills, which a tree described, with how many there are. */
  facetValues(
    tree: SearchTree,
    ids: Uint32Array,
    asked: FacetAsked,
  ): { total: number; values: FacetValue[] } {
    const { stills, facets } = this.#engine;
    const matched = emptyBits(stills.rows.count);
    for (const id of ids) {
      const row = stills.rowOf(id);
      if (row !== null) setBit(matched, row);
    }
    return facets.valuesOf(tree, matched, asked);
  }

  #ordered(
    tree: SearchTree,
    sort: SortOrder,
    { matched, count }: { matched: Uint32Array; count: number },
  ): ResultIds {
    const { stills, orders, matcher } = this.#engine;
    const { order, reversed } = directionOf(sort);
    const { ids } = stills.rows;
    if (order !== "relevance") return orders.by(order, reversed).ids(matched, count, ids);
    const inFilms = orders.by("film").rows(matched, count);
    const best = byRelevance(tree, matched, inFilms, { stills, matcher });
    const rows = reversed ? best.toReversed() : best;
    return ResultIds.of(rows.map((row) => ids[row] ?? 0));
  }

  /** The stills of the set in its order, or the other way round, when the query asks for exactly one set. */
  #setOrder(tree: SearchTree, sort: SortOrder): ResultIds | null {
    if (tree.kind !== "field" || tree.field !== "in") return null;
    const { stills, matcher } = this.#engine;
    const sets = matcher.recordsNamed("sets", tree.value) ?? [];
    const set = sets.length === 1 ? stills.tables.sets.record(sets[0] ?? 0) : undefined;
    if (set === undefined) return null;
    const members = this.#source.setMembers(set.id).filter((id) => stills.rowOf(id) !== null);
    const { reversed } = directionOf(sort);
    return ResultIds.of(Uint32Array.from(reversed ? members.toReversed() : members));
  }

  /** How many stills have which records, and how many of them `toCheck` describes; good until the next change. */
  counts(toCheck: SearchTree): StillCounts {
    return stillCountsOf(this.#engine, toCheck);
  }

  /** How many stills each record has; good until the next change. */
  recordCounts(): RecordCounts {
    return recordCountsOf(this.#engine);
  }

  /** What these stills have, counted. */
  talliesOf(stills: Uint32Array): StillTallies {
    return talliesOf(this.#engine, stills);
  }

  /** Finds records to tag with; good until the next change. */
  choices(): ChoiceFinder {
    return choiceFinderOf(this.#engine);
  }

  /** What the word at the caret could become, the most frequent first. */
  complete(query: string, caret: number, catalog: AskCatalog): readonly Completion[] {
    return complete(this.#engine, { query, caret, catalog });
  }

  /** What of a query names nothing there is, and what is nearest to it; `total` is what it finds. */
  missed(query: string, total: number, catalog: AskMeant): readonly QueryProblem[] {
    return missedIn({ engine: this.#engine, catalog }, query, total);
  }

  /** Reads stills again that were added, changed or deleted; the next {@link run} knows them. */
  update(ids: readonly StillId[]): void {
    const documents = this.#source.documentsOf(ids);
    this.#learnRecords(documents);
    const { stills } = this.#engine;
    for (const id of ids) {
      stills.remove(id);
      this.#changes.set(id, null);
    }
    for (const document of documents) {
      stills.remove(document.id);
      stills.add(document);
      this.#changes.set(document.id, document);
    }
    this.#compactWhenLoose();
  }

  /**
   * The same for any number of stills, with a turn for others in between; a few are taken in before it
   * returns. `taken` is told of each part. Rejects when the index is stopped, and then lacks the rest.
   */
  async updateInParts(
    ids: readonly StillId[],
    taken: (part: readonly StillId[]) => void,
  ): Promise<void> {
    const breather = new Breather(this.#stopping.signal);
    const sorted = Uint32Array.from(ids).toSorted(); // neighbours lie on the same pages of the catalog
    this.#updating++;
    try {
      for (let from = 0; from < sorted.length; from += UPDATED_AT_ONCE) {
        if (from > 0 && breather.due()) await breather.breathe();
        const part = [...sorted.subarray(from, from + UPDATED_AT_ONCE)];
        this.update(part);
        taken(part);
      }
    } finally {
      this.#updating--;
    }
    this.#compactWhenLoose();
  }

  /** A document may speak of records that were made since. */
  #learnRecords(documents: readonly SearchDocument[]): void {
    const { tables } = this.#engine.stills;
    const named = forEachLinked((table) => {
      const keys = documents.flatMap((document) =>
        table === "films" ? (document.film ?? []) : document[table],
      );
      return [...new Set(keys.filter((id) => !tables[table].knows(id)))];
    });
    this.updateRecords(named);
  }

  /** Reads records again after any were added, renamed, moved or deleted: all, or those named. */
  updateRecords(only?: RecordKeys): void {
    if (only !== undefined && Object.values(only).every((keys) => keys.length === 0)) return;
    const { stills, orders, matcher, counts, facets } = this.#engine;
    const changed = new Set<string>();
    for (const [table, records] of recordEntries(this.#source.records(only))) {
      if (stills.tables[table].update(records, only?.[table])) changed.add(table);
    }
    if (changed.size === 0) return;
    matcher.recordsChanged();
    facets.recordsChanged();
    if (changed.has("films") || changed.has("keywords")) counts.forget(); // years and broader keywords
    if (changed.has("keywords")) stills.keywordsChanged();
    if (changed.has("films")) stills.refreshYears();
    if (changed.has("films") || changed.has("scenes")) orders.recordsChanged();
  }

  #compactWhenLoose(): void {
    const { rows, sealedRows } = this.#engine.stills;
    if (
      this.#compaction !== null ||
      this.#updating > 0 ||
      this.#stopping.signal.aborted ||
      rows.count - sealedRows <= Math.max(MIN_LOOSE, sealedRows / LOOSE_SHARE)
    )
      return;
    this.#compaction = this.compact()
      .catch((error: unknown) => {
        // Nobody waits for it. All rows are still found, the loose ones a little slower.
        if (!this.#stopping.signal.aborted)
          process.stderr.write(`sealing the search index: ${String(error)}\n`);
      })
      .finally(() => {
        this.#compaction = null;
      });
  }

  /** Resolves when no compaction is under way. */
  async settled(): Promise<void> {
    await this.#compaction;
  }

  /** Calls off what goes on in the background, for good: the source may be closed when this resolves. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.settled();
  }

  /** Seals all rows anew, without the dead ones, in the background; searches and updates go on meanwhile. */
  async compact(): Promise<void> {
    const { signal } = this.#stopping;
    const breather = new Breather(signal);
    const before = this.#engine.stills;
    const changedBefore = new Map(this.#changes);
    const stills = emptyLike(before);
    for (const row of livingRows(before)) {
      stills.copy(before, row);
      if (row % CHECK_EVERY === 0 && breather.due()) await breather.breathe();
    }
    const engine = await sealed(stills, breather);
    signal.throwIfAborted();
    this.#engine = engine;
    const meanwhile = [...this.#changes].filter(
      ([id, document]) => changedBefore.get(id) !== document || !changedBefore.has(id),
    );
    this.#changes = new Map();
    this.restoreChanges(meanwhile); // as they were read then: nothing of it can fail half way
  }

  /** For the snapshot: the sealed rows, and what has changed since. */
  get parts(): {
    readonly engine: Engine;
    readonly changes: ReadonlyMap<StillId, SearchDocument | null>;
  } {
    return { engine: this.#engine, changes: this.#changes };
  }

  /** Takes in changes as they were kept: by a snapshot, or while all rows were sealed anew. */
  restoreChanges(changes: Iterable<readonly [StillId, SearchDocument | null]>): void {
    for (const [id, document] of changes) {
      this.#engine.stills.remove(id);
      if (document !== null) this.#engine.stills.add(document);
      this.#changes.set(id, document);
    }
  }
}

/** The tables whose records the catalog keeps, with their records. */
export function recordEntries(
  records: SearchRecords,
): readonly (readonly [LinkedTable, readonly SearchRecord[]])[] {
  return linkedTables.map((table) => [table, records[table]]);
}

async function readAll(
  source: SearchSource,
  stills: IndexedStills,
  { breather, onProgress }: { breather: Breather; onProgress: (done: number) => void },
): Promise<void> {
  let after = 0;
  for (;;) {
    const documents = source.documents(after, BATCH);
    for (const [at, document] of documents.entries()) {
      stills.add(document);
      if (at % CHECK_EVERY === 0 && breather.due()) await breather.breathe();
    }
    const last = documents.at(-1);
    if (last === undefined) return;
    after = last.id;
    onProgress(stills.rows.count);
  }
}

async function sealed(stills: IndexedStills, breather: Breather): Promise<Engine> {
  await stills.seal(breather);
  const orders = new Orders(stills);
  await orders.seal(breather);
  return engineOf(stills, orders);
}

function emptyLike(stills: IndexedStills): IndexedStills {
  return new IndexedStills(
    stills.tables,
    undefined,
    stills.texts.emptyLike(),
    new TextIndex(undefined, stills.files.lexicon),
  );
}

/** In the order of their stills' keys, in which the sealed ones stand already. */
function livingRows(stills: IndexedStills): Uint32Array {
  const { sealedRows } = stills;
  const { ids, alive, aliveCount, count } = stills.rows;
  const lives = (row: number): boolean => (((alive[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
  const loose: number[] = [];
  for (let row = sealedRows; row < count; row++) if (lives(row)) loose.push(row);
  loose.sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0));
  const rows = new Uint32Array(aliveCount);
  let at = 0;
  let next = 0;
  const takeLoose = (before: number): void => {
    for (let row = loose[next]; row !== undefined && (ids[row] ?? 0) < before; row = loose[++next])
      rows[at++] = row;
  };
  for (let row = 0; row < sealedRows; row++) {
    if (!lives(row)) continue;
    takeLoose(ids[row] ?? 0);
    rows[at++] = row;
  }
  takeLoose(Infinity);
  return rows;
}
