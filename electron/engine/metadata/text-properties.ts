import type { TextField } from "../../../shared/still.ts";

/** Where one text is carried: its XMP property, IIM data set, EXIF tag, and the keyword of a PNG text. */
export type TextCarriers = {
  readonly xmp: string;
  readonly iim?: string;
  readonly exif?: string;
  readonly plain?: readonly string[];
};

/** Carriers of the text properties (IPTC Photo Metadata Standard 2025.1; EXIF by the IPTC mapping guidelines). */
export const textCarriers: Readonly<Record<TextField, TextCarriers>> = {
  caption: {
    xmp: "dc:description",
    iim: "Caption-Abstract",
    exif: "ImageDescription",
    plain: ["Description", "Comment"],
  },
  headline: { xmp: "photoshop:Headline", iim: "Headline" },
  title: { xmp: "dc:title", iim: "ObjectName", plain: ["Title"] },
  altText: { xmp: "Iptc4xmpCore:AltTextAccessibility" },
  extendedDescription: { xmp: "Iptc4xmpCore:ExtDescrAccessibility" },
  creditLine: { xmp: "photoshop:Credit", iim: "Credit" },
  copyrightNotice: {
    xmp: "dc:rights",
    iim: "CopyrightNotice",
    exif: "Copyright",
    plain: ["Copyright"],
  },
  usageTerms: { xmp: "xmpRights:UsageTerms" },
  instructions: { xmp: "photoshop:Instructions", iim: "SpecialInstructions" },
  source: { xmp: "photoshop:Source", iim: "Source" },
  captionWriter: { xmp: "photoshop:CaptionWriter", iim: "Writer-Editor" },
  creatorJobTitle: { xmp: "photoshop:AuthorsPosition", iim: "By-lineTitle" },
  webStatement: { xmp: "xmpRights:WebStatement" },
};
