type Copy = { readonly original: string; readonly isMadeAnew: boolean };

/** Why a tag of an original, by ExifTool's name, need not be the same in its copy; null where it has to be. */
export function explainedChange(tag: string, { original, isMadeAnew }: Copy): string | null {
  const own = ofFiles.flatMap(([name, ...reason]) => (name === original ? [reason] : []));
  const reasons = isMadeAnew ? [...everywhere, ...madeAnew, ...own] : [...everywhere, ...own];
  return reasons.find(([pattern]) => pattern.test(tag))?.[1] ?? null;
}

type Reasons = readonly (readonly [tags: RegExp, reason: string])[];

const everywhere: Reasons = [
  [/^(?:SourceFile$|ExifTool:|System:|Composite:)/u, "of the file on the disk, or reckoned"],
  [/^XMP-x:XMPToolkit$/u, "says what wrote the XMP last"],
  [/^File:ExifByteOrder$/u, "in which order its numbers are written, which says nothing"],
  [/^(?:File:CurrentIPTCDigest|Photoshop:IPTCDigest)$/u, "held against each other instead"],
  [/(?:Offsets?|Start)$/u, "where in the file something lies"],
  [/^(?:RIFF:WebP_Flags|QuickTime:MediaDataSize)$/u, "counts or names the blocks of the file"],
  [/^XMP-xmpNote:HasExtendedXMP$/u, "says how XMP is divided up"],
  [/^XMP-(?:mwg-rs:Region|MP:RegionInfo)/u, "the people in it are those of the record"],
];

const madeAnew: Reasons = [
  [
    /^(?:File|ICC[-_]\w+|JFIF|Adobe|Ducky|QuickTime|Meta|RIFF|GIF|PNG|PNG-pHYs|Jpeg2000|JXL):/u,
    "of the container and the coding of the old picture; JPEG has no place for texts of PNG",
  ],
  [/^(?:IFD[1-9]|SubIFD\d*|InteropIFD|MPF\d|MPImage\d|PreviewIFD):/u, "of thumbnails and pages"],
  [
    /^(?:IFD0|XMP-tiff):(?:[XY]Resolution|ResolutionUnit|Orientation|ImageWidth|ImageHeight|Compression|BitsPerSample|SamplesPerPixel|PlanarConfiguration|PhotometricInterpretation|StripByteCounts|RowsPerStrip|Tile\w+|SampleFormat|SubfileType|Predictor|PageNumber|FillOrder|ExtraSamples|DotRange|YCbCr\w+|NativeDigest|ThumbnailTIFF)$/u,
    "how the old pixels were stored",
  ],
  [
    /^(?:ExifIFD|XMP-exif):(?:ExifImageWidth|ExifImageHeight|ColorSpace|ComponentsConfiguration|CompressedBitsPerPixel|FocalPlane\w+|SubjectArea|SubjectLocation|NativeDigest)$/u,
    "how the old pixels were stored",
  ],
  [
    /^IFD0:(?:DNG\w+|ColorMatrix\d|CameraCalibration\d|CalibrationIlluminant\d|AsShot\w+|Baseline\w+|AntiAliasStrength|BestQualityScale|Linear\w+|Shadow\w+|Analog\w+|RawDataUniqueID|CFA\w+|TIFF-EPStandardID|Profile\w+|Noise\w+|ForwardMatrix\d|PreviewColorSpace)$/u,
    "how a raw file is developed",
  ],
  [/^XMP-crs:/u, "how the old pixels are to be developed"],
  [/^XMP-(?:hdrgm|GContainer):/u, "of a gain map, which the old file had as a further picture"],
  [/^XMP-(?:dc:Format|xmpMM:InstanceID)$/u, "of the old file"],
  [/^XMP-photoshop:(?:ColorMode|ICCProfileName)$/u, "the colours of the old file"],
  [/^XMP-iptcExt:MaxAvail(?:Width|Height)$/u, "said of the original, which is larger"],
  [
    /^Photoshop:(?!CopyrightFlag|URL$|GlobalAngle|GlobalAltitude)/u,
    "how Photoshop drew, printed and stored the old picture",
  ],
];

const ofFiles: readonly (readonly [file: string, tags: RegExp, reason: string])[] = [
  [
    "exiv2-bug937.jpg",
    /^XMP-microsoft:RatingPercent$/u,
    "the packet has the property twice, 63 and 75; written anew it has it once",
  ],
  [
    "DNG.dng",
    /^Canon(?:Custom)?:/u,
    "a DNG keeps them among its private data, from where ExifTool does not carry them",
  ],
  [
    "metadata_demo_inc_exif_out_of_sync_Inc_adobe.jpg",
    /^IPTC:DigitalCreationTime$/u,
    "has no time zone, which IIM asks for; ExifTool adds that of the computer",
  ],
];
