import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import sharp, { type Sharp } from "sharp";
import type { Problem } from "../../../shared/problem.ts";
import type { Format } from "../ingest/formats.ts";
import { printOf } from "../near/picture-print.ts";
import { packPrint } from "../near/stored-print.ts";
import { openPicture } from "./decode/open-picture.ts";
import type { Task, TaskResult } from "./tasks.ts";

/** Long edge of a thumbnail in pixels: sharp up to the largest size of the light table on a dense screen. */
const THUMBNAIL_EDGE = 512;
/** Long edge of the picture rendered for the loupe, of formats a browser cannot show. */
const RENDER_EDGE = 6000;

type Shrinking = {
  readonly path: string;
  readonly format: Format;
  readonly page: number;
  readonly to: string;
  readonly edge: number;
  readonly write: (picture: Sharp, to: string) => Promise<void>;
};

/**
 * Makes the thumbnail of a picture, upright and in sRGB, and its print from the same pixels: decoding
 * is what costs. A picture that is cut short gives what there is of it.
 */
export async function makeThumbnail(
  task: Extract<Task, { kind: "thumbnail" }>,
): Promise<TaskResult["thumbnail"]> {
  let print: Uint8Array | null = null;
  const write = async (picture: Sharp, to: string): Promise<void> => {
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    await sharp(data, { raw: { width, height, channels } }).jpeg({ quality: 80 }).toFile(to);
    print = packPrint(printOf({ data, width, height, channels }));
  };
  const { made, problem } = await shrink({ ...task, page: 1, edge: THUMBNAIL_EDGE, write });
  return { made, problem, print: made ? print : null };
}

/** Makes a JPEG the loupe can show of one page, upright and in sRGB. */
export async function renderPicture(
  task: Extract<Task, { kind: "render" }>,
): Promise<TaskResult["render"]> {
  const write = async (picture: Sharp, to: string): Promise<void> => {
    await picture.jpeg({ quality: 92 }).toFile(to);
  };
  return await shrink({ ...task, edge: RENDER_EDGE, write });
}

async function shrink(how: Shrinking): Promise<{ problem: Problem | null; made: boolean }> {
  const { path, to } = how;
  const whole = await attempt(how, "warning");
  if (whole === "made") return { made: true, problem: null };
  if (whole === "disk-full") return { made: false, problem: diskFull(to) };
  if (!existsSync(path)) return { made: false, problem: gone(path) };
  const part = await attempt(how, "none");
  const message =
    part === "made"
      ? "This picture is damaged or cut short: only part of it can be shown. Fetch it again from where it came from."
      : "This picture is damaged and cannot be shown. Fetch it again from where it came from.";
  return { made: part === "made", problem: { kind: "damaged", path, message } };
}

function diskFull(path: string): Problem {
  return {
    kind: "disk-full",
    path,
    message:
      "The disk with the archive is full, so thumbnails cannot be kept. Make room and index again.",
  };
}

function gone(path: string): Problem {
  return {
    kind: "gone",
    path,
    message:
      "This file vanished before its thumbnail was made. If its disk was unplugged, plug it in and index again.",
  };
}

/** Written beside and renamed, so that a thumbnail is there whole or not at all. */
async function attempt(
  { path, format, page, to, edge, write }: Shrinking,
  failOn: "none" | "warning",
): Promise<"made" | "failed" | "disk-full"> {
  const beside = `${to}.${String(process.pid)}.part`;
  try {
    await mkdir(dirname(to), { recursive: true });
    const input = await openPicture(path, { format, page, failOn });
    if (input === null) return "failed";
    await write(pipeline(input, edge), beside);
    await rename(beside, to);
    return "made";
  } catch (error) {
    await rm(beside, { force: true });
    return error instanceof Error &&
      /no space left|ENOSPC|write error|wrote short/iu.test(error.message)
      ? "disk-full"
      : "failed";
  }
}

/** Profiles are honoured: libvips converts from the one in the picture, or from sRGB where there is none. */
function pipeline(input: Sharp, edge: number): Sharp {
  return input
    .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#808080" }) // transparency on the light table's grey
    .toColourspace("srgb");
}
