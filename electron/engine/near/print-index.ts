import { agreement, CODE_DISTANCE, type Agreement, type Match } from "./alignment.ts";
import type { Area } from "./area-sums.ts";
import { bitsIn } from "./code-of-area.ts";
import type { Patch } from "./picture-print.ts";
import { patchesIn, unpackPrint } from "./stored-print.ts";

/** Patches that agree make a candidate from here on: one by itself may look alike by chance. */
const AGREEING = 2;
/** Entries of one bucket that are looked at: what half the world looks like says nothing. */
const LOOKED_AT = 4000;

const BANDS = 4;
const BUCKETS = 65_536;

/** A print that may be of the same picture. `place` is its place among the prints of the index. */
export type Candidate = Agreement & { readonly place: number };

/**
 * Finds prints that share patches without comparing all with all. A code of 64 bits is filed in four
 * buckets, by its first, second, third and fourth 16 bits; codes that differ in up to 3 bits always
 * have a bucket in common, and half of those that differ in 6. A print has many codes, so that hardly
 * any pair is missed. A bucket's codes lie side by side, for reaching for each elsewhere in memory
 * took twice as long. Memory: 56 bytes a patch, 1.4 kB a print.
 */
export class PrintIndex {
  private readonly count: number;
  /** Four bytes a patch, in 255ths. */
  private readonly boxes: Uint8Array;
  private readonly owners: Uint32Array;
  private readonly firsts: Uint32Array;
  private readonly bands: readonly Band[];

  /** `prints` as the catalog keeps them. */
  constructor(prints: readonly Buffer[]) {
    const patches = prints.reduce((sum, print) => sum + patchesIn(print), 0);
    const highs = new Uint32Array(patches);
    const lows = new Uint32Array(patches);
    this.count = prints.length;
    this.boxes = new Uint8Array(patches * 4);
    this.owners = new Uint32Array(patches);
    this.firsts = new Uint32Array(prints.length + 1);
    let at = 0;
    for (const [place, print] of prints.entries()) {
      this.firsts[place] = at;
      for (const { x, y, width, height, code } of unpackPrint(print).patches) {
        highs[at] = code.high;
        lows[at] = code.low;
        this.boxes.set([x, y, width, height].map(inBytes), at * 4);
        this.owners[at] = place;
        at += 1;
      }
    }
    this.firsts[prints.length] = at;
    this.bands = Array.from({ length: BANDS }, (_, band) => filed(highs, lows, band));
  }

  /** The likeliest prints before place `before` to be of the same picture, best first. */
  candidates(patches: readonly Patch[], before: number, most: number): Candidate[] {
    const found: Candidate[] = [];
    for (const [place, matches] of this.matches(patches, before)) {
      if (matches.length < AGREEING && matches[0]?.whole !== true) continue;
      const agreed = agreement(matches);
      if (agreed !== null && agreed.patches >= AGREEING) found.push({ ...agreed, place });
    }
    return found.toSorted((a, b) => b.patches - a.patches || a.place - b.place).slice(0, most);
  }

  private matches(patches: readonly Patch[], before: number): Map<number, Match[]> {
    const found = new Map<number, Match[]>();
    const end = this.firsts[Math.min(before, this.count)] ?? 0;
    for (const [from, one] of patches.entries()) {
      const { code } = one;
      for (const [number, band] of this.bands.entries()) {
        const bucket = bandOf(code.high, code.low, number);
        const start = band.starts[bucket] ?? 0;
        const stop = Math.min(band.starts[bucket + 1] ?? 0, start + LOOKED_AT);
        for (let at = start; at < stop; at += 1) {
          const high = ((band.highs[at] ?? 0) ^ code.high) >>> 0;
          const low = ((band.lows[at] ?? 0) ^ code.low) >>> 0;
          if (bitsIn(high) + bitsIn(low) > CODE_DISTANCE || metBefore(high, low, number)) continue;
          const entry = band.entries[at] ?? 0;
          if (entry >= end) break; // entries of a bucket stand in the order of their prints
          const place = this.owners[entry] ?? 0;
          const whole = entry === this.firsts[place];
          if (whole !== (from === 0)) continue;
          const match = { one, other: this.boxAt(entry), whole };
          const matches = found.get(place);
          if (matches === undefined) found.set(place, [match]);
          else matches.push(match);
        }
      }
    }
    return found;
  }

  private boxAt(entry: number): Area {
    const [x = 0, y = 0, width = 0, height = 0] = this.boxes.subarray(entry * 4, entry * 4 + 4);
    return { x: x / FULL, y: y / FULL, width: width / FULL, height: height / FULL };
  }
}

const FULL = 255;

function inBytes(share: number): number {
  return Math.round(share * FULL);
}

/** The codes of one band, those of a bucket side by side, and which patches they are of. */
type Band = {
  readonly starts: Uint32Array;
  readonly entries: Uint32Array;
  readonly highs: Uint32Array;
  readonly lows: Uint32Array;
};

/** Sorts codes by one band, by counting. */
function filed(highs: Uint32Array, lows: Uint32Array, number: number): Band {
  const starts = new Uint32Array(BUCKETS + 1);
  const bucketOf = (entry: number): number => bandOf(highs[entry] ?? 0, lows[entry] ?? 0, number);
  for (let entry = 0; entry < highs.length; entry += 1) {
    const next = bucketOf(entry) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let bucket = 1; bucket <= BUCKETS; bucket += 1)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  const free = starts.slice();
  const band = {
    starts,
    entries: new Uint32Array(highs.length),
    highs: new Uint32Array(highs.length),
    lows: new Uint32Array(highs.length),
  };
  for (let entry = 0; entry < highs.length; entry += 1) {
    const bucket = bucketOf(entry);
    const at = free[bucket] ?? 0;
    band.entries[at] = entry;
    band.highs[at] = highs[entry] ?? 0;
    band.lows[at] = lows[entry] ?? 0;
    free[bucket] = at + 1;
  }
  return band;
}

function bandOf(high: number, low: number, band: number): number {
  const word = band < 2 ? high : low;
  return band % 2 === 0 ? word & 0xffff : word >>> 16;
}

/** Whether two codes of this difference had an earlier bucket in common. */
function metBefore(high: number, low: number, band: number): boolean {
  for (let earlier = 0; earlier < band; earlier += 1)
    if (bandOf(high, low, earlier) === 0) return true;
  return false;
}
