import type { CarriedRegion } from "../../../shared/carried.ts";
import { allStructs, allTexts, oneText, type XmpFields } from "./xmp-value.ts";

/**
 * Named rectangles, normalised to the stored pixels, from IPTC ImageRegion (upper-left corner), MWG
 * regions (centre) and Microsoft People tags (upper-left). Areas in pixels and other shapes stay in
 * `raw` only. The same area told twice is one region.
 */
export function carriedRegions(xmp: XmpFields): readonly CarriedRegion[] {
  const all = [...iptcRegions(xmp), ...mwgRegions(xmp), ...microsoftRegions(xmp)];
  return all.filter(
    (region, index) => !all.slice(0, index).some((earlier) => isSameArea(earlier, region)),
  );
}

function iptcRegions(xmp: XmpFields): readonly CarriedRegion[] {
  return allStructs(xmp.get("Iptc4xmpExt:ImageRegion")).flatMap((fields) => {
    const [boundary] = allStructs(fields.get("Iptc4xmpExt:RegionBoundary"));
    if (boundary === undefined || !isWord(boundary, "rbShape", "rectangle")) return [];
    if (!isWord(boundary, "rbUnit", "relative")) return [];
    const name =
      oneText(fields.get("Iptc4xmpExt:Name")) ??
      allTexts(fields.get("Iptc4xmpExt:PersonInImage"))[0] ??
      "";
    const [x, y, width, height] = ["rbX", "rbY", "rbW", "rbH"].map((part) =>
      number(boundary, `Iptc4xmpExt:${part}`),
    );
    return rectangle(name, [x, y, width, height]);
  });
}

function mwgRegions(xmp: XmpFields): readonly CarriedRegion[] {
  const lists = allStructs(xmp.get("mwg-rs:Regions")).flatMap((fields) =>
    allStructs(fields.get("mwg-rs:RegionList")),
  );
  return lists.flatMap((fields) => {
    const [area] = allStructs(fields.get("mwg-rs:Area"));
    if (area === undefined || oneText(area.get("stArea:unit")) === "pixel") return [];
    const [x, y, width, height] = ["x", "y", "w", "h"].map((part) =>
      number(area, `stArea:${part}`),
    );
    if (x === undefined || y === undefined || width === undefined || height === undefined)
      return [];
    return rectangle(oneText(fields.get("mwg-rs:Name")) ?? "", [
      x - width / 2,
      y - height / 2,
      width,
      height,
    ]);
  });
}

function microsoftRegions(xmp: XmpFields): readonly CarriedRegion[] {
  const lists = allStructs(xmp.get("MP:RegionInfo")).flatMap((fields) =>
    allStructs(fields.get("MPRI:Regions")),
  );
  return lists.flatMap((fields) => {
    const numbers = (oneText(fields.get("MPReg:Rectangle")) ?? "").split(",").map(Number);
    return rectangle(oneText(fields.get("MPReg:PersonDisplayName")) ?? "", numbers);
  });
}

function isWord(fields: XmpFields, name: string, word: string): boolean {
  return oneText(fields.get(`Iptc4xmpExt:${name}`))?.toLowerCase() === word;
}

function number(fields: XmpFields, name: string): number | undefined {
  const text = oneText(fields.get(name));
  const value = text === null ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** The rectangle cut to the picture; nothing when a number is missing or nothing of it is inside. */
function rectangle(
  name: string,
  numbers: readonly (number | undefined)[],
): readonly CarriedRegion[] {
  const [x, y, width, height] = numbers;
  if (x === undefined || y === undefined || width === undefined || height === undefined) return [];
  if (![x, y, width, height].every(Number.isFinite)) return [];
  const [left, top] = [withinPicture(x), withinPicture(y)];
  const region = {
    name,
    x: left,
    y: top,
    width: withinPicture(x + width) - left,
    height: withinPicture(y + height) - top,
  };
  return region.width > 0 && region.height > 0 ? [rounded(region)] : [];
}

function withinPicture(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function rounded({ name, x, y, width, height }: CarriedRegion): CarriedRegion {
  return { name, x: round(x), y: round(y), width: round(width), height: round(height) };
}

/** Six digits are a tenth of a pixel at 100,000 pixels, and hide the noise of centre to corner. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function isSameArea(one: CarriedRegion, other: CarriedRegion): boolean {
  return (
    near(one.x, other.x) &&
    near(one.y, other.y) &&
    near(one.width, other.width) &&
    near(one.height, other.height)
  );
}

/** Half a hundredth of the picture: programs round the same rectangle differently. */
function near(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.005;
}
