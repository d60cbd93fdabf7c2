/** Differences from ExifTool that are meant, by file and property, each with its reason. */
export const explained: readonly (readonly [file: string, property: RegExp, why: string])[] = [
  [
    "agency-caption/profimedia-1031022607.jpg",
    /^IPTC:/u,
    "1:90 stands after the texts; ExifTool reads those as Latin-1, but they are UTF-8",
  ],
  [
    "agency-caption/profimedia-1031074747.jpg",
    /^IPTC:/u,
    "1:90 stands after the texts; ExifTool reads those as Latin-1, but they are UTF-8",
  ],
  [
    "cmyk/pil_sample_cmyk.jpg",
    /^XMP-exif:ColorSpace$/u,
    "the packet says 4294967295; ExifTool prints that as its own 65535",
  ],
  [
    "corrupt/broken1.jpg",
    /^ExifIFD:UserComment$/u,
    "a cut text whose code of the character set is damaged",
  ],
  [
    "corrupt/broken1.jpg",
    /^GPS:GPS(?:Latitude|Longitude|TimeStamp)$/u,
    "rationals with zero below: ExifTool prints nothing or 0, we keep that they have no value",
  ],
  [
    "corrupt/exif-oome-bogus-count.jpg",
    /^GPS:GPSVersionID$/u,
    "the EXIF has two GPS pointers, the first into nothing; ExifTool follows both, we the first",
  ],
  [
    "corrupt/issue_1847_poc.jpg",
    /^IPTC:Caption-Abstract$/u,
    "ExifTool ends a damaged caption at its first NUL; we keep what its length says",
  ],
  [
    "iim-charset/CaorVN.jpeg",
    /^GPS:GPS(?:Latitude|Longitude)$/u,
    "the seconds are 0/0; ExifTool prints nothing, we keep degrees and minutes",
  ],
  [
    "iim-charset/CaorVN.jpeg",
    /^IFD0:(?:Artist|Copyright)$/u,
    "EXIF text that is not UTF-8: ExifTool shows question marks, we read it as windows-1250, in which it says what the IIM says",
  ],
  [
    "iim-charset/CaorVN.jpeg",
    /^IPTC:/u,
    "IIM without 1:90 in a central European code page, which ExifTool reads as Latin-1",
  ],
  [
    "iim-charset/exiv2-bug937.jpg",
    /^IPTC:CopyrightNotice$/u,
    "IIM without 1:90 that is UTF-8, which ExifTool reads as Latin-1",
  ],
  [
    "iim-charset/exiv2-bug937.jpg",
    /^XMP-microsoft:RatingPercent$/u,
    "the packet has the property twice, 63 and 75: the first counts for us, JSON has the last",
  ],
  [
    "iim-charset/iptc-psAPP13s-wIPTCs-psAPP13s-wIPTCs.jpg",
    /^IPTC:By-line$/u,
    "IIM without 1:90 in MacRoman, which ExifTool reads as Latin-1",
  ],
  [
    "iim-charset/metapm.jpg",
    /^IPTC:Caption-Abstract$/u,
    "IIM without 1:90 in MacRoman, which ExifTool reads as Latin-1",
  ],
  [
    "iim-charset/testJPEG_commented_pspcs2mac.jpg",
    /^IPTC:/u,
    "IIM without 1:90 in MacRoman, which ExifTool reads as Latin-1",
  ],
  [
    "png-meta/metapm.png",
    /^PNG:IPTC_Profile$/u,
    "a profile of IIM stored as bytes: ExifTool only names it, we read its data sets",
  ],
  [
    "raw/CanonRaw.cr2",
    /^IFD0:PreviewImage/u,
    "place and bytes of the embedded preview, which are no metadata",
  ],
  ["raw/DNG.dng", /^IFD0:ThumbnailTIFF$/u, "a thumbnail ExifTool builds itself"],
  [
    "raw/IMG_1361.dng",
    /^IFD0:PreviewImage/u,
    "place and bytes of the embedded preview, which are no metadata",
  ],
  [
    "raw/IMG_1361.dng",
    /^IFD0:ProfileToneCurve$/u,
    "a table of 514 numbers, of which both keep only the size",
  ],
  [
    "raw/IMG_1361.dng",
    /^XMP-(?:apdi|semanticSegmentationMatte|x):/u,
    "XMP of a mask in a further directory, not of the picture",
  ],
  [
    "raw/Panasonic.rw2",
    /^IFD0:NoiseReductionParams$/u,
    "Panasonic's own table, of which we keep the size",
  ],
  [
    "raw/Panasonic.rw2",
    /^IFD0:(?:SamplesPerPixel|XResolution)$/u,
    "stand in the raw directory by Panasonic's own numbers, or differ in the embedded JPEG",
  ],
  [
    "sidecar-pair/IMG_5910.jpg",
    /^IFD0:Padding$/u,
    "two paddings, of which ExifTool reports the last and we the first",
  ],
  [
    "sidecar/issue_1901_poc1.xmp",
    /^XMP-tmp0:Xmpmeta$/u,
    "namespaces whose URIs are blanks, so nothing of it is RDF",
  ],
];
