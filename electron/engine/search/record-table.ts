import { forEachLinked, linkedTables, type SearchRecord } from "../../../shared/search-document.ts";
import { NameIndex } from "./name-index.ts";
import { withParts } from "./with-parts.ts";

/**
 * The kinds of things a still can have, each in a table of its own. Creators and credit lines have only a
 * name; the sources its files are in are one record together (see rows.ts), as is the folder
 * of the one that is shown; each text in a language is one.
 */
export const tableNames = [
  ...linkedTables,
  "creators",
  "credits",
  "sources",
  "languages",
  "folders",
] as const;
export type TableName = (typeof tableNames)[number];

/** Nobody looks for these by words of their names, and an archive may have a folder for each of a million stills. */
const unnamed: ReadonlySet<TableName> = new Set(["sources", "languages", "folders"]);

/** Records of one kind, numbered from 0 for the columns of the index, and findable by name. */
export class RecordTable {
  readonly names = new NameIndex();
  readonly #records: SearchRecord[] = [];
  readonly #numbers = new Map<number, number>();
  readonly #texts = new Map<string, number>();
  readonly #isNamed: boolean;

  constructor(table: TableName) {
    this.#isNamed = !unnamed.has(table);
  }

  get size(): number {
    return this.#records.length;
  }

  /** The record under a number; one that was deleted has no names. */
  record(number: number): SearchRecord | undefined {
    return this.#records[number];
  }

  /** The number of a record; one that has not been heard of gets a number and, for now, no name. */
  numberOf(id: number): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const number = this.#records.length;
    this.#records.push({ id, names: [] });
    this.#numbers.set(id, number);
    return number;
  }

  /** These records (by number) with all that lie in them. */
  withParts(numbers: readonly number[]): readonly number[] {
    const keys = numbers.flatMap((number) => this.#records[number]?.id ?? []);
    return [...withParts(keys, this.#records)].map((id) => this.numberOf(id));
  }

  knows(id: number): boolean {
    const number = this.#numbers.get(id);
    return number !== undefined && (this.#records[number]?.names.length ?? 0) > 0;
  }

  /** The number of a text that is its own record: a creator, a credit line. */
  intern(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const number = this.#records.length;
    this.#records.push({ id: number, names: [text] });
    this.#texts.set(text, number);
    if (this.#isNamed) this.names.set(number, [text]);
    return number;
  }

  /**
   * Takes over records as they are now: all, or those with the keys `among`. True when any of them has
   * changed.
   */
  update(records: readonly SearchRecord[], among?: readonly number[]): boolean {
    let changed = false;
    const gone = new Set(among?.filter((id) => this.#numbers.has(id)) ?? this.#numbers.keys());
    for (const record of records) {
      gone.delete(record.id);
      changed = this.#replace(record) || changed;
    }
    for (const id of gone) changed = this.#replace({ id, names: [] }) || changed;
    return changed;
  }

  #replace(record: SearchRecord): boolean {
    const number = this.numberOf(record.id);
    const before = this.#records[number];
    if (before !== undefined && isSame(before, record)) return false;
    this.#records[number] = record;
    this.names.set(number, record.names);
    return true;
  }

  /** In the order of their numbers: what {@link RecordTable.restore} needs for the same numbers again. */
  keys(): readonly (number | string)[] {
    const isText = this.#texts.size > 0;
    return this.#records.map((record) => (isText ? (record.names[0] ?? "") : record.id));
  }

  static restore(name: TableName, keys: readonly (number | string)[]): RecordTable {
    const table = new RecordTable(name);
    for (const key of keys) {
      if (typeof key === "number") table.numberOf(key);
      else table.intern(key);
    }
    return table;
  }
}

function isSame(a: SearchRecord, b: SearchRecord): boolean {
  return (
    a.year === b.year &&
    a.film === b.film &&
    a.order === b.order &&
    (a.parent ?? null) === (b.parent ?? null) &&
    a.broader === b.broader &&
    a.at === b.at &&
    a.names.length === b.names.length &&
    a.names.every((name, at) => name === b.names[at])
  );
}

export type Tables = Readonly<Record<TableName, RecordTable>>;

/** One value for each table. */
export function forEachTable<Value>(
  make: (table: TableName) => Value,
): Readonly<Record<TableName, Value>> {
  return {
    ...forEachLinked(make),
    creators: make("creators"),
    credits: make("credits"),
    sources: make("sources"),
    languages: make("languages"),
    folders: make("folders"),
  };
}
