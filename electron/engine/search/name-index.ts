import { levelled, tokensOf } from "../catalog/fold.ts";
import { nearAmong, NearTo, type Near } from "./near-to.ts";
import type { Words } from "./words.ts";

/** Newer names are searched one by one until there are this many. */
const MAX_FRESH = 2_000;

/** Finds records by their names: whole names, words in a row, beginnings. Records are numbered from 0. */
export class NameIndex {
  /**
   * For each record its names as keys: their words, each after a space. As words in arrays they would take three times the
   * memory, and an archive has hundreds of thousands of credit lines.
   */
  readonly #names: (readonly string[])[] = [];
  /** Words, and whole names as keys, of the records that were there at the last {@link #order}. */
  #byWord = new Map<string, number[]>();
  #sorted: string[] = [];
  #fresh = new Set<number>();

  /** Names or renames a record; without names it is found no more. */
  set(record: number, names: readonly string[]): void {
    while (this.#names.length <= record) this.#names.push([]);
    this.#names[record] = names.map((name) => keyOf(tokensOf(name)));
    this.#fresh.add(record);
  }

  /** Records with exactly this name, or exactly these words in a name. */
  named(name: string): readonly number[] {
    const levelledName = levelled(name);
    if (levelledName === "") return [];
    const key = ` ${levelledName}`;
    this.#orderWhenMany();
    const found = this.#byWord.get(key) ?? [];
    return this.#checked(found, (record) => this.#names[record]?.includes(key) ?? false);
  }

  /** Records one of whose names has the words in a row. */
  matching(words: Words): readonly number[] {
    const last = words.tokens.at(-1) ?? "";
    this.#orderWhenMany();
    const found = words.prefix ? this.#beginningWith(last) : (this.#byWord.get(last) ?? []);
    const run = keyOf(words.tokens);
    const has = (record: number): boolean =>
      this.#names[record]?.some((key) =>
        words.prefix ? key.includes(run) : `${key} `.includes(`${run} `),
      ) ?? false;
    // a word alone is in all that were found by it, unless they were renamed since
    const isSure = (record: number): boolean =>
      words.tokens.length === 1 && !this.#fresh.has(record);
    return this.#checked(found, (record) => isSure(record) || has(record));
  }

  /** Words of names that are near to one. */
  nearWords(wanted: NearTo): readonly Near[] {
    const fresh = new Set([...this.#freshNames()].flatMap(wordsOfKey));
    return [...nearAmong(this.#sorted, wanted), ...nearAmong(fresh, wanted)];
  }

  /** Whole names near to one, be their words divided as they may; all of them levelled. */
  nearNames(name: string): readonly Near[] {
    const wanted = new NearTo(name.replaceAll(" ", ""));
    const fresh = this.#freshNames();
    const found = [...nearAmong(this.#byWord.keys(), wanted), ...nearAmong(fresh, wanted)];
    return found.map(({ text, distance }) => ({ text: text.trimStart(), distance }));
  }

  *#freshNames(): Generator<string> {
    for (const record of this.#fresh) yield* this.#names[record] ?? [];
  }

  #orderWhenMany(): void {
    if (this.#fresh.size > MAX_FRESH) this.order();
  }

  /** Those that were found, and those named since, that are accepted. */
  #checked(found: Iterable<number>, accept: (record: number) => boolean): readonly number[] {
    const checked = new Set<number>();
    for (const record of found) if (accept(record)) checked.add(record);
    for (const record of this.#fresh) if (accept(record)) checked.add(record);
    return [...checked];
  }

  *#beginningWith(prefix: string): Generator<number> {
    for (
      let at = this.#bound(prefix);
      (this.#sorted[at] ?? "").startsWith(prefix) && at < this.#sorted.length;
      at++
    ) {
      yield* this.#byWord.get(this.#sorted[at] ?? "") ?? [];
    }
  }

  #bound(prefix: string): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] ?? "") < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Makes all names fast to find. Happens by itself when many are new. */
  order(): void {
    this.#byWord = new Map();
    this.#fresh = new Set();
    for (const [record, names] of this.#names.entries()) {
      for (const key of names) {
        for (const word of new Set(wordsOfKey(key))) this.#enter(word, record);
        if (key !== "") this.#enter(key, record);
      }
    }
    this.#sorted = [...this.#byWord.keys()].filter((key) => !key.startsWith(" ")).toSorted(byUnits);
  }

  #enter(key: string, record: number): void {
    const records = this.#byWord.get(key);
    if (records === undefined) this.#byWord.set(key, [record]);
    else if (records.at(-1) !== record) records.push(record);
  }
}

function keyOf(words: readonly string[]): string {
  return ["", ...words].join(" ");
}

function wordsOfKey(key: string): string[] {
  return key.split(" ").slice(1);
}

function byUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether the words stand in a row. */
export function hasRun(tokens: readonly string[], { tokens: wanted, prefix }: Words): boolean {
  const last = wanted.length - 1;
  return tokens.some((_, start) =>
    wanted.every((word, at) =>
      at === last && prefix
        ? (tokens[start + at] ?? "").startsWith(word)
        : tokens[start + at] === word,
    ),
  );
}
