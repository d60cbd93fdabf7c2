import { isOfPerson } from "../../../shared/region-of-person.ts";
import type { PixelSize } from "./blocks.ts";
import type {
  EmbeddedRecord,
  EmbeddedRegion,
  TagChange,
  TagEdit,
  TagStruct,
  WriteTags,
} from "./embedded-record.ts";
import { appliedTo, microsoftAreas, mwgArea } from "./face-regions.ts";
import { xmpFromRaw } from "./from-raw.ts";
import { iptcArea } from "./iptc-regions.ts";
import { OUTSIDE, placed, type NamedArea } from "./region-geometry.ts";
import type { CarriedBefore } from "./tags-beside-others.ts";
import { keptFields } from "./struct-kept.ts";
import { allStructs, oneText, type XmpFields } from "./xmp-value.ts";

/**
 * The regions of people: as IPTC ImageRegion, and as MWG faces where the file has MWG regions already, so
 * that the two agree. Regions of other things stay, and so does one of somebody that still holds, with all
 * that others said of it; one that was moved or renamed keeps what is not about that. An area outside the picture holds nobody. People tags of Windows are never written;
 * they go when one does not hold any more.
 */
export function regionTags({ regions, cast }: EmbeddedRecord, carried: CarriedBefore): WriteTags {
  if (regions === undefined) return {};
  const xmp = xmpFromRaw(carried.raw);
  const names = new Set(
    [...carried.persons, ...cast].flatMap(({ performer, character }) => [performer, character]),
  );
  const isOurs = (area: NamedArea): boolean =>
    area.geometry === OUTSIDE
      ? area.persons.length > 0
      : isOfPerson(area) || (area.name !== "" && names.has(area.name));
  const [list] = allStructs(xmp.get("mwg-rs:Regions"));
  const size = carried.pixels;
  const drawnOn = list === undefined ? size : (appliedTo(list) ?? size);
  const iptc = edit(allStructs(xmp.get("Iptc4xmpExt:ImageRegion")), regions, {
    size,
    read: (fields) => iptcArea(fields, size),
    isOurs,
    partsOf: boundaryOf,
    written: imageRegion,
    ofPlace: ["RegionBoundary"],
    ofName: ["Name", "PersonInImage", "PersonInImageWDetails"],
    ofNobodyNamed: ["Description"],
  });
  const mwg = edit(allStructs(list?.get("mwg-rs:RegionList")), regions, {
    size,
    read: (fields) => mwgArea(fields, drawnOn),
    isOurs,
    partsOf: areaOf,
    written: faceOf,
    ofPlace: ["Area"],
    ofName: ["Name", "Description"],
    ofNobodyNamed: [],
  });
  const isTagged = microsoftAreas(xmp).some((tag) =>
    tag.geometry === null
      ? tag.name !== "" && !cast.some(({ performer }) => performer === tag.name)
      : !regions.some((one) => holds(tag, one, size)),
  );
  return {
    "XMP-iptcExt:ImageRegion": iptc,
    ...(list === undefined ? {} : { "XMP-mwg-rs:RegionList": mwg }),
    ...(isTagged ? { "XMP-MP:RegionInfoMP": null } : {}),
  };
}

type Standard = {
  /** Of the picture as stored; null when nobody knows it. */
  readonly size: PixelSize | null;
  readonly read: (fields: XmpFields) => NamedArea;
  readonly isOurs: (area: NamedArea) => boolean;
  /** By what ExifTool finds a region in the file; null for a shape it is not to be found by. */
  readonly partsOf: (fields: XmpFields) => TagStruct | null;
  /** Null where the standard has no way to say it. */
  readonly written: (region: EmbeddedRegion) => TagStruct | null;
  /** The fields that say where it is, and who; and what would tell who it is where no name is to be said. */
  readonly ofPlace: readonly string[];
  readonly ofName: readonly string[];
  readonly ofNobodyNamed: readonly string[];
};

/** A region of somebody in the file. */
type Found = { readonly fields: XmpFields; readonly area: NamedArea };

/** What is to go from the regions a file has, what is to come, and which become others. */
function edit(
  structs: readonly XmpFields[],
  regions: readonly EmbeddedRegion[],
  standard: Standard,
): TagEdit {
  const { size, partsOf, written } = standard;
  const ours = structs.flatMap((fields): Found[] => {
    const area = standard.read(fields);
    return area.geometry !== null && standard.isOurs(area) ? [{ fields, area }] : [];
  });
  const stale = new Set(ours.filter(({ area }) => !regions.some((one) => holds(area, one, size))));
  const change: TagChange[] = [];
  const add: TagStruct[] = [];
  for (const region of regions) {
    const struct = written(region);
    if (struct === null || ours.some(({ area }) => holds(area, region, size))) continue;
    const before = formerOf(region, [...stale], standard);
    if (before === null) add.push(struct);
    else {
      stale.delete(before.found);
      change.push(changed(before, region, struct, standard));
    }
  }
  const remove = [...stale].map(({ fields }) => partsOf(fields)).filter((parts) => parts !== null);
  return { remove, add, ...(change.length === 0 ? {} : { change }) };
}

type Former = { readonly found: Found; readonly parts: TagStruct };

/** What the file has of a region that is elsewhere now, or of somebody else: in the very place, else of the very person. */
function formerOf(
  region: EmbeddedRegion,
  stale: readonly Found[],
  { size, partsOf }: Standard,
): Former | null {
  const known = stale.flatMap((found): Former[] => {
    const parts = partsOf(found.fields);
    return parts === null ? [] : [{ found, parts }];
  });
  return (
    known.find(({ found: { area } }) => isAt(area, region, size)) ??
    known.find(({ found: { area } }) => isCalledAlike(area, region)) ??
    null
  );
}

