import { recordKinds, type RecordKind } from "../../../../shared/record.ts";
import type { NamedRecord } from "../../../../shared/still.ts";
import { all, type ReadableDb } from "../database.ts";
import { tokensOf } from "../fold.ts";
import { recordTables } from "./tables.ts";

/** A record with the words of all its names, each name on a line and each word between spaces. */
type Named = NamedRecord & { readonly words: string };

/** The records of a kind by name, and the words of every name, kept from one reading to the next. */
type Read = { readonly records: readonly Named[]; readonly words: ReadonlyMap<string, string> };

/**
 * All records by their names: read when they are first asked for after one has changed, so that lists of
 * fifty thousand answer at every letter that is typed.
 */
export class RecordNames {
  readonly #db: ReadableDb;
  readonly #read = new Map<RecordKind, Read>();
  readonly #stale = new Set<RecordKind>();
  #words: ReadonlySet<string> | null = null;

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /** Records have changed. */
  changed(): void {
    for (const kind of recordKinds) this.#stale.add(kind);
    this.#words = null;
  }

  /** Whether some record has this word in one of its names, whatever its case and accents. */
  hasWord(word: string): boolean {
    const known =
      this.#words ??
      new Set(
        recordKinds.flatMap((kind) =>
          this.#of(kind).records.flatMap(({ words }) => words.split(/\s+/u)),
        ),
      );
    this.#words = known;
    return tokensOf(word).every((token) => known.has(token));
  }

  /**
   * The records one of whose names has every word of `filter`, each perhaps only begun, by name; or as
   * `among` has them, where that is given, a list of keys.
   */
  find(kind: RecordKind, filter: string, among: readonly number[] | null): readonly NamedRecord[] {
    const wanted = filter
      .split(/\s+/u)
      .filter((part) => part !== "")
      .map((part) => ` ${tokensOf(part).join(" ")}`);
    const records = this.#of(kind).records;
    const chosen = among === null ? records : inOrderOf(among, records);
    if (wanted.length === 0) return chosen;
    return chosen.filter(({ words }) => wanted.every((part) => words.includes(part)));
  }

  #of(kind: RecordKind): Read {
    const known = this.#read.get(kind);
    if (known !== undefined && !this.#stale.has(kind)) return known;
    const read = readNames(this.#db, kind, known?.words ?? new Map<string, string>());
    this.#read.set(kind, read);
    this.#stale.delete(kind);
    return read;
  }
}

function inOrderOf(keys: readonly number[], records: readonly Named[]): Named[] {
  const wanted = new Set(keys);
  const byKey = new Map(records.filter(({ id }) => wanted.has(id)).map((one) => [one.id, one]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

function readNames(db: ReadableDb, kind: RecordKind, known: ReadonlyMap<string, string>): Read {
  const { table, name, names } = recordTables[kind];
  const words = new Map<string, string>();
  const wordsOf = (text: string): string => {
    const found = known.get(text) ?? ` ${tokensOf(text).join(" ")} `;
    words.set(text, found);
    return found;
  };
  const others = Map.groupBy(
    all<{ id: number; name: string }>(
      db,
      `SELECT ${names.record} AS id, ${names.name} AS name FROM ${names.table}`,
    ),
    ({ id }) => id,
  );
  const records = all<NamedRecord>(db, `SELECT id, uuid, ${name} AS name FROM ${table}`).map(
    (record) => {
      const called = [record.name, ...(others.get(record.id) ?? []).map((other) => other.name)];
      return { ...record, words: called.map(wordsOf).join("\n") };
    },
  );
  return { records: records.toSorted(byName), words };
}

function byName(one: Named, other: Named): number {
  if (one.words !== other.words) return one.words < other.words ? -1 : 1;
  return one.id - other.id;
}
