import { isOfPerson } from "../../../shared/region-of-person.ts";
import type { EmbeddedRecord, EmbeddedRegion, TagStruct, WriteTags } from "./embedded-record.ts";
import { appliedTo, microsoftAreas, mwgArea } from "./face-regions.ts";
import { xmpFromRaw } from "./from-raw.ts";
import { iptcArea } from "./iptc-regions.ts";
import { OUTSIDE, placed, type NamedArea } from "./region-geometry.ts";
import type { CarriedBefore } from "./tags-beside-others.ts";
import { allStructs, oneText, type XmpFields } from "./xmp-value.ts";

/**
 * The regions of people: as IPTC ImageRegion, and as MWG faces where the file has MWG regions already, so
 * that the two agree. Regions of other things stay, and so does one of somebody that still holds, with all
 * that others said of it. An area outside the picture holds nobody. People tags of Windows are never written;
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
  const drawnOn = list === undefined ? null : appliedTo(list);
  const iptc = edit(allStructs(xmp.get("Iptc4xmpExt:ImageRegion")), regions, {
    read: (fields) => iptcArea(fields, null),
    isOurs,
    partsOf: boundaryOf,
    written: imageRegion,
  });
  const mwg = edit(allStructs(list?.get("mwg-rs:RegionList")), regions, {
    read: (fields) => mwgArea(fields, drawnOn),
    isOurs,
    partsOf: areaOf,
    written: faceOf,
  });
  const isTagged = microsoftAreas(xmp).some((tag) =>
    tag.geometry === null
      ? tag.name !== "" && !cast.some(({ performer }) => performer === tag.name)
      : !regions.some((one) => holds(tag, one)),
  );
  return {
    "XMP-iptcExt:ImageRegion": iptc,
    ...(list === undefined ? {} : { "XMP-mwg-rs:RegionList": mwg }),
    ...(isTagged ? { "XMP-MP:RegionInfoMP": null } : {}),
  };
}

type Standard = {
  readonly read: (fields: XmpFields) => NamedArea;
  readonly isOurs: (area: NamedArea) => boolean;
  /** By what ExifTool finds a region in the file; null for a shape it is not to be found by. */
  readonly partsOf: (fields: XmpFields) => TagStruct | null;
  /** Null where the standard has no way to say it. */
  readonly written: (region: EmbeddedRegion) => TagStruct | null;
};

/** What is to go from the regions a file has, and what is to come. */
function edit(
  structs: readonly XmpFields[],
  regions: readonly EmbeddedRegion[],
  { read, isOurs, partsOf, written }: Standard,
): { readonly remove: readonly TagStruct[]; readonly add: readonly TagStruct[] } {
  const ours = structs.flatMap((fields) => {
    const area = read(fields);
    return area.geometry !== null && isOurs(area) ? [{ fields, area }] : [];
  });
  const stale = ours.filter(({ area }) => !regions.some((one) => holds(area, one)));
  const added = regions.filter((one) => !ours.some(({ area }) => holds(area, one)));
  return {
    remove: stale.map(({ fields }) => partsOf(fields)).filter((parts) => parts !== null),
    add: added.map(written).filter((one) => one !== null),
  };
}

/** Whether an area of the file says where somebody is and who that is. */
function holds(area: NamedArea, { box, performer, character, called }: EmbeddedRegion): boolean {
  const region = placed(area);
  if (region === null) return false;
  const isThere = (["x", "y", "width", "height"] as const).every(
    (side) => Math.abs(region[side] - box[side]) < 1e-5,
  );
  const [person] = region.details;
  const isRole =
    region.details.length === 0 || (person?.character ?? null) === character || character === null;
  const isWho =
    performer === null
      ? region.persons.length === 0 &&
        region.name === (character ?? (called === null ? "" : region.name))
      : region.persons.length === 1 && region.persons[0] === performer;
  return isThere && isWho && isRole;
}

function boundaryOf(fields: XmpFields): TagStruct | null {
  const [boundary] = allStructs(fields.get("Iptc4xmpExt:RegionBoundary"));
  const parts = partsIn(boundary, "Iptc4xmpExt:", ["rbX", "rbY", "rbW", "rbH", "rbRx"]);
  return parts === null ? null : { RegionBoundary: parts };
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
