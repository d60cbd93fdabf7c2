/**
 * XMP properties that describe the pixels of an original, or how they were coded, and are wrong of a picture made
 * anew: sizes, colours, turning, thumbnails, depth and gain maps, and settings by which a program develops those pixels.
 */
const ofOldPixels: ReadonlySet<string> = new Set([
  ...[
    "Orientation",
    "ImageWidth",
    "ImageLength",
    "BitsPerSample",
    "Compression",
    "PhotometricInterpretation",
    "SamplesPerPixel",
    "PlanarConfiguration",
    "YCbCrSubSampling",
    "YCbCrPositioning",
    "YCbCrCoefficients",
    "XResolution",
    "YResolution",
    "ResolutionUnit",
    "TransferFunction",
    "WhitePoint",
    "PrimaryChromaticities",
    "ReferenceBlackWhite",
    "NativeDigest",
  ].map((name) => `tiff:${name}`),
  ...[
    "PixelXDimension",
    "PixelYDimension",
    "ColorSpace",
    "ComponentsConfiguration",
    "CompressedBitsPerPixel",
    "SubjectArea",
    "SubjectLocation",
    "FocalPlaneXResolution",
    "FocalPlaneYResolution",
    "FocalPlaneResolutionUnit",
    "NativeDigest",
  ].map((name) => `exif:${name}`),
  "exifEX:Gamma",
  "dc:format",
  "xmp:Thumbnails",
  "xmpMM:InstanceID",
  "photoshop:ICCProfile",
  "photoshop:ColorMode",
  "xmpNote:HasExtendedXMP",
]);

/** Namespaces of Adobe's develop settings, and of depth maps, gain maps and further pictures within the file. */
const spacesOfOldPixels =
  /^(?:crs|crss|hdrgm|GImage|GDepth|GAudio|GContainer|Container|Device|Profile|Camera|DepthMap|\{?http:\/\/ns\.google\.com\/photos\/(?:dd|1\.0\/(?:container|depthmap|image|audio))[^}]*\}?):/u;

/** Whether a property, "prefix:Name", says something of the old pixels. */
export function isOfOldPixels(name: string): boolean {
  return ofOldPixels.has(name) || spacesOfOldPixels.test(name) || /^GPano:.*Pixels$/u.test(name);
}

/**
 * What ExifTool carries over into a picture made anew from EXIF, IIM, Photoshop and the texts of a PNG. XMP comes
 * with the picture, and thumbnails, further pages and how the pixels are coded stay behind.
 */
export const carriedGroups: readonly string[] = [
  // As numbers: in ExifTool's words exposures are rounded.
  "IFD0:all#",
  "ExifIFD:all#",
  "GPS:all",
  "IPTC:all#",
  "Photoshop:all",
  "PNG:all",
  "Comment",
];

/** Of a raw file only what any camera says: its first directory is full of how to develop it. */
export const carriedOfRaw: readonly string[] = [
  ...[
    "ImageDescription",
    "Make",
    "Model",
    "Software",
    "ModifyDate",
    "Artist",
    "HostComputer",
    "Copyright",
    "Rating",
    "RatingPercent",
    "CameraSerialNumber",
    "UniqueCameraModel",
    "LocalizedCameraModel",
    "ImageNumber",
    "OriginalRawFileName",
    "XPTitle",
    "XPComment",
    "XPAuthor",
    "XPKeywords",
    "XPSubject",
  ].map((name) => `IFD0:${name}`),
  ...carriedGroups.slice(1),
];

/** What of those groups describes the old pixels. */
export const leftBehind: readonly string[] = [
  ...[
    "Orientation",
    "XResolution",
    "YResolution",
    "ResolutionUnit",
    "YCbCrPositioning",
    "YCbCrCoefficients",
    "YCbCrSubSampling",
    "ReferenceBlackWhite",
    "WhitePoint",
    "PrimaryChromaticities",
    "TransferFunction",
    "Compression",
    "PhotometricInterpretation",
    "SubfileType",
    "OldSubfileType",
    "PageNumber",
    "Predictor",
    "ExtraSamples",
    "SampleFormat",
  ].map((name) => `IFD0:${name}`),
  ...[
    "ExifImageWidth",
    "ExifImageHeight",
    "ColorSpace",
    "ComponentsConfiguration",
    "CompressedBitsPerPixel",
    "Gamma",
    "SubjectArea",
    "SubjectLocation",
    "FocalPlaneXResolution",
    "FocalPlaneYResolution",
    "FocalPlaneResolutionUnit",
    "InteropOffset",
  ].map((name) => `ExifIFD:${name}`),
  "ThumbnailImage",
  "PreviewImage",
  "JpgFromRaw",
  "ICC_Profile",
  "Photoshop:PhotoshopThumbnail",
  "Photoshop:XResolution",
  "Photoshop:YResolution",
  "Photoshop:DisplayedUnitsX",
  "Photoshop:DisplayedUnitsY",
  "PNG:Gamma",
  "PNG:SRGBRendering",
  "PNG:PixelsPerUnitX",
  "PNG:PixelsPerUnitY",
];
