import { createHash } from "node:crypto";
import { open, type FileHandle } from "node:fs/promises";
import sharp from "sharp";
import type { Problem, ProblemKind } from "../../../shared/problem.ts";
import { formatOf } from "../ingest/formats.ts";
import { readCarried } from "../metadata/read-carried.ts";
import type { ReadResult, TaskResult } from "./tasks.ts";

/** Node reads files up to 2 GiB in one piece. */
const MAX_BYTES = 2 ** 31 - 1;

/** Pixels we decode at the most: 400 megapixels take 1.2 GB; more is an accident or an attack. */
export const MAX_PIXELS = 400_000_000;

/** Reads one file whole: its hash, what it carries, its size in pixels. Failures come as problems. */
export async function readFile(path: string): Promise<TaskResult["read"]> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, "r");
    const before = await handle.stat();
    if (!before.isFile()) return refused("unsupported", path, "This is not an ordinary file.");
    if (before.size === 0)
      return refused(
        "empty",
        path,
        "This file is empty (0 bytes). Fetch it again from where it came from.",
      );
    if (before.size > MAX_BYTES)
      return refused(
        "too-large",
        path,
        "This file is larger than 2 GB, more than Stillroom reads.",
      );
    const bytes = await handle.readFile();
    const after = await handle.stat();
    if (
      after.size !== before.size ||
      after.mtimeMs !== before.mtimeMs ||
      bytes.length !== before.size
    ) {
      return refused(
        "changed",
        path,
        "This file was being written while it was read. Index again when that is finished.",
      );
    }
    return await describe(path, bytes, { modifiedMs: before.mtimeMs, inode: before.ino });
  } catch (error) {
    return { problem: unreadable(path, error) };
  } finally {
    await handle?.close();
  }
}

async function describe(
  path: string,
  bytes: Buffer,
  stats: { modifiedMs: number; inode: number },
): Promise<TaskResult["read"]> {
  const format = formatOf(bytes);
  if (format === null) {
    return refused(
      "damaged",
      path,
      "This file is not a picture in a format Stillroom reads, whatever its name says.",
    );
  }
  const read = readCarried(bytes);
  // libheif has turned an AVIF by its own irot already; the Exif orientation would turn it twice.
  const carried = format === "avif" ? { ...read, orientation: 1 } : read;
  const pixels = await measure(bytes);
  const result: ReadResult = {
    ...stats,
    hash: createHash("sha256").update(bytes).digest(),
    bytes: bytes.length,
    format,
    width: pixels?.width ?? null,
    height: pixels?.height ?? null,
    pages: pixels?.pages ?? 1,
    carried,
    decodable: pixels !== null && pixels.width * pixels.height <= MAX_PIXELS,
    problem: problemWith(path, pixels),
  };
  return { result };
}

type Pixels = { readonly width: number; readonly height: number; readonly pages: number };

async function measure(bytes: Buffer): Promise<Pixels | null> {
  try {
    const { width, height, pages, pageHeight } = await sharp(bytes, {
      limitInputPixels: false,
      failOn: "none",
    }).metadata();
    return { width, height: pageHeight ?? height, pages: pages ?? 1 };
  } catch {
    return null; // Not decodable: said by problemWith.
  }
}

function problemWith(path: string, pixels: Pixels | null): Problem | null {
  if (pixels === null) {
    return {
      kind: "damaged",
      path,
      message:
        "This picture is damaged and cannot be shown; what it carries in words was read. Fetch it again from where it came from.",
    };
  }
  if (pixels.width * pixels.height <= MAX_PIXELS) return null;
  const size = `${pixels.width.toLocaleString("en")} × ${pixels.height.toLocaleString("en")} pixels`;
  return {
    kind: "too-large",
    path,
    message: `This picture has ${size}, more than Stillroom decodes (400 million). It is listed without a thumbnail.`,
  };
}

function unreadable(path: string, error: unknown): Problem {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT" || code === "ESTALE" || code === "ENODEV") {
    return {
      kind: "gone",
      path,
      message:
        "This file vanished while the folder was being read. If its disk was unplugged, plug it in and index again.",
    };
  }
  if (code === "EACCES" || code === "EPERM") {
    return {
      kind: "unreadable",
      path,
      message: "You have no permission to read this file. Change its permissions and index again.",
    };
  }
  return {
    kind: "unreadable",
    path,
    message:
      "This file could not be read from the disk. If this happens to others too, the disk may be failing.",
  };
}

function refused(kind: ProblemKind, path: string, message: string): { problem: Problem } {
  return { problem: { kind, path, message } };
}
