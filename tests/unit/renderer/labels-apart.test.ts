import fc from "fast-check";
import { expect, test } from "vitest";
import { movedApart, type LabelPlace } from "../../../renderer/regions/labels-apart.ts";

const label = (left: number, top: number): LabelPlace => ({ left, top, width: 100, height: 20 });

test("labels that lie on each other are moved to the nearest free place, others stay", () => {
  expect(movedApart([label(0, 50), label(40, 55), label(300, 55)], 400)).toEqual([0, 17, 0]);
});

test("where the picture ends they go up", () => {
  expect(movedApart([label(0, 380), label(10, 380), label(20, 380)], 400)).toEqual([0, -22, -44]);
});

test("no label lies on another, nor beyond the picture, while there is room", () => {
  const places = fc.array(
    fc.record({
      left: fc.integer({ min: 0, max: 500 }),
      top: fc.integer({ min: 0, max: 380 }),
      width: fc.integer({ min: 20, max: 200 }),
      height: fc.constant(20),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(places, (labels) => {
      const moves = movedApart(labels, 400);
      const shown = labels.map((one, at) => ({ ...one, top: one.top + (moves[at] ?? 0) }));
      for (const [at, one] of shown.entries()) {
        expect(one.top).toBeGreaterThanOrEqual(0);
        expect(one.top + one.height).toBeLessThanOrEqual(400);
        for (const other of shown.slice(at + 1)) {
          const across = one.left < other.left + other.width && other.left < one.left + one.width;
          const down = one.top < other.top + other.height && other.top < one.top + one.height;
          expect(across && down).toBe(false);
        }
      }
    }),
  );
});
