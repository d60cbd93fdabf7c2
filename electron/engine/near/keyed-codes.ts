import { KEY_BITS } from "./code-blocks.ts";

/** Codes with their keys, and their places among all. */
export class KeyedCodes {
  readonly keys: Uint32Array;
  readonly highs: Uint32Array;
  readonly lows: Uint32Array;
  readonly places: Uint32Array;
  count = 0;

  constructor(room: number) {
    this.keys = new Uint32Array(room);
    this.highs = new Uint32Array(room);
    this.lows = new Uint32Array(room);
    this.places = new Uint32Array(room);
  }

  put(at: number, key: number, high: number, low: number, place: number): void {
    this.keys[at] = key;
    this.highs[at] = high;
    this.lows[at] = low;
    this.places[at] = place;
  }
}

/**
 * Half of a key. Putting codes into the order of the one half and then of the other reaches for a few
 * hundred places in memory at a time, which the processor's cache holds; for all keys at once it would not.
 */
const GROUP_BITS = 10;
const GROUP_SHIFT = KEY_BITS - GROUP_BITS;

/** Puts codes into `to` by the first bits of their keys; equal ones stay in their order. */
export function grouped(codes: KeyedCodes, to: KeyedCodes): void {
  moved(codes, to, { from: 0, end: codes.count, shift: GROUP_SHIFT, size: 2 ** GROUP_BITS });
  to.count = codes.count;
}

/** Where codes stand that begin with the same bits of a key: from one start up to the next. */
export type Buckets = {
  /** A key without as many of its last bits is its bucket. */
  readonly shift: number;
  readonly starts: Uint32Array;
};

/** Puts codes in order, in memory that it keeps from one time to the next. */
export class CodeSorter {
  private readonly spare: KeyedCodes;
  private readonly bits: number;
  private readonly starts: Uint32Array;

  /** `room`: the most codes at a time. */
  constructor(room: number) {
    this.spare = new KeyedCodes(room);
    const wanted = Math.ceil(Math.log2(room + 1)) + 1; // so that hardly two keys are in one bucket
    this.bits = Math.min(KEY_BITS, Math.max(GROUP_BITS, wanted));
    this.starts = new Uint32Array(2 ** this.bits + 1);
  }

  /** Puts codes into the order of their keys, equal ones in their order. What it answered before is no longer true. */
  putInOrder(codes: KeyedCodes): Buckets {
    const { spare, starts, bits } = this;
    const shift = KEY_BITS - bits;
    starts.fill(0);
    for (let at = 0; at < codes.count; at += 1) {
      const next = ((codes.keys[at] ?? 0) >>> shift) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let next = 1; next < starts.length; next += 1)
      starts[next] = (starts[next] ?? 0) + (starts[next - 1] ?? 0);
    grouped(codes, spare);
    const size = 2 ** (bits - GROUP_BITS);
    for (let bucket = 0; bucket < starts.length - 1; bucket += size) {
      const [from, end] = [starts[bucket] ?? 0, starts[bucket + size] ?? 0];
      if (from < end) moved(spare, codes, { from, end, shift, size });
    }
    return { shift, starts };
  }
}

type Move = {
  readonly from: number;
  readonly end: number;
  readonly shift: number;
  /** How many values the bits of the key from `shift` on may have: a power of two. */
  readonly size: number;
};

/** Sorts some codes into the same places of `to`, by counting. */
function moved(codes: KeyedCodes, to: KeyedCodes, { from, end, shift, size }: Move): void {
  const free = new Uint32Array(size + 1);
  const { keys, highs, lows, places } = codes;
  for (let at = from; at < end; at += 1) {
    const next = (((keys[at] ?? 0) >>> shift) & (size - 1)) + 1;
    free[next] = (free[next] ?? 0) + 1;
  }
  free[0] = from;
  for (let next = 1; next <= size; next += 1)
    free[next] = (free[next] ?? 0) + (free[next - 1] ?? 0);
  for (let at = from; at < end; at += 1) {
    const key = keys[at] ?? 0;
    const value = (key >>> shift) & (size - 1);
    const target = free[value] ?? 0;
    free[value] = target + 1;
    to.put(target, key, highs[at] ?? 0, lows[at] ?? 0, places[at] ?? 0);
  }
}
