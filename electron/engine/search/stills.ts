import type { SearchDocument } from "../../../shared/search-document.ts";
import type { StillId } from "../../../shared/still.ts";
import { countBits, hasBit, rowsOf, setBit } from "./bits.ts";
import type { Bits } from "./bits.ts";
import type { Breather } from "./breather.ts";
import { yearOfKey } from "./dates.ts";
import { growingShorts } from "./growing.ts";
import type { ListParts } from "./list-column.ts";
import { tableNames } from "./record-table.ts";
import type { RecordTable, TableName, Tables } from "./record-table.ts";
import { NarrowerKeywords } from "./narrower-keywords.ts";
import { ABSENT_PLACES, PaddedColumn, type SomeRows } from "./padded-column.ts";
import { Rows } from "./rows.ts";
import { StillTexts } from "./still-texts.ts";
import { TextIndex } from "./text-index.ts";

/** Counted once and then followed, not at every letter: side by side they would only take memory. */
const seldomCounted: ReadonlySet<TableName> = new Set([
  "sets",
  "credits",
  "sources",
  "languages",
  "folders",
]);

/**
 * All stills in rows: the sealed ones in the order of their ids, with everything that makes them fast, and
 * after them those added or changed since. A changed or deleted still leaves a dead row behind.
 */
export class IndexedStills {
  readonly tables: Tables;
  readonly rows: Rows;
  readonly texts: StillTexts;
  readonly files: TextIndex;
  readonly #years = growingShorts();
  /** For each record of a table the sealed rows that have it; made when somebody asks. */
  readonly #inverse = new Map<TableName, ListParts>();
  #padded: ReadonlyMap<TableName, PaddedColumn> = new Map();
  #narrower: NarrowerKeywords | null = null;
  readonly #newRows = new Map<StillId, number>();

  constructor(
    tables: Tables,
    rows = new Rows(),
    texts = new StillTexts(),
    files = new TextIndex(),
  ) {
    this.tables = tables;
    this.rows = rows;
    this.texts = texts;
    this.files = files;
  }

  get sealedRows(): number {
    return this.texts.sealedRows;
  }

  /** For each row the year of its film or, where that is unknown, of the still itself; 0 when neither is known. */
  get years(): Int16Array {
    return this.#years.data;
  }

  /** Adds a still that is not yet there. */
  add(document: SearchDocument): number {
    const row = this.rows.add(document, this.tables);
    this.texts.add(document);
    this.files.add(document.fileNames);
    this.#years.push(this.#yearOf(row));
    this.#newRows.set(document.id, row);
    return row;
  }

  /** Copies a row of stills that share tables and lexicons. */
  copy(from: IndexedStills, row: number): void {
    this.rows.copy(from.rows, row);
    this.texts.copy(from.texts, row);
    this.files.copy(from.files, row);
    this.#years.push(from.years[row] ?? 0);
  }

  /** The row it had, or null when there is no such still. */
  remove(id: StillId): number | null {
    const row = this.rowOf(id);
    if (row === null) return null;
    this.rows.kill(row);
    this.#newRows.delete(id);
    return row;
  }

  /** The living row of a still. */
  rowOf(id: StillId): number | null {
    const row = this.#newRows.get(id) ?? this.#sealedRowOf(id);
    if (row === null) return null;
    return ((this.rows.alive[row >>> 5] ?? 0) >>> (row & 31)) & 1 ? row : null;
  }

  #sealedRowOf(id: StillId): number | null {
    const { ids } = this.rows;
    let [low, high] = [0, this.sealedRows];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ids[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return low < this.sealedRows && ids[low] === id ? low : null;
  }

  /** Makes all rows fast. Call it once, when all have been added in the order of their ids. */
  async seal(breather: Breather): Promise<void> {
    await this.texts.seal(breather);
    await this.files.seal(breather);
    this.rows.trim();
    await this.derive(breather);
    await this.prepare(breather);
  }

  /** Makes what a snapshot leaves out because it is quick to make. */
  async derive(breather: Breather): Promise<void> {
    this.#newRows.clear();
    for (const table of Object.values(this.tables)) table.names.order();
    const padded = new Map<TableName, PaddedColumn>();
    for (const name of tableNames) {
      if (seldomCounted.has(name)) continue;
      const { size } = this.tables[name];
      padded.set(name, new PaddedColumn(this.rows.lists[name], this.sealedRows, size));
      await breather.breathe();
    }
    this.#inverse.clear();
    this.#padded = padded;
    this.refreshYears();
  }

  /** How often each record of a table is in these rows. */
  countIn(table: TableName, bits: Bits): Uint32Array {
    const counts = new Uint32Array(this.tables[table].size + ABSENT_PLACES);
    const rows = rowsOf(bits, countBits(bits));
    this.addCounts(table, { rows, has: (row) => hasBit(bits, row) }, counts, 1);
    return counts.subarray(ABSENT_PLACES);
  }

