import { addBits, emptyBits, hasBit, keepBits, rowsOf, countBits, setBit } from "./bits.ts";
import type { Bits } from "./bits.ts";
import type { Breather } from "./breather.ts";
import { isIdeograph, tokenise } from "../catalog/fold.ts";
import { GAP, Lexicon } from "./lexicon.ts";
import type { LexiconParts } from "./lexicon.ts";
import { Memo } from "./memo.ts";
import { Pairs } from "./pairs.ts";
import type { PairsParts } from "./pairs.ts";
import { Postings, PostingsBuilder } from "./postings.ts";
import type { PostingsParts } from "./postings.ts";
import { WordStream } from "./word-stream.ts";
import type { StreamParts } from "./word-stream.ts";
import type { Words } from "./words.ts";

export type TextParts = {
  readonly lexicon: LexiconParts;
  readonly pairs: PairsParts;
  readonly stream: StreamParts;
  readonly words: PostingsParts;
  readonly neighbours: PostingsParts;
};

const CHECK_EVERY = 256;
/** Beginnings whose words have more places than this are answered from bitmaps made in advance. */
const HEAVY = 150_000;

/**
 * One text column of the index: which rows have which words in which order. The words of every row are
 * kept as a stream of numbers, which makes phrases exact; postings over the first rows (all that were
 * there when {@link seal} ran) make words fast. Rows added since are found by reading their streams.
 */
export class TextIndex {
  readonly lexicon: Lexicon;
  readonly #pairs: Pairs;
  readonly #stream: WordStream;
  #words: Postings;
  #neighbours: Postings;
  #ideographs = new Uint8Array(0);
  readonly #memo = new Memo();

  constructor(parts?: TextParts, lexicon = new Lexicon(parts?.lexicon)) {
    this.lexicon = lexicon;
    this.#pairs = new Pairs(parts?.pairs);
    this.#stream = new WordStream(parts?.stream);
    this.#words = new Postings(parts?.words ?? new PostingsBuilder(0).finish().parts);
    this.#neighbours = new Postings(parts?.neighbours ?? new PostingsBuilder(0).finish().parts);
  }

  get rows(): number {
    return this.#stream.rows;
  }

  get sealedRows(): number {
    return this.#words.parts.rows;
  }

  /** What a snapshot keeps: the sealed rows. */
  parts(): TextParts {
    return {
      lexicon: this.lexicon.parts(),
      pairs: this.#pairs.parts(),
      stream: this.#stream.parts(this.sealedRows),
      words: this.#words.parts,
      neighbours: this.#neighbours.parts,
    };
  }

