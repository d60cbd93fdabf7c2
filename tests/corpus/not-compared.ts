/** Groups of ExifTool's whose tags are not compared, by their first family-1 names, each with the reason. */
export const notCompared: readonly (readonly [group: RegExp, reason: string])[] = [
  [
    /^(?:File|System|SourceFile|ExifTool)$/u,
    "of the file or of ExifTool, not carried by the picture",
  ],
  [/^Composite$/u, "reckoned by ExifTool from other tags"],
  [/^ICC[_-]/u, "the colour profile, which is used and not read as metadata"],
  [
    /^(?:Canon|CanonCustom|Nikon|NikonCapture|NikonScan|Panasonic|PanasonicRaw|Apple|Nintendo|PrintIM)$/u,
    "MakerNotes and tables of camera makers, which are not read",
  ],
  [
    /^(?:IFD[1-9]|SubIFD\d*|PreviewIFD)$/u,
    "of thumbnails, previews and further pages, not of the picture",
  ],
  [/^(?:MPF\d|MPImage\d)$/u, "of the further pictures of an MPO"],
  [
    /^Photoshop$/u,
    "settings of Photoshop; of these only the IPTCDigest is read, which decides between IIM and XMP",
  ],
  [
    /^(?:JFIF|Adobe|Ducky|GIF|RIFF|QuickTime|Meta|Jpeg2000)$/u,
    "how the container is built and the picture coded",
  ],
  [/^InteropIFD$/u, "rules for exchange between cameras, of no use to an archive"],
  [/^IPTC2$/u, "a second IIM block, of which only what the first lacks is taken"],
  [/^XMP$/u, "properties of no namespace, which is no RDF"],
];
