import type { SearchDocument } from "../../../shared/search-document.ts";
import { rightsStatuses, stillKinds } from "../../../shared/still.ts";
import { clearBit, setBit } from "./bits.ts";
import type { Bits } from "./bits.ts";
import { dateKey } from "./dates.ts";
import {
  growingBytes,
  growingFloats,
  growingInts,
  growingShorts,
  growingUnits,
  type Growing,
} from "./growing.ts";
import { KeyColumn, type KeyParts } from "./key-column.ts";
import { languageKey } from "./language-key.ts";
import { ListColumn } from "./list-column.ts";
import type { ListParts } from "./list-column.ts";
import { markCode } from "./mark-codes.ts";
import type { TableName, Tables } from "./record-table.ts";
import { forEachTable, tableNames } from "./record-table.ts";
import { nameKey } from "./sort-key.ts";

export const HAS_CAPTION = 1;
export const HAS_ALT_TEXT = 2;
export const HAS_PROBLEM = 4;
export const HAS_CONFLICT = 8;
export const HAS_REMARK = 16;
export const HAS_UNIDENTIFIED = 32;
export const HAS_DOUBTFUL = 64;
export const HAS_REGION = 128;

/** The sources of a still as one text, and back. */
const sourcesKey = (sources: readonly number[]): string => sources.join(" ");
export const sourcesOfKey = (key: string): readonly number[] => key.split(" ").map(Number);

/** More of anything that is counted are this many. */
const MOST_COUNTED = 0xffff;

/** The columns with one number a row. */
type NumberColumns = {
  readonly ids: Growing<Uint32Array>;
  readonly kinds: Growing<Uint8Array>;
  readonly statuses: Growing<Uint8Array>;
  readonly flags: Growing<Uint8Array>;
  readonly marks: Growing<Int16Array>;
  readonly dates: Growing<Float64Array>;
  readonly added: Growing<Float64Array>;
  readonly changed: Growing<Float64Array>;
  readonly widths: Growing<Uint32Array>;
  readonly heights: Growing<Uint32Array>;
  readonly bytes: Growing<Float64Array>;
  readonly people: Growing<Uint16Array>;
  readonly files: Growing<Uint16Array>;
};
type NumberParts = { readonly [Name in keyof NumberColumns]: NumberColumns[Name]["data"] };

export type RowsParts = NumberParts & {
  readonly names: KeyParts;
  readonly numbers: KeyParts;
  readonly lists: Readonly<Record<TableName, ListParts>>;
};

/** Everything about stills but their words, in columns. A row is never changed: a changed still gets a new one. */
export class Rows {
  readonly #columns: NumberColumns;
  /** Keys of the names of the files shown first. */
  readonly names: KeyColumn;
  /** Keys of still numbers, empty for none. */
  readonly numbers: KeyColumn;
  readonly lists: Readonly<Record<TableName, ListColumn>>;
  /** Rows that stand for a still as it is now. */
  #alive: Bits = new Uint32Array(0);
  #aliveCount = 0;
  #changes = 0;

