/** The metadata blocks found in a file, still encoded. Containers fill it in; nothing is interpreted here. */
export type MetadataBlocks = {
  /** XMP packets in the order found; the first to name a property wins. */
  readonly xmp: Uint8Array[];
  /** IPTC-IIM data sets, one array for each block found. */
  readonly iim: Uint8Array[];
  /** MD5 of the IIM as the last XMP-aware program saw it (Photoshop resource 0x0425), 16 bytes. */
  iimDigest: Uint8Array | null;
  /** A TIFF structure that holds EXIF: the first one found. */
  exif: Uint8Array | null;
  /** Plain text entries of a PNG, by keyword. */
  readonly pngTexts: Map<string, string>;
  /** In words, for the archivist. */
  readonly warnings: string[];
};

export function noBlocks(): MetadataBlocks {
  return { xmp: [], iim: [], iimDigest: null, exif: null, pngTexts: new Map(), warnings: [] };
}