  /** Adds up how often each record of a table is in these rows, `by` each time, from {@link ABSENT_PLACES} on. */
  addCounts(table: TableName, some: SomeRows, counts: Uint32Array, by: 1 | -1): void {
    const { rows, has } = some;
    const padded = this.#padded.get(table);
    const sealed = padded === undefined ? 0 : firstAtLeast(rows, this.sealedRows);
    padded?.add({ rows: rows.subarray(0, sealed), has }, counts, by);
    const { starts, values } = this.rows.lists[table];
    for (const row of rows.subarray(sealed)) {
      const end = starts[row + 1] ?? 0;
      for (let at = starts[row] ?? end; at < end; at++) {
        const place = (values[at] ?? 0) + ABSENT_PLACES;
        counts[place] = (counts[place] ?? 0) + by;
      }
    }
  }

  /** The same for keywords, each with those that stand under it. */
  addKeywords(some: SomeRows, counts: Uint32Array, by: 1 | -1): void {
    if (!this.narrower.any) return this.addCounts("keywords", some, counts, by);
    const from = counts.subarray(ABSENT_PLACES);
    this.narrower.addCounts(some.rows, (row) => this.rows.lists.keywords.of(row), from, by);
  }

  /** Which keywords, by their numbers, stand under which. */
  get narrower(): NarrowerKeywords {
    this.#narrower ??= narrowerIn(this.tables.keywords);
    return this.#narrower;
  }

  /** Call it when keywords were moved or added. */
  keywordsChanged(): void {
    this.#narrower = null;
  }

  #inverseOf(table: TableName): ListParts {
    const known = this.#inverse.get(table);
    if (known !== undefined) return known;
    const inverse = this.rows.lists[table].inverse(this.sealedRows, this.tables[table].size);
    this.#inverse.set(table, inverse);
    return inverse;
  }

  /** Makes the first letters of words and the rows of records fast; until it is done they are only slower. */
  async prepare(breather: Breather): Promise<void> {
    for (const table of tableNames) {
      this.#inverseOf(table);
      await breather.breathe();
    }
    await this.texts.prepare(breather);
    await this.files.prepare(breather);
  }

  /** Call it when films have changed. */
  refreshYears(): void {
    const years = new Int16Array(this.rows.count);
    for (let row = 0; row < years.length; row++) years[row] = this.#yearOf(row);
    this.#years.data = years;
    this.#years.length = years.length;
  }

  #yearOf(row: number): number {
    const { starts, values } = this.rows.lists.films;
    const start = starts[row] ?? 0;
    const known =
      start < (starts[row + 1] ?? 0) ? this.tables.films.record(values[start] ?? 0)?.year : null;
    return known ?? yearOfKey(this.rows.dates[row] ?? 0);
  }

  /** Adds to `bits` all rows that have one of these records. */
  addRowsWith(table: TableName, records: readonly number[], bits: Bits): void {
    this.addSealedRowsWith(table, records, bits);
    this.addNewRowsWith(table, records, bits);
  }

  addSealedRowsWith(table: TableName, records: readonly number[], bits: Bits): void {
    const { starts, values } = this.#inverseOf(table);
    for (const record of records) {
      const end = starts[record + 1] ?? 0;
      for (let at = starts[record] ?? end; at < end; at++) {
        const row = values[at] ?? 0;
        bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31));
      }
    }
  }

  /** Living sealed rows of a film that have a character; both by their numbers. */
  countSealedWith(character: number, film: number): number {
    const { starts, values } = this.#inverseOf("characters");
    const films = this.rows.lists.films;
    const { alive } = this.rows;
    const end = starts[character + 1] ?? 0;
    let count = 0;
    for (let at = starts[character] ?? end; at < end; at++) {
      const row = values[at] ?? 0;
      const place = films.starts[row] ?? 0;
      const isOfFilm = place < (films.starts[row + 1] ?? 0) && films.values[place] === film;
      if (isOfFilm) count += ((alive[row >>> 5] ?? 0) >>> (row & 31)) & 1;
    }
    return count;
  }

  addNewRowsWith(table: TableName, records: readonly number[], bits: Bits): void {
    if (this.rows.count === this.sealedRows || records.length === 0) return;
    const wanted = new Set(records);
    for (let row = this.sealedRows; row < this.rows.count; row++) {
      if (this.rows.lists[table].of(row).some((record) => wanted.has(record))) setBit(bits, row);
    }
  }
}

function firstAtLeast(rows: Uint32Array, row: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function narrowerIn(keywords: RecordTable): NarrowerKeywords {
  const pairs: (readonly [number, number])[] = [];
  for (let number = 0; number < keywords.size; number++) {
    const broader = keywords.record(number)?.broader ?? null;
    if (broader !== null && keywords.knows(broader))
      pairs.push([number, keywords.numberOf(broader)]);
  }
  return new NarrowerKeywords(keywords.size, pairs);
}
