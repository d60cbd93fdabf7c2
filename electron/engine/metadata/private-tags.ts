import type { Carried } from "../../../shared/carried.ts";

const names = (group: string, tags: readonly string[]): string[] =>
  tags.map((tag) => `${group}:${tag}`);

/** Where the camera stood. */
const places = [
  "GPS:all",
  ...names("XMP-exif", ["GPS*"]),
  ...names("XMP-iptcExt", ["LocationCreatedGPS*", "LocationShownGPS*"]),
];

/** Marks of the people at work on the pictures, which are nobody else's business. */
const workMarks = [
  ...names("XMP-xmp", ["Rating", "Label", "Nickname"]),
  ...names("IFD0", ["Rating", "RatingPercent"]),
  ...names("IPTC", ["Prefs", "Urgency", "EditStatus", "JobID"]),
  ...names("XMP-photoshop", ["Urgency"]),
  ...names("XMP-microsoft", ["RatingPercent", "LastKeyword*"]),
  ...names("XMP-digiKam", ["PickLabel", "ColorLabel", "LensCorrectionSettings"]),
  ...names("XMP-xmpDM", ["Pick", "Good", "LogComment"]),
  ...names("XMP-xmpBJ", ["all"]),
  ...names("XMP-photomech", ["all"]),
];

/** How the picture was edited, with which programs, and the names of folders and files that these noted. */
const edits = [
  ...names("IFD0", ["Software", "ProcessingSoftware", "HostComputer"]),
  ...names("IPTC", ["OriginatingProgram", "ProgramVersion"]),
  ...names("PNG", ["Software"]),
  ...names("XMP-tiff", ["Software"]),
  ...names("XMP-xmp", ["CreatorTool", "BaseURL", "Advisory"]),
  ...names("XMP-xmpMM", ["all"]),
  ...names("XMP-photoshop", [
    "History",
    "DocumentAncestors",
    "TextLayers",
    "SidecarForExtension",
    "CameraProfiles*",
  ]),
  ...names("XMP-crs", ["all"]),
  ...names("XMP-crss", ["all"]),
  ...names("XMP-digiKam", ["ImageHistory"]),
  ...names("XMP-acdsee", ["Snapshots", "Editstatus"]),
  ...names("XMP-GIMP", ["all"]),
];

/** Small pictures, which may show what was cropped or painted over since. */
const thumbnails = [
  "IFD1:all",
  "Photoshop:PhotoshopThumbnail",
  ...names("XMP-xmp", ["Thumbnails"]),
];

/** Whose the camera is, and which. */
const cameras = [
  "MakerNotes:all",
  ...names("IFD0", ["Make", "Model", "CameraSerialNumber", "UniqueCameraModel", "CameraLabel"]),
  ...names("ExifIFD", [
    "OwnerName",
    "SerialNumber",
    "LensInfo",
    "LensMake",
    "LensModel",
    "LensSerialNumber",
    "ImageUniqueID",
    "CameraFirmware",
    "RAWDevelopingSoftware",
    "ImageEditingSoftware",
    "MetadataEditingSoftware",
  ]),
  ...names("XMP-tiff", ["Make", "Model"]),
  ...names("XMP-exif", ["ImageUniqueID", "MakerNote"]),
  ...names("XMP-aux", ["all"]),
  ...names("XMP-exifEX", [
    "OwnerName",
    "SerialNumber",
    "LensInfo",
    "LensMake",
    "LensModel",
    "LensSerialNumber",
  ]),
];

/** What only the archive that says it can make anything of. */
const ours = names("XMP-fstill", ["all"]);

/** Of those, what a raw file cannot do without: its program tells from them how to develop it. */
const rawNeeds: ReadonlySet<string> = new Set([
  "MakerNotes:all",
  "IFD1:all",
  "IFD0:Make",
  "IFD0:Model",
  "IFD0:UniqueCameraModel",
]);

/** What is private in a file, by ExifTool's names, some with "*" at their end. */
export function privateTags({ isRaw }: { readonly isRaw: boolean }): readonly string[] {
  const all = [...places, ...workMarks, ...edits, ...thumbnails, ...cameras, ...ours];
  return isRaw ? all.filter((tag) => !rawNeeds.has(tag)) : all;
}

/** The ages of models under 18, which are not to be made public (IPTC Extension, Model Age; PLUS, AG-…). */
export function minorAges(raw: Carried["raw"]): Readonly<Record<string, null | readonly string[]>> {
  const ages = [raw["Iptc4xmpExt:ModelAge"] ?? []].flat().map(String);
  const grown = ages.filter((age) => Number(age) >= 18);
  const disclosed = raw["plus:MinorModelAgeDisclosure"];
  const isMinor = typeof disclosed === "string" && /AG-(?:A1[0-7]|U14)$/u.test(disclosed);
  return {
    ...(grown.length === ages.length
      ? {}
      : { "XMP-iptcExt:ModelAge": grown.length === 0 ? null : grown }),
    ...(isMinor ? { "XMP-plus:MinorModelAgeDisclosure": null } : {}),
  };
}
