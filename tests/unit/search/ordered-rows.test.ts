import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyBits, setBit } from "../../../electron/engine/search/bits.ts";
import { OrderedRows } from "../../../electron/engine/search/ordered-rows.ts";
import { tries } from "../../helpers/doses.ts";

const SEALED = 9_000;

/** Rows stand by a number that is spread over them; rows that share one, by themselves. */
const keyOf = (row: number): number => (row * 7_919) % 4_001;
const compare = (a: number, b: number): number => keyOf(a) - keyOf(b) || a - b;

function matched(rows: readonly number[], count: number): Uint32Array {
  const bits = emptyBits(count);
  for (const row of rows) setBit(bits, row);
  return bits;
}

test("the first of a result, and all of it, stand as if all had been sorted, whatever is added afterwards", () => {
  const sealed = Uint32Array.from({ length: SEALED }, (_, row) => row).toSorted(compare);
  fc.assert(
    fc.property(
      fc.nat({ max: 60 }),
      fc.constantFrom(1, 2, 3, 7, 60, 200),
      fc.nat({ max: 700 }),
      fc.nat({ max: 700 }),
      (fresh, every, from, length) => {
        const order = new OrderedRows(sealed, compare);
        const count = SEALED + fresh;
        order.follow(count);
        const ids = Uint32Array.from({ length: count + 5 }, (_, row) => row + 100_000);
        const rows = Array.from({ length: count }, (_, row) => row).filter(
          (row) => row % every === 0,
        );
        const found = order.ids(matched(rows, count), rows.length, ids);
        order.follow(count + 5);
        const expected = rows.toSorted(compare).map((row) => row + 100_000);
        expect(found.length).toBe(expected.length);
        expect(found.slice(from, from + length)).toEqual(expected.slice(from, from + length));
        expect([...found.all()]).toEqual(expected);
        expect(found.slice(from, from + length)).toEqual(expected.slice(from, from + length));
      },
    ),
    { numRuns: tries(60) },
  );
});
