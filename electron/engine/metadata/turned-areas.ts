import { displayedBox, displayedPoint } from "../../../shared/orientation.ts";
import type { PixelSize } from "./blocks.ts";
import type { StoredPicture } from "./displayed-regions.ts";
import { appliedTo } from "./face-regions.ts";
import { numberIn, scaleFor } from "./region-geometry.ts";
import { allStructs, oneText, type XmpFields } from "./xmp-value.ts";

/** The fields of a structure that says where something is, with their prefixes; a polygon has its corners besides. */
export type WrittenArea = {
  readonly fields: Readonly<Record<string, string>>;
  readonly corners: readonly Readonly<Record<string, string>>[];
};

/**
 * Where the boundary of an IPTC region is seen once the picture is upright, in shares of it, whatever its unit was.
 * Null where the area holds for the upright picture as it is, or where it cannot be known where it is.
 */
export function turnedBoundary(
  boundary: XmpFields,
  { size, orientation }: StoredPicture,
): WrittenArea | null {
  const word = (name: string): string => oneText(boundary.get(`Iptc4xmpExt:${name}`)) ?? "";
  const isPixels = word("rbUnit").toLowerCase() === "pixel";
  const scale = scaleFor(isPixels, size);
  if (scale === null || (orientation === 1 && !isPixels)) return null;
  const point = (fields: XmpFields): { x: number; y: number } | null => {
    const [x, y] = ["rbX", "rbY"].map((name) => numberIn(fields, `Iptc4xmpExt:${name}`));
    return x === undefined || y === undefined ? null : { x: x / scale.width, y: y / scale.height };
  };
  const placed = (at: { x: number; y: number }): Record<string, string> => {
    const { x, y } = displayedPoint(at, orientation);
    return { "Iptc4xmpExt:rbX": written(x), "Iptc4xmpExt:rbY": written(y) };
  };
  const shape = { "Iptc4xmpExt:rbShape": word("rbShape"), "Iptc4xmpExt:rbUnit": "relative" };
  if (word("rbShape").toLowerCase() === "polygon") {
    const corners = allStructs(boundary.get("Iptc4xmpExt:rbVertices")).map(point);
    const known = corners.filter((corner) => corner !== null);
    return { fields: shape, corners: known.map(placed) };
  }
  const at = point(boundary);
  if (at === null) return null;
  const radius = numberIn(boundary, "Iptc4xmpExt:rbRx");
  if (radius !== undefined) {
    // It is in shares of the width, and what was the height is the width of a picture turned by a quarter.
    const wider = orientation >= 5 && size !== null ? size.width / size.height : 1;
    const across = written((radius / scale.width) * wider);
    return { fields: { ...shape, ...placed(at), "Iptc4xmpExt:rbRx": across }, corners: [] };
  }
  const [width, height] = ["rbW", "rbH"].map((name) => numberIn(boundary, `Iptc4xmpExt:${name}`));
  if (width === undefined || height === undefined) return null;
  const box = displayedBox(
    { ...at, width: width / scale.width, height: height / scale.height },
    orientation,
  );
  return {
    fields: {
      ...shape,
      "Iptc4xmpExt:rbX": written(box.x),
      "Iptc4xmpExt:rbY": written(box.y),
      "Iptc4xmpExt:rbW": written(box.width),
      "Iptc4xmpExt:rbH": written(box.height),
    },
    corners: [],
  };
}

/** The same of an area of MWG, by its centre; a diameter is in shares of the shorter side, which stays that. */
export function turnedMwgArea(
  area: XmpFields,
  { size, orientation }: StoredPicture,
): WrittenArea | null {
  const isPixels = oneText(area.get("stArea:unit")) === "pixel";
  const scale = scaleFor(isPixels, size);
  if (scale === null || (orientation === 1 && !isPixels)) return null;
  const [x, y, width, height, diameter] = ["x", "y", "w", "h", "d"].map((part) =>
    numberIn(area, `stArea:${part}`),
  );
  if (x === undefined || y === undefined) return null;
  const centre = displayedPoint({ x: x / scale.width, y: y / scale.height }, orientation);
  const sides = [(width ?? 0) / scale.width, (height ?? 0) / scale.height];
  const [across, down] = orientation >= 5 ? sides.toReversed() : sides;
  const isBox = width !== undefined && height !== undefined;
  const shorter = Math.min(scale.width, scale.height);
  return {
    fields: {
      "stArea:x": written(centre.x),
      "stArea:y": written(centre.y),
      ...(isBox ? { "stArea:w": written(across ?? 0), "stArea:h": written(down ?? 0) } : {}),
      ...(diameter === undefined ? {} : { "stArea:d": written(diameter / shorter) }),
      "stArea:unit": "normalized",
    },
    corners: [],
  };
}

/** The same of a people tag of Windows: "x, y, width, height". */
export function turnedRectangle(tag: string, orientation: number): string {
  const [x = 0, y = 0, width = 0, height = 0, ...more] = tag.split(",").map(Number);
  if (orientation === 1 || more.length > 0 || ![x, y, width, height].every(Number.isFinite))
    return tag;
  const box = displayedBox({ x, y, width, height }, orientation);
  return [box.x, box.y, box.width, box.height].map(written).join(", ");
}

/** The picture the regions of MWG were drawn on, where they say so. */
export function drawnOn(
  regions: XmpFields | undefined,
  stored: PixelSize | null,
): PixelSize | null {
  return regions === undefined ? stored : (appliedTo(regions) ?? stored);
}

function written(part: number): string {
  return String(Math.round(part * 1e6) / 1e6);
}
