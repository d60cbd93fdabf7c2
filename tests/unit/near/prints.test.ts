import fc from "fast-check";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it, test } from "vitest";
import { agreement, CODE_DISTANCE } from "../../../electron/engine/near/alignment.ts";
import { certaintyOf, LEAST_CERTAINTY } from "../../../electron/engine/near/certainty.ts";
import { AreaSums } from "../../../electron/engine/near/area-sums.ts";
import { candidatesOf } from "../../../electron/engine/near/candidates.ts";
import { codeOfArea, distance } from "../../../electron/engine/near/code-of-area.ts";
import { fileCodes, noCodes, SPOTS } from "../../../electron/engine/near/codes.ts";
import { comparePictures } from "../../../electron/engine/near/compare-pictures.ts";
import { lumaOf, type Luma, type Pixels } from "../../../electron/engine/near/luma.ts";
import {
  printOf,
  type Patch,
  type PicturePrint,
} from "../../../electron/engine/near/picture-print.ts";
import { packPrint, unpackPrint } from "../../../electron/engine/near/stored-print.ts";
import { turns } from "../../../electron/engine/near/turn.ts";
import { turnedCode } from "../../../electron/engine/near/turned-code.ts";
import { turnedLuma } from "../../../electron/engine/near/turned-luma.ts";
import { withoutBars } from "../../../electron/engine/near/without-bars.ts";
import { matchesOf } from "../../helpers/patch-matches.ts";
import { cropOf, displayedAs, scenery } from "../../helpers/scenery.ts";

type Seen = { readonly print: PicturePrint; readonly pixels: Pixels };

/** A picture as its thumbnail shows it. */
async function see(picture: Sharp): Promise<Seen> {
  const { data, info } = await sharp(await picture.jpeg({ quality: 85 }).toBuffer())
    .resize({ width: 512, height: 512, fit: "inside", withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const pixels = { data, width, height, channels };
  return { print: printOf(pixels), pixels };
}

function certaintyThatSame(one: Seen, other: Seen): number {
  const agreed = agreement(matchesOf(one.print.patches, other.print.patches));
  if (agreed === null || agreed.patches < 2) return 0;
  return certaintyOf(comparePictures(lumaOf(one.pixels), lumaOf(other.pixels), agreed.alignment));
}

const [first, second] = [await scenery(21), await scenery(22)];
const original = await see(sharp(first));

const copies: Readonly<Record<string, () => Sharp>> = {
  "a third of the size": () => sharp(first).resize(320),
  "hard compression": () => sharp(first).jpeg({ quality: 25 }),
  "black and white": () => sharp(first).greyscale(),
  "lighter and harder": () => sharp(first).linear(1.15, 8),
  "a letterbox": () => sharp(first).extend({ top: 80, bottom: 80, background: "#000000" }),
  "a pillarbox": () => sharp(first).extend({ left: 150, right: 150, background: "#101010" }),
  "an edge cut off": () => cropOf(first, 0.04, 0.05, 0.92, 0.9),
  "30 % cut off at a corner": () => cropOf(first, 0.16, 0.17, 0.84, 0.83),
  "both sides cut off": () => cropOf(first, 0.13, 0, 0.74, 1),
  "cut, grey, small and hard compressed at once": () =>
    cropOf(first, 0.1, 0, 0.85, 0.9).greyscale().resize(300).jpeg({ quality: 50 }),
};

describe("a picture is recognised through", () => {
  it.each(Object.entries(copies))("%s", async (_, copy) => {
    expect(certaintyThatSame(await see(copy()), original)).toBeGreaterThan(LEAST_CERTAINTY);
  });
});

describe("taken for another is", () => {
  it("another picture", async () => {
    expect(certaintyThatSame(await see(sharp(second)), original)).toBe(0);
  });

  it("another moment, where one figure is elsewhere", async () => {
    const figure = await sharp(second).resize(120, 220, { fit: "cover" }).toBuffer();
    const at = (left: number): Sharp => sharp(first).composite([{ input: figure, left, top: 220 }]);
    const certainty = certaintyThatSame(await see(at(300)), await see(at(380)));
    expect(certainty).toBeLessThan(LEAST_CERTAINTY);
  });

  it("another view of the same place, of which each shows what the other does not", async () => {
    const [left, right] = [cropOf(first, 0, 0, 0.8, 1), cropOf(first, 0.2, 0, 0.8, 1)];
    expect(certaintyThatSame(await see(left), await see(right))).toBe(0);
  });

  it("everything, by a picture with nothing in it", async () => {
    const plain = sharp({
      create: { width: 640, height: 360, channels: 3, background: "#333333" },
    });
    expect((await see(plain)).print.patches).toEqual([]);
  });
});

test("the code of a whole picture hardly changes with size and colour, and differs by half between pictures", async () => {
  const code = ({ print }: Seen): Patch["code"] => print.patches[0]?.code ?? { high: 0, low: 0 };
  const small = await see(sharp(first).resize(400).greyscale());
  expect(distance(code(original), code(small))).toBeLessThanOrEqual(CODE_DISTANCE);
  expect(distance(code(original), code(await see(sharp(second))))).toBeGreaterThan(16);
});

test("grey is told from colour", async () => {
  expect(original.print.grey).toBe(false);
  expect((await see(sharp(first).greyscale())).print.grey).toBe(true);
});

test("bars are plain and at the edge; a dark sky is none", () => {
  const luma = (rowValue: (y: number) => number): Parameters<typeof withoutBars>[0] => {
    const [width, height] = [40, 40];
    const values = Float32Array.from({ length: width * height }, (_, at) => {
      const y = Math.floor(at / width);
      return rowValue(y) + (rowValue(y) === 0 ? 0 : (at % 7) * 12);
    });
    return { width, height, values };
  };
  const boxed = luma((y) => (y < 5 || y >= 36 ? 0 : 90));
  expect(withoutBars(boxed)).toMatchObject({ y: 6, height: 29, x: 0, width: 40 });
  const sky = luma((y) => (y < 20 ? 0 : 90));
  expect(withoutBars(sky)).toMatchObject({ y: 0, height: 40 });
});

const code = fc.record({
  high: fc.integer({ min: 0, max: 0xff_ff_ff_ff }),
  low: fc.integer({ min: 0, max: 0xff_ff_ff_ff }),
});
const share = fc.integer({ min: 1, max: 255 }).map((value) => value / 255);
const patch = fc.record({ x: share, y: share, width: share, height: share, code });
const print = fc.record({ grey: fc.boolean(), patches: fc.array(patch, { maxLength: 25 }) });

test("a print is kept as it is", () => {
  fc.assert(
    fc.property(print, (made) => {
      expect(unpackPrint(packPrint(made))).toEqual(made);
    }),
  );
});

/** Places of the candidates of the last of some prints. */
function candidatesOfLast(prints: readonly PicturePrint[]): number[] {
  const ids = Float64Array.from(prints, (_, place) => place + 1);
  const codes = { wholes: noCodes(prints.length, 1), spots: noCodes(prints.length, SPOTS) };
  for (const [place, made] of prints.entries()) fileCodes(packPrint(made), place, codes);
  const last = prints.length - 1;
  const found = candidatesOf(
    { ids, ...codes },
    { from: last, to: last + 1 },
    (place) => prints[place]?.patches ?? [],
  );
  return (found?.found.get(last) ?? []).map(({ place }) => place);
}

test("every print with a code within four bits is a candidate, as comparing all with all finds it", () => {
  const flips = fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(code, { minLength: 1, maxLength: 12 }), flips, (codes, flipped) => {
      const [wanted] = codes;
      if (wanted === undefined) return;
      const wholes = [...codes, withFlipped(wanted, flipped)].map((one) => ({
        grey: false,
        patches: [{ x: 0, y: 0, width: 1, height: 0.5, code: one }],
      }));
      const sought = wholes.at(-1)?.patches[0]?.code ?? wanted;
      const alike = codes.flatMap((one, place) => (distance(one, sought) <= 4 ? [place] : []));
      expect(candidatesOfLast(wholes)).toEqual(expect.arrayContaining(alike));
    }),
    { numRuns: 30 },
  );
});

