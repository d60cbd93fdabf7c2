import { brotliDecompressSync } from "node:zlib";
import { attempt } from "../attempt.ts";
import type { MetadataBlocks } from "../blocks.ts";
import { hasText, latin1, sliceOf, viewOf } from "../bytes.ts";
import { boxesIn } from "./boxes.ts";
import { inflated } from "./inflated.ts";

/** JPEG XL in boxes: "Exif", "xml " (XMP), and "brob", which is one of them compressed (ISO/IEC 18181-2). */
export function readJxl(bytes: Uint8Array, blocks: MetadataBlocks): void {
  for (const { type, start, end } of boxesIn(bytes, 0, bytes.length)) {
    const data = bytes.subarray(start, end);
    attempt(blocks.warnings, "A metadata box of the JPEG XL is damaged and was left out.", () => {
      if (type === "brob") takeCompressed(data, blocks);
      else takeBox(type, data, blocks);
    });
  }
}

function takeCompressed(data: Uint8Array, blocks: MetadataBlocks): void {
  const type = latin1(data, 0, 4);
  if (type !== "Exif" && type !== "xml ") return;
  takeBox(type, inflated(data.subarray(4), blocks, brotliDecompressSync), blocks);
}

function takeBox(type: string, data: Uint8Array, blocks: MetadataBlocks): void {
  if (type === "xml ") blocks.xmp.push(data);
  if (type === "Exif") blocks.exif ??= exifOf(data);
}

/** The box starts with the distance to the TIFF header, as a HEIF item does. */
function exifOf(data: Uint8Array): Uint8Array {
  const start = 4 + viewOf(data).getUint32(0);
  const tiff = sliceOf(data, start, data.length - start);
  return hasText(tiff, "Exif\0") ? tiff.subarray(6) : tiff;
}
