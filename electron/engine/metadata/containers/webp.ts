import { notePixels, type MetadataBlocks } from "../blocks.ts";
import { hasText, latin1, viewOf } from "../bytes.ts";

/** WebP: the RIFF chunks "EXIF" and "XMP " (WebP Container Specification, extended file format). */
export function readWebp(bytes: Uint8Array, blocks: MetadataBlocks): void {
  const view = viewOf(bytes);
  let at = 12;
  while (at + 8 <= bytes.length) {
    const type = latin1(bytes, at, at + 4);
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > bytes.length) {
      blocks.warnings.push("The WebP ends early; metadata after the damage could not be read.");
      return;
    }
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === "VP8X" && length >= 10)
      notePixels(blocks, 1 + uint24(data, 4), 1 + uint24(data, 7));
    if (type === "EXIF") blocks.exif ??= hasText(data, "Exif\0") ? data.subarray(6) : data;
    if (type === "XMP " || type === "XMP\0") blocks.xmp.push(data);
    at += 8 + length + (length % 2);
  }
}

function uint24(data: Uint8Array, at: number): number {
  return (data[at] ?? 0) + (data[at + 1] ?? 0) * 0x100 + (data[at + 2] ?? 0) * 0x10000;
}
