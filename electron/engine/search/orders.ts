import type { Grouping } from "../../../shared/grouping.ts";
import { folderOfKey } from "../../../shared/search-document.ts";
import type { Order } from "../../../shared/sort-order.ts";
import type { Breather } from "./breather.ts";
import { groupTables } from "./group-rows.ts";
import { OrderedRows } from "./ordered-rows.ts";
import type { RecordTable } from "./record-table.ts";
import { countingSort, sortStably } from "./sort.ts";
import type { IndexedStills } from "./stills.ts";

type Compare = (a: number, b: number) => number;
export type OrderName = Exclude<Order, "relevance">;
/** The orders that do not depend on records: they are made once for all sealed rows. */
const sealedNames = ["name", "number", "date", "added", "changed"] as const;
type SealedName = (typeof sealedNames)[number];
export type SealedOrders = Readonly<Record<SealedName, Uint32Array>>;

const NO_ORDERS: SealedOrders = {
  name: new Uint32Array(0),
  number: new Uint32Array(0),
  date: new Uint32Array(0),
  added: new Uint32Array(0),
  changed: new Uint32Array(0),
};
const collator = new Intl.Collator("en", { numeric: true });

/**
 * The rows in every order that results can have. Equals stand in the order of their file names, and then of
 * their ids. Dates run from the newest to the oldest. The other way round all of this is turned; but what has no film,
 * scene, number or date comes last either way.
 */
export class Orders {
  readonly #stills: IndexedStills;
  #sealed: SealedOrders;
  #filmRank: Uint32Array = new Uint32Array(0);
  /** Scenes in the order of their films and within them, and by their own names. */
  #sceneRank: Uint32Array = new Uint32Array(0);
  #sceneNameRank: Uint32Array = new Uint32Array(0);
  readonly #ordered = new Map<string, OrderedRows>();
  readonly #byRecords = new Map<OrderName, Uint32Array>();
  readonly #ranked = new Map<Grouping, Uint32Array>();

  constructor(stills: IndexedStills, sealed = NO_ORDERS) {
    this.#stills = stills;
    this.#sealed = sealed;
  }

