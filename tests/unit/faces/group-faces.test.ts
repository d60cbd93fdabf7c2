import fc from "fast-check";
import { expect, test } from "vitest";
import {
  faceDistance,
  LIKELY_SAME,
  nearDistance,
} from "../../../electron/engine/faces/face-distance.ts";
import { faceInRegion } from "../../../electron/engine/faces/face-in-region.ts";
import { groupFaces, type GroupableFace } from "../../../electron/engine/faces/group-faces.ts";

/** A face by two of its numbers: more are of no consequence. */
function face(id: number, still: number, x: number, y = 0): GroupableFace {
  return { id, still, descriptor: Float32Array.of(x, y) };
}

const keys = (groups: readonly (readonly GroupableFace[])[]): number[][] =>
  groups.map((group) => group.map(({ id }) => id)).toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));

const faces = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 6 }),
      fc.double({ min: 0, max: 1.5, noNaN: true }),
      fc.double({ min: 0, max: 1.5, noNaN: true }),
    ),
    { maxLength: 14 },
  )
  .map((list) => list.map(([still, x, y], at) => face(at + 1, still, x, y)));

test("every face is in one group; any two of a group are near and of different stills", () => {
  fc.assert(
    fc.property(faces, (all) => {
      const groups = groupFaces(all);
      expect(
        groups
          .flat()
          .map(({ id }) => id)
          .toSorted((a, b) => a - b),
      ).toEqual(all.map(({ id }) => id));
      for (const group of groups)
        for (const [at, one] of group.entries())
          for (const other of group.slice(at + 1)) {
            expect(faceDistance(one.descriptor, other.descriptor)).toBeLessThan(LIKELY_SAME);
            expect(one.still).not.toBe(other.still);
          }
    }),
  );
});

test("the order in which faces are given is of no consequence", () => {
  fc.assert(
    fc.property(
      faces.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      ([all, shuffled]) => {
        expect(keys(groupFaces(shuffled))).toEqual(keys(groupFaces(all)));
      },
    ),
  );
});

test("no chain of likenesses joins faces that are far apart", () => {
  const chain = [face(1, 1, 0), face(2, 2, 0.4), face(3, 3, 0.8)];
  expect(keys(groupFaces(chain))).toEqual([[1, 2], [3]]);
});

test("two in one picture are two persons, however alike", () => {
  expect(keys(groupFaces([face(1, 1, 0), face(2, 1, 0.01), face(3, 2, 0.02)]))).toEqual([
    [1],
    [2, 3],
  ]);
});

test("a region is drawn around the only face whose middle is in it", () => {
  const left = { box: { x: 0.1, y: 0.1, width: 0.2, height: 0.2 } };
  const right = { box: { x: 0.6, y: 0.1, width: 0.2, height: 0.2 } };
  expect(faceInRegion([left, right], { x: 0, y: 0, width: 0.5, height: 1 })).toBe(left);
  expect(faceInRegion([left, right], { x: 0, y: 0, width: 1, height: 1 })).toBeNull();
  expect(faceInRegion([left, right], { x: 0.3, y: 0.1, width: 0.2, height: 0.2 })).toBeNull();
});

test("what is near is told the same whether all numbers are added up or only as many as need be", () => {
  const numbers = fc.array(fc.double({ min: -0.12, max: 0.12, noNaN: true }), {
    minLength: 128,
    maxLength: 128,
  });
  fc.assert(
    fc.property(numbers, numbers, (some, more) => {
      const [one, other] = [Float32Array.from(some), Float32Array.from(more)];
      const distance = faceDistance(one, other);
      expect(nearDistance(one, other)).toBe(distance < LIKELY_SAME ? distance : null);
      expect(nearDistance(one, one)).toBe(0);
    }),
  );
});
