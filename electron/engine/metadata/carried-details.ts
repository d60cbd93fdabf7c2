import type { CarriedRegion, LocationPart } from "../../../shared/carried.ts";
import type { LanguageTexts } from "../../../shared/still.ts";
import type { PixelSize } from "./blocks.ts";
import { carriedRegions } from "./carried-regions.ts";
import { xmpFromRaw } from "./from-raw.ts";
import { propertyCarriers } from "./property-carriers.ts";
import { limitOf } from "./reconciliation.ts";
import { saysTheSame } from "./same-text.ts";
import { allStructs, allTexts, languageTexts, oneText, type XmpFields } from "./xmp-value.ts";

/** A party of PLUS (owner, supplier, licensor), with what the file says of it. */
export type CarriedParty = {
  readonly name: string | null;
  readonly identifier: string | null;
  readonly url: string | null;
  readonly email: string | null;
  readonly telephone: string | null;
};

/** A place as the IPTC Extension describes it. */
export type CarriedPlace = Readonly<Partial<Record<LocationPart | "worldRegion", string>>> & {
  readonly name: LanguageTexts;
  readonly identifiers: readonly string[];
  /** As written: XMP's "39,54.5N", or decimal degrees. */
  readonly latitude: string | null;
  readonly longitude: string | null;
};

/** What a file says beyond texts, names and dates: the structures of the IPTC Extension and PLUS. */
export type CarriedDetails = {
  readonly location: Readonly<Partial<Record<LocationPart, string>>>;
  readonly locationShown: readonly CarriedPlace[];
  readonly locationCreated: CarriedPlace | null;
  readonly event: LanguageTexts;
  readonly personsShown: readonly string[];
  readonly regions: readonly CarriedRegion[];
  readonly copyrightOwners: readonly CarriedParty[];
  readonly licensors: readonly CarriedParty[];
  readonly imageSupplier: CarriedParty | null;
  readonly dataMining: string | null;
  readonly digitalSourceType: string | null;
  /** -1 (rejected) to 5. */
  readonly rating: number | null;
  readonly label: string | null;
};

/** Reads them from `Carried.raw`. `size` is that of the stored picture, for areas in pixels. */
export function carriedDetails(
  raw: Readonly<Record<string, unknown>>,
  size: PixelSize | null,
): CarriedDetails {
  const xmp = xmpFromRaw(raw);
  const rating = Number(oneText(xmp.get("xmp:Rating") ?? xmp.get("EXIF:Rating")) ?? Number.NaN);
  return {
    location: locationOf(xmp),
    locationShown: allStructs(xmp.get("Iptc4xmpExt:LocationShown")).map(placeOf),
    locationCreated: allStructs(xmp.get("Iptc4xmpExt:LocationCreated")).map(placeOf)[0] ?? null,
    event: languageTexts(xmp.get("Iptc4xmpExt:Event")),
    personsShown: allTexts(xmp.get("Iptc4xmpExt:PersonInImage")),
    regions: carriedRegions(xmp, size).regions,
    copyrightOwners: parties(xmp, "CopyrightOwner", "CopyrightOwner"),
    licensors: parties(xmp, "Licensor", "Licensor"),
    imageSupplier: parties(xmp, "ImageSupplier", "ImageSupplier")[0] ?? null,
    dataMining: oneText(xmp.get("plus:DataMining")),
    digitalSourceType: oneText(xmp.get("Iptc4xmpExt:DigitalSourceType")),
    rating: Number.isFinite(rating) ? rating : null,
    label: oneText(xmp.get("xmp:Label")),
  };
}

/** XMP before IIM, but IIM where its digest says that it was changed later and it is not XMP cut short: the order of reconcile. */
function locationOf(fields: XmpFields): CarriedDetails["location"] {
  const noted = oneText(fields.get("Photoshop:IPTCDigest"));
  const isNewer = noted !== null && noted !== oneText(fields.get("File:CurrentIPTCDigest"));
  const location: Partial<Record<LocationPart, string>> = {};
  for (const part of ["sublocation", "city", "provinceState", "country", "countryCode"] as const) {
    const { xmp, iim } = propertyCarriers[part];
    const [first, second] = [oneText(fields.get(xmp)), oneText(fields.get(`IPTC:${iim ?? ""}`))];
    const isTaken = isNewer && second !== null && !isCutShort(part, first, second);
    const name = isTaken ? second : (first ?? second);
    if (name !== null) location[part] = name;
  }
  return location;
}

function isCutShort(part: LocationPart, xmp: string | null, iim: string): boolean {
  return xmp !== null && saysTheSame(xmp, iim, { other: limitOf(part) });
}

const placeParts = {
  sublocation: "Sublocation",
  city: "City",
  provinceState: "ProvinceState",
  country: "CountryName",
  countryCode: "CountryCode",
  worldRegion: "WorldRegion",
} as const;

function placeOf(fields: XmpFields): CarriedPlace {
  const parts = Object.entries(placeParts).flatMap(([part, field]) => {
    const text = oneText(fields.get(`Iptc4xmpExt:${field}`));
    return text === null ? [] : [[part, text] as const];
  });
  return {
    ...Object.fromEntries(parts),
    name: languageTexts(fields.get("Iptc4xmpExt:LocationName")),
    identifiers: allTexts(fields.get("Iptc4xmpExt:LocationId")),
    latitude: oneText(fields.get("exif:GPSLatitude")),
    longitude: oneText(fields.get("exif:GPSLongitude")),
  };
}

function parties(xmp: XmpFields, property: string, prefix: string): readonly CarriedParty[] {
  return allStructs(xmp.get(`plus:${property}`)).map((fields) => {
    const part = (name: string): string | null => oneText(fields.get(`plus:${prefix}${name}`));
    return {
      name: part("Name"),
      identifier: part("ID"),
      url: part("URL"),
      email: part("Email"),
      telephone: part("Telephone1"),
    };
  });
}
