import fc from "fast-check";
import { expect, test } from "vitest";
import type { NearPair } from "../../../electron/engine/catalog/near-pairs.ts";
import { viewsOf, type ViewedPicture } from "../../../electron/engine/near/picture-views.ts";

const all = { x: 0, y: 0, width: 1, height: 1 };

function picture(name: string, more: Partial<ViewedPicture> = {}): ViewedPicture {
  return { hash: Buffer.from(name), width: 800, height: 600, content: all, ...more };
}

type Lies = Partial<Omit<NearPair, "one" | "other">>;

function pair(one: string, other: string, lies: Lies = {}): NearPair {
  const whole = { scaleX: 1, scaleY: 1, x0: 0, y0: 0, turn: 1, certainty: 1, share: 1 };
  return { one: Buffer.from(one), other: Buffer.from(other), ...whole, ...lies };
}

function views(
  pictures: readonly (ViewedPicture | null)[],
  ...pairs: readonly NearPair[]
): ReturnType<typeof viewsOf> {
  return viewsOf(
    pictures,
    (a, b) =>
      pairs.find(
        ({ one, other }) =>
          (one.equals(a) && other.equals(b)) || (one.equals(b) && other.equals(a)),
      ) ?? null,
  );
}

const asTheFirst = { share: 1, mirrored: false, turned: 0, scale: 1 };

test("a copy that fills the frame is the whole picture, though a dark edge of it was taken for a bar", () => {
  const edged = picture("edged", { content: { x: 0.03, y: 0, width: 0.95, height: 1 } });
  const lies = { scaleX: 1.002, x0: -0.001 };
  const [first, second] = views([picture("plain"), edged], pair("plain", "edged", lies));
  expect([first?.share, second?.share]).toEqual([1, 1]);
});

test("a crop is told with its share, also when the first is the crop; bars are no part of the picture", () => {
  const lies = { scaleX: 0.5, scaleY: 0.5, x0: 0.2, y0: 0.1 };
  const cropped = pair("crop", "whole", lies);
  expect(views([picture("whole"), picture("crop")], cropped).map((view) => view?.share)).toEqual([
    1,
    expect.closeTo(0.25),
  ]);
  expect(views([picture("crop"), picture("whole")], cropped).map((view) => view?.share)).toEqual([
    expect.closeTo(0.25),
    1,
  ]);
  const boxed = picture("boxed", { content: { x: 0, y: 0.25, width: 1, height: 0.5 } });
  const wide = picture("wide", { height: 300 });
  const within = pair("wide", "boxed", { y0: 150 / 800 });
  expect(views([boxed, wide], within).map((view) => view?.share)).toEqual([1, 1]);
});

test("how a copy is turned and sized is told beside the first, whichever way they were compared", () => {
  const on = picture("on its side", { width: 300, height: 400 });
  for (const [turn, turned, mirrored] of [
    [8, 90, false],
    [3, 180, false],
    [6, 270, false],
    [2, 0, true],
  ] as const) {
    const copy = turn === 8 || turn === 6 ? on : picture("copy", { width: 400, height: 300 });
    const lies = pair(copy.hash.toString(), "whole", { turn });
    expect(views([picture("whole"), copy], lies)).toEqual([
      asTheFirst,
      { share: 1, turned, mirrored, scale: expect.closeTo(0.5) },
    ]);
  }
  const backwards = pair("whole", "on its side", { turn: 6 });
  expect(views([picture("whole"), on], backwards)[1]).toMatchObject({ turned: 90 });
});

test("a copy of a copy lies in the first through it; what was not found alike with any is not known", () => {
  const pictures = [picture("a"), picture("b"), picture("c"), picture("d"), null];
  const half = { scaleX: 0.5, scaleY: 0.5, x0: 0.1, y0: 0.1 };
  const found = views(pictures, pair("b", "a", { turn: 2 }), pair("c", "b", half));
  expect(found.map((view) => view?.mirrored)).toEqual([false, true, true, undefined, undefined]);
  expect(found[2]?.share).toBeCloseTo(0.25);
});

test("the share is never above 1 and never 0, and one picture at least is whole", () => {
  const scale = fc.double({ min: 0.3, max: 2, noNaN: true });
  const shift = fc.double({ min: -0.5, max: 0.5, noNaN: true });
  const turn = fc.integer({ min: 1, max: 8 });
  fc.assert(
    fc.property(scale, shift, shift, turn, (by, x0, y0, turned) => {
      const lies = pair("b", "a", { scaleX: by, scaleY: by, x0, y0, turn: turned });
      const shares = views([picture("a"), picture("b")], lies).map((view) => view?.share ?? 0);
      expect(Math.max(...shares)).toBe(1);
      expect(Math.min(...shares)).toBeGreaterThan(0);
    }),
  );
});
