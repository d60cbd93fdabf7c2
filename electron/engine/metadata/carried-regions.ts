import type { CarriedRegion } from "../../../shared/carried.ts";
import type { PixelSize } from "./blocks.ts";
import { appliedTo, microsoftRegions, mwgRegions } from "./face-regions.ts";
import { iptcRegions } from "./iptc-regions.ts";
import { allStructs, type XmpFields } from "./xmp-value.ts";

/**
 * Named areas, normalised to the stored pixels, from IPTC ImageRegion, MWG regions and Microsoft people
 * tags. The same area told by several standards is one region, which has what each says.
 */
export function carriedRegions(
  xmp: XmpFields,
  size: PixelSize | null,
): { regions: readonly CarriedRegion[]; warnings: readonly string[] } {
  const regions: CarriedRegion[] = [];
  for (const region of [
    ...iptcRegions(xmp, size),
    ...mwgRegions(xmp, size),
    ...microsoftRegions(xmp),
  ]) {
    const twin = regions.findIndex(
      (earlier) => earlier.standard !== region.standard && isSameArea(earlier, region),
    );
    const earlier = regions[twin];
    if (earlier === undefined) regions.push(region);
    else regions[twin] = joined(earlier, region);
  }
  return { regions, warnings: isStale(xmp, size) ? [staleWarning] : [] };
}

function joined(one: CarriedRegion, other: CarriedRegion): CarriedRegion {
  return {
    ...one,
    name: one.name === "" ? other.name : one.name,
    names: { ...other.names, ...one.names },
    types: one.types.length > 0 ? one.types : other.types,
    persons: [...new Set([...one.persons, ...other.persons])],
    description: one.description ?? other.description,
  };
}

const staleWarning =
  "The regions were drawn on a picture of another shape; it was cropped or turned since, and they may be out of place.";

/** A resized picture keeps its shape, and regions in parts stay right; a cropped or turned one does not. */
function isStale(xmp: XmpFields, size: PixelSize | null): boolean {
  const [list] = allStructs(xmp.get("mwg-rs:Regions"));
  const drawnOn = list === undefined ? null : appliedTo(list);
  if (drawnOn === null || size === null) return false;
  const ratio = drawnOn.width / drawnOn.height / (size.width / size.height);
  return Math.abs(ratio - 1) > 0.02;
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
