import fc from "fast-check";
import { expect, test } from "vitest";
import { nearAmong, NearTo } from "../../../electron/engine/search/near-to.ts";

/** The recurrence of the optimal string alignment distance as it is defined, without any sharing. */
function distance(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    distance(a.slice(0, -1), b) + 1,
    distance(a, b.slice(0, -1)) + 1,
    distance(a.slice(0, -1), b.slice(0, -1)) + same,
    swapped ? distance(a.slice(0, -2), b.slice(0, -2)) + 1 : Infinity,
  );
}

test("words are as near as the definition says, in whatever order they come", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 3, maxLength: 7 }),
      fc.uniqueArray(word, { maxLength: 12 }),
      fc.boolean(),
      (wanted, words, inOrder) => {
        const most = wanted.length < 6 ? 1 : 2;
        const shown = inOrder ? words.toSorted() : words;
        const expected = shown
          .map((text) => ({ text, distance: distance(text, wanted) }))
          .filter((near) => near.distance <= most);
        expect(nearAmong(shown, new NearTo(wanted))).toEqual(expected);
      },
    ),
    { numRuns: 200 },
  );
});

test("one or two letters are near to nothing", () => {
  expect(nearAmong(["ab", "abc"], new NearTo("ab"))).toEqual([]);
});
