import { expect, test } from "vitest";
import { displayedPoint, turnedAgain, turnedBack } from "../../../shared/orientation.ts";

const orientations = [1, 2, 3, 4, 5, 6, 7, 8];
const point = { x: 0.2, y: 0.9 };

test("an orientation shows what two after another do, and one takes another back", () => {
  for (const orientation of orientations) {
    for (const then of orientations) {
      const twice = displayedPoint(displayedPoint(point, orientation), then);
      const { x, y } = displayedPoint(point, turnedAgain(orientation, then));
      expect([x, y]).toEqual([expect.closeTo(twice.x), expect.closeTo(twice.y)]);
    }
    expect(turnedAgain(orientation, turnedBack(orientation))).toBe(1);
  }
});
