import fc from "fast-check";
import { expect, test } from "vitest";
import { coveredEdge, squareOnFace } from "../../../electron/engine/faces/describe-face.ts";
import type { FacePoints } from "../../../electron/engine/faces/face-points.ts";
import { sampled, type Point } from "../../../electron/engine/faces/sampled.ts";

/** Where the net wants the parts of a face, in its square of 150 pixels. */
const wanted: FacePoints = {
  eyes: [
    { x: 47.55, y: 46.2 },
    { x: 100.5, y: 46.2 },
  ],
  nose: { x: 73.95, y: 87.75 },
  mouth: [
    { x: 50.4, y: 103.05 },
    { x: 97.65, y: 103.05 },
  ],
};

test("a face turned, sized and moved gets a square turned, sized and moved like it", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.2, max: 20, noNaN: true }),
      fc.double({ min: -500, max: 3000, noNaN: true }),
      fc.double({ min: -500, max: 3000, noNaN: true }),
      (turn, size, x, y) => {
        const [right, down] = [Math.cos(turn) * size, Math.sin(turn) * size];
        const put = (point: Point): Point => ({
          x: x + right * point.x - down * point.y,
          y: y + down * point.x + right * point.y,
        });
        const placed = squareOnFace({
          eyes: [put(wanted.eyes[0]), put(wanted.eyes[1])],
          nose: put(wanted.nose),
          mouth: [put(wanted.mouth[0]), put(wanted.mouth[1])],
        });
        expect(placed.right).toBeCloseTo(right, 6);
        expect(placed.down).toBeCloseTo(down, 6);
        expect(placed.corner.x).toBeCloseTo(x, 5);
        expect(placed.corner.y).toBeCloseTo(y, 5);
        expect(coveredEdge(placed)).toBeCloseTo(150 * size, 5);
      },
    ),
  );
});

const usual = [0, 0, 0] as const;

test("a square laid straight shows the pixels as they are, in parts of 255, and black outside", () => {
  const data = Uint8Array.from([255, 0, 51, 102, 153, 204]);
  const picture = { data, width: 2, height: 1, channels: 3 };
  const shown = sampled(picture, [3, 1], { corner: { x: 0, y: 0 }, right: 1, down: 0 }, usual);
  expect([...shown.values].map((value) => Math.round(value * 255))).toEqual([
    255, 0, 51, 102, 153, 204, 0, 0, 0,
  ]);
});

test("a grey picture is the same in all colours; one shrunk is the mean of what is under each pixel", () => {
  const data = Uint8Array.from([0, 100, 200, 100, 0, 100, 200, 100]);
  const picture = { data, width: 4, height: 2, channels: 1 };
  const shown = sampled(picture, [2, 1], { corner: { x: 0, y: 0 }, right: 2, down: 0 }, usual);
  expect([...shown.values].map((value) => Math.round(value * 255))).toEqual([
    50, 50, 50, 150, 150, 150,
  ]);
});
