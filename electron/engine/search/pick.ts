import { rowsOf } from "./bits.ts";
import type { Bits } from "./bits.ts";

/** Below this share of all rows it is quicker to sort the matches than to walk the whole order. */
const FEW = 64;

/**
 * The values of the matched rows, `count` of them, in the order in which `order` has all rows. `values` has one
 * for each place of the order, so that they are read in a row; `places` says where each row stands.
 */
export function inOrder(
  matched: Bits,
  count: number,
  order: {
    readonly rows: Uint32Array;
    readonly values: Uint32Array;
    readonly places: () => Uint32Array;
  },
): Uint32Array {
  const { rows, values } = order;
  if (count * FEW < rows.length) {
    const places = order.places();
    return rowsOf(matched, count)
      .map((row) => places[row] ?? 0)
      .toSorted()
      .map((place) => values[place] ?? 0);
  }
  // Written always and kept when matched: a branch would be mispredicted at every second row.
  const picked = new Uint32Array(count + 1);
  let at = 0;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] ?? 0;
    picked[at] = values[place] ?? 0;
    at += ((matched[row >>> 5] ?? 0) >>> (row & 31)) & 1;
  }
  return picked.subarray(0, count);
}

/** Where each row stands in an order. */
export function placesOf(order: Uint32Array): Uint32Array {
  const places = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) places[order[place] ?? 0] = place;
  return places;
}
