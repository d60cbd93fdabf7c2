/** A rectangle in parts of a picture, 0 to 1, by its upper-left corner. */
export type PartialBox = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type PartialPoint = { readonly x: number; readonly y: number };

/**
 * How an EXIF orientation (CIPA DC-008, tag 274) shows stored pixels: first mirrored left to right, or
 * not, then turned clockwise by quarters. Anything but 1 to 8 is shown as stored.
 */
export type Turning = { readonly mirrored: boolean; readonly quarters: 0 | 1 | 2 | 3 };

const upright: Turning = { mirrored: false, quarters: 0 };

const turnings: readonly Turning[] = [
  upright,
  upright,
  { mirrored: true, quarters: 0 },
  { mirrored: false, quarters: 2 },
  { mirrored: true, quarters: 2 },
  { mirrored: true, quarters: 3 },
  { mirrored: false, quarters: 1 },
  { mirrored: true, quarters: 1 },
  { mirrored: false, quarters: 3 },
];

/** Where a point of the stored pixels is seen in the picture as displayed. */
export function displayedPoint(point: PartialPoint, orientation: number): PartialPoint {
  const { mirrored, quarters } = turningOf(orientation);
  return turned(mirrored ? mirror(point) : point, quarters);
}

/** Where a point of the picture as displayed lies in the stored pixels: the inverse of displayedPoint. */
export function storedPoint(point: PartialPoint, orientation: number): PartialPoint {
  const { mirrored, quarters } = turningOf(orientation);
  const straight = turned(point, (4 - quarters) % 4);
  return mirrored ? mirror(straight) : straight;
}

/** Where a rectangle of the stored pixels is seen in the picture as displayed. */
export function displayedBox(box: PartialBox, orientation: number): PartialBox {
  return mapped(box, (point) => displayedPoint(point, orientation));
}

/** Where a rectangle of the picture as displayed lies in the stored pixels: the inverse of displayedBox. */
export function storedBox(box: PartialBox, orientation: number): PartialBox {
  return mapped(box, (point) => storedPoint(point, orientation));
}

/** How an orientation shows stored pixels. */
export function turningOf(orientation: number): Turning {
  return turnings[orientation] ?? upright;
}

/** The orientation that shows pixels as one does and then another what that shows. */
export function turnedAgain(orientation: number, then: number): number {
  return orientationOf(({ x, y }) => displayedPoint(displayedPoint({ x, y }, orientation), then));
}

/** The orientation that takes another back. */
export function turnedBack(orientation: number): number {
  return orientationOf((point) => storedPoint(point, orientation));
}

/** Nowhere else than here would any other orientation show it. */
const TELLING = { x: 0.1, y: 0.3 };

function orientationOf(map: (point: PartialPoint) => PartialPoint): number {
  const to = map(TELLING);
  const isThere = (orientation: number): boolean => {
    const { x, y } = displayedPoint(TELLING, orientation);
    return Math.abs(x - to.x) + Math.abs(y - to.y) < 0.1;
  };
  return Math.max(
    1,
    turnings.findLastIndex((_, orientation) => isThere(orientation)),
  );
}

function mirror({ x, y }: PartialPoint): PartialPoint {
  return { x: 1 - x, y };
}

/** Clockwise by quarters: the left edge comes to the top first. */
function turned({ x, y }: PartialPoint, quarters: number): PartialPoint {
  if (quarters === 1) return { x: 1 - y, y: x };
  if (quarters === 2) return { x: 1 - x, y: 1 - y };
  return quarters === 3 ? { x: y, y: 1 - x } : { x, y };
}

/** Two opposite corners of a box stay opposite corners, though others than before. */
function mapped(
  { x, y, width, height }: PartialBox,
  map: (point: PartialPoint) => PartialPoint,
): PartialBox {
  const [one, other] = [map({ x, y }), map({ x: x + width, y: y + height })];
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}
