import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { shownFilesOf } from "../catalog/files.ts";
import { stillsOfPrints, stillsPairedWith } from "../catalog/look-alikes.ts";
import { countPrints, printOfHash, printsAfter } from "../catalog/prints.ts";
import { Breather } from "../search/breather.ts";
import { bitsIn, type Code } from "./code-of-area.ts";
import { codesOf } from "./stored-print.ts";

/** Read at a time. */
const CHUNK = 1000;
/**
 * Pictures look alike whose codes differ in no more of their 64 bits. Those of any two pictures differ in 32, give
 * or take 4 (half of what the signs of independent waves would), so of a million some two hundred are as near as this
 * by chance; a figure that walks to the other side of the picture changes about 17.
 */
const ALIKE = 18;

/**
 * Finds stills that look like one: the same set-up from a little later, a recompressed or graded copy, and the
 * crops that were found as near-duplicates. Keeps 16 bytes for each picture, read when first asked for.
 */
export class LookAlikes {
  readonly #db: ReadableDb;
  #ids = new Float64Array(0);
  #highs = new Uint32Array(0);
  #lows = new Uint32Array(0);
  #count = 0;

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /** Reads the pictures that came since, with a turn for others in between: a million take some seconds. */
  async prepare(signal: AbortSignal): Promise<void> {
    const breather = new Breather(signal);
    while (this.#readSome()) if (breather.due()) await breather.breathe();
  }

  /**
   * The still itself first, then the others, those whose codes differ least before; it alone when nothing is known of
   * what it looks like.
   */
  of(still: StillId): readonly StillId[] {
    while (this.#readSome());
    const hashes = shownFilesOf(this.#db, still).map(({ hash }) => hash);
    const prints = hashes.flatMap((hash) => {
      const print = printOfHash(this.#db, hash);
      const [whole] = print === null ? [] : codesOf(print);
      return whole === undefined ? [] : this.#like(whole);
    });
    const paired = hashes.flatMap((hash) => stillsPairedWith(this.#db, hash));
    const likest = prints.toSorted((one, other) => one.bits - other.bits);
    return [
      ...new Set([
        still,
        ...stillsOfPrints(
          this.#db,
          likest.map(({ id }) => id),
        ),
        ...paired,
      ]),
    ];
  }

  /** The keys of prints whose whole picture is like this one, and in how many bits they differ. */
  #like({ high, low }: Code): { readonly id: number; readonly bits: number }[] {
    const found = [];
    for (let place = 0; place < this.#count; place++) {
      const [otherHigh, otherLow] = [this.#highs[place] ?? 0, this.#lows[place] ?? 0];
      if (otherHigh === 0 && otherLow === 0) continue;
      const bits = bitsIn(high ^ otherHigh) + bitsIn(low ^ otherLow);
      if (bits <= ALIKE) found.push({ id: this.#ids[place] ?? 0, bits });
    }
    return found;
  }

  /** False when there are no more. */
  #readSome(): boolean {
    const chunk = printsAfter(this.#db, this.#ids[this.#count - 1] ?? 0, CHUNK);
    if (chunk.length === 0) return false;
    this.#reserve(this.#count + chunk.length);
    for (const { id, print } of chunk) {
      const [whole] = codesOf(print);
      this.#ids[this.#count] = id;
      this.#highs[this.#count] = whole?.high ?? 0;
      this.#lows[this.#count] = whole?.low ?? 0;
      this.#count += 1;
    }
    return chunk.length === CHUNK;
  }

  #reserve(count: number): void {
    if (count <= this.#ids.length) return;
    const room = Math.max(count, countPrints(this.#db), Math.ceil(this.#ids.length * 1.5));
    const [ids, highs, lows] = [this.#ids, this.#highs, this.#lows];
    this.#ids = new Float64Array(room);
    this.#highs = new Uint32Array(room);
    this.#lows = new Uint32Array(room);
    this.#ids.set(ids);
    this.#highs.set(highs);
    this.#lows.set(lows);
  }
}
