import { countBits, hasBit, rowsOf, type Bits } from "./bits.ts";
import { CodeCounts, isCoded, type Coded } from "./code-counts.ts";
import { ABSENT_PLACES } from "./padded-column.ts";
import type { TableName } from "./record-table.ts";
import type { IndexedStills } from "./stills.ts";

const NOTHING = new Uint32Array(0);

/** What is counted: the records of a table, keywords with those under them, or the codes of a column. */
export type Counter = TableName | Coded;

/**
 * How often each value is in a set of rows. As rows never change, going over to another set takes as long as the two
 * differ. The arrays stay the same: to make new ones at every keystroke would bring the garbage collector in.
 */
export class Tally {
  readonly #stills: IndexedStills;
  readonly #counts: Map<TableName, Uint32Array>;
  readonly #codes: CodeCounts | null;
  #rows: Bits = new Uint32Array(0);
  #count = 0;
  #differing: Bits = new Uint32Array(0);

  /** Of no rows yet. */
  constructor(stills: IndexedStills, counters: readonly Counter[]) {
    this.#stills = stills;
    const tables = counters.filter((counter) => !isCoded(counter));
    this.#counts = new Map(tables.map((table) => [table, new Uint32Array(0)]));
    this.#codes = counters.some(isCoded) ? new CodeCounts() : null;
  }

  /** The rows that are counted; not to be changed. */
  get rows(): Bits {
    return this.#rows;
  }

  /** How many rows are counted. */
  get count(): number {
    return this.#count;
  }

  /** How often each value is in the rows, by its number or code; good until other rows are counted. */
  of(counter: Counter): Uint32Array {
    if (isCoded(counter)) return this.#codes?.of(counter) ?? NOTHING;
    return this.#countsOf(counter).subarray(ABSENT_PLACES);
  }

  /** Counts no rows any more. */
  clear(): void {
    for (const counts of this.#counts.values()) counts.fill(0);
    this.#codes?.clear();
    [this.#rows, this.#count] = [new Uint32Array(0), 0];
  }

  /** Counts the same rows as another tally, which counts the same and maybe more. */
  copy(other: Tally): void {
    for (const table of this.#counts.keys()) {
      const theirs = other.#counts.get(table) ?? NOTHING;
      const counts = this.#roomFor(table, theirs.length);
      counts.set(theirs);
      counts.fill(0, theirs.length);
    }
    if (other.#codes !== null) this.#codes?.copy(other.#codes);
    [this.#rows, this.#count] = [other.rows, other.count];
  }

  /** Counts these rows, `count` of them, instead of those before; they must not be changed from now on. */
  moveTo(rows: Bits, count: number): void {
    this.#add(this.#without(rows, this.#rows), 1);
    this.#add(this.#without(this.#rows, rows), -1);
    [this.#rows, this.#count] = [rows, count];
  }

  /** What `rows` has and `others` has not; good until the next call. */
  #without(rows: Bits, others: Bits): Bits {
    if (this.#differing.length < rows.length) this.#differing = new Uint32Array(rows.length);
    const differing = this.#differing.subarray(0, rows.length);
    const shared = Math.min(rows.length, others.length);
    for (let word = 0; word < shared; word++)
      differing[word] = (rows[word] ?? 0) & ~(others[word] ?? 0);
    differing.set(rows.subarray(shared), shared);
    return differing;
  }

  #add(some: Bits, by: 1 | -1): void {
    const rows = rowsOf(some, countBits(some));
    if (rows.length === 0) return;
    const has = (row: number): boolean => hasBit(some, row);
    for (const table of this.#counts.keys()) {
      const counts = this.#countsOf(table);
      if (table === "keywords") this.#stills.addKeywords({ rows, has }, counts, by);
      else this.#stills.addCounts(table, { rows, has }, counts, by);
    }
    this.#codes?.add(rows, this.#stills, by);
  }

  /** With room for all records there are by now. */
  #countsOf(table: TableName): Uint32Array {
    return this.#roomFor(table, this.#stills.tables[table].size + ABSENT_PLACES);
  }

  #roomFor(table: TableName, places: number): Uint32Array {
    const counts = this.#counts.get(table) ?? NOTHING;
    if (counts.length >= places) return counts;
    const longer = new Uint32Array(places);
    longer.set(counts);
    this.#counts.set(table, longer);
    return longer;
  }
}
