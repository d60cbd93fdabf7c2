/** A set of rows: bit `row & 31` of word `row >> 5`. */
export type Bits = Uint32Array;

export function emptyBits(rows: number): Bits {
  return new Uint32Array((rows + 31) >>> 5);
}

export function setBit(bits: Bits, row: number): void {
  const word = row >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (row & 31));
}

export function clearBit(bits: Bits, row: number): void {
  const word = row >>> 5;
  bits[word] = (bits[word] ?? 0) & ~(1 << (row & 31));
}

export function hasBit(bits: Bits, row: number): boolean {
  return (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
}

/** Adds `other`, which may be shorter, to `bits`. */
export function addBits(bits: Bits, other: Bits): void {
  for (let word = 0; word < other.length; word++)
    bits[word] = (bits[word] ?? 0) | (other[word] ?? 0);
}

/** Keeps in `bits` only what `other` has, too; what lies beyond a shorter `other` goes. */
export function keepBits(bits: Bits, other: Bits): void {
  for (let word = 0; word < bits.length; word++)
    bits[word] = (bits[word] ?? 0) & (other[word] ?? 0);
}

/** Takes what `other` has out of `bits`. */
export function dropBits(bits: Bits, other: Bits): void {
  for (let word = 0; word < bits.length; word++)
    bits[word] = (bits[word] ?? 0) & ~(other[word] ?? 0);
}

/** How many rows are in one of the two, which may differ in length, and not in the other. */
export function differingBits(bits: Bits, other: Bits): number {
  const [shorter, longer] = bits.length < other.length ? [bits, other] : [other, bits];
  let count = 0;
  for (let word = 0; word < longer.length; word++)
    count += ones((longer[word] ?? 0) ^ (word < shorter.length ? (shorter[word] ?? 0) : 0));
  return count;
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let word = 0; word < bits.length; word++) count += ones(bits[word] ?? 0);
  return count;
}

/** How many rows are in both; what lies beyond the shorter is in none. */
export function countCommon(bits: Bits, other: Bits): number {
  let count = 0;
  for (let word = Math.min(bits.length, other.length) - 1; word >= 0; word--)
    count += ones((bits[word] ?? 0) & (other[word] ?? 0));
  return count;
}

function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

let scratch = new Uint32Array(1024);

/**
 * The rows in ascending order; `count` is what {@link countBits} says. They stay valid until the next call:
 * fresh arrays of megabytes at every keystroke would bring the garbage collector in.
 */
export function rowsOf(bits: Bits, count: number): Uint32Array {
  if (count > scratch.length) scratch = new Uint32Array(Math.max(count, scratch.length * 2));
  const rows = scratch;
  let at = 0;
  for (let index = 0; index < bits.length; index++) {
    for (let word = bits[index] ?? 0; word !== 0; word &= word - 1) {
      rows[at++] = (index << 5) + 31 - Math.clz32(word & -word);
    }
  }
  return rows.subarray(0, count);
}
