import { hasBit, rowsOf } from "./bits.ts";
import type { Bits } from "./bits.ts";
import { ResultIds } from "./result-ids.ts";

/** Below this share of all rows it is quicker to sort the matches than to walk the whole order. */
const FEW = 64;
/** So many are sorted in no time; of more the first are found sooner by walking. */
const SORTED_AT_ONCE = 2_000;
const WALKED_AT_ONCE = 4_096;

type Compare = (a: number, b: number) => number;

/**
 * All rows in an order: the many sealed ones, which stay as they are, and the few added since, each with the place
 * before which it stands. So a changed still moves nothing but itself. Dead rows are among them.
 */
export class OrderedRows {
  readonly #sealed: Uint32Array;
  readonly #compare: Compare;
  /** Rows added since, in order. */
  #fresh: Uint32Array = new Uint32Array(0);
  /** For each of them the place among the sealed before which it stands. */
  #before: Uint32Array = new Uint32Array(0);
  /** Where each stands among the fresh, by how many rows after the sealed ones it was added. */
  #ranks: Uint32Array = new Uint32Array(0);
  #places: Uint32Array | null = null;
  #ids: Uint32Array | null = null;

  constructor(sealed: Uint32Array, compare: Compare) {
    this.#sealed = sealed;
    this.#compare = compare;
  }

  /** Takes in the rows that were added, up to `count` rows in all. */
  follow(count: number): void {
    const known = this.#sealed.length + this.#fresh.length;
    if (count <= known) return;
    const added = Uint32Array.from({ length: count - known }, (_, at) => known + at).toSorted(
      this.#compare,
    );
    const fresh = this.#merged(added);
    const before = new Uint32Array(fresh.length);
    const ranks = new Uint32Array(fresh.length);
    for (const [rank, row] of fresh.entries()) {
      const old = this.#ranks[row - this.#sealed.length];
      before[rank] = old === undefined ? this.#placeOf(row) : (this.#before[old] ?? 0);
      ranks[row - this.#sealed.length] = rank;
    }
    this.#fresh = fresh;
    this.#before = before;
    this.#ranks = ranks;
  }

  #merged(added: Uint32Array): Uint32Array {
    const merged = new Uint32Array(this.#fresh.length + added.length);
    let [old, next] = [0, 0];
    for (let at = 0; at < merged.length; at++) {
      const [one, other] = [this.#fresh[old], added[next]];
      const takesOld = one !== undefined && (other === undefined || this.#compare(one, other) <= 0);
      merged[at] = (takesOld ? one : other) ?? 0;
      if (takesOld) old++;
      else next++;
    }
    return merged;
  }

  /** The place of the first sealed row that stands after a row. */
  #placeOf(row: number): number {
    let [low, high] = [0, this.#sealed.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(this.#sealed[middle] ?? 0, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The matched rows, `count` of them, in this order. */
  rows(matched: Bits, count: number): Uint32Array {
    return isFew(count, this.#size)
      ? this.#sorted(matched, count)
      : this.#walk(this.#sealed, (row) => row)(matched, count);
  }

  /** The ids of the matched rows, `count` of them, in this order, whatever becomes of it later; `ids` are those of all rows. */
  ids(matched: Bits, count: number, ids: Uint32Array): ResultIds {
    if (isFew(count, this.#size) && count < SORTED_AT_ONCE)
      return ResultIds.of(this.#sorted(matched, count).map((row) => ids[row] ?? 0));
    // one for each place, so that they are read in a row
    this.#ids ??= this.#sealed.map((row) => ids[row] ?? 0);
    const walk = this.#walk(this.#ids, (row) => ids[row] ?? 0);
    return new ResultIds(count, (most) => walk(matched, most));
  }

  get #size(): number {
    return this.#sealed.length + this.#fresh.length;
  }

  /** Sorts the matches by where they stand: a number that a fresh row has below the sealed one it stands before. */
  #sorted(matched: Bits, count: number): Uint32Array {
    const sealedRows = this.#sealed.length;
    const places = (this.#places ??= placesOf(this.#sealed));
    const step = this.#fresh.length + 1;
    const keys = Float64Array.from(rowsOf(matched, count), (row) => {
      if (row < sealedRows) return (places[row] ?? 0) * step + step - 1;
      const rank = this.#ranks[row - sealedRows] ?? 0;
      return (this.#before[rank] ?? 0) * step + rank;
    }).toSorted();
    return Uint32Array.from(keys, (key) => {
      const rank = key % step;
      return (rank === step - 1 ? this.#sealed[(key - rank) / step] : this.#fresh[rank]) ?? 0;
    });
  }

  /** Picks the first `most` matched rows by walking through the order as it is now; of each what `values` and `of` have for it. */
  #walk(
    values: Uint32Array,
    of: (row: number) => number,
  ): (matched: Bits, most: number) => Uint32Array {
    const [sealed, fresh, before] = [this.#sealed, this.#fresh, this.#before];
    return (matched, most) => {
      const picked = new Uint32Array(most + WALKED_AT_ONCE);
      let [at, from] = [0, 0];
      for (let rank = 0; rank <= fresh.length && at < most; rank++) {
        const to = rank < fresh.length ? (before[rank] ?? 0) : sealed.length;
        for (; from < to && at < most; from += WALKED_AT_ONCE) {
          const part = { picked, at, from, to: Math.min(to, from + WALKED_AT_ONCE) };
          at = walkPart(matched, { sealed, values }, part);
        }
        from = to;
        const row = fresh[rank];
        if (row !== undefined && hasBit(matched, row)) picked[at++] = of(row);
      }
      return picked.subarray(0, most);
    };
  }
}

function isFew(count: number, rows: number): boolean {
  return count * FEW < rows;
}

function walkPart(
  matched: Bits,
  { sealed, values }: { readonly sealed: Uint32Array; readonly values: Uint32Array },
  part: { readonly picked: Uint32Array; at: number; readonly from: number; readonly to: number },
): number {
  const { picked, from, to } = part;
  let { at } = part;
  // Written always and kept when matched: a branch would be mispredicted at every second row.
  for (let place = from; place < to; place++) {
    const row = sealed[place] ?? 0;
    picked[at] = values[place] ?? 0;
    at += ((matched[row >>> 5] ?? 0) >>> (row & 31)) & 1;
  }
  return at;
}

/** Where each row stands in an order. */
function placesOf(order: Uint32Array): Uint32Array {
  const places = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) places[order[place] ?? 0] = place;
  return places;
}
