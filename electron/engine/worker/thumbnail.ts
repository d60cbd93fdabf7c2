import { constants, existsSync } from "node:fs";
import { access, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Sharp } from "sharp";
import type { Problem } from "../../../shared/problem.ts";
import { sealed } from "../catalog/sealed-thumbnail.ts";
import type { Format } from "../ingest/formats.ts";
import { openPicture } from "./decode/open-picture.ts";
import { isReadable } from "./is-readable.ts";
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
  readonly madeIn?: string;
  readonly edge: number;
  readonly quality: number;
};

/** Makes the thumbnail of a picture, upright and in sRGB. A picture that is cut short gives what there is of it. */
export async function makeThumbnail(
  task: Extract<Task, { kind: "thumbnail" }>,
): Promise<TaskResult["thumbnail"]> {
  return await shrink({ ...task, page: 1, edge: THUMBNAIL_EDGE, quality: 80 });
}

/** Makes a JPEG the loupe can show of one page, upright and in sRGB. */
export async function renderPicture(
  task: Extract<Task, { kind: "render" }>,
): Promise<TaskResult["render"]> {
  return await shrink({ ...task, edge: RENDER_EDGE, quality: 92 });
}

async function shrink(how: Shrinking): Promise<{ problem: Problem | null; made: boolean }> {
  const { path, to } = how;
  const whole = await attempt(how, "warning");
  if (whole === "made") return { made: true, problem: null };
  if (whole === "disk-full") return { made: false, problem: diskFull(to) };
  if (whole === "unwritable") return { made: false, problem: unwritable(to) };
  if (!existsSync(path)) return { made: false, problem: gone(path) };
  if (!(await isReadable(path))) return { made: false, problem: unreadable(path) };
  const part = await attempt(how, "none");
  const message =
    part === "made"
      ? "This picture is damaged or cut short: what is shown of it may be only a part. Fetch it again from where it came from."
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

function unwritable(path: string): Problem {
  return {
    kind: "read-only",
    path,
    message:
      "The archive's folder of thumbnails cannot be written to. Change its permissions and index again.",
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

function unreadable(path: string): Problem {
  return {
    kind: "unreadable",
    path,
    message:
      "This file cannot be read now, so it has no thumbnail yet. Check its disk and its permissions and index again.",
  };
}

/** Written elsewhere and renamed, so that a thumbnail is there whole or not at all; with a seal, by which it is known as it was made. */
async function attempt(
  { path, format, page, to, madeIn = dirname(to), edge, quality }: Shrinking,
  failOn: "none" | "warning",
): Promise<"made" | "failed" | "disk-full" | "unwritable"> {
  const beside = join(madeIn, `${basename(to)}.${String(process.pid)}.part`);
  try {
    await mkdir(madeIn, { recursive: true });
    await mkdir(dirname(to), { recursive: true });
    const input = await openPicture(path, { format, page, failOn });
    if (input === null) return "failed";
    const jpeg = await pipeline(input, edge).jpeg({ quality }).toBuffer();
    await writeFile(beside, sealed(jpeg));
    await rename(beside, to);
    return "made";
  } catch (error) {
    const isFull = saysFull(error); // asked first: where no folder can be made nothing can be written either
    if (!isFull && (await cannotHold(dirname(to)))) return "unwritable";
    await rm(beside, { force: true });
    return isFull ? "disk-full" : "failed";
  }
}

/** In the words of the system or of libvips; a quota that is used up is a full disk too. */
function saysFull(error: unknown): boolean {
  return (
    error instanceof Error &&
    /no space left|ENOSPC|quota exceeded|EDQUOT|write error|wrote short/iu.test(error.message)
  );
}

async function cannotHold(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

/** Profiles are honoured: libvips converts from the one in the picture, or from sRGB where there is none. */
function pipeline(input: Sharp, edge: number): Sharp {
  return input
    .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#808080" }) // transparency on the light table's grey
    .toColourspace("srgb");
}