  constructor(parts?: RowsParts) {
    this.#columns = {
      ids: growingInts(parts?.ids),
      kinds: growingBytes(parts?.kinds),
      statuses: growingBytes(parts?.statuses),
      flags: growingBytes(parts?.flags),
      marks: growingShorts(parts?.marks),
      dates: growingFloats(parts?.dates),
      added: growingFloats(parts?.added),
      changed: growingFloats(parts?.changed),
      widths: growingInts(parts?.widths),
      heights: growingInts(parts?.heights),
      bytes: growingFloats(parts?.bytes),
      people: growingUnits(parts?.people),
      files: growingUnits(parts?.files),
    };
    this.names = new KeyColumn(parts?.names);
    this.numbers = new KeyColumn(parts?.numbers);
    this.lists = forEachTable((table) => new ListColumn(parts?.lists[table]));
    for (let row = 0; row < this.count; row++) this.#revive(row);
  }

  get count(): number {
    return this.#columns.ids.length;
  }

  get ids(): Uint32Array {
    return this.#columns.ids.data;
  }
  /** 0 for none, otherwise the place in `stillKinds` plus one. */
  get kinds(): Uint8Array {
    return this.#columns.kinds.data;
  }
  /** The place in `rightsStatuses`. */
  get statuses(): Uint8Array {
    return this.#columns.statuses.data;
  }
  get flags(): Uint8Array {
    return this.#columns.flags.data;
  }
  /** See `markCode`. */
  get marks(): Int16Array {
    return this.#columns.marks.data;
  }
  /** See `dateKey`. */
  get dates(): Float64Array {
    return this.#columns.dates.data;
  }
  /** Milliseconds since 1970. */
  get added(): Float64Array {
    return this.#columns.added.data;
  }
  /** Milliseconds since 1970. */
  get changed(): Float64Array {
    return this.#columns.changed.data;
  }
  /** In pixels, as stored; 0 where it is not known. */
  get widths(): Uint32Array {
    return this.#columns.widths.data;
  }
  get heights(): Uint32Array {
    return this.#columns.heights.data;
  }
  /** Of the file that is shown first. */
  get bytes(): Float64Array {
    return this.#columns.bytes.data;
  }
  /** How many are in the picture. */
  get people(): Uint16Array {
    return this.#columns.people.data;
  }
  /** How many files a still has. */
  get files(): Uint16Array {
    return this.#columns.files.data;
  }
  get alive(): Bits {
    return this.#alive;
  }
  get aliveCount(): number {
    return this.#aliveCount;
  }

  /** Grows whenever a row is added or dies. */
  get changes(): number {
    return this.#changes;
  }

  /** Adds a row and returns it. */
  add(document: SearchDocument, tables: Tables): number {
    const columns = this.#columns;
    columns.ids.push(document.id);
    columns.kinds.push(document.kind === null ? 0 : stillKinds.indexOf(document.kind) + 1);
    columns.statuses.push(rightsStatuses.indexOf(document.status));
    columns.flags.push(flagsOf(document));
    columns.marks.push(markCode(document.marks));
    columns.dates.push(dateKey(document.dateCreated));
    columns.added.push(document.addedAt);
    columns.changed.push(document.changedAt);
    columns.widths.push(document.width);
    columns.heights.push(document.height);
    columns.bytes.push(document.bytes);
    columns.people.push(Math.min(MOST_COUNTED, document.people));
    columns.files.push(Math.min(MOST_COUNTED, document.fileNames.length));
    this.names.add(nameKey(document.fileNames[0] ?? ""));
    this.numbers.add(nameKey(document.number ?? ""));
    this.#addLists(document, tables);
    return this.#revive(this.count - 1);
  }

  #addLists(document: SearchDocument, tables: Tables): void {
    const { lists } = this;
    const numbers = (table: TableName, ids: readonly number[]): void =>
      lists[table].add(
        ids.length < 2
          ? ids.map((id) => tables[table].numberOf(id))
          : new Set(ids.map((id) => tables[table].numberOf(id))),
      );
    numbers("films", document.film === null ? [] : [document.film]);
    numbers("scenes", document.scenes);
    numbers("characters", document.characters);
    numbers("performers", document.performers);
    numbers("rightsHolders", document.rightsHolders);
    numbers("keywords", document.keywords);
    numbers("sets", document.sets);
    numbers("exports", document.exports);
    lists.creators.add(
      new Set(document.creators.map((creator) => tables.creators.intern(creator))),
    );
    lists.credits.add(
      document.creditLine === "" ? [] : [tables.credits.intern(document.creditLine)],
    );
    const { sources } = document;
    lists.sources.add(sources.length === 0 ? [] : [tables.sources.intern(sourcesKey(sources))]);
    lists.folders.add(document.folder === null ? [] : [tables.folders.intern(document.folder)]);
    lists.languages.add(
      new Set(
        document.languages.map((written) => tables.languages.intern(languageKey(...written))),
      ),
    );
  }

  /** Copies a row of others that use the same tables. */
  copy(from: Rows, row: number): void {
    for (const name of columnNames(this.#columns))
      this.#columns[name].push(from.#columns[name].data[row] ?? 0);
    this.names.add(from.names.of(row));
    this.numbers.add(from.numbers.of(row));
    for (const table of tableNames) this.lists[table].add(from.lists[table].of(row));
    this.#revive(this.count - 1);
  }

  #revive(row: number): number {
    if (row >>> 5 >= this.#alive.length) {
      const wider = new Uint32Array(Math.max(64, this.#alive.length * 2, (this.count + 31) >>> 5));
      wider.set(this.#alive);
      this.#alive = wider;
    }
    setBit(this.#alive, row);
    this.#aliveCount++;
    this.#changes++;
    return row;
  }

  kill(row: number): void {
    clearBit(this.#alive, row);
    this.#aliveCount--;
    this.#changes++;
  }

  trim(): void {
    for (const name of columnNames(this.#columns)) this.#columns[name].trim();
    this.names.trim();
    this.numbers.trim();
    for (const table of tableNames) this.lists[table].trim();
  }

  /** The first `rows` rows, for a snapshot. */
  parts(rows: number): RowsParts {
    const { ids, kinds, statuses, flags, marks, dates, added, changed } = this;
    const { widths, heights, bytes, people, files } = this;
    return {
      ids: ids.subarray(0, rows),
      kinds: kinds.subarray(0, rows),
      statuses: statuses.subarray(0, rows),
      flags: flags.subarray(0, rows),
      marks: marks.subarray(0, rows),
      dates: dates.subarray(0, rows),
      added: added.subarray(0, rows),
      changed: changed.subarray(0, rows),
      widths: widths.subarray(0, rows),
      heights: heights.subarray(0, rows),
      bytes: bytes.subarray(0, rows),
      people: people.subarray(0, rows),
      files: files.subarray(0, rows),
      names: this.names.parts(rows),
      numbers: this.numbers.parts(rows),
      lists: forEachTable((table) => this.lists[table].parts(rows)),
    };
  }
}

function columnNames(columns: NumberColumns): readonly (keyof NumberColumns)[] {
  // Object.keys knows no more than that these are strings.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.keys(columns) as (keyof NumberColumns)[];
}

function flagsOf(document: SearchDocument): number {
  const hasCaption = document.captions.some((caption) => caption.trim() !== "");
  return (
    (hasCaption ? HAS_CAPTION : 0) |
    (document.hasAltText ? HAS_ALT_TEXT : 0) |
    (document.hasProblem ? HAS_PROBLEM : 0) |
    (document.hasConflict ? HAS_CONFLICT : 0) |
    (document.hasRemark ? HAS_REMARK : 0) |
    (document.hasUnidentified ? HAS_UNIDENTIFIED : 0) |
    (document.hasDoubtful ? HAS_DOUBTFUL : 0) |
    (document.hasRegion ? HAS_REGION : 0)
  );
}
