import { readFile } from "node:fs/promises";
import sharp, { type Sharp, type SharpOptions } from "sharp";
import { isRaw, type Format } from "../../ingest/formats.ts";
import type { RawFormat } from "../../ingest/raw-formats.ts";
import { inSrgb } from "./deep-colours.ts";
import { decodeHeic } from "./heic.ts";
import { decodeJxl } from "./jpeg-xl.ts";
import { decodePhotoshop } from "./photoshop.ts";
import { plainTiff } from "./plain-tiff.ts";
import { readRaw, withOrientation } from "./raw.ts";
import { pagesOfTiff } from "./tiff-pages.ts";

/** Pixels we decode at the most: 400 megapixels take 1.2 GB; more is an accident or an attack. */
const MAX_PIXELS = 400_000_000;
/** libheif's own limit, which neither of its callers lets us raise. */
const MAX_HEIF_PIXELS = 2 ** 28;

/** Pixels of a picture in this format that are decoded at the most. */
export function pixelLimit(format: Format): number {
  return format === "avif" || format === "heic" ? MAX_HEIF_PIXELS : MAX_PIXELS;
}

/**
 * Opens one page (from 1) of a picture for libvips, upright, its profile attached. Null when the
 * picture is of a kind that cannot be decoded or holds none to show; libvips' own failures come when
 * it is used.
 */
export async function openPicture(
  path: string,
  { format, page, failOn }: { format: Format; page: number; failOn: "none" | "warning" },
): Promise<Sharp | null> {
  const how: SharpOptions = { failOn, limitInputPixels: MAX_PIXELS, sequentialRead: true };
  switch (format) {
    case "jp2":
    case "bmp":
      return null;
    case "heic": {
      const pixels = await decodeHeic(await readFile(path));
      return pixels === null ? null : sharp(plainTiff(pixels), how);
    }
    case "psd":
    case "psb": {
      const pixels = decodePhotoshop(await readFile(path));
      return pixels === null ? null : await inSrgb(sharp(plainTiff(pixels), how));
    }
    case "jxl": {
      const png = await decodeJxl(await readFile(path));
      return png === null ? null : await inSrgb(sharp(png, how));
    }
    // libheif has turned it by its own irot and imir already: Exif would turn it a second time.
    case "avif":
      return await inSrgb(sharp(path, how));
    case "tiff":
      return await inSrgb(
        sharp(path, { ...how, page: await placeOfPage(path, page) }).autoOrient(),
      );
    case "png":
      return await inSrgb(sharp(path, how).autoOrient());
    case "jpeg":
    case "webp":
    case "gif":
      return sharp(path, how).autoOrient();
    default:
      return isRaw(format) ? await openRaw(path, format, how) : null;
  }
}

/** The camera's preview; where there is none, the small picture of the first directory as the TIFF it is. */
async function openRaw(path: string, format: RawFormat, how: SharpOptions): Promise<Sharp | null> {
  const { preview, orientation, hasPlainThumbnail } = readRaw(await readFile(path), format);
  if (preview !== null) return sharp(withOrientation(preview, orientation), how).autoOrient();
  return hasPlainThumbnail ? sharp(path, how).autoOrient() : null;
}

/** Where in the chain of directories a page (from 1) of a TIFF stands, from 0. */
async function placeOfPage(path: string, page: number): Promise<number> {
  return page === 1 ? 0 : (pagesOfTiff(await readFile(path))[page - 1] ?? page - 1);
}
