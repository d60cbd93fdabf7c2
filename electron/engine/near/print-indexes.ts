import { setImmediate } from "node:timers/promises";
import type { ReadableDb } from "../catalog/database.ts";
import { printsAfter, type StoredPrint } from "../catalog/prints.ts";
import type { Agreement } from "./alignment.ts";
import type { Patch } from "./picture-print.ts";
import { PrintIndex } from "./print-index.ts";

/** Prints in one index: making it takes about a tenth of a second, in which nobody else has a turn. */
const INDEXED_TOGETHER = 10_000;
/** Read at a time: a few milliseconds. */
const CHUNK = 1000;
/** Candidates of one print at the most, the best. */
const CANDIDATES = 12;

/** A print that may be of the same picture, by the hash of its picture. */
export type FoundPrint = Agreement & { readonly hash: Buffer };

type Part = { readonly ids: Float64Array; readonly hashes: Buffer; readonly index: PrintIndex };

const HASH_BYTES = 32;

/** All prints of a catalog, indexed: 1.5 kB each in memory while a search goes on. */
export class PrintIndexes {
  private readonly parts: readonly Part[];

  /** The key of the last print that is in it; 0 for none. */
  readonly last: number;

  private constructor(parts: readonly Part[]) {
    this.parts = parts;
    this.last = parts.at(-1)?.ids.at(-1) ?? 0;
  }

  /** Reads them, letting others have their turn meanwhile. Incomplete when `signal` is aborted. */
  static async read(db: ReadableDb, signal: AbortSignal): Promise<PrintIndexes> {
    const parts: Part[] = [];
    let waiting: StoredPrint[] = [];
    let after = 0;
    for (;;) {
      const chunk = signal.aborted || !db.open ? [] : printsAfter(db, after, CHUNK);
      waiting.push(...chunk);
      const last = chunk.at(-1);
      if (waiting.length >= INDEXED_TOGETHER || (last === undefined && waiting.length > 0)) {
        parts.push(partOf(waiting));
        waiting = [];
      }
      if (last === undefined) return new PrintIndexes(parts);
      after = last.id;
      await setImmediate();
    }
  }

  /** The likeliest prints before a key to be of the same picture, best first. */
  candidates(patches: readonly Patch[], before: number): FoundPrint[] {
    return this.parts
      .flatMap(({ ids, hashes, index }) =>
        index
          .candidates(patches, countBelow(ids, before), CANDIDATES)
          .map(({ place, alignment, patches: agreeing }) => ({
            alignment,
            patches: agreeing,
            hash: hashes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES),
          })),
      )
      .toSorted((a, b) => b.patches - a.patches)
      .slice(0, CANDIDATES);
  }
}

function partOf(prints: readonly StoredPrint[]): Part {
  return {
    ids: Float64Array.from(prints, ({ id }) => id),
    hashes: Buffer.concat(prints.map(({ hash }) => hash)),
    index: new PrintIndex(prints.map(({ print }) => print)),
  };
}

/** How many of ascending keys are below one. */
function countBelow(ids: Float64Array, key: number): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
