import type { MetadataBlocks } from "../blocks.ts";
import { hasText, sliceOf, viewOf } from "../bytes.ts";

const iimResource = 0x0404;
const exifResource = 0x0422;
const xmpResource = 0x0424;
const digestResource = 0x0425;
const signatures = ["8BIM", "PHUT", "AgHg", "DCSR", "MeSa"];

/**
 * Photoshop image resources: signature, id, Pascal name padded to even, size, data padded to even
 * (Adobe Photoshop File Formats, "Image Resource Blocks"). Takes the IIM and its digest, and the EXIF
 * and XMP that a PSD keeps here.
 */
export function readPhotoshopResources(bytes: Uint8Array, blocks: MetadataBlocks): void {
  const view = viewOf(bytes);
  let at = 0;
  while (at + 12 <= bytes.length && signatures.some((signature) => hasText(bytes, signature, at))) {
    const id = view.getUint16(at + 4);
    const nameEnd = at + 6 + evenLength(1 + view.getUint8(at + 6));
    const size = view.getUint32(nameEnd);
    takeResource(id, sliceOf(bytes, nameEnd + 4, size), blocks);
    at = nameEnd + 4 + evenLength(size);
  }
}

function takeResource(id: number, data: Uint8Array, blocks: MetadataBlocks): void {
  if (data.length === 0) return;
  if (id === iimResource) blocks.iim.push(data);
  if (id === xmpResource) blocks.xmp.push(data);
  if (id === exifResource) blocks.exif ??= data;
  if (id === digestResource && data.length === 16) blocks.iimDigest = data;
}

function evenLength(length: number): number {
  return length + (length % 2);
}
