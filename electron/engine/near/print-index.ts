import { agreement, CODE_DISTANCE, type Agreement, type Match } from "./alignment.ts";
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
 * any pair is missed. Memory: 44 bytes a patch.
 */
export class PrintIndex {
  private readonly count: number;
  private readonly highs: Uint32Array;
  private readonly lows: Uint32Array;
  private readonly boxes: Float32Array;
  private readonly owners: Uint32Array;
  private readonly firsts: Uint32Array;
  private readonly bands: readonly Band[];

  /** `prints` as the catalog keeps them. */
  constructor(prints: readonly Buffer[]) {
    const patches = prints.reduce((sum, print) => sum + patchesIn(print), 0);
    this.count = prints.length;
    this.highs = new Uint32Array(patches);
    this.lows = new Uint32Array(patches);
    this.boxes = new Float32Array(patches * 4);
    this.owners = new Uint32Array(patches);
    this.firsts = new Uint32Array(prints.length + 1);
    let at = 0;
    for (const [place, print] of prints.entries()) {
      this.firsts[place] = at;
      for (const { x, y, width, height, code } of unpackPrint(print).patches) {
        this.highs[at] = code.high;
        this.lows[at] = code.low;
        this.boxes.set([x, y, width, height], at * 4);
        this.owners[at] = place;
        at += 1;
      }
    }
    this.firsts[prints.length] = at;
    this.bands = Array.from({ length: BANDS }, (_, band) => this.filed(band));
  }

  /** Sorts all codes by one band, by counting. */
  private filed(band: number): Band {
    const starts = new Uint32Array(BUCKETS + 1);
    const bucketOf = (entry: number): number =>
      bandOf(this.highs[entry] ?? 0, this.lows[entry] ?? 0, band);
    for (let entry = 0; entry < this.owners.length; entry += 1) {
      const next = bucketOf(entry) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let bucket = 1; bucket <= BUCKETS; bucket += 1)
      starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    const free = starts.slice();
    const entries = new Uint32Array(this.owners.length);
    for (let entry = 0; entry < entries.length; entry += 1) {
      const bucket = bucketOf(entry);
      const at = free[bucket] ?? 0;
      entries[at] = entry;
      free[bucket] = at + 1;
    }
    return { starts, entries };
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
      for (const [band, { starts, entries }] of this.bands.entries()) {
        const bucket = bandOf(code.high, code.low, band);
        const start = starts[bucket] ?? 0;
        const stop = Math.min(starts[bucket + 1] ?? 0, start + LOOKED_AT);
        for (let at = start; at < stop; at += 1) {
          const entry = entries[at] ?? 0;
          if (entry >= end) break; // entries of a bucket stand in the order of their prints
          const high = ((this.highs[entry] ?? 0) ^ code.high) >>> 0;
          const low = ((this.lows[entry] ?? 0) ^ code.low) >>> 0;
          if (bitsIn(high) + bitsIn(low) > CODE_DISTANCE || metBefore(high, low, band)) continue;
          const place = this.owners[entry] ?? 0;
          const whole = entry === this.firsts[place];
          if (whole !== (from === 0)) continue;
          const match = { one, other: this.patchAt(entry), whole };
          const matches = found.get(place);
          if (matches === undefined) found.set(place, [match]);
          else matches.push(match);
        }
      }
    }
    return found;
  }

  private patchAt(entry: number): Patch {
    const [x = 0, y = 0, width = 0, height = 0] = this.boxes.subarray(entry * 4, entry * 4 + 4);
    const code = { high: this.highs[entry] ?? 0, low: this.lows[entry] ?? 0 };
    return { x, y, width, height, code };
  }
}

type Band = { readonly starts: Uint32Array; readonly entries: Uint32Array };

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
