import type { MetadataBlocks } from "../blocks.ts";
import { hasText } from "../bytes.ts";
import { readGif } from "./gif.ts";
import { readHeif } from "./heif.ts";
import { readJpeg } from "./jpeg.ts";
import { readPng } from "./png.ts";
import { readTiff } from "./tiff.ts";
import { readWebp } from "./webp.ts";

type ContainerReader = (bytes: Uint8Array, blocks: MetadataBlocks) => void;

/** The reader for what the bytes really are, whatever the file is called; null for other formats. */
export function findContainer(bytes: Uint8Array): ContainerReader | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg;
  if (hasText(bytes, "\x89PNG\r\n\x1a\n")) return readPng;
  if (hasText(bytes, "II") || hasText(bytes, "MM")) return readTiff;
  if (hasText(bytes, "RIFF") && hasText(bytes, "WEBP", 8)) return readWebp;
  if (hasText(bytes, "ftyp", 4)) return readHeif;
  if (hasText(bytes, "GIF87a") || hasText(bytes, "GIF89a")) return readGif;
  return null;
}
