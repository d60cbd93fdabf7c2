import type { PartialBox, PartialPoint } from "../../shared/orientation.ts";

// All in parts of the picture as displayed; `size` is that of the picture, of which only the shape matters.

type Size = { readonly width: number; readonly height: number };

/** Which edges of a box a handle moves: -1 the left or upper one, 1 the other, 0 none. */
export type Handle = { readonly across: -1 | 0 | 1; readonly down: -1 | 0 | 1 };

/** The four corners and the middles of the edges. */
export const handles: readonly Handle[] = ([-1, 0, 1] as const).flatMap((down) =>
  ([-1, 0, 1] as const).flatMap((across) => (across === 0 && down === 0 ? [] : [{ across, down }])),
);

/** A face takes about a fifth of the shorter edge of a picture of a few people. */
const FACE = 0.2;
const SMALLEST = 0.005;

/** A square box of the size of a face around a point, within the picture. */
export function faceAt({ x, y }: PartialPoint, size: Size): PartialBox {
  const edge = FACE * Math.min(size.width, size.height);
  const [width, height] = [edge / size.width, edge / size.height];
  return movedBy({ x: x - width / 2, y: y - height / 2, width, height }, { x: 0, y: 0 });
}

/** The box between two points, cut at the picture's edges. */
export function boxBetween(one: PartialPoint, other: PartialPoint): PartialBox {
  const [left, right] = inOrder(inside(one.x), inside(other.x));
  const [top, bottom] = inOrder(inside(one.y), inside(other.y));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Moves a box; it stops at the picture's edges and keeps its size. */
export function movedBy(box: PartialBox, by: PartialPoint): PartialBox {
  return {
    ...box,
    x: Math.max(0, Math.min(box.x + by.x, 1 - box.width)),
    y: Math.max(0, Math.min(box.y + by.y, 1 - box.height)),
  };
}

/** Moves the edges of a box that a handle holds; none passes the other. */
export function resizedBy(box: PartialBox, { across, down }: Handle, by: PartialPoint): PartialBox {
  const [x, width] = side([box.x, box.width], across, by.x);
  const [y, height] = side([box.y, box.height], down, by.y);
  return { x, y, width, height };
}

/** Start and length of a side one of whose ends is moved. */
function side(
  [start, length]: readonly [number, number],
  end: -1 | 0 | 1,
  by: number,
): readonly [number, number] {
  const last = start + length;
  if (end === -1) {
    const moved = Math.max(0, Math.min(start + by, last - SMALLEST));
    return [moved, last - moved];
  }
  if (end === 0) return [start, length];
  return [start, Math.min(1, Math.max(last + by, start + SMALLEST)) - start];
}

function inOrder(one: number, other: number): readonly [number, number] {
  return one < other ? [one, other] : [other, one];
}

function inside(part: number): number {
  return Math.min(1, Math.max(0, part));
}
