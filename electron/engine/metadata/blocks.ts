import type { ExifValue } from "./exif.ts";

/** Stored pixels of the main picture as its header states them. */
export type PixelSize = { readonly width: number; readonly height: number };

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
  /**
   * Further TIFF structures, for what the first lacks: whole ones (of an embedded JPEG), or such whose
   * first directory holds the EXIF or GPS tags (Canon CR3 keeps each apart).
   */
  readonly moreExif: { readonly kind: "whole" | "exif" | "gps"; readonly data: Uint8Array }[];
  /** Plain text entries of a PNG or GIF, by keyword. */
  readonly pngTexts: Map<string, string>;
  /** What a PNG says in its own chunks of the picture itself, by ExifTool's names. */
  readonly pngHeader: Map<string, ExifValue>;
  pixels: PixelSize | null;
  /** Bytes that compressed blocks may still unfold to, all together. */
  inflatable: number;
  /** In words, for the archivist. */
  readonly warnings: string[];
};

/** Compressed text of one file may unfold to this much; real files stay far below. */
const maximumInflated = 64 * 1024 * 1024;

export function noBlocks(): MetadataBlocks {
  return {
    xmp: [],
    iim: [],
    iimDigest: null,
    exif: null,
    moreExif: [],
    pngTexts: new Map(),
    pngHeader: new Map(),
    pixels: null,
    inflatable: maximumInflated,
    warnings: [],
  };
}

/** Notes the size of the picture, unless an earlier header did or a number is no size. */
export function notePixels(blocks: MetadataBlocks, width: number, height: number): void {
  if (width > 0 && height > 0) blocks.pixels ??= { width, height };
}
