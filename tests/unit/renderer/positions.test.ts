import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Positions } from "../../../renderer/state/positions.ts";
import {
  exclusive,
  firstOf,
  has,
  positionsOf,
  sizeOf,
  subtract,
  union,
} from "../../../renderer/state/positions.ts";

const MOST = 60;
const pairs = fc.array(fc.tuple(fc.nat(MOST), fc.nat(MOST)), { maxLength: 12 });
const positions = pairs.map(positionsOf);

/** The plain way: a Set of every position. */
function asSet(ranges: readonly (readonly [number, number])[]): Set<number> {
  const set = new Set<number>();
  for (const [from, to] of ranges) for (let at = from; at < to; at++) set.add(at);
  return set;
}

function isInForm(ranges: Positions): boolean {
  return ranges.every(([from, to], i) => from < to && from > (ranges[i - 1]?.[1] ?? -1));
}

describe("positions", () => {
  test("hold what the pairs hold, sorted and apart", () => {
    fc.assert(
      fc.property(pairs, (some) => {
        expect(asSet(positionsOf(some))).toEqual(asSet(some));
        expect(isInForm(positionsOf(some))).toBe(true);
      }),
    );
  });

  test("join, leave out and exclude as sets do", () => {
    fc.assert(
      fc.property(positions, positions, (a, b) => {
        const [setA, setB] = [asSet(a), asSet(b)];
        const every = Array.from({ length: MOST + 1 }, (_, i) => i);
        const inEither = every.filter((at) => setA.has(at) || setB.has(at));
        expect([...asSet(union(a, b))]).toEqual(inEither);
        expect([...asSet(subtract(a, b))]).toEqual(
          every.filter((at) => setA.has(at) && !setB.has(at)),
        );
        expect([...asSet(exclusive(a, b))]).toEqual(
          inEither.filter((at) => setA.has(at) !== setB.has(at)),
        );
        for (const result of [union(a, b), subtract(a, b), exclusive(a, b)])
          expect(isInForm(result)).toBe(true);
      }),
    );
  });

  test("know their members, their size and their first", () => {
    fc.assert(
      fc.property(positions, fc.nat(MOST), (a, position) => {
        const set = asSet(a);
        expect(has(a, position)).toBe(set.has(position));
        expect(sizeOf(a)).toBe(set.size);
        expect(firstOf(a)).toBe(set.size === 0 ? null : Math.min(...set));
      }),
    );
  });
});