function withFlipped({ high, low }: Patch["code"], bits: readonly number[]): Patch["code"] {
  const mask = (from: number): number =>
    bits.reduce(
      (word, bit) => (bit >= from && bit < from + 32 ? word ^ (1 << (bit - from)) : word),
      0,
    );
  return { high: (high ^ mask(0)) >>> 0, low: (low ^ mask(32)) >>> 0 };
}

test("candidates are earlier prints only, so that each pair is compared once", async () => {
  const small = (await see(sharp(first).resize(400))).print;
  const other = (await see(sharp(second))).print;
  expect(candidatesOfLast([original.print, other, small])).toEqual([0]);
  expect(candidatesOfLast([small, original.print])).toEqual([0]);
  expect(candidatesOfLast([small])).toEqual([]);
});

test("of many equal prints the first are candidates, and no more than a few", () => {
  const equal = Array.from({ length: 200 }, () => original.print);
  expect(candidatesOfLast(equal)).toEqual(Array.from({ length: 12 }, (_, place) => place));
});

test.each(turns)(
  "a picture turned as orientation %i has the code that is told without it",
  (turn) => {
    const luma = lumaOf(original.pixels);
    const codeOf = ({ width, height, values }: Luma): Patch["code"] =>
      codeOfArea(new AreaSums({ width, height, values }), { x: 0, y: 0, width, height });
    const told = turnedCode(codeOf(luma), turn);
    expect(distance(told, codeOf(turnedLuma(luma, turn)))).toBeLessThanOrEqual(1);
  },
);

test.each(turns)("a copy turned as orientation %i is a candidate and is the same", async (turn) => {
  const copy = await see(await displayedAs(first, turn));
  const [prints, ids] = [[original.print, copy.print], Float64Array.of(1, 2)];
  const codes = { wholes: noCodes(2, 1), spots: noCodes(2, SPOTS) };
  for (const [place, made] of prints.entries()) fileCodes(packPrint(made), place, codes);
  const found = candidatesOf(
    { ids, ...codes },
    { from: 1, to: 2 },
    (place) => prints[place]?.patches ?? [],
  );
  const [candidate] = found?.found.get(1) ?? [];
  if (candidate === undefined) throw new Error("not a candidate");
  const turned = turnedLuma(lumaOf(copy.pixels), candidate.turn);
  const likeness = comparePictures(turned, lumaOf(original.pixels), candidate.alignment);
  expect(certaintyOf(likeness)).toBeGreaterThan(LEAST_CERTAINTY);
});
