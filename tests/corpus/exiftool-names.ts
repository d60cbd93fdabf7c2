/** Which of our prefixes ExifTool's family-1 groups of XMP stand for, where they differ from "XMP-" and the prefix. */
const xmpPrefixes: Readonly<Record<string, string>> = {
  iptcCore: "Iptc4xmpCore",
  iptcExt: "Iptc4xmpExt",
  microsoft: "MicrosoftPhoto",
  getty: "GettyImagesGIFT",
  photomech: "photomechanic",
};

/** Tags and structure fields that ExifTool calls by another name than the standard does; in lower case. */
const standardNames: Readonly<Record<string, string>> = {
  "mwg-rs:regioninfo": "mwg-rs:regions",
  "mwg-kw:keywordinfo": "mwg-kw:keywords",
  "mp:regioninfomp": "mp:regioninfo",
  "iptc4xmpext:digitalimageguid": "iptc4xmpext:digimageguid",
  "iptc4xmpext:additionalmodelinformation": "iptc4xmpext:addlmodelinfo",
  "x:xmptoolkit": "x:xmptk",
  "exif:exifimagewidth": "exif:pixelxdimension",
  "exif:exifimageheight": "exif:pixelydimension",
  "exif:exposurecompensation": "exif:exposurebiasvalue",
  "exif:focallengthin35mmformat": "exif:focallengthin35mmfilm",
  "exif:iso": "exif:isospeedratings",
  "exif:gpsdatetime": "exif:gpstimestamp",
  "crs:colortemperature": "crs:temperature",
  "tiff:imageheight": "tiff:imagelength",
  "photoshop:iccprofilename": "photoshop:iccprofile",
  "microsoftphoto:ratingpercent": "microsoftphoto:rating",
  "plus:plusversion": "plus:version",
  "dwc:dcevent": "dwc:event",
  "exifex:interopindex": "exifex:interoperabilityindex",
};

/** The name under which `Carried.raw` has what ExifTool calls `tag`, in lower case; null for groups not compared. */
export function standardName(tag: string): string | null {
  const colon = tag.indexOf(":");
  const [group, name] = [tag.slice(0, colon), tag.slice(colon + 1)];
  if (group === "IPTC") return `iptc:${name}`.toLowerCase();
  if (group === "IFD0" || group === "ExifIFD" || group === "GPS")
    return `exif:${name}`.toLowerCase();
  if (group === "PNG" || group === "PNG-pHYs") return `png:${name}`.toLowerCase();
  if (!group.startsWith("XMP-")) return null;
  const prefix = group.slice("XMP-".length);
  const own = `${xmpPrefixes[prefix] ?? prefix}:${name}`.toLowerCase();
  return standardNames[own] ?? own;
}
