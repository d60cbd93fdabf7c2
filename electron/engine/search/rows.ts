import type { SearchDocument } from "../../../shared/search-document.ts";
import { rightsStatuses, stillKinds } from "../../../shared/still.ts";
import { clearBit, setBit } from "./bits.ts";
import type { Bits } from "./bits.ts";
import { dateKey } from "./dates.ts";
import { growingBytes, growingFloats, growingInts, growingShorts } from "./growing.ts";
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

/** The sources of a still as one text, and back. */
const sourcesKey = (sources: readonly number[]): string => sources.join(" ");
export const sourcesOfKey = (key: string): readonly number[] => key.split(" ").map(Number);

export type RowsParts = {
  readonly ids: Uint32Array;
  readonly kinds: Uint8Array;
  readonly statuses: Uint8Array;
  readonly flags: Uint8Array;
  readonly marks: Int16Array;
  readonly dates: Float64Array;
  readonly added: Float64Array;
  readonly names: Uint8Array;
  readonly nameStarts: Uint32Array;
  readonly lists: Readonly<Record<TableName, ListParts>>;
};

/** Everything about stills but their words, in columns. A row is never changed: a changed still gets a new one. */
export class Rows {
  readonly #ids;
  readonly #kinds;
  readonly #statuses;
  readonly #flags;
  readonly #marks;
  readonly #dates;
  readonly #added;
  readonly #names;
  readonly #nameStarts;
  readonly lists: Readonly<Record<TableName, ListColumn>>;
  /** Rows that stand for a still as it is now. */
  #alive: Bits = new Uint32Array(0);
  #aliveCount = 0;

  constructor(parts?: RowsParts) {
    this.#ids = growingInts(parts?.ids);
    this.#kinds = growingBytes(parts?.kinds);
    this.#statuses = growingBytes(parts?.statuses);
    this.#flags = growingBytes(parts?.flags);
    this.#marks = growingShorts(parts?.marks);
    this.#dates = growingFloats(parts?.dates);
    this.#added = growingFloats(parts?.added);
    this.#names = growingBytes(parts?.names);
    this.#nameStarts = growingInts(parts?.nameStarts);
    if (parts === undefined) this.#nameStarts.push(0);
    this.lists = forEachTable((table) => new ListColumn(parts?.lists[table]));
    for (let row = 0; row < this.count; row++) this.#revive(row);
  }

  get count(): number {
    return this.#ids.length;
  }

  get ids(): Uint32Array {
    return this.#ids.data;
  }
  /** 0 for none, otherwise the place in `stillKinds` plus one. */
  get kinds(): Uint8Array {
    return this.#kinds.data;
  }
  /** The place in `rightsStatuses`. */
  get statuses(): Uint8Array {
    return this.#statuses.data;
  }
  get flags(): Uint8Array {
    return this.#flags.data;
  }
  /** See `markCode`. */
  get marks(): Int16Array {
    return this.#marks.data;
  }
  /** See `dateKey`. */
  get dates(): Float64Array {
    return this.#dates.data;
  }
  /** Milliseconds since 1970. */
  get added(): Float64Array {
    return this.#added.data;
  }
  /** Keys of the file names, see `nameKey`; that of row `r` is bytes `nameStarts[r]` up to `nameStarts[r + 1]`. */
  get names(): Uint8Array {
    return this.#names.data;
  }
  get nameStarts(): Uint32Array {
    return this.#nameStarts.data;
  }
  get alive(): Bits {
    return this.#alive;
  }
  get aliveCount(): number {
    return this.#aliveCount;
  }

  /** Adds a row and returns it. */
  add(document: SearchDocument, tables: Tables): number {
    this.#ids.push(document.id);
    this.#kinds.push(document.kind === null ? 0 : stillKinds.indexOf(document.kind) + 1);
    this.#statuses.push(rightsStatuses.indexOf(document.status));
    this.#flags.push(flagsOf(document));
    this.#marks.push(markCode(document.marks));
    this.#dates.push(dateKey(document.dateCreated));
    this.#added.push(document.addedAt);
    this.#names.append(nameKey(document.fileNames[0] ?? ""));
    this.#nameStarts.push(this.#names.length);
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
    lists.creators.add(
      new Set(document.creators.map((creator) => tables.creators.intern(creator))),
    );
    lists.credits.add(
      document.creditLine === "" ? [] : [tables.credits.intern(document.creditLine)],
    );
    const { sources } = document;
    lists.sources.add(sources.length === 0 ? [] : [tables.sources.intern(sourcesKey(sources))]);
  }

  /** Copies a row of others that use the same tables. */
  copy(from: Rows, row: number): void {
    this.#ids.push(from.ids[row] ?? 0);
    this.#kinds.push(from.kinds[row] ?? 0);
    this.#statuses.push(from.statuses[row] ?? 0);
    this.#flags.push(from.flags[row] ?? 0);
    this.#marks.push(from.marks[row] ?? 0);
    this.#dates.push(from.dates[row] ?? 0);
    this.#added.push(from.added[row] ?? 0);
    this.#names.append(
      from.names.subarray(from.nameStarts[row] ?? 0, from.nameStarts[row + 1] ?? 0),
    );
    this.#nameStarts.push(this.#names.length);
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
    return row;
  }

  kill(row: number): void {
    clearBit(this.#alive, row);
    this.#aliveCount--;
  }

  trim(): void {
    for (const column of [this.#ids, this.#dates, this.#added, this.#names, this.#nameStarts])
      column.trim();
    for (const table of tableNames) this.lists[table].trim();
  }

  /** The first `rows` rows, for a snapshot. */
  parts(rows: number): RowsParts {
    const nameStarts = this.nameStarts.subarray(0, rows + 1);
    return {
      ids: this.ids.subarray(0, rows),
      kinds: this.kinds.subarray(0, rows),
      statuses: this.statuses.subarray(0, rows),
      flags: this.flags.subarray(0, rows),
      marks: this.marks.subarray(0, rows),
      dates: this.dates.subarray(0, rows),
      added: this.added.subarray(0, rows),
      names: this.names.subarray(0, nameStarts[rows] ?? 0),
      nameStarts,
      lists: forEachTable((table) => this.lists[table].parts(rows)),
    };
  }
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
    (document.hasDoubtful ? HAS_DOUBTFUL : 0)
  );
}