  /** Adds the next row with its texts; words of different texts are never neighbours. */
  add(texts: readonly string[]): void {
    let pending = false;
    for (const text of texts) {
      if (pending) this.#stream.push(GAP);
      pending = text !== "";
      tokenise(text, this.#sink);
    }
    this.#stream.endRow();
  }

  readonly #sink = (codes: Uint16Array, length: number): void =>
    this.#stream.push(this.lexicon.add(codes, length));

  /** Copies a row of an index that shares the lexicon. */
  copy(from: TextIndex, row: number): void {
    this.#stream.copy(from.#stream, row);
  }

  /** Makes all rows fast. Call it once, after the last {@link add} of a new index. */
  async seal(breather: Breather): Promise<void> {
    this.#stream.seal();
    await this.lexicon.order(breather);
    await this.#invert(breather);
  }

  async #invert(breather: Breather): Promise<void> {
    const words = new PostingsBuilder(this.rows);
    const neighbours = new PostingsBuilder(this.rows);
    this.#markIdeographs();
    await this.#eachRow(breather, (row, count) =>
      this.#visit(
        count,
        (word) => words.count(word, row),
        (pair) => neighbours.count(pair, row),
      ),
    );
    words.allocate();
    neighbours.allocate();
    await this.#eachRow(breather, (row, count) =>
      this.#visit(
        count,
        (word) => words.put(word, row),
        (pair) => neighbours.put(pair, row),
      ),
    );
    this.#words = words.finish();
    this.#neighbours = neighbours.finish();
  }

  async #eachRow(breather: Breather, visit: (row: number, count: number) => void): Promise<void> {
    for (let row = 0; row < this.rows; row++) {
      visit(row, this.#stream.read(row));
      if (row % CHECK_EVERY === 0 && breather.due()) await breather.breathe();
    }
  }

  #visit(count: number, onWord: (word: number) => void, onPair: (pair: number) => void): void {
    let before = GAP;
    for (let at = 0; at < count; at++) {
      const word = this.#stream.words[at] ?? 0;
      const ideograph = this.#ideographs[word] === 1;
      if (word !== GAP) onWord(word);
      if (ideograph && before !== GAP) onPair(this.#pairs.add(before, word));
      before = ideograph ? word : GAP;
    }
  }

  #markIdeographs(): void {
    this.#ideographs = new Uint8Array(this.lexicon.size);
    for (let word = 1; word < this.lexicon.size; word++)
      this.#ideographs[word] = isIdeograph(this.lexicon.text(word)) ? 1 : 0;
  }

  /** Answers the beginnings that half of all words share in advance, so that the first letter is no slower. */
  async prepare(breather: Breather): Promise<void> {
    for (const length of [1, 2, 3]) {
      for (const [prefix, from, to] of this.lexicon.beginnings(length)) {
        if (this.#places(from, to) > HEAVY) {
          this.#memo.keep(`*${prefix}`, this.#prefixBits(from, to));
        }
        if (breather.due()) await breather.breathe();
      }
    }
  }

  /** The words that begin so, those in most rows first; words newer than the last seal are left out. */
  wordsBegun(prefix: string, most: number): readonly string[] {
    const [from, to] = this.lexicon.prefixRange(prefix);
    const words = Array.from({ length: to - from }, (_, at) => this.lexicon.atRank(from + at));
    return words
      .toSorted((a, b) => this.#words.count(b) - this.#words.count(a))
      .slice(0, most)
      .map((word) => this.lexicon.text(word));
  }

  #places(from: number, to: number): number {
    let places = 0;
    for (let rank = from; rank < to; rank++) places += this.#words.count(this.lexicon.atRank(rank));
    return places;
  }

  #prefixBits(from: number, to: number): Bits {
    const bits = emptyBits(this.sealedRows);
    for (let rank = from; rank < to; rank++) this.#words.addTo(bits, this.lexicon.atRank(rank));
    return bits;
  }

  /** Adds to `bits` the rows that have the words in a row. */
  match(words: Words, bits: Bits): void {
    if (this.lexicon.size === 1) return; // there are no words at all
    addBits(
      bits,
      this.#memo.get(words.key, () => this.#sealedMatch(words)),
    );
    if (this.rows > this.sealedRows) this.#matchSince(words, bits);
  }

  #sealedMatch(words: Words): Bits {
    const last = words.tokens.length - 1;
    const bits = this.#candidates(words, last);
    if (last === 0) return bits;
    const accepts = this.#acceptor(words);
    if (accepts === null) return emptyBits(this.sealedRows);
    // Two characters side by side are exactly what the pairs hold.
    if (last === 1 && words.tokens.every(isIdeograph)) return bits;
    return this.#verified(bits, accepts);
  }

  /** Rows that have all the words, and all the pairs of characters, though perhaps elsewhere. */
  #candidates(words: Words, last: number): Bits {
    let bits: Bits | null = null;
    for (const [at, token] of words.tokens.entries()) {
      const next =
        at === last && words.prefix
          ? this.#beginning(token)
          : this.#exact(token, words.tokens[at + 1]);
      if (bits === null) bits = next;
      else keepBits(bits, next);
    }
    return bits ?? emptyBits(this.sealedRows);
  }

  #beginning(token: string): Bits {
    return this.#memo
      .get(`*${token}`, () => this.#prefixBits(...this.lexicon.prefixRange(token)))
      .slice();
  }

  #exact(token: string, next: string | undefined): Bits {
    const bits = emptyBits(this.sealedRows);
    const word = this.lexicon.find(token);
    if (next !== undefined && isIdeograph(token) && isIdeograph(next)) {
      this.#neighbours.addTo(bits, this.#pairs.find(word, this.lexicon.find(next)));
    } else {
      this.#words.addTo(bits, word);
    }
    return bits;
  }

  #verified(candidates: Bits, accepts: Acceptor): Bits {
    const bits = emptyBits(this.sealedRows);
    for (const row of rowsOf(candidates, countBits(candidates))) {
      if (this.#rowHas(row, accepts)) setBit(bits, row);
    }
    return bits;
  }

  #matchSince(words: Words, bits: Bits): void {
    const accepts = this.#acceptor(words);
    if (accepts === null) return;
    for (let row = this.sealedRows; row < this.rows; row++) {
      if (!hasBit(bits, row) && this.#rowHas(row, accepts)) setBit(bits, row);
    }
  }

  /** The words by number; null when one of them never occurred. */
  #acceptor(words: Words): Acceptor | null {
    const last = words.tokens.length - 1;
    const exact = words.tokens.map((token) => this.lexicon.find(token));
    const [from, to] = words.prefix ? this.lexicon.prefixRange(words.tokens[last] ?? "") : [0, 0];
    const fresh = new Set(words.prefix ? this.lexicon.freshWith(words.tokens[last] ?? "") : []);
    const closed = words.prefix ? exact.slice(0, -1) : exact;
    if (closed.includes(0) || (words.prefix && from === to && fresh.size === 0)) return null;
    return { exact, prefix: words.prefix, from, to, fresh };
  }

  #rowHas(row: number, accepts: Acceptor): boolean {
    const count = this.#stream.read(row);
    const last = accepts.exact.length - 1;
    for (let start = 0; start + last < count; start++) {
      let at = 0;
      while (at < last && this.#stream.words[start + at] === accepts.exact[at]) at++;
      if (at === last && this.#acceptsLast(this.#stream.words[start + last] ?? 0, accepts))
        return true;
    }
    return false;
  }

  #acceptsLast(word: number, { exact, prefix, from, to, fresh }: Acceptor): boolean {
    if (!prefix) return word === exact.at(-1);
    if (word >= this.lexicon.sortedSize) return fresh.has(word);
    const rank = this.lexicon.rankOf[word] ?? 0;
    return word !== GAP && rank >= from && rank < to;
  }
}

type Acceptor = {
  readonly exact: readonly number[];
  readonly prefix: boolean;
  readonly from: number;
  readonly to: number;
  readonly fresh: ReadonlySet<number>;
};
