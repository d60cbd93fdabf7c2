import sharp from "sharp";
import { isRaw, type Format } from "../../ingest/formats.ts";
import type { RawFormat } from "../../ingest/raw-formats.ts";
import { directoriesOf, numberOf } from "../../ingest/tiff-directories.ts";
import { boxesIn, findBox } from "../../metadata/containers/boxes.ts";
import { measureHeic } from "./heic.ts";
import { isRareJpeg, jpegFrameAt, validOrientation } from "./jpeg-frame.ts";
import { measureJxl } from "./jpeg-xl.ts";
import { isShown, readPhotoshop } from "./photoshop.ts";
import { readRaw } from "./raw.ts";
import { pagesOfTiff } from "./tiff-pages.ts";

/** What can be known of a picture without decoding it. */
export type Measured = {
  /** Stored pixels, before orientation; null when even that cannot be read. */
  readonly width: number | null;
  readonly height: number | null;
  /** EXIF orientation as a viewer applies it, 1 to 8; 1 where decoding turns the picture already. */
  readonly orientation: number;
  /** Pages of a TIFF, frames of an animation, else 1. */
  readonly pages: number;
  /** Whether it can be decoded: "none" is a format or a file without picture that we can show. */
  readonly picture: "yes" | "none" | "damaged";
};

const nothing = { width: null, height: null, orientation: 1, pages: 1 } as const;
const damaged: Measured = { ...nothing, picture: "damaged" };

/** Measures a picture from its whole bytes. Never throws for bad input. */
export async function measure(bytes: Buffer, format: Format): Promise<Measured> {
  try {
    return await measureAs(bytes, format);
  } catch {
    return damaged; // Decoders throw whatever they like at bad input; the caller words it.
  }
}

async function measureAs(bytes: Buffer, format: Format): Promise<Measured> {
  switch (format) {
    case "heic":
      return whole(await measureHeic(bytes));
    case "jxl":
      return whole(await measureJxl(bytes));
    case "psd":
    case "psb":
      return measurePhotoshop(bytes);
    case "jp2":
      return { ...nothing, ...jpeg2000Size(bytes), picture: "none" };
    case "bmp": {
      const size = { width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) };
      return { ...nothing, ...size, picture: "none" };
    }
    default:
      return isRaw(format) ? measureRaw(bytes, format) : await measureSharp(bytes, format);
  }
}

function whole(size: { width: number; height: number; pages?: number } | null): Measured {
  return size === null ? damaged : { ...nothing, ...size, picture: "yes" };
}

/**
 * A JPEG with a sound header is measured by it: libvips would say the same, thirty times slower. Of all
 * others what libvips says, and what the header says where libvips refuses even to look.
 */
async function measureSharp(bytes: Buffer, format: Format): Promise<Measured> {
  const frame = format === "jpeg" ? jpegFrameAt(bytes, 0) : null;
  if (frame !== null) {
    const { width, height, orientation } = frame;
    return { width, height, orientation: orientation ?? 1, pages: 1, picture: "yes" };
  }
  try {
    const measured = await measureByHeader(bytes, format);
    return format === "jpeg" && isRareJpeg(bytes) ? { ...measured, picture: "none" } : measured;
  } catch {
    return { ...damaged, ...plainSize(bytes, format) };
  }
}

/** What the format's own header says: GIF 89a, section 18; TIFF 6.0, ImageWidth, ImageLength and Orientation. */
function plainSize(bytes: Buffer, format: Format): Partial<Measured> | null {
  if (format === "gif") return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  const [first] = format === "tiff" ? directoriesOf(bytes) : [];
  if (first === undefined) return null;
  return {
    width: numberOf(first, 256),
    height: numberOf(first, 257),
    orientation: validOrientation(numberOf(first, 274)) ?? 1,
  };
}

async function measureByHeader(bytes: Buffer, format: Format): Promise<Measured> {
  const { width, height, pages, pageHeight, orientation } = await sharp(bytes, {
    limitInputPixels: false,
    failOn: "none",
  }).metadata();
  return {
    width,
    height: pageHeight ?? height,
    pages: pagesIn(bytes, format, pages ?? 1),
    // libheif has turned an AVIF by its own irot and imir already.
    orientation: format === "avif" ? 1 : (validOrientation(orientation ?? null) ?? 1),
    picture: "yes",
  };
}

/** libvips counts every directory of a TIFF; one that it knows and we cannot find in the chain counts as it says. */
function pagesIn(bytes: Buffer, format: Format, counted: number): number {
  if (format !== "tiff" || counted === 1) return counted;
  const pages = pagesOfTiff(bytes).length;
  return pages === 0 ? counted : Math.min(pages, counted);
}

function measureRaw(bytes: Buffer, format: RawFormat): Measured {
  const { width, height, orientation, preview, hasPlainThumbnail, cut } = readRaw(bytes, format);
  const shown = preview !== null || hasPlainThumbnail;
  const picture = shown ? "yes" : cut ? "damaged" : "none";
  return { width, height, orientation, pages: 1, picture };
}

function measurePhotoshop(bytes: Buffer): Measured {
  const document = readPhotoshop(bytes);
  if (document === null) return damaged;
  const { width, height, compositeAt } = document;
  const missing = isShown(document) && compositeAt + 2 > bytes.length;
  const picture = missing ? "damaged" : isShown(document) ? "yes" : "none";
  return { width, height, orientation: 1, pages: 1, picture };
}

/** The image header box of a JPEG 2000 file (ISO/IEC 15444-1, I.5.3.1), or the SIZ marker of a bare stream. */
function jpeg2000Size(bytes: Buffer): { width: number | null; height: number | null } {
  if (bytes[0] === 0xff) return { width: bytes.readUInt32BE(8), height: bytes.readUInt32BE(12) };
  const header = findBox(boxesIn(bytes, 0, bytes.length), "jp2h");
  const image =
    header === undefined ? undefined : findBox(boxesIn(bytes, header.start, header.end), "ihdr");
  if (image === undefined) return { width: null, height: null };
  return { width: bytes.readUInt32BE(image.start + 4), height: bytes.readUInt32BE(image.start) };
}
