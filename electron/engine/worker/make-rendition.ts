import { readFile, rm, writeFile } from "node:fs/promises";
import sharp, { type Metadata, type OutputInfo, type Sharp } from "sharp";
import type { StripText } from "../../../shared/export/strip.ts";
import type { MadePicture } from "../../../shared/export/rendition.ts";
import type { Format } from "../ingest/formats.ts";
import { drawStrip } from "./draw-strip.ts";
import { unshown } from "./shown-by-fonts.ts";
import { fitsInSegment, withExtendedXmp } from "../metadata/containers/with-extended-xmp.ts";
import { loadForMetadata } from "../metadata/large-file.ts";
import { packetForNewPixels } from "../metadata/packet-for-new-pixels.ts";
import { openPicture, pixelLimit } from "./decode/open-picture.ts";
import type { Task, TaskResult } from "./tasks.ts";

/**
 * Makes a picture anew, upright, as large as is asked for and never larger than it is. One that is cut short is not
 * made: half a picture is not handed out. The XMP of the original comes along as far as it is true of the new one.
 */
export async function makeRendition(
  task: Extract<Task, { kind: "rendition" }>,
): Promise<TaskResult["rendition"]> {
  const { path, format, strip, to, turnedFrom } = task;
  // letters and picture are put together in one colour space
  const made: MadePicture = strip === null ? task.made : { ...task.made, colour: "srgb" };
  try {
    const picture = await opened(path, format, made);
    if (picture === null) return failed(path, "This program cannot decode its format");
    if (strip === null) {
      const packet =
        turnedFrom === null ? null : packetForNewPixels(await loadForMetadata(path), turnedFrom);
      const { width, height } = await withXmp(written(sized(picture, made), made), packet, to);
      return { made: { width, height, strip: 0 }, problem: null };
    }
    const missing = await unshown([
      strip.number,
      strip.creditLine,
      ...strip.captions.map(({ text }) => text),
    ]);
    if (missing.length > 0) return noFont(path, missing);
    const above = await withStrip(sized(picture, made), strip);
    const { width, height } = await written(above.whole, made).toFile(to);
    return { made: { width, height, strip: above.strip }, problem: null };
  } catch (error) {
    await rm(to, { force: true });
    const message = error instanceof Error ? error.message : "";
    if (/no space left|ENOSPC|quota exceeded|EDQUOT|write error|wrote short/iu.test(message))
      return { made: null, problem: fullDisk(path) };
    return failed(path, "It is damaged or cut short");
  }
}

/** Writes the picture into its file, with XMP in it where there is any. */
async function withXmp(picture: Sharp, packet: string | null, to: string): Promise<OutputInfo> {
  if (packet === null) return await picture.toFile(to);
  const info = await picture.withXmp(packet).toFile(to);
  if (info.format === "jpeg" && !fitsInSegment(packet))
    await writeFile(to, withExtendedXmp(await readFile(to), packet));
  return info;
}

/** With its colours turned into those asked for. */
async function opened(path: string, format: Format, made: MadePicture): Promise<Sharp | null> {
  if (made.colour === "original" && keepsColours.has(format)) {
    const how = { failOn: "warning", limitInputPixels: pixelLimit(format) } as const;
    const picture = sharp(path, how).autoOrient().keepIccProfile();
    return picture.toColourspace(ownSpace(await picture.metadata(), made));
  }
  const picture = await openPicture(path, { format, page: 1, failOn: "warning" });
  if (picture === null) return null;
  if (made.colour === "cmyk") return picture.toColourspace("cmyk").withIccProfile("cmyk");
  const space = made.colour === "p3" ? "p3" : "srgb";
  return picture.toColourspace("srgb").withIccProfile(space);
}

/** What others are decoded to is in sRGB already. */
const keepsColours: ReadonlySet<Format> = new Set(["jpeg", "tiff", "png", "webp"]);

/** The colours of the file, as deep as they are where the format of the rendition holds that. */
function ownSpace({ space, depth }: Metadata, { format }: MadePicture): string {
  if (space === "cmyk") return format === "jpeg" || format === "tiff" ? "cmyk" : "srgb";
  const isDeep = depth === "ushort" && (format === "tiff" || format === "png");
  const isGrey = space === "b-w" || space === "grey16";
  if (isDeep) return isGrey ? "grey16" : "rgb16";
  return isGrey ? "b-w" : "srgb";
}

/** The picture, and below it, where it covers nothing, a strip as wide as it is; so many pixels high. */
async function withStrip(
  picture: Sharp,
  text: StripText,
): Promise<{ readonly whole: Sharp; readonly strip: number }> {
  const { data, info } = await picture
    .flatten({ background: "#ffffff" })
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const { pixels, height: strip } = await drawStrip(text, { width, height });
  const whole = sharp(data, { raw: { width, height, channels } })
    .toColourspace("srgb")
    .extend({ bottom: strip, background: "#ffffff" })
    .composite([
      { input: pixels, raw: { width, height: strip, channels: 3 }, left: 0, top: height },
    ])
    .withIccProfile("srgb");
  return { whole, strip };
}

function sized(picture: Sharp, { longEdge }: MadePicture): Sharp {
  if (longEdge === null) return picture;
  const box = { width: longEdge, height: longEdge };
  return picture.resize({ ...box, fit: "inside", withoutEnlargement: true });
}

function written(picture: Sharp, { format, quality, resolution }: MadePicture): Sharp {
  const told = resolution === null ? picture : picture.withDensity(resolution);
  switch (format) {
    case "jpeg":
      // Fine colours are not halved where somebody asks for the best.
      return told
        .flatten({ background: "#ffffff" }) // on paper what is transparent is white
        .jpeg({ quality, chromaSubsampling: quality >= 90 ? "4:4:4" : "4:2:0" });
    case "tiff":
      return told.tiff({ compression: "lzw", predictor: "horizontal" });
    case "png":
      return told.png();
    case "webp":
      return told.webp({ quality });
  }
}

function failed(path: string, what: string): TaskResult["rendition"] {
  return {
    made: null,
    problem: {
      kind: "damaged",
      path,
      message: `${what}, so no picture could be made of it anew, and this still was held back. Hand out the original instead, or fetch it again from where it came from.`,
    },
  };
}

function noFont(path: string, missing: readonly string[]): TaskResult["rendition"] {
  const some = missing.slice(0, 5).join(" ");
  return {
    made: null,
    problem: {
      kind: "unsupported",
      path,
      message: `No font of this computer shows ${some}${missing.length > 5 ? " …" : ""}, so the strip with the caption could not be printed, and this still was held back. Install a font of its script, such as Noto Sans CJK for Chinese, Japanese and Korean, or hand out without the strip.`,
    },
  };
}

function fullDisk(path: string): NonNullable<TaskResult["rendition"]["problem"]> {
  return {
    kind: "disk-full",
    path,
    message:
      "Copies could not be written into the folder exported to, because its disk is full, so what was not copied was held back. Make room or choose another folder.",
  };
}
