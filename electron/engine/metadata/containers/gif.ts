import { notePixels, type MetadataBlocks } from "../blocks.ts";
import { hasText, joinBytes, strictUtf8, viewOf, windows1252 } from "../bytes.ts";

const xmpApplication = "XMP DataXMP";
const magicTrailerLength = 257;

/** GIF89a: XMP in an application extension (XMP Specification part 3, 1.1.2), and comments. */
export function readGif(bytes: Uint8Array, blocks: MetadataBlocks): void {
  if (bytes.length >= 10)
    notePixels(blocks, viewOf(bytes).getUint16(6, true), viewOf(bytes).getUint16(8, true));
  let at = 13 + colourTableLength(bytes[10]);
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === 0x21) {
      at = takeExtension(bytes, at, blocks);
    } else if (block === 0x2c) {
      const data = at + 10 + colourTableLength(bytes[at + 9]) + 1;
      at = skipSubBlocks(bytes, data);
    } else {
      return;
    }
  }
}

function colourTableLength(flags: number | undefined): number {
  return flags !== undefined && (flags & 0x80) !== 0 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Where the block after the sub-blocks that begin at `at` starts. */
function skipSubBlocks(bytes: Uint8Array, at: number): number {
  let position = at;
  for (;;) {
    const length = bytes[position];
    if (length === undefined || length === 0) return position + 1;
    position += length + 1;
  }
}

function takeExtension(bytes: Uint8Array, at: number, blocks: MetadataBlocks): number {
  const label = bytes[at + 1];
  const end = skipSubBlocks(bytes, at + 2);
  if (label === 0xff && bytes[at + 2] === 11 && hasText(bytes, xmpApplication, at + 3)) {
    // The packet is stored without sub-block lengths; a trailer of descending bytes leads readers out.
    blocks.xmp.push(bytes.subarray(at + 14, Math.max(at + 14, end - magicTrailerLength - 1)));
  }
  if (label === 0xfe) {
    const text = subBlockData(bytes, at + 2, end);
    blocks.pngTexts.set("Comment", strictUtf8(text) ?? windows1252(text));
  }
  return end;
}

function subBlockData(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = start; at < end - 1; at += (bytes[at] ?? 0) + 1) {
    parts.push(bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0)));
  }
  return joinBytes(parts);
}
