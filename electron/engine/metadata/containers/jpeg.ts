import { notePixels, type MetadataBlocks } from "../blocks.ts";
import { hasText, joinBytes, latin1, viewOf } from "../bytes.ts";
import { attempt } from "../attempt.ts";
import { joinExtendedXmp, type ExtendedXmpPart } from "./extended-xmp.ts";
import { readPhotoshopResources } from "./photoshop.ts";

const exifHeader = "Exif\0";
const xmpHeader = "http://ns.adobe.com/xap/1.0/\0";
const extensionHeader = "http://ns.adobe.com/xmp/extension/\0";
const photoshopHeader = "Photoshop 3.0\0";
const oldPhotoshopHeader = "Adobe_Photoshop2.5:";
const startOfScan = 0xda;
const endOfImage = 0xd9;

type JpegParts = { readonly photoshop: Uint8Array[]; readonly extension: ExtendedXmpPart[] };

/** JPEG: APP1 (EXIF, XMP, extended XMP) and APP13 (Photoshop resources), up to the first scan. */
export function readJpeg(bytes: Uint8Array, blocks: MetadataBlocks): void {
  const parts: JpegParts = { photoshop: [], extension: [] };
  attempt(blocks.warnings, "The JPEG ends inside its metadata; what comes before was read.", () =>
    walkSegments(bytes, (marker, data) => takeSegment(marker, data, blocks, parts)),
  );
  if (parts.photoshop.length > 0) {
    attempt(
      blocks.warnings,
      "The Photoshop block (APP13) is damaged; its captions may be missing.",
      () => readPhotoshopResources(joinBytes(parts.photoshop), blocks),
    );
  }
  if (parts.extension.length > 0) joinExtendedXmp(parts.extension, blocks);
}

type SegmentTaker = (marker: number, data: Uint8Array) => void;

/** Calls `take` for every marker segment; stray bytes between segments are skipped, as decoders do. */
function walkSegments(bytes: Uint8Array, take: SegmentTaker): void {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0xff || marker === 0) {
      at += 1;
    } else if (marker === startOfScan || marker === endOfImage) {
      return;
    } else if (standsAlone(marker)) {
      at += 2;
    } else {
      const length = view.getUint16(at + 2);
      if (length < 2 || at + 2 + length > bytes.length)
        throw new RangeError("segment outside of the file");
      take(marker, bytes.subarray(at + 4, at + 2 + length));
      at += 2 + length;
    }
  }
}

/** RST0 to RST7, SOI and TEM have no length. */
function standsAlone(marker: number): boolean {
  return (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01;
}

function takeSegment(
  marker: number,
  data: Uint8Array,
  blocks: MetadataBlocks,
  parts: JpegParts,
): void {
  if (marker === 0xe1) takeApp1(data, blocks, parts);
  if (isFrameHeader(marker) && data.length >= 5)
    notePixels(blocks, viewOf(data).getUint16(3), viewOf(data).getUint16(1));
  if (marker === 0xed && hasText(data, photoshopHeader))
    parts.photoshop.push(data.subarray(photoshopHeader.length));
  if (marker === 0xed && hasText(data, oldPhotoshopHeader)) {
    parts.photoshop.push(data.subarray(oldPhotoshopHeader.length + 1));
  }
}

/** SOF0 to SOF15 but DHT, JPG and DAC, which lie between them. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function takeApp1(data: Uint8Array, blocks: MetadataBlocks, parts: JpegParts): void {
  if (hasText(data, exifHeader)) {
    blocks.exif ??= data.subarray(exifHeader.length + 1);
  } else if (hasText(data, xmpHeader)) {
    blocks.xmp.push(data.subarray(xmpHeader.length));
  } else if (hasText(data, extensionHeader)) {
    parts.extension.push({ data: data.subarray(extensionHeader.length) });
  } else {
    takeOddXmp(data, blocks);
  }
}

/** Some programs write another header, or none, before the packet: the packet is found by its own start. */
function takeOddXmp(data: Uint8Array, blocks: MetadataBlocks): void {
  const start = latin1(data, 0, Math.min(data.length, 256)).search(
    /<\?xpacket|<x:xmpmeta|<x:xapmeta|<rdf:RDF/u,
  );
  if (start >= 0) blocks.xmp.push(data.subarray(start));
}
