import type { ReadableDb } from "../catalog/database.ts";
import { countPrints, printsAfter } from "../catalog/prints.ts";
import { fileCodes, noCodes, SPOTS, type Codes } from "./codes.ts";

/** Read at a time. */
const CHUNK = 1000;
const HASH_BYTES = 32;

/** The codes of prints in the order of their keys. */
export type PrintCodes = {
  /** The key of the print at each place. */
  readonly ids: Float64Array;
  readonly wholes: Codes;
  readonly spots: Codes;
};

/** All prints of a catalog: 240 bytes each. */
export type PrintStore = PrintCodes & {
  /** Of the bytes of the pictures, one after the other. */
  readonly hashes: Uint8Array;
};

/** Reads what there is now. Takes 3 s for a million. */
export function readPrintStore(db: ReadableDb): PrintStore {
  const most = countPrints(db);
  const ids = new Float64Array(most);
  const hashes = new Uint8Array(most * HASH_BYTES);
  const codes = { wholes: noCodes(most, 1), spots: noCodes(most, SPOTS) };
  let count = 0;
  for (;;) {
    const chunk = printsAfter(db, ids[count - 1] ?? 0, Math.min(CHUNK, most - count));
    if (chunk.length === 0) return { ids: ids.subarray(0, count), hashes, ...codes };
    for (const { id, hash, print } of chunk) {
      hashes.set(hash, count * HASH_BYTES);
      fileCodes(print, count, codes);
      ids[count] = id;
      count += 1;
    }
  }
}

/** The hash of the picture whose print is at a place. */
export function hashAt({ hashes }: PrintStore, place: number): Uint8Array {
  return hashes.slice(place * HASH_BYTES, (place + 1) * HASH_BYTES);
}
