import type { CarriedPoint, CarriedRegion, RegionShape } from "../../../shared/carried.ts";
import type { PixelSize } from "./blocks.ts";
import { oneText, type XmpFields } from "./xmp-value.ts";

/** Where a region lies: its shape and the box around it, in parts of the stored picture. */
export type Geometry = Pick<CarriedRegion, "x" | "y" | "width" | "height" | "shape">;

/** A place that is said, and that is no part of the picture. */
export const OUTSIDE = "outside";

/** What is said to be in an area, and where that is; null where it is not said, or cannot be known. */
export type NamedArea = Omit<CarriedRegion, keyof Geometry> & {
  readonly geometry: Geometry | typeof OUTSIDE | null;
};

/** The region of an area that lies in the picture; null of any other. */
export function placed({ geometry, ...said }: NamedArea): CarriedRegion | null {
  return geometry === null || geometry === OUTSIDE ? null : { ...said, ...geometry };
}

/** A finite number of a structure; undefined when it is missing or no number. */
export function numberIn(fields: XmpFields, name: string): number | undefined {
  const text = oneText(fields.get(name));
  const value = text === null ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Turns pixels into parts; parts stay what they are. Null for pixels of a picture of unknown size. */
export function scaleFor(isPixels: boolean, size: PixelSize | null): PixelSize | null {
  return isPixels ? size : { width: 1, height: 1 };
}

/** A rectangle by its upper-left corner, cut to the picture; null when it has no width or height. */
export function rectangle(
  [x, y, width, height]: readonly [number, number, number, number],
  scale: PixelSize,
): NamedArea["geometry"] {
  if (!(width > 0 && height > 0)) return null;
  const box = boxOf(
    [x / scale.width, y / scale.height],
    [(x + width) / scale.width, (y + height) / scale.height],
  );
  return box.width > 0 && box.height > 0 ? { ...box, shape: { kind: "rectangle" } } : OUTSIDE;
}

/**
 * A circle by centre and radius, the radius along x. What it takes of the height depends on how the
 * picture is shaped; where that is unknown the picture is taken for a square.
 */
export function circle(
  [x, y, radius]: readonly [number, number, number],
  scale: PixelSize,
  size: PixelSize | null,
): NamedArea["geometry"] {
  const centre = { x: x / scale.width, y: y / scale.height };
  const across = radius / scale.width;
  const down = across * (size === null ? 1 : size.width / size.height);
  if (!(across > 0)) return null;
  const box = boxOf([centre.x - across, centre.y - down], [centre.x + across, centre.y + down]);
  if (box.width <= 0 || box.height <= 0) return OUTSIDE;
  const shape: RegionShape = {
    kind: "circle",
    centre: roundedPoint(centre),
    radius: round(across),
  };
  return { ...box, shape };
}

/** A polygon by its corners: one is a point, two are a line, so the box may have no width or height. */
export function polygon(corners: readonly CarriedPoint[], scale: PixelSize): NamedArea["geometry"] {
  if (corners.length === 0) return null;
  const scaled = corners.map(({ x, y }) => ({ x: x / scale.width, y: y / scale.height }));
  const [xs, ys] = [scaled.map(({ x }) => x), scaled.map(({ y }) => y)];
  const [left, top] = [smallest(xs), smallest(ys)];
  const [right, bottom] = [-smallest(xs.map((x) => -x)), -smallest(ys.map((y) => -y))];
  if (left > 1 || top > 1 || right < 0 || bottom < 0) return OUTSIDE;
  return {
    ...boxOf([left, top], [right, bottom]),
    shape: { kind: "polygon", corners: scaled.map(roundedPoint) },
  };
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function boxOf(
  [left, top]: readonly [number, number],
  [right, bottom]: readonly [number, number],
): Omit<Geometry, "shape"> {
  const [x, y] = [withinPicture(left), withinPicture(top)];
  return {
    x: round(x),
    y: round(y),
    width: round(withinPicture(right) - x),
    height: round(withinPicture(bottom) - y),
  };
}

function withinPicture(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function roundedPoint({ x, y }: CarriedPoint): CarriedPoint {
  return { x: round(x), y: round(y) };
}

/** Six digits are a tenth of a pixel at 100,000 pixels, and hide the noise of centre to corner. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