function isCalledAlike(
  { name, persons }: NamedArea,
  { performer, character, called }: EmbeddedRegion,
): boolean {
  if (performer !== null) return persons.includes(performer);
  const known = character ?? called;
  return known !== null && persons.length === 0 && name === known;
}

function changed(
  { found: { fields, area }, parts }: Former,
  region: EmbeddedRegion,
  struct: TagStruct,
  { size, ofPlace, ofName, ofNobodyNamed }: Standard,
): TagChange {
  const isNobodyNamed = region.performer === null && region.character === null;
  const without = [
    ...(isAt(area, region, size) ? [] : ofPlace),
    ...(isOf(area, region) ? [] : ofName),
    ...(isNobodyNamed && !isOf(area, region) ? ofNobodyNamed : []),
  ];
  const set = Object.entries(struct).filter(([name]) => without.includes(name));
  return { of: parts, without, set: Object.fromEntries(set), kept: keptFields(fields, without) };
}

/** Whether an area of the file says where somebody is and who that is. */
function holds(area: NamedArea, region: EmbeddedRegion, size: PixelSize | null): boolean {
  return isAt(area, region, size) && isOf(area, region);
}

/**
 * Whether an area is in a place. How high a circle is hangs on how the picture is shaped, which changes by parts of
 * a pixel where it is made anew in another size.
 */
function isAt(area: NamedArea, { box }: EmbeddedRegion, size: PixelSize | null): boolean {
  const region = placed(area);
  if (region === null) return false;
  const pixel = size === null ? 0.01 : 1 / Math.min(size.width, size.height);
  const upright = region.shape.kind === "circle" ? Math.max(pixel, EXACTLY) : EXACTLY;
  return (
    [region.x - box.x, region.width - box.width].every((off) => Math.abs(off) < EXACTLY) &&
    [region.y - box.y, region.height - box.height].every((off) => Math.abs(off) < upright)
  );
}

/** Boxes are rounded to a tenth of it. */
const EXACTLY = 1e-5;

function isOf(area: NamedArea, { performer, character, called }: EmbeddedRegion): boolean {
  const { name, persons, details } = area;
  const isRole =
    details.length === 0 || (details[0]?.character ?? null) === character || character === null;
  const isWho =
    performer === null
      ? persons.length === 0 && name === (character ?? (called === null ? "" : name))
      : persons.length === 1 && persons[0] === performer;
  return isWho && isRole;
}

function boundaryOf(fields: XmpFields): TagStruct | null {
  const [boundary] = allStructs(fields.get("Iptc4xmpExt:RegionBoundary"));
  const parts = partsIn(boundary, "Iptc4xmpExt:", ["rbX", "rbY", "rbW", "rbH", "rbRx"]);
  const id = oneText(fields.get("Iptc4xmpExt:rId"));
  if (parts === null) return null;
  return { ...(id === null ? {} : { RId: id }), RegionBoundary: parts };
}

function areaOf(fields: XmpFields): TagStruct | null {
  const [area] = allStructs(fields.get("mwg-rs:Area"));
  const parts = partsIn(area, "stArea:", ["x", "y", "w", "h", "d"]);
  return parts === null ? null : { Area: parts };
}

/** The numbers as they stand in the file, under ExifTool's names; null without a place. */
function partsIn(
  fields: XmpFields | undefined,
  prefix: string,
  names: readonly string[],
): TagStruct | null {
  const parts = names.flatMap((name) => {
    const text = oneText(fields?.get(`${prefix}${name}`));
    return text === null
      ? []
      : [[`${name.charAt(0).toUpperCase()}${name.slice(1)}`, text] as const];
  });
  return parts.length < 2 ? null : Object.fromEntries(parts);
}

const regionType = "http://cv.iptc.org/newscodes/imageregiontype/";
const regionRole = "http://cv.iptc.org/newscodes/imageregionrole/";

/** Of a character without performer it is not said that it is human: it may be a donkey. */
function imageRegion({ box, character, performer, called }: EmbeddedRegion): TagStruct {
  const name = performer === null ? (character ?? called) : nameOf(performer, character);
  const isHuman = performer !== null || character === null;
  return {
    ...(name === null ? {} : { Name: name }),
    RegionBoundary: {
      RbShape: "rectangle",
      RbUnit: "relative",
      RbX: String(box.x),
      RbY: String(box.y),
      RbW: String(box.width),
      RbH: String(box.height),
    },
    ...(isHuman ? { RCtype: [{ Name: "human", Identifier: [`${regionType}human`] }] } : {}),
    RRole: [{ Name: "subject area", Identifier: [`${regionRole}subjectArea`] }],
    ...(performer === null
      ? {}
      : {
          PersonInImage: [performer],
          PersonInImageWDetails: [
            {
              PersonName: performer,
              ...(character === null ? {} : { PersonDescription: `as ${character}` }),
            },
          ],
        }),
  };
}

/** "Su Li-zhen (Maggie Cheung)". */
function nameOf(performer: string, character: string | null): string {
  return character === null ? performer : `${character} (${performer})`;
}

/** The name of a face is the person's, or programs fill their lists of people with characters. */
function faceOf({ box, character, performer }: EmbeddedRegion): TagStruct | null {
  if (performer === null && character !== null) return null;
  return {
    ...(performer === null ? {} : { Name: performer }),
    Type: "Face",
    ...(character === null ? {} : { Description: `as ${character}` }),
    Area: {
      X: String(round(box.x + box.width / 2)),
      Y: String(round(box.y + box.height / 2)),
      W: String(box.width),
      H: String(box.height),
      Unit: "normalized",
    },
  };
}

function round(part: number): number {
  return Math.round(part * 1e6) / 1e6;
}
