import type { CarriedRegion } from "../../../shared/carried.ts";
import type { PixelSize } from "./blocks.ts";
import { appliedTo, microsoftAreas, mwgAreas } from "./face-regions.ts";
import { iptcAreas } from "./iptc-regions.ts";
import { OUTSIDE, placed, type NamedArea } from "./region-geometry.ts";
import { saysTheSame } from "./same-text.ts";
import { allStructs, type XmpFields } from "./xmp-value.ts";

/**
 * Named areas, normalised to the stored pixels, from IPTC ImageRegion, MWG regions and Microsoft people
 * tags. The same area told by several standards is one region, which has what each says. Of a person whom
 * both MWG and Microsoft point out, the MWG region counts: programs that turn a picture turn it along.
 * Areas that say no place in the picture are no regions, but who is named by them is in it: `unplaced`.
 */
export function carriedRegions(
  xmp: XmpFields,
  size: PixelSize | null,
): {
  regions: readonly CarriedRegion[];
  unplaced: readonly NamedArea[];
  warnings: readonly string[];
} {
  const areas = [...iptcAreas(xmp, size), ...mwgAreas(xmp, size), ...microsoftAreas(xmp)];
  const read = areas.flatMap((area) => placed(area) ?? []);
  const unplaced = areas.filter((area) => placed(area) === null);
  const of = (standard: CarriedRegion["standard"]): readonly CarriedRegion[] =>
    read.filter((region) => region.standard === standard);
  const regions: CarriedRegion[] = [];
  const warnings = isStale(xmp, size) ? [staleWarning] : [];
  const { own, elsewhere } = besideMwg(of("microsoft"), of("mwg"));
  if (elsewhere.length > 0) warnings.push(putElsewhere(elsewhere));
  for (const region of [...of("iptc"), ...of("mwg"), ...own]) {
    const twin = regions.findIndex(
      (earlier) => earlier.standard !== region.standard && isSameArea(earlier, region),
    );
    const earlier = regions[twin];
    if (earlier === undefined) regions.push(region);
    else {
      if (nameOthers(earlier, region)) warnings.push(disagreement(earlier, region));
      regions[twin] = joined(earlier, region);
    }
  }
  const outside = outsideOnly(unplaced, read);
  if (outside.length > 0) warnings.push(outsidePicture(outside));
  return { regions, unplaced, warnings };
}

/** Whom areas outside the picture name, and none within it. */
function outsideOnly(
  unplaced: readonly NamedArea[],
  regions: readonly CarriedRegion[],
): readonly string[] {
  const within = regions.flatMap(({ persons }) => persons);
  const named = unplaced
    .filter(({ geometry }) => geometry === OUTSIDE)
    .flatMap(({ persons }) => persons)
    .filter((name) => !within.some((other) => saysTheSame(name, other)));
  return [...new Set(named)];
}

function outsidePicture(persons: readonly string[]): string {
  return persons.length === 1
    ? `The region of ${persons.join("")} lies outside the picture: only the name was taken over. Check whether they are in it.`
    : `The regions of ${persons.join(", ")} lie outside the picture: only the names were taken over. Check whether they are in it.`;
}

/** The people tags of areas that MWG does not tell, and the people whom they put elsewhere than MWG does. */
function besideMwg(
  tags: readonly CarriedRegion[],
  mwg: readonly CarriedRegion[],
): { own: readonly CarriedRegion[]; elsewhere: readonly string[] } {
  const own: CarriedRegion[] = [];
  const elsewhere = new Set<string>();
  for (const tag of tags) {
    const same = mwg.filter((region) => tag.name !== "" && saysTheSame(region.name, tag.name));
    if (same.length === 0 || mwg.some((region) => isSameArea(region, tag))) own.push(tag);
    else if (!same.some((region) => isOver(region, tag))) elsewhere.add(tag.name);
  }
  return { own, elsewhere: [...elsewhere] };
}

/** Whether the middle of an area lies in another. */
function isOver(one: CarriedRegion, other: CarriedRegion): boolean {
  const [x, y] = [other.x + other.width / 2, other.y + other.height / 2];
  return x >= one.x && x <= one.x + one.width && y >= one.y && y <= one.y + one.height;
}

function putElsewhere(persons: readonly string[]): string {
  return `The people tags of Windows put ${persons.join(", ")} elsewhere than ${standardNames.mwg}, which were taken.`;
}

/** Whether two standards name people in the same area and none of them is the same. */
function nameOthers({ persons }: CarriedRegion, other: CarriedRegion): boolean {
  return (
    persons.length > 0 &&
    other.persons.length > 0 &&
    !persons.some((name) => other.persons.some((another) => saysTheSame(name, another)))
  );
}

const standardNames: Readonly<Record<CarriedRegion["standard"], string>> = {
  iptc: "the IPTC regions",
  mwg: "the MWG regions (Lightroom, digiKam)",
  microsoft: "the people tags of Windows",
};

function disagreement(one: CarriedRegion, other: CarriedRegion): string {
  const said = [one, other].map(
    ({ standard, persons }) => `${persons.join(", ")} by ${standardNames[standard]}`,
  );
  return `Who is in one and the same area is told differently: ${said.join(", and ")}. All were taken over; take off who is not in the picture.`;
}

function joined(one: CarriedRegion, other: CarriedRegion): CarriedRegion {
  return {
    ...one,
    name: one.name === "" ? other.name : one.name,
    names: { ...other.names, ...one.names },
    types: one.types.length > 0 ? one.types : other.types,
    persons: [...new Set([...one.persons, ...other.persons])],
    details: one.details.length > 0 ? one.details : other.details,
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
