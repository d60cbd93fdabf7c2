import type { Breather } from "./breather.ts";

const RUN = 16;
const CHECK_EVERY = 4096;

/**
 * Sorts in place, keeping the order of equals, and lets others work in between: a million comparisons
 * by a callback would otherwise hold the thread for seconds.
 */
export async function sortStably(
  items: Uint32Array,
  compare: (a: number, b: number) => number,
  breather: Breather,
): Promise<void> {
  for (let from = 0; from < items.length; from += RUN) {
    insertionSort(items, from, Math.min(from + RUN, items.length), compare);
    if (from % CHECK_EVERY === 0 && breather.due()) await breather.breathe();
  }
  const spare = new Uint32Array(items.length);
  for (let width = RUN; width < items.length; width *= 2) {
    for (let from = 0; from + width < items.length; from += 2 * width) {
      await merge(
        { items, spare, from, middle: from + width, to: Math.min(from + 2 * width, items.length) },
        compare,
        breather,
      );
    }
  }
}

function insertionSort(
  items: Uint32Array,
  from: number,
  to: number,
  compare: (a: number, b: number) => number,
): void {
  for (let next = from + 1; next < to; next++) {
    const item = items[next] ?? 0;
    let at = next;
    for (; at > from && compare(items[at - 1] ?? 0, item) > 0; at--) items[at] = items[at - 1] ?? 0;
    items[at] = item;
  }
}

type Runs = {
  readonly items: Uint32Array;
  readonly spare: Uint32Array;
  readonly from: number;
  readonly middle: number;
  readonly to: number;
};

async function merge(
  { items, spare, from, middle, to }: Runs,
  compare: (a: number, b: number) => number,
  breather: Breather,
): Promise<void> {
  if (compare(items[middle - 1] ?? 0, items[middle] ?? 0) <= 0) return;
  spare.set(items.subarray(from, middle));
  const leftEnd = middle - from;
  let [left, right, at] = [0, middle, from];
  while (left < leftEnd && right < to) {
    const stop = at + CHECK_EVERY;
    for (; at < stop && left < leftEnd && right < to; at++) {
      const takeLeft = compare(spare[left] ?? 0, items[right] ?? 0) <= 0;
      items[at] = (takeLeft ? spare[left++] : items[right++]) ?? 0;
    }
    if (breather.due()) await breather.breathe();
  }
  items.set(spare.subarray(left, leftEnd), at);
}

/** Sorts by whole numbers from 0 to `keys`, keeping the order of equals; returns a new array. */
export function countingSort(
  items: Uint32Array,
  keyOf: (item: number) => number,
  keys: number,
): Uint32Array {
  const starts = new Uint32Array(keys + 2);
  for (let at = 0; at < items.length; at++) {
    const key = keyOf(items[at] ?? 0) + 1;
    starts[key] = (starts[key] ?? 0) + 1;
  }
  for (let key = 1; key < starts.length; key++)
    starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
  const sorted = new Uint32Array(items.length);
  for (let at = 0; at < items.length; at++) {
    const item = items[at] ?? 0;
    const key = keyOf(item);
    const place = starts[key] ?? 0;
    starts[key] = place + 1;
    sorted[place] = item;
  }
  return sorted;
}
