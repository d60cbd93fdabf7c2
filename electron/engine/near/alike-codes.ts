import { CODE_DISTANCE } from "./alignment.ts";
import { blockPairs, firstShared, KEY_BITS, keysOf, type BlockPair } from "./code-blocks.ts";
import { bitsIn } from "./code-of-area.ts";
import type { Codes } from "./codes.ts";
import { CodeSorter, grouped, KeyedCodes, type Buckets } from "./keyed-codes.ts";

/** Of the codes that are like one and have the same key, the first are told: of a thousand equal pictures a few say enough. */
const TOLD = 32;
/** Codes that are put in order and looked up together: 8 MB. */
const TOGETHER = 262_144;

/** Hears of two codes that are alike, by their places; answers whether it wants to hear more. */
type Tell = (kept: number, sought: number) => boolean;

/**
 * Finds codes that differ in few bits without comparing all with all. Two codes that differ in up to
 * four bits have two of their six blocks in common, three of four of those that differ in six, and one
 * of five of those that differ in ten. So all are gone through once for every two blocks, and only
 * those that have both in common are compared.
 *
 * `first` is the place of the first print of `sought` among those of `kept`. Told are codes of `kept`
 * of a print before the one of `sought` they are like, each two once. Answers whether all were told.
 */
export function eachAlike(kept: Codes, sought: Codes, first: number, tell: Tell): boolean {
  const most = Math.min(TOGETHER, kept.highs.length);
  const [some, inOrder] = [new KeyedCodes(most), new KeyedCodes(most)];
  const codes = new KeyedCodes(sought.highs.length);
  const sorter = new CodeSorter(sought.highs.length);
  for (const [number, pair] of blockPairs.entries()) {
    const keys = keySought(sought, pair, codes);
    const buckets = sorter.putInOrder(codes);
    const told = new Uint8Array(codes.count);
    const alike = (place: number, at: number): boolean => {
      const other = codes.places[at] ?? 0;
      if (Math.floor(place / kept.each) >= first + Math.floor(other / sought.each)) return true;
      if ((told[at] ?? 0) >= TOLD) return true;
      told[at] = (told[at] ?? 0) + 1;
      return tell(place, other);
    };
    for (let from = 0; from < kept.highs.length;) {
      from = keySome(kept, { pair, keys, from }, some);
      grouped(some, inOrder);
      if (!lookUp(inOrder, { codes, buckets, number }, alike)) return false;
    }
  }
  return true;
}

/** Gives codes their keys; answers which keys there are, a bit each. */
function keySought(codes: Codes, pair: BlockPair, to: KeyedCodes): Uint32Array {
  const { highs, lows } = codes;
  const keyAt = keysOf(codes, pair);
  const keys = new Uint32Array(2 ** (KEY_BITS - 5));
  to.count = 0;
  for (let at = 0; at < highs.length; at += 1) {
    const high = highs[at] ?? 0;
    const low = lows[at] ?? 0;
    if (high === 0 && low === 0) continue;
    const key = keyAt(at);
    keys[key >>> 5] = (keys[key >>> 5] ?? 0) | (1 << (key & 31));
    to.put(to.count, key, high, low, at);
    to.count += 1;
  }
  return keys;
}

type Gathering = {
  readonly pair: BlockPair;
  readonly keys: Uint32Array;
  readonly from: number;
};

/** Gathers codes that have a key which is sought, as many as there is room for; answers where to go on. */
function keySome(codes: Codes, { pair, keys, from }: Gathering, to: KeyedCodes): number {
  const { highs, lows } = codes;
  const keyAt = keysOf(codes, pair);
  to.count = 0;
  let at = from;
  for (; at < highs.length && to.count < to.keys.length; at += 1) {
    const key = keyAt(at);
    if ((((keys[key >>> 5] ?? 0) >>> (key & 31)) & 1) === 0) continue;
    const high = highs[at] ?? 0;
    const low = lows[at] ?? 0;
    if (high === 0 && low === 0) continue;
    to.put(to.count, key, high, low, at);
    to.count += 1;
  }
  return at;
}

type Filed = {
  readonly codes: KeyedCodes;
  readonly buckets: Buckets;
  /** Of the pair of blocks they are filed by. */
  readonly number: number;
};

function lookUp(some: KeyedCodes, { codes, buckets, number }: Filed, alike: Tell): boolean {
  const { highs, lows } = codes;
  const { shift, starts } = buckets;
  for (let at = 0; at < some.count; at += 1) {
    const bucket = (some.keys[at] ?? 0) >>> shift;
    const high = some.highs[at] ?? 0;
    const low = some.lows[at] ?? 0;
    const end = starts[bucket + 1] ?? 0;
    for (let to = starts[bucket] ?? 0; to < end; to += 1) {
      const highBits = high ^ (highs[to] ?? 0);
      const lowBits = low ^ (lows[to] ?? 0);
      if (bitsIn(highBits) + bitsIn(lowBits) > CODE_DISTANCE) continue;
      if (firstShared(highBits, lowBits) !== number) continue;
      if (!alike(some.places[at] ?? 0, to)) return false;
    }
  }
  return true;
}
