import type { CarriedPoint, CarriedTerm } from "../../../shared/carried.ts";
import type { PixelSize } from "./blocks.ts";
import { detailedPerson } from "./carried-people.ts";
import {
  circle,
  numberIn,
  polygon,
  rectangle,
  scaleFor,
  type NamedArea,
} from "./region-geometry.ts";
import { allStructs, allTexts, languageTexts, oneText, type XmpFields } from "./xmp-value.ts";

const maximumRegions = 1_000;
const maximumCorners = 10_000;

/** Areas of Iptc4xmpExt:ImageRegion (IPTC Extension 1.9): rectangles, circles and polygons. */
export function iptcAreas(xmp: XmpFields, size: PixelSize | null): readonly NamedArea[] {
  return allStructs(xmp.get("Iptc4xmpExt:ImageRegion"))
    .slice(0, maximumRegions)
    .map((fields) => iptcArea(fields, size));
}

/** One structure of ImageRegion. */
export function iptcArea(fields: XmpFields, size: PixelSize | null): NamedArea {
  const [boundary] = allStructs(fields.get("Iptc4xmpExt:RegionBoundary"));
  const names = languageTexts(fields.get("Iptc4xmpExt:Name"));
  const details = allStructs(fields.get("Iptc4xmpExt:PersonInImageWDetails")).map(detailedPerson);
  const named = allTexts(fields.get("Iptc4xmpExt:PersonInImage"));
  const persons = [...new Set([...named, ...details.flatMap(({ performer }) => performer ?? [])])];
  return {
    name: names["x-default"] ?? Object.values(names)[0] ?? persons[0] ?? "",
    geometry: boundary === undefined ? null : geometryOf(boundary, size),
    standard: "iptc",
    identifier: oneText(fields.get("Iptc4xmpExt:rId")),
    names,
    types: termsOf(fields, "Iptc4xmpExt:rCtype"),
    roles: termsOf(fields, "Iptc4xmpExt:rRole"),
    persons,
    details,
    description: oneText(fields.get("dc:description")),
  };
}

/** Entities: a name by language, and identifiers. */
function termsOf(fields: XmpFields, property: string): readonly CarriedTerm[] {
  return allStructs(fields.get(property)).map((term) => ({
    names: languageTexts(term.get("Iptc4xmpExt:Name")),
    identifiers: allTexts(term.get("xmp:Identifier")),
  }));
}

/** What is measured in pixels of the stored picture needs its size; without it the region stays in `raw` only. */
function geometryOf(boundary: XmpFields, size: PixelSize | null): NamedArea["geometry"] {
  const scale = scaleFor(word(boundary, "rbUnit") === "pixel", size);
  if (scale === null) return null;
  const [x, y] = [part(boundary, "rbX"), part(boundary, "rbY")];
  const shape = word(boundary, "rbShape");
  if (shape === "polygon") return polygon(cornersOf(boundary), scale);
  if (x === undefined || y === undefined) return null;
  if (shape === "circle") return circle([x, y, part(boundary, "rbRx") ?? 0], scale, size);
  const [width, height] = [part(boundary, "rbW"), part(boundary, "rbH")];
  return width === undefined || height === undefined
    ? null
    : rectangle([x, y, width, height], scale);
}

function cornersOf(boundary: XmpFields): readonly CarriedPoint[] {
  return allStructs(boundary.get("Iptc4xmpExt:rbVertices"))
    .slice(0, maximumCorners)
    .flatMap((corner) => {
      const [x, y] = [part(corner, "rbX"), part(corner, "rbY")];
      return x === undefined || y === undefined ? [] : [{ x, y }];
    });
}

function part(fields: XmpFields, name: string): number | undefined {
  return numberIn(fields, `Iptc4xmpExt:${name}`);
}

function word(fields: XmpFields, name: string): string | undefined {
  return oneText(fields.get(`Iptc4xmpExt:${name}`))?.toLowerCase();
}
