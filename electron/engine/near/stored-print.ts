import type { Code } from "./code-of-area.ts";
import type { Patch, PicturePrint } from "./picture-print.ts";

/** Where a patch is, a byte each, then its code. */
const PATCH_BYTES = 12;
const HEAD_BYTES = 2;
const VERSION = 1;
const FULL = 255;

/** A print as the catalog keeps it: 302 bytes for one with all its spots. */
export function packPrint({ grey, patches }: PicturePrint): Buffer {
  const bytes = Buffer.alloc(HEAD_BYTES + patches.length * PATCH_BYTES);
  bytes.writeUInt8(VERSION, 0);
  bytes.writeUInt8(grey ? 1 : 0, 1);
  for (const [index, { x, y, width, height, code }] of patches.entries()) {
    const at = HEAD_BYTES + index * PATCH_BYTES;
    for (const [place, share] of [x, y, width, height].entries())
      bytes.writeUInt8(Math.min(FULL, Math.max(0, Math.round(share * FULL))), at + place);
    bytes.writeUInt32LE(code.high, at + 4);
    bytes.writeUInt32LE(code.low, at + 8);
  }
  return bytes;
}

/** A print as it was made, places to the nearest 255th; without patches when it is of a later version. */
export function unpackPrint(bytes: Buffer): PicturePrint {
  const grey = bytes[1] === 1;
  if (bytes[0] !== VERSION) return { grey, patches: [] };
  const patches: Patch[] = [];
  for (let at = HEAD_BYTES; at + PATCH_BYTES <= bytes.length; at += PATCH_BYTES) {
    patches.push({
      x: bytes.readUInt8(at) / FULL,
      y: bytes.readUInt8(at + 1) / FULL,
      width: bytes.readUInt8(at + 2) / FULL,
      height: bytes.readUInt8(at + 3) / FULL,
      code: { high: bytes.readUInt32LE(at + 4), low: bytes.readUInt32LE(at + 8) },
    });
  }
  return { grey, patches };
}

/** The codes of a kept print without where they are: that of the whole picture first. */
export function codesOf(bytes: Buffer): Code[] {
  const codes: Code[] = [];
  if (bytes[0] !== VERSION) return codes;
  for (let at = HEAD_BYTES; at + PATCH_BYTES <= bytes.length; at += PATCH_BYTES)
    codes.push({ high: bytes.readUInt32LE(at + 4), low: bytes.readUInt32LE(at + 8) });
  return codes;
}
