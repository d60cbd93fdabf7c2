import fc from "fast-check";
import { expect, test } from "vitest";
import {
  boxBetween,
  faceAt,
  handles,
  movedBy,
  resizedBy,
} from "../../../renderer/regions/box-changes.ts";
import type { PartialBox } from "../../../shared/orientation.ts";

const part = fc.double({ min: 0, max: 1, noNaN: true });
const anywhere = fc.record({
  x: fc.double({ min: -2, max: 3, noNaN: true }),
  y: fc.double({ min: -2, max: 3, noNaN: true }),
});
const box: fc.Arbitrary<PartialBox> = fc
  .tuple(part, part, part, part)
  .map(([x, y, width, height]) => ({
    x: x * 0.9,
    y: y * 0.9,
    width: 0.01 + (0.99 - x * 0.9) * width,
    height: 0.01 + (0.99 - y * 0.9) * height,
  }));

function expectInside({ x, y, width, height }: PartialBox): void {
  for (const start of [x, y]) expect(start).toBeGreaterThanOrEqual(0);
  for (const end of [x + width, y + height]) expect(end).toBeLessThanOrEqual(1 + 1e-9);
}

test("a box between two points has them for corners, whichever way it is drawn, cut at the edges", () => {
  const wanted = { x: 0.25, y: 0.5, width: 0.5, height: 0.5 };
  expect(boxBetween({ x: 0.25, y: 0.5 }, { x: 0.75, y: 1.5 })).toEqual(wanted);
  expect(boxBetween({ x: 0.75, y: 1.5 }, { x: 0.25, y: 0.5 })).toEqual(wanted);
});

test("a face is square in pixels, around the point, and wholly within the picture", () => {
  const size = { width: 3000, height: 2000 };
  const face = faceAt({ x: 0.5, y: 0.5 }, size);
  expect(face.width * size.width).toBeCloseTo(400); // a fifth of the shorter edge
  expect(face.height * size.height).toBeCloseTo(400);
  expect(face.x + face.width / 2).toBeCloseTo(0.5);
  fc.assert(fc.property(anywhere, (point) => expectInside(faceAt(point, size))));
});

test("a box that is moved keeps its size and stays within the picture", () => {
  fc.assert(
    fc.property(box, anywhere, (from, by) => {
      const moved = movedBy(from, by);
      expect([moved.width, moved.height]).toEqual([from.width, from.height]);
      expectInside(moved);
    }),
  );
});

test("a handle moves its own edges only, never past the other one or out of the picture", () => {
  fc.assert(
    fc.property(box, fc.constantFrom(...handles), anywhere, (from, handle, by) => {
      const sized = resizedBy(from, handle, by);
      expect(sized.width).toBeGreaterThan(0);
      expect(sized.height).toBeGreaterThan(0);
      expectInside(sized);
      if (handle.across >= 0) expect(sized.x).toBe(from.x);
      if (handle.across <= 0) expect(sized.x + sized.width).toBeCloseTo(from.x + from.width, 9);
      if (handle.down >= 0) expect(sized.y).toBe(from.y);
      if (handle.down <= 0) expect(sized.y + sized.height).toBeCloseTo(from.y + from.height, 9);
    }),
  );
});
