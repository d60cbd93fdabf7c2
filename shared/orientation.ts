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
type Turning = { readonly mirrored: boolean; readonly quarters: 0 | 1 | 2 | 3 };

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

function turningOf(orientation: number): Turning {
  return turnings[orientation] ?? upright;
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
