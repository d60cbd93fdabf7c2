import fc from "fast-check";
import { expect, test } from "vitest";
import { movedBox, type Placed } from "../../../electron/engine/catalog/moved-box.ts";
import { displayedBox, type PartialBox } from "../../../shared/orientation.ts";

const orientation = fc.integer({ min: 1, max: 8 });
const length = fc.integer({ min: 200, max: 4000 });
const picture = fc.record({ width: length, height: length, orientation });
const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 200);
const box = fc.record({
  x: share,
  y: share,
  width: share.map((value) => Math.max(0.01, value)),
  height: share.map((value) => Math.max(0.01, value)),
});
const wholly = { scaleX: 1, scaleY: 1, x0: 0, y0: 0 };

/** Two files of the same displayed picture but for how the other is turned. */
function inSameSize(one: Placed["one"], other: number, turn: number): Placed {
  const onItsSide = (value: number): boolean => value >= 5;
  const swaps = [one.orientation, turn, other].filter(onItsSide).length % 2 === 1;
  const [width, height] = swaps ? [one.height, one.width] : [one.width, one.height];
  return {
    one,
    other: { width, height, orientation: other },
    placement: { turn, ...wholly },
    backwards: false,
  };
}

function expectBox(found: PartialBox | null, wanted: PartialBox): void {
  for (const side of ["x", "y", "width", "height"] as const)
    expect(found?.[side]).toBeCloseTo(wanted[side], 6);
}

test("a region is seen at the same place of the same picture, however the files are stored and turned", () => {
  fc.assert(
    fc.property(picture, orientation, orientation, box, (one, other, turn, region) => {
      const moved = movedBox(region, inSameSize(one, other, turn));
      const seen = displayedBox(displayedBox(region, one.orientation), turn);
      expectBox(moved === null ? null : displayedBox(moved, other), seen);
    }),
  );
});

test("a region that was moved to a larger picture comes back to where it was", () => {
  const within = fc.record({
    x0: share,
    y0: share,
    scale: fc.double({ min: 0.1, max: 0.3, noNaN: true }),
  });
  const square = fc
    .record({ width: length, orientation })
    .map(({ width, orientation: turned }) => ({
      width,
      height: width,
      orientation: turned,
    }));
  fc.assert(
    fc.property(
      picture,
      square,
      orientation,
      box,
      within,
      (one, other, turn, region, { x0, y0, scale }) => {
        const placement = { turn, scaleX: scale, scaleY: scale, x0, y0 };
        const moved = movedBox(region, { one, other, placement, backwards: false });
        if (moved === null) throw new Error("it lies outside");
        expectBox(movedBox(moved, { one, other, placement, backwards: true }), region);
      },
    ),
  );
});

test("a region is cut to the other picture, and is none where it would lie outside", () => {
  const upright = { width: 1000, height: 1000, orientation: 1 };
  const placed = (x0: number): Placed => ({
    one: upright,
    other: upright,
    placement: { turn: 1, scaleX: 2, scaleY: 2, x0, y0: 0 },
    backwards: false,
  });
  const region = { x: 0.3, y: 0.1, width: 0.3, height: 0.2 };
  expectBox(movedBox(region, placed(0)), { x: 0.6, y: 0.2, width: 0.4, height: 0.4 });
  expect(movedBox(region, placed(0.5))).toBeNull();
});
