import fc from "fast-check";
import { expect, test } from "vitest";
import { formatClassOf } from "../../../electron/engine/near/format-class.ts";
import { rankFiles, type RankedFile } from "../../../electron/engine/near/rank-files.ts";

const plain: RankedFile = {
  still: 1,
  pixels: 1_000_000,
  grey: false,
  formatClass: 1,
  bytes: 500_000,
  words: 0,
  modified: 1000,
};

/** The first of two files, and why, where the second stands before it by its key. */
function better(file: Partial<RankedFile>, than: Partial<RankedFile>): unknown {
  const { stills, reasons } = rankFiles([
    { ...plain, ...than },
    { ...plain, ...file, still: 2 },
  ]);
  return stills[0] === 2 ? reasons : "the other";
}

test("pixels count first, then colour, format, bytes, words, age", () => {
  expect(better({ pixels: 1_100_000, grey: true }, { formatClass: 2, words: 2 })).toEqual([
    "largest",
  ]);
  expect(better({}, { grey: true, formatClass: 2, bytes: 900_000 })).toEqual(["colour"]);
  expect(better({ formatClass: 2 }, { bytes: 900_000, words: 2 })).toEqual(["format"]);
  expect(better({}, { bytes: 100_000, words: 2 })).toEqual(["quality"]);
  expect(better({ words: 2 }, { words: 1, modified: 1 })).toEqual(["words"]);
  expect(better({ words: 1 }, { modified: 1 })).toEqual(["words"]);
  expect(better({ modified: 1 }, {})).toEqual(["oldest"]);
  expect(better({}, {})).toBe("the other");
});

test("a size rounded otherwise and a copy a little longer are no worse", () => {
  expect(better({ pixels: 985_000 }, { grey: true })).toEqual(["colour"]);
  expect(better({ words: 1 }, { bytes: 520_000 })).toEqual(["words"]);
});

test("a smaller file in colour does not go before a larger one without; of several all that told is said", () => {
  const small = { ...plain, still: 3, pixels: 250_000 };
  const grey = { ...plain, still: 1, grey: true };
  expect(rankFiles([grey, small])).toEqual({ stills: [1, 3], reasons: ["largest"] });
  expect(rankFiles([grey, small, { ...plain, still: 4 }])).toEqual({
    stills: [4, 1, 3],
    reasons: ["largest", "colour"],
  });
});

test("what is lossless goes before JPEG, JPEG before what is made for the web", () => {
  expect(["dng", "tiff", "psd"].map(formatClassOf)).toEqual([2, 2, 2]);
  expect(["jpeg", "heic"].map(formatClassOf)).toEqual([1, 1]);
  expect(["webp", "gif"].map(formatClassOf)).toEqual([0, 0]);
});

const file: fc.Arbitrary<RankedFile> = fc.record({
  still: fc.integer({ min: 1, max: 1000 }),
  pixels: fc.constantFrom(0, 100, 970_000, 985_000, 1_000_000),
  grey: fc.boolean(),
  formatClass: fc.constantFrom(0, 1, 2),
  bytes: fc.integer({ min: 1, max: 1000 }),
  words: fc.constantFrom(0, 1, 2),
  modified: fc.integer({ min: 0, max: 5 }),
});
const files = fc.uniqueArray(file, { minLength: 1, maxLength: 12, selector: ({ still }) => still });

test("however files come, they stand in one order, each once", () => {
  fc.assert(
    fc.property(files, (some) => {
      const ranking = rankFiles(some);
      expect(ranking.stills.toSorted((a, b) => a - b)).toEqual(
        some.map(({ still }) => still).toSorted((a, b) => a - b),
      );
      expect(rankFiles(some.toReversed())).toEqual(ranking);
    }),
  );
});

test("the proposed one is of the largest, and without colour only where all of these are", () => {
  fc.assert(
    fc.property(files, (some) => {
      const [first] = rankFiles(some).stills;
      const proposed = some.find(({ still }) => still === first);
      const most = Math.max(...some.map(({ pixels }) => pixels));
      const large = some.filter(({ pixels }) => pixels >= most * 0.98);
      expect(large).toContainEqual(proposed);
      if (proposed?.grey === true) expect(large.every(({ grey }) => grey)).toBe(true);
    }),
  );
});