  /** Sorts all sealed rows by what does not depend on records. */
  async seal(breather: Breather): Promise<void> {
    const name = Uint32Array.from({ length: this.#stills.sealedRows }, (_, row) => row);
    await sortStably(name, (a, b) => this.#compareNames(a, b), breather);
    const sorted = async (compare: Compare): Promise<Uint32Array> => {
      const order = name.slice();
      await sortStably(order, compare, breather);
      return order;
    };
    this.#sealed = {
      name,
      number: await sorted((a, b) => this.#compareNumbers(a, b)),
      date: await sorted(this.#newestFirst("dates")),
      added: await sorted(this.#newestFirst("added")),
      changed: await sorted(this.#newestFirst("changed")),
    };
    this.recordsChanged();
  }

  sealed(): SealedOrders {
    return this.#sealed;
  }

  /** Call it when films or scenes were renamed, moved or added. */
  recordsChanged(): void {
    const { films, scenes } = this.#stills.tables;
    this.#filmRank = rank(
      films,
      (a, b) => collator.compare(nameOf(films, a), nameOf(films, b)) || a - b,
    );
    this.#sceneNameRank = rank(
      scenes,
      (a, b) => collator.compare(nameOf(scenes, a), nameOf(scenes, b)) || a - b,
    );
    const keys = Float64Array.from({ length: scenes.size }, (_, scene) => this.#filmOfScene(scene));
    const orders = Float64Array.from(
      { length: scenes.size },
      (_, scene) => scenes.record(scene)?.order ?? 0,
    );
    const byName = this.#sceneNameRank;
    this.#sceneRank = rank(
      scenes,
      (a, b) =>
        (keys[a] ?? 0) - (keys[b] ?? 0) ||
        (orders[a] ?? 0) - (orders[b] ?? 0) ||
        (byName[a] ?? 0) - (byName[b] ?? 0),
    );
    this.#byRecords.clear();
    this.#ranked.clear();
    this.#ordered.clear();
  }

  /** All rows in an order, or the other way round. */
  by(order: OrderName, reversed = false): OrderedRows {
    const called = `${order} ${reversed}`;
    const ordered = this.#ordered.get(called) ?? this.#rowsBy(order, reversed);
    this.#ordered.set(called, ordered);
    ordered.follow(this.#stills.rows.count);
    return ordered;
  }

  #rowsBy(order: OrderName, reversed: boolean): OrderedRows {
    const [sealed, compare] = [this.#sealedBy(order), this.#comparator(order)];
    if (!reversed) return new OrderedRows(sealed, compare);
    const lacks = this.#lacking(order);
    const from = sealed.findIndex(lacks); // all of them come last
    const end = from === -1 ? sealed.length : from;
    const turned = sealed.slice();
    turned.subarray(0, end).reverse();
    turned.subarray(end).reverse();
    return new OrderedRows(turned, (a, b) => Number(lacks(a)) - Number(lacks(b)) || compare(b, a));
  }

  /** Whether a row has nothing that could be put in this order. */
  #lacking(order: OrderName): (row: number) => boolean {
    const { rows, tables } = this.#stills;
    switch (order) {
      case "film":
        return (row) => this.#filmKey(row) === tables.films.size;
      case "scene":
        return (row) => this.#sceneKey(row, this.#sceneNameRank) === tables.scenes.size;
      case "number":
        return (row) => rows.numbers.isEmpty(row);
      case "date":
        return (row) => rows.dates[row] === 0;
      default:
        return () => false;
    }
  }

  /** All records that stills are grouped by, in the order of their groups: scenes as in their films, all else by name. */
  ranked(grouping: Grouping): Uint32Array {
    const table = this.#stills.tables[groupTables[grouping]];
    const known = this.#ranked.get(grouping);
    if (known !== undefined && known.length === table.size) return known;
    const ranks = this.#ranksFor(grouping, table);
    const ranked = new Uint32Array(table.size);
    for (const [record, place] of ranks.entries()) ranked[place] = record;
    this.#ranked.set(grouping, ranked);
    return ranked;
  }

  #ranksFor(grouping: Grouping, table: RecordTable): Uint32Array {
    const ranks = grouping === "film" ? this.#filmRank : this.#sceneRank;
    // Records heard of since, whose names are still to come, have no rank yet.
    if ((grouping === "film" || grouping === "scene") && ranks.length === table.size) return ranks;
    const keys = Array.from({ length: table.size }, (_, at) => groupName(grouping, table, at));
    return rank(table, (a, b) => collator.compare(keys[a] ?? "", keys[b] ?? "") || a - b);
  }

  #sealedBy(order: OrderName): Uint32Array {
    if (isSealed(order)) return this.#sealed[order];
    const known = this.#byRecords.get(order);
    if (known !== undefined) return known;
    const { films, scenes } = this.#stills.tables;
    const scened =
      order === "film"
        ? countingSort(
            this.#sealed.name,
            (row) => this.#sceneKey(row, this.#sceneRank),
            scenes.size,
          )
        : this.#sealedBy("film");
    const sorted =
      order === "film"
        ? countingSort(scened, (row) => this.#filmKey(row), films.size)
        : countingSort(scened, (row) => this.#sceneKey(row, this.#sceneNameRank), scenes.size);
    this.#byRecords.set(order, sorted);
    return sorted;
  }

  #comparator(order: OrderName): Compare {
    const byName: Compare = (a, b) => this.#compareNames(a, b);
    const thenByName =
      (compare: Compare): Compare =>
      (a, b) =>
        compare(a, b) || byName(a, b);
    const byFilm: Compare = (a, b) =>
      this.#filmKey(a) - this.#filmKey(b) ||
      this.#sceneKey(a, this.#sceneRank) - this.#sceneKey(b, this.#sceneRank) ||
      byName(a, b);
    switch (order) {
      case "name":
        return byName;
      case "number":
        return thenByName((a, b) => this.#compareNumbers(a, b));
      case "date":
        return thenByName(this.#newestFirst("dates"));
      case "added":
      case "changed":
        return thenByName(this.#newestFirst(order));
      case "film":
        return byFilm;
      case "scene":
        return (a, b) =>
          this.#sceneKey(a, this.#sceneNameRank) - this.#sceneKey(b, this.#sceneNameRank) ||
          byFilm(a, b);
    }
  }

  #compareNames(a: number, b: number): number {
    const { names, ids } = this.#stills.rows;
    return names.compare(a, b) || (ids[a] ?? 0) - (ids[b] ?? 0);
  }

  #compareNumbers(a: number, b: number): number {
    const { numbers } = this.#stills.rows;
    return Number(numbers.isEmpty(a)) - Number(numbers.isEmpty(b)) || numbers.compare(a, b);
  }

  #newestFirst(column: "dates" | "added" | "changed"): Compare {
    const { rows } = this.#stills;
    return (a, b) => (rows[column][b] ?? 0) - (rows[column][a] ?? 0);
  }

  #filmOfScene(scene: number): number {
    const { films, scenes } = this.#stills.tables;
    const film = scenes.record(scene)?.film ?? null;
    return film === null ? films.size : (this.#filmRank[films.numberOf(film)] ?? films.size);
  }

  #filmKey(row: number): number {
    const { starts, values } = this.#stills.rows.lists.films;
    const start = starts[row] ?? 0;
    const none = this.#stills.tables.films.size;
    return start < (starts[row + 1] ?? 0) ? (this.#filmRank[values[start] ?? 0] ?? none) : none;
  }

  /** The first of a row's scenes. */
  #sceneKey(row: number, ranks: Uint32Array): number {
    const { starts, values } = this.#stills.rows.lists.scenes;
    let key = this.#stills.tables.scenes.size;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++)
      key = Math.min(key, ranks[values[at] ?? 0] ?? key);
    return key;
  }
}

function isSealed(order: OrderName): order is SealedName {
  return sealedNames.some((name) => name === order);
}

/** A folder is called by its path in its source. */
function groupName(grouping: Grouping, table: RecordTable, number: number): string {
  const name = nameOf(table, number);
  return grouping === "folder" ? folderOfKey(name).folder : name;
}

function nameOf(table: RecordTable, number: number): string {
  return table.record(number)?.names[0] ?? "";
}

function rank(table: RecordTable, compare: (a: number, b: number) => number): Uint32Array {
  const ranks = new Uint32Array(table.size);
  for (const [place, number] of Array.from({ length: table.size }, (_, at) => at)
    .toSorted(compare)
    .entries())
    ranks[number] = place;
  return ranks;
}
