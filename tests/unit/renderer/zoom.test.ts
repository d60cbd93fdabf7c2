import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fitScale,
  fitted,
  pan,
  placeOf,
  scaleOf,
  toggleZoom,
  zoomTo,
} from "../../../renderer/loupe/zoom.ts";
import type { Point, Zoom } from "../../../renderer/loupe/zoom.ts";

const sizes = { picture: { width: 6000, height: 4000 }, view: { width: 900, height: 600 } };

/** Which point of the picture, from its middle, is under a point of the view. */
function under(zoom: Zoom, at: Point): Point {
  const scale = scaleOf(zoom, sizes.picture, sizes.view);
  return { x: (at.x - zoom.x) / scale, y: (at.y - zoom.y) / scale };
}

describe("the loupe", () => {
  test("fits a picture in, and does not blow a small one up", () => {
    expect(fitScale({ width: 6000, height: 4000 }, { width: 900, height: 900 })).toBe(0.15);
    expect(fitScale({ width: 300, height: 200 }, { width: 900, height: 600 })).toBe(1);
  });

  test("zooms to the pointer: what is under it stays there", () => {
    const point = fc.record({
      x: fc.integer({ min: -400, max: 400 }),
      y: fc.integer({ min: -260, max: 260 }),
    });
    const scale = fc.double({ min: 0.2, max: 8, noNaN: true });
    fc.assert(
      fc.property(point, scale, scale, (at, first, second) => {
        const before = zoomTo(fitted, Math.min(first, second), at, sizes);
        const after = zoomTo(before, Math.max(first, second), at, sizes);
        expect(under(after, at).x).toBeCloseTo(under(before, at).x, 4);
        expect(under(after, at).y).toBeCloseTo(under(before, at).y, 4);
      }),
    );
  });

  test("never shows more than the picture has", () => {
    const one = zoomTo(fitted, 1, { x: 0, y: 0 }, sizes);
    const far = pan(one, { x: 99_999, y: -99_999 }, sizes);
    expect(far).toEqual({ scale: 1, x: (6000 - 900) / 2, y: -(4000 - 600) / 2 });
  });

  test("goes back to fitted when zoomed out", () => {
    expect(zoomTo(zoomTo(fitted, 2, { x: 5, y: 5 }, sizes), 0.01, { x: 5, y: 5 }, sizes)).toEqual(
      fitted,
    );
    expect(toggleZoom(toggleZoom(fitted, { x: 9, y: 9 }, sizes), { x: 9, y: 9 }, sizes)).toEqual(
      fitted,
    );
  });

  test("a fitted picture does not pan", () => {
    expect(pan(fitted, { x: 10, y: 10 }, sizes)).toEqual(fitted);
  });

  test("has its corner on a whole pixel of the screen, and its middle no further off than half of one", () => {
    const sides = fc.integer({ min: 1, max: 9000 });
    const size = fc.record({ width: sides, height: sides });
    const offset = fc.double({ min: -500, max: 500, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({ picture: size, view: size }),
        fc.record({ scale: fc.constantFrom(null, 1, 2.25), x: offset, y: offset }),
        fc.constantFrom(1, 1.25, 2, 3),
        (shown, zoom, density) => {
          const { left, top, width, height } = placeOf(zoom, shown, density);
          for (const edge of [left, top])
            expect(edge * density).toBeCloseTo(Math.round(edge * density), 6);
          const off = 0.5 / density + 1e-6;
          expect(Math.abs(left + width / 2 - shown.view.width / 2 - zoom.x)).toBeLessThan(off);
          expect(Math.abs(top + height / 2 - shown.view.height / 2 - zoom.y)).toBeLessThan(off);
        },
      ),
    );
  });
});
