/** Tags of IFD0 that are kept, by ExifTool's names. */
export const ifd0Tags: Readonly<Record<number, string>> = {
  0x010d: "DocumentName",
  0x010e: "ImageDescription",
  0x010f: "Make",
  0x0110: "Model",
  0x0112: "Orientation",
  0x011a: "XResolution",
  0x011b: "YResolution",
  0x0128: "ResolutionUnit",
  0x0131: "Software",
  0x0132: "ModifyDate",
  0x013b: "Artist",
  0x013c: "HostComputer",
  0x4746: "Rating",
  0x8298: "Copyright",
  0x9c9b: "XPTitle",
  0x9c9c: "XPComment",
  0x9c9d: "XPAuthor",
  0x9c9e: "XPKeywords",
  0x9c9f: "XPSubject",
};

/** Tags Windows writes as UTF-16 in bytes. */
export const utf16Tags: ReadonlySet<number> = new Set([0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f]);

/** Tags of the EXIF directory that are kept. */
export const exifTags: Readonly<Record<number, string>> = {
  0x829a: "ExposureTime",
  0x829d: "FNumber",
  0x8822: "ExposureProgram",
  0x8827: "ISO",
  0x9000: "ExifVersion",
  0x9003: "DateTimeOriginal",
  0x9004: "CreateDate",
  0x9010: "OffsetTime",
  0x9011: "OffsetTimeOriginal",
  0x9012: "OffsetTimeDigitized",
  0x9204: "ExposureCompensation",
  0x9207: "MeteringMode",
  0x9209: "Flash",
  0x920a: "FocalLength",
  0x9286: "UserComment",
  0x9290: "SubSecTime",
  0x9291: "SubSecTimeOriginal",
  0xa001: "ColorSpace",
  0xa002: "ExifImageWidth",
  0xa003: "ExifImageHeight",
  0xa405: "FocalLengthIn35mmFormat",
  0xa420: "ImageUniqueID",
  0xa430: "OwnerName",
  0xa431: "SerialNumber",
  0xa432: "LensInfo",
  0xa433: "LensMake",
  0xa434: "LensModel",
  0xa436: "ImageTitle",
  0xa437: "Photographer",
  0xa438: "ImageEditor",
};

/** Tags of the GPS directory that are kept. */
export const gpsTags: Readonly<Record<number, string>> = {
  0x0001: "GPSLatitudeRef",
  0x0002: "GPSLatitude",
  0x0003: "GPSLongitudeRef",
  0x0004: "GPSLongitude",
  0x0005: "GPSAltitudeRef",
  0x0006: "GPSAltitude",
  0x0007: "GPSTimeStamp",
  0x0010: "GPSImgDirectionRef",
  0x0011: "GPSImgDirection",
  0x001d: "GPSDateStamp",
};
