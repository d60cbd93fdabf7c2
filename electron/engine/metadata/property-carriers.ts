import type { CarriedProperty } from "../../../shared/carried.ts";
import type { IimFields } from "./iim.ts";
import { allTexts, type XmpFields } from "./xmp-value.ts";

/** Where one property is carried: its XMP property, IIM data set, EXIF tags, and keywords of PNG texts. */
export type PropertyCarriers = {
  readonly xmp: string;
  readonly iim?: string;
  readonly exif?: readonly string[];
  readonly plain?: readonly string[];
};

/**
 * Carriers of the properties that more than one of them holds (IPTC Photo Metadata Standard 2025.1;
 * EXIF by the IPTC mapping guidelines; the XP tags are what Windows writes; PNG keywords by the PNG
 * Specification, 11.3.3).
 */
export const propertyCarriers: Readonly<Record<CarriedProperty, PropertyCarriers>> = {
  caption: {
    xmp: "dc:description",
    iim: "Caption-Abstract",
    exif: ["ImageDescription"],
    plain: ["Description", "Comment"],
  },
  headline: { xmp: "photoshop:Headline", iim: "Headline" },
  title: {
    xmp: "dc:title",
    iim: "ObjectName",
    exif: ["ImageTitle", "XPTitle"],
    plain: ["Title"],
  },
  altText: { xmp: "Iptc4xmpCore:AltTextAccessibility" },
  extendedDescription: { xmp: "Iptc4xmpCore:ExtDescrAccessibility" },
  creditLine: { xmp: "photoshop:Credit", iim: "Credit" },
  copyrightNotice: {
    xmp: "dc:rights",
    iim: "CopyrightNotice",
    exif: ["Copyright"],
    plain: ["Copyright"],
  },
  usageTerms: { xmp: "xmpRights:UsageTerms" },
  instructions: { xmp: "photoshop:Instructions", iim: "SpecialInstructions" },
  source: { xmp: "photoshop:Source", iim: "Source" },
  captionWriter: { xmp: "photoshop:CaptionWriter", iim: "Writer-Editor" },
  creatorJobTitle: { xmp: "photoshop:AuthorsPosition", iim: "By-lineTitle" },
  webStatement: { xmp: "xmpRights:WebStatement" },
  creators: {
    xmp: "dc:creator",
    iim: "By-line",
    exif: ["Artist", "Photographer", "XPAuthor"],
    plain: ["Author"],
  },
  keywords: { xmp: "dc:subject", iim: "Keywords", exif: ["XPKeywords"] },
  dateCreated: {
    xmp: "photoshop:DateCreated",
    iim: "DateCreated",
    exif: ["DateTimeOriginal"],
    plain: ["Creation Time"],
  },
  jobId: { xmp: "photoshop:TransmissionReference", iim: "OriginalTransmissionReference" },
  sublocation: { xmp: "Iptc4xmpCore:Location", iim: "Sub-location" },
  city: { xmp: "photoshop:City", iim: "City" },
  provinceState: { xmp: "photoshop:State", iim: "Province-State" },
  country: { xmp: "photoshop:Country", iim: "Country-PrimaryLocationName" },
  countryCode: { xmp: "Iptc4xmpCore:CountryCode", iim: "Country-PrimaryLocationCode" },
};

/** What the IIM texts ought to say if the XMP says the same: by data set, in every language there is. */
export function expectedIimTexts(xmp: XmpFields): ReadonlyMap<string, readonly string[]> {
  const expected = new Map<string, readonly string[]>();
  for (const { xmp: property, iim } of Object.values(propertyCarriers)) {
    const value = xmp.get(property);
    if (iim !== undefined && value !== undefined) expected.set(iim, allTexts(value));
  }
  return expected;
}

/** What EXIF texts ought to say if XMP or IIM say the same: by tag, a list also as one text. */
export function expectedExifTexts(
  xmp: XmpFields,
  iim: IimFields,
): ReadonlyMap<string, readonly string[]> {
  const expected = new Map<string, readonly string[]>();
  for (const carriers of Object.values(propertyCarriers)) {
    const written = xmp.get(carriers.xmp);
    const inXmp = written === undefined ? [] : allTexts(written);
    const values = carriers.iim === undefined ? undefined : iim.get(carriers.iim);
    const inIim = (values ?? []).map(({ text }) => text);
    const said = [...inXmp, inXmp.join("; "), ...inIim, inIim.join("; ")];
    for (const tag of carriers.exif ?? []) expected.set(tag, said);
  }
  return expected;
}
