import type { Breather } from "./breather.ts";
import type { Near, NearTo } from "./near-to.ts";
import { growingInts, growingUnits } from "./growing.ts";
import { sortStably } from "./sort.ts";

/** The number that separates texts in a stream; no word has it. */
export const GAP = 0;

export type LexiconParts = {
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
  readonly sorted: Uint32Array;
};

/**
 * Every word that occurs, numbered from 1 in the order of first occurrence, so that frequent words get
 * small numbers. Kept as code units in one array: a quarter of a million strings would cost ten times that.
 */
export class Lexicon {
  readonly #units;
  /** Word `n` is units `starts[n]` up to `starts[n + 1]`. */
  readonly #starts;
  #slots: Int32Array;
  #sorted: Uint32Array;
  #rank: Uint32Array;

  constructor(parts?: LexiconParts) {
    this.#units = growingUnits(parts?.units);
    this.#starts = growingInts(parts?.starts);
    if (parts === undefined) {
      this.#starts.push(0);
      this.#starts.push(0);
    }
    this.#sorted = parts?.sorted ?? new Uint32Array(0);
    this.#rank = ranks(this.#sorted, this.size);
    this.#slots = new Int32Array(1024);
    this.#rehash();
  }

  /** Numbers run from 1 up to but not including this. */
  get size(): number {
    return this.#starts.length - 1;
  }

  /** Words that {@link order} has seen come first; newer ones have numbers from here on. */
  get sortedSize(): number {
    return this.#sorted.length + 1;
  }

  parts(): LexiconParts {
    return {
      units: this.#units.data.subarray(0, this.#units.length),
      starts: this.#starts.data.subarray(0, this.#starts.length),
      sorted: this.#sorted,
    };
  }

  /** The number of a word, new or known. */
  add(codes: Uint16Array, length: number): number {
    const slot = this.#slotOf(codes, length);
    const known = this.#slots[slot] ?? 0;
    if (known !== 0) return known;
    const number = this.size;
    this.#units.append(codes.subarray(0, length));
    this.#starts.push(this.#units.length);
    this.#slots[slot] = number;
    if (number * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  /** The number of a word; 0 when it never occurred. */
  find(token: string): number {
    const codes = codesOf(token);
    return this.#slots[this.#slotOf(codes, codes.length)] ?? 0;
  }

  /** Puts all words in order; {@link prefixRange} knows only these. */
  async order(breather: Breather): Promise<void> {
    const sorted = Uint32Array.from({ length: this.size - 1 }, (_, index) => index + 1);
    await sortStably(sorted, (a, b) => this.#compare(a, b), breather);
    this.#sorted = sorted;
    this.#rank = ranks(sorted, this.size);
  }

  /** Ranks `[from, to)` of the sorted words that begin with `prefix`. */
  prefixRange(prefix: string): readonly [from: number, to: number] {
    const codes = codesOf(prefix);
    return [this.#bound(codes, 0), this.#bound(codes, 1)];
  }

  /** The word at a rank. */
  atRank(rank: number): number {
    return this.#sorted[rank] ?? 0;
  }

  /** The rank of a sorted word. */
  get rankOf(): Uint32Array {
    return this.#rank;
  }

  /** Words newer than the last {@link order} that begin with `prefix`. */
  freshWith(prefix: string): readonly number[] {
    const found: number[] = [];
    const codes = codesOf(prefix);
    for (let number = this.sortedSize; number < this.size; number++) {
      if (this.#compareToPrefix(number, codes) === 0) found.push(number);
    }
    return found;
  }

  /** The beginnings of `length` units that sorted words have, with their ranks. */
  *beginnings(length: number): Generator<readonly [prefix: string, from: number, to: number]> {
    let rank = 0;
    while (rank < this.#sorted.length) {
      const prefix = this.text(this.atRank(rank)).slice(0, length);
      const [from, to] = this.prefixRange(prefix);
      if (prefix.length === length) yield [prefix, from, to];
      rank = Math.max(prefix.length === length ? to : 0, rank + 1);
    }
  }

  /** The words that are near to one. */
  near(wanted: NearTo): readonly Near[] {
    const found: Near[] = [];
    const look = (number: number): void => {
      const start = this.#starts.data[number] ?? 0;
      const length = (this.#starts.data[number + 1] ?? 0) - start;
      const distance = wanted.distanceTo(this.#units.data, start, length);
      if (distance !== null) found.push({ text: this.text(number), distance });
    };
    for (let rank = 0; rank < this.#sorted.length; rank++) look(this.#sorted[rank] ?? 0);
    for (let number = this.sortedSize; number < this.size; number++) look(number);
    return found;
  }

  text(number: number): string {
    return String.fromCharCode(
      ...this.#units.data.subarray(
        this.#starts.data[number] ?? 0,
        this.#starts.data[number + 1] ?? 0,
      ),
    );
  }

  #slotOf(codes: Uint16Array, length: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(codes, 0, length) & mask;
    for (;;) {
      const number = this.#slots[slot] ?? 0;
      if (number === 0 || this.#equals(number, codes, length)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #equals(number: number, codes: Uint16Array, length: number): boolean {
    const start = this.#starts.data[number] ?? 0;
    if ((this.#starts.data[number + 1] ?? 0) - start !== length) return false;
    const units = this.#units.data;
    for (let at = 0; at < length; at++) if (units[start + at] !== codes[at]) return false;
    return true;
  }

  #rehash(): void {
    let size = this.#slots.length;
    while (this.size * 4 > size) size *= 2;
    const slots = new Int32Array(size);
    const starts = this.#starts.data;
    for (let number = 1; number < this.size; number++) {
      let slot = hash(this.#units.data, starts[number] ?? 0, starts[number + 1] ?? 0) & (size - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      slots[slot] = number;
    }
    this.#slots = slots;
  }

  #compare(a: number, b: number): number {
    const units = this.#units.data;
    const starts = this.#starts.data;
    let [left, right] = [starts[a] ?? 0, starts[b] ?? 0];
    const [leftEnd, rightEnd] = [starts[a + 1] ?? 0, starts[b + 1] ?? 0];
    for (; left < leftEnd && right < rightEnd; left++, right++) {
      const difference = (units[left] ?? 0) - (units[right] ?? 0);
      if (difference !== 0) return difference;
    }
    return leftEnd - left - (rightEnd - right);
  }

  /** 0 when the word begins with the prefix, otherwise on which side of such words it stands. */
  #compareToPrefix(number: number, prefix: Uint16Array): number {
    const start = this.#starts.data[number] ?? 0;
    const length = (this.#starts.data[number + 1] ?? 0) - start;
    for (let at = 0; at < prefix.length; at++) {
      if (at === length) return -1;
      const difference = (this.#units.data[start + at] ?? 0) - (prefix[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** The first rank whose word stands at `side` or after: 0 is the first with the prefix, 1 the first behind them. */
  #bound(prefix: Uint16Array, side: 0 | 1): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const place = Math.sign(this.#compareToPrefix(this.atRank(middle), prefix));
      if (place < side) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function ranks(sorted: Uint32Array, size: number): Uint32Array {
  const rank = new Uint32Array(size);
  for (let at = 0; at < sorted.length; at++) rank[sorted[at] ?? 0] = at;
  return rank;
}

function codesOf(token: string): Uint16Array {
  return Uint16Array.from({ length: token.length }, (_, at) => token.charCodeAt(at));
}

/** FNV-1a over code units. */
function hash(codes: Uint16Array, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let at = from; at < to; at++) value = Math.imul(value ^ (codes[at] ?? 0), 0x01000193);
  return value ^ (value >>> 15);
}
