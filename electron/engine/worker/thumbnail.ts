import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import sharp, { type Sharp } from "sharp";
import type { Problem } from "../../../shared/problem.ts";
import { MAX_PIXELS } from "./read-file.ts";
import type { TaskResult } from "./tasks.ts";

/** Long edge of a thumbnail in pixels: sharp up to the largest size of the light table on a dense screen. */
const THUMBNAIL_EDGE = 512;
/** Long edge of the picture rendered for the loupe, of formats a browser cannot show. */
const RENDER_EDGE = 6000;

/** Makes the thumbnail of a picture, upright and in sRGB. A picture that is cut short gives what there is of it. */
export async function makeThumbnail(path: string, to: string): Promise<TaskResult["thumbnail"]> {
  return await shrink(path, to, { edge: THUMBNAIL_EDGE, quality: 80 });
}

/** Makes a JPEG the loupe can show. */
export async function renderPicture(path: string, to: string): Promise<TaskResult["render"]> {
  return await shrink(path, to, { edge: RENDER_EDGE, quality: 92 });
}

async function shrink(
  path: string,
  to: string,
  how: { edge: number; quality: number },
): Promise<{ problem: Problem | null; made: boolean }> {
  const whole = await attempt(path, to, how, "warning");
  if (whole === "made") return { made: true, problem: null };
  if (whole === "disk-full") return { made: false, problem: diskFull(to) };
  if (!existsSync(path)) return { made: false, problem: gone(path) };
  const part = await attempt(path, to, how, "none");
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
  path: string,
  to: string,
  { edge, quality }: { edge: number; quality: number },
  failOn: "none" | "warning",
): Promise<"made" | "failed" | "disk-full"> {
  const beside = `${to}.${String(process.pid)}.part`;
  try {
    await mkdir(dirname(to), { recursive: true });
    const input = sharp(path, { failOn, limitInputPixels: MAX_PIXELS, sequentialRead: true });
    await pipeline(input, edge).jpeg({ quality }).toFile(beside);
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

function pipeline(input: Sharp, edge: number): Sharp {
  return input
    .autoOrient()
    .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#808080" }) // transparency on the light table's grey
    .toColourspace("srgb");
}
