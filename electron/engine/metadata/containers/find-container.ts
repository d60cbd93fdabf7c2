import type { MetadataBlocks } from "../blocks.ts";
import { hasText } from "../bytes.ts";
import { readGif } from "./gif.ts";
import { readHeif } from "./heif.ts";
import { readJpeg } from "./jpeg.ts";
import { readJxl } from "./jxl.ts";
import { readPng } from "./png.ts";
import { readPsd } from "./psd.ts";
import { readRaf } from "./raf.ts";
import { readTiff } from "./tiff.ts";
import { readCr3, readJpeg2000 } from "./uuid-boxes.ts";
import { readWebp } from "./webp.ts";

type ContainerReader = (bytes: Uint8Array, blocks: MetadataBlocks) => void;

/** What files begin with, where, and who reads them; the first that fits counts. */
const signatures: readonly (readonly [text: string, at: number, reader: ContainerReader])[] = [
  ["\xff\xd8", 0, readJpeg],
  ["\x89PNG\r\n\x1a\n", 0, readPng],
  ["II", 0, readTiff],
  ["MM", 0, readTiff],
  ["8BPS", 0, readPsd],
  ["ftypcrx ", 4, readCr3],
  ["ftyp", 4, readHeif],
  ["JXL ", 4, readJxl],
  ["jP  ", 4, readJpeg2000],
  ["GIF87a", 0, readGif],
  ["GIF89a", 0, readGif],
  ["FUJIFILMCCD-RAW ", 0, readRaf],
];

/** The reader for what the bytes really are, whatever the file is called; null for other formats. */
export function findContainer(bytes: Uint8Array): ContainerReader | null {
  if (hasText(bytes, "RIFF") && hasText(bytes, "WEBP", 8)) return readWebp;
  return signatures.find(([text, at]) => hasText(bytes, text, at))?.[2] ?? null;
}
