import type { PixelSize } from "./blocks.ts";
import { playedCharacter } from "./carried-people.ts";
import {
  circle,
  numberIn,
  polygon,
  rectangle,
  scaleFor,
  type NamedArea,
} from "./region-geometry.ts";
import { allStructs, languageTexts, oneText, type XmpFields } from "./xmp-value.ts";

const maximumRegions = 1_000;

/** Areas of mwg-rs:Regions (Metadata Working Group 2.0, 5.9): x and y are the centre. */
export function mwgAreas(xmp: XmpFields, size: PixelSize | null): readonly NamedArea[] {
  return allStructs(xmp.get("mwg-rs:Regions")).flatMap((list) => {
    const drawnOn = appliedTo(list) ?? size;
    return allStructs(list.get("mwg-rs:RegionList"))
      .slice(0, maximumRegions)
      .map((fields) => mwgArea(fields, drawnOn));
  });
}

/** The picture the regions were drawn on, in stored pixels; null when it is not said. */
export function appliedTo(list: XmpFields): PixelSize | null {
  const [dimensions] = allStructs(list.get("mwg-rs:AppliedToDimensions"));
  const [width, height] = ["stDim:w", "stDim:h"].map((name) =>
    dimensions === undefined ? undefined : numberIn(dimensions, name),
  );
  return width !== undefined && height !== undefined && width > 0 && height > 0
    ? { width, height }
    : null;
}

/** With width and height a rectangle, with a diameter (in parts of the shorter side) a circle, else a point. */
function areaOf(area: XmpFields, drawnOn: PixelSize | null): NamedArea["geometry"] {
  const isPixels = oneText(area.get("stArea:unit")) === "pixel";
  const scale = scaleFor(isPixels, drawnOn);
  const [x, y, width, height, diameter] = ["x", "y", "w", "h", "d"].map((part) =>
    numberIn(area, `stArea:${part}`),
  );
  if (scale === null || x === undefined || y === undefined) return null;
  if (width !== undefined && height !== undefined)
    return rectangle([x - width / 2, y - height / 2, width, height], scale);
  if (diameter === undefined) return polygon([{ x, y }], scale);
  const shorter = drawnOn === null ? 1 : Math.min(drawnOn.width, drawnOn.height) / drawnOn.width;
  return circle([x, y, (diameter / 2) * (isPixels ? 1 : shorter)], scale, drawnOn);
}

/** One structure of a list of regions. */
export function mwgArea(fields: XmpFields, drawnOn: PixelSize | null): NamedArea {
  const [area] = allStructs(fields.get("mwg-rs:Area"));
  const name = oneText(fields.get("mwg-rs:Name")) ?? "";
  const type = oneText(fields.get("mwg-rs:Type"));
  const description = oneText(fields.get("mwg-rs:Description"));
  const isPerson = name !== "" && type === "Face";
  const character = isPerson ? playedCharacter(description) : null;
  return {
    name,
    geometry: area === undefined ? null : areaOf(area, drawnOn),
    standard: "mwg",
    identifier: null,
    names: languageTexts(fields.get("mwg-rs:Name")),
    types: type === null ? [] : [{ names: { "x-default": type }, identifiers: [] }],
    roles: [],
    persons: isPerson ? [name] : [],
    details: character === null ? [] : [{ performer: name, character }],
    description,
  };
}

/** Microsoft's people tags: MP:RegionInfo with "x, y, width, height" from the upper-left corner, in parts. */
export function microsoftAreas(xmp: XmpFields): readonly NamedArea[] {
  return allStructs(xmp.get("MP:RegionInfo"))
    .flatMap((info) => allStructs(info.get("MPRI:Regions")))
    .slice(0, maximumRegions)
    .map(microsoftArea);
}

function microsoftArea(fields: XmpFields): NamedArea {
  const name = oneText(fields.get("MPReg:PersonDisplayName")) ?? "";
  return {
    name,
    geometry: taggedArea(oneText(fields.get("MPReg:Rectangle")) ?? ""),
    standard: "microsoft",
    identifier: null,
    names: name === "" ? {} : { "x-default": name },
    types: [],
    roles: [],
    persons: name === "" ? [] : [name],
    details: [],
    description: null,
  };
}

/** A tag need not have a rectangle: it then says only who is in the picture. */
function taggedArea(written: string): NamedArea["geometry"] {
  const numbers = written.split(",").map(Number);
  const [x, y, width, height] = numbers.every(Number.isFinite) ? numbers : [];
  if (x === undefined || y === undefined || width === undefined || height === undefined)
    return null;
  return rectangle([x, y, width, height], { width: 1, height: 1 });
}
