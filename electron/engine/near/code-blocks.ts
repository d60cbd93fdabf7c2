import type { Codes } from "./codes.ts";

/** A code is cut into six blocks of 10 or 11 bits, three of each half. */
const BLOCKS = 6;
const BLOCK_BITS = 11;
const BLOCK_MASK = (1 << BLOCK_BITS) - 1;

type Block = { readonly half: "highs" | "lows"; readonly shift: number };

const blocks: readonly Block[] = Array.from({ length: BLOCKS }, (_, block) => ({
  half: block < BLOCKS / 2 ? "highs" : "lows",
  shift: (block % (BLOCKS / 2)) * BLOCK_BITS,
}));

export type BlockPair = { readonly first: Block; readonly second: Block };

/** Every two blocks of a code. */
export const blockPairs: readonly BlockPair[] = blocks.flatMap((first, index) =>
  blocks.slice(index + 1).map((second) => ({ first, second })),
);

/** Bits of a key. */
export const KEY_BITS = 21;
/** A multiplier that scatters neighbours: 2^32 by the golden ratio. */
const SCATTER = 0x9e_37_79_b1;

/**
 * Gives codes, by their places, a number that is the same for those that have two blocks in common, and
 * seldom for others.
 */
export function keysOf(codes: Codes, { first, second }: BlockPair): (at: number) => number {
  const [firsts, firstShift] = [codes[first.half], first.shift];
  const [seconds, secondShift] = [codes[second.half], second.shift];
  return (at) => {
    const one = ((firsts[at] ?? 0) >>> firstShift) & BLOCK_MASK;
    const other = ((seconds[at] ?? 0) >>> secondShift) & BLOCK_MASK;
    return Math.imul((one << BLOCK_BITS) | other, SCATTER) >>> (32 - KEY_BITS);
  };
}

/** The first two blocks that codes which differ in these bits have in common, by their place; -1 for none. */
export function firstShared(high: number, low: number): number {
  let number = 0;
  for (const { first, second } of blockPairs) {
    const one = (first.half === "highs" ? high : low) >>> first.shift;
    const other = (second.half === "highs" ? high : low) >>> second.shift;
    if (((one | other) & BLOCK_MASK) === 0) return number;
    number += 1;
  }
  return -1;
}
