import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import sharp from "sharp";

/** Writes a small picture of one colour, told from others by its seed. The format follows the file's ending. */
export async function drawPicture(
  file: string,
  seed: number,
  { width = 60, height = 40 } = {},
): Promise<void> {
  const background = { r: seed % 256, g: (seed * 7) % 256, b: (seed >> 8) % 256 };
  const format = {
    jpg: "jpeg",
    png: "png",
    tif: "tiff",
    webp: "webp",
    avif: "avif",
    gif: "gif",
  } as const;
  const ending = file.slice(file.lastIndexOf(".") + 1);
  const chosen = Object.hasOwn(format, ending) ? format[ending as keyof typeof format] : "jpeg";
  await sharp({ create: { width, height, channels: 3, background } })
    .toFormat(chosen)
    .toFile(file);
}

/** SHA-256 of a file, hex. */
export function hashOfFile(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
