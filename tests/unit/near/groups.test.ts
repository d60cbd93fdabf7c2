import fc from "fast-check";
import { expect, test } from "vitest";
import type { OpenPair } from "../../../electron/engine/catalog/near-pairs.ts";
import { groupsOf } from "../../../electron/engine/near/groups.ts";

function pair(one: number, other: number, certainty = 0.7): OpenPair {
  return { one, other, certainty, onePixels: 1000 - one, otherPixels: 1000 - other };
}

test("a picture and what is alike with it is a group, largest first; surer groups come first", () => {
  expect(groupsOf([pair(1, 5), pair(1, 3, 0.6), pair(7, 8, 0.95)])).toEqual([
    { stills: [7, 8], more: 0, certainty: 0.95 },
    { stills: [1, 3, 5], more: 0, certainty: 0.6 },
  ]);
});

test("a shot whose frames are alike one by one is not one group", () => {
  const frames = Array.from({ length: 9 }, (_, at) => pair(at + 1, at + 2));
  const groups = groupsOf(frames);
  expect(Math.max(...groups.map(({ stills }) => stills.length))).toBe(3);
});

test("a nearly certain copy of a member comes along, though it was not compared with the middle", () => {
  expect(groupsOf([pair(1, 2), pair(1, 3), pair(3, 4, 0.99)])).toEqual([
    { stills: [1, 2, 3, 4], more: 0, certainty: 0.7 },
  ]);
});

test("of a large group the largest come first, and the others when those are decided", () => {
  const copies = Array.from({ length: 159 }, (_, at) => pair(1, at + 2));
  const [group, ...others] = groupsOf(copies);
  expect(others).toEqual([]);
  expect(group?.stills).toEqual(Array.from({ length: 24 }, (_, at) => at + 1));
  expect(group?.more).toBe(136);
});

test("no still is in two groups, and every group has two at least, one of them found alike with a member", () => {
  const pairs = fc.uniqueArray(
    fc
      .record({
        one: fc.integer({ min: 1, max: 12 }),
        other: fc.integer({ min: 1, max: 12 }),
        certainty: fc.double({ min: 0.5, max: 1, noNaN: true }),
      })
      .filter(({ one, other }) => one < other)
      .map(({ one, other, certainty }) => pair(one, other, certainty)),
    { selector: ({ one, other }) => `${String(one)} ${String(other)}` },
  );
  fc.assert(
    fc.property(pairs, (found) => {
      const groups = groupsOf(found);
      const all = groups.flatMap(({ stills }) => stills);
      expect(new Set(all).size).toBe(all.length);
      for (const { stills } of groups) {
        expect(stills.length).toBeGreaterThan(1);
        for (const still of stills) {
          const partners = found.flatMap(({ one, other }) =>
            one === still ? [other] : other === still ? [one] : [],
          );
          expect(partners.some((partner) => stills.includes(partner))).toBe(true);
        }
      }
    }),
  );
});
