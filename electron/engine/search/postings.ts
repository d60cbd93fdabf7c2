import type { Bits } from "./bits.ts";
import { growingInts } from "./growing.ts";

export type PostingsParts = {
  readonly counts: Uint32Array;
  /** Where the list of a word begins: a byte of `lists`, or for a dense word a word of `bitmaps`. */
  readonly starts: Uint32Array;
  readonly dense: Uint8Array;
  readonly lists: Uint8Array;
  readonly bitmaps: Uint32Array;
  /** The number of rows. */
  readonly rows: number;
};

/** For each number of a word, the rows it is in: gaps as varints, or a bitmap where that is smaller. */
export class Postings {
  readonly parts: PostingsParts;

  constructor(parts: PostingsParts) {
    this.parts = parts;
  }

  /** In how many rows a word is. */
  count(word: number): number {
    return this.parts.counts[word] ?? 0;
  }

  /** Adds the rows of a word to `bits`. */
  addTo(bits: Bits, word: number): void {
    const { counts, starts, dense, lists } = this.parts;
    const count = counts[word] ?? 0;
    if (count === 0) return;
    if (dense[word] === 1) return this.#addBitmap(bits, starts[word] ?? 0);
    let at = starts[word] ?? 0;
    let row = -1;
    for (let left = count; left > 0; left--) {
      let byte = lists[at++] ?? 0;
      let gap = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = lists[at++] ?? 0;
        gap |= (byte & 127) << shift;
      }
      row += gap;
      bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31));
    }
  }

  #addBitmap(bits: Bits, start: number): void {
    const { bitmaps, rows } = this.parts;
    const words = (rows + 31) >>> 5;
    for (let word = 0; word < words; word++)
      bits[word] = (bits[word] ?? 0) | (bitmaps[start + word] ?? 0);
  }
}

/**
 * Makes postings in two passes over the rows in ascending order: the first counts, the second writes each
 * list to its final place, so that nothing is ever held twice.
 */
export class PostingsBuilder {
  readonly #rows: number;
  readonly #counts = growingInts();
  readonly #bytes = growingInts();
  /** The last row of a word, plus one. */
  readonly #last = growingInts();
  #starts = new Uint32Array(0);
  #ends = new Uint32Array(0);
  #dense = new Uint8Array(0);
  #lists = new Uint8Array(0);
  #bitmaps = new Uint32Array(0);

  constructor(rows: number) {
    this.#rows = rows;
  }

  /** First pass. */
  count(word: number, row: number): void {
    while (word >= this.#last.length) this.#widen();
    const last = this.#last.data;
    const gap = row + 1 - (last[word] ?? 0);
    if (gap === 0) return;
    last[word] = row + 1;
    this.#counts.data[word] = (this.#counts.data[word] ?? 0) + 1;
    this.#bytes.data[word] = (this.#bytes.data[word] ?? 0) + varintLength(gap);
  }

  #widen(): void {
    this.#last.push(0);
    this.#counts.push(0);
    this.#bytes.push(0);
  }

  /** Between the passes. */
  allocate(): void {
    const words = this.#last.length;
    const bitmapWords = (this.#rows + 31) >>> 5;
    this.#starts = new Uint32Array(words);
    this.#dense = new Uint8Array(words);
    let [listBytes, bitmapsLength] = [0, 0];
    for (let word = 0; word < words; word++) {
      const bytes = this.#bytes.data[word] ?? 0;
      const dense = bytes > bitmapWords * 4;
      this.#dense[word] = dense ? 1 : 0;
      this.#starts[word] = dense ? bitmapsLength : listBytes;
      if (dense) bitmapsLength += bitmapWords;
      else listBytes += bytes;
    }
    this.#lists = new Uint8Array(listBytes);
    this.#bitmaps = new Uint32Array(bitmapsLength);
    this.#ends = this.#starts.slice();
    this.#last.data.fill(0);
  }

  /** Second pass, over the same words and rows. */
  put(word: number, row: number): void {
    const last = this.#last.data;
    let gap = row + 1 - (last[word] ?? 0);
    if (gap === 0) return;
    last[word] = row + 1;
    let end = this.#ends[word] ?? 0;
    if (this.#dense[word] === 1) {
      this.#bitmaps[end + (row >>> 5)] =
        (this.#bitmaps[end + (row >>> 5)] ?? 0) | (1 << (row & 31));
      return;
    }
    for (; gap > 127; gap >>>= 7) this.#lists[end++] = (gap & 127) | 128;
    this.#lists[end++] = gap;
    this.#ends[word] = end;
  }

  finish(): Postings {
    const counts = this.#counts.data.slice(0, this.#counts.length);
    return new Postings({
      counts,
      starts: this.#starts,
      dense: this.#dense,
      lists: this.#lists,
      bitmaps: this.#bitmaps,
      rows: this.#rows,
    });
  }
}

function varintLength(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x200000) return 3;
  return value < 0x10000000 ? 4 : 5;
}
