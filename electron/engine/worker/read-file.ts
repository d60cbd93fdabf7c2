import { closeSync, constants, openSync } from "node:fs";
import { isUnsure } from "../../../shared/carried.ts";
import type { Problem, ProblemKind } from "../../../shared/problem.ts";
import { readingOf } from "../catalog/reading.ts";
import { formatOf } from "../ingest/formats.ts";
import { iimReadings } from "../metadata/iim-readings.ts";
import { MAX_WHOLE_BYTES } from "../metadata/large-file.ts";
import { readCarried } from "../metadata/read-carried.ts";
import { tiffHeader } from "../metadata/tiff-directory.ts";
import { measure } from "./decode/measure.ts";
import { pictureProblem } from "./picture-problem.ts";
import { loadSidecars } from "./load-sidecars.ts";
import { readWhole, type ReadRefusal, type Whole } from "./read-whole.ts";
import type { ReadResult, Task, TaskResult } from "./tasks.ts";

/** A pipe that took a picture's name is opened at once, and then refused. Windows has neither pipe nor flag. */
const WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * Reads one file whole: its hash, what it and its sidecars carry, its size in pixels. Failures come
 * as problems.
 */
export async function readFile(task: ReadTask): Promise<TaskResult["read"]> {
  const whole = wholeOf(task.path);
  return "problem" in whole ? whole : await describe(task, whole);
}

/** How the IIM texts of a file read in every character set. Failures come as problems. */
export function readInCharsets(path: string): TaskResult["charsets"] {
  const whole = wholeOf(path);
  return "problem" in whole
    ? { readings: [], problem: whole.problem }
    : { readings: iimReadings(whole.bytes), problem: null };
}

type ReadTask = Extract<Task, { kind: "read" }>;

function wholeOf(path: string): Whole | { readonly problem: Problem } {
  try {
    const whole = readAndClose(openSync(path, WITHOUT_WAITING));
    return "refused" in whole ? refused(path, whole.refused) : whole;
  } catch (error) {
    return { problem: unreadable(path, error) };
  }
}

/** Why nothing is known of a file, in the words of {@link reasons}. */
type Refusal = ReadRefusal | "broken-png" | "drawing" | "foreign";

const reasons = {
  "no-file": ["unsupported", "This is not an ordinary file."],
  empty: ["empty", "This file is empty (0 bytes). Fetch it again from where it came from."],
  "too-large": ["too-large", "This file is larger than 8 GB, more than Stillroom reads."],
  changed: [
    "changed",
    "This file was being written while it was read. Index again when that is finished.",
  ],
  "broken-png": [
    "damaged",
    "This PNG was damaged on its way, perhaps sent as text. Fetch it again from where it came from.",
  ],
  drawing: [
    "unsupported",
    "This is a drawing (SVG), not a still, whatever its name says. It was passed over.",
  ],
  foreign: [
    "unsupported",
    "This file is not a picture, whatever its name says: its content is of no format Stillroom knows. It was passed over.",
  ],
} as const satisfies Readonly<Record<Refusal, readonly [ProblemKind, string]>>;

function readAndClose(file: number): ReturnType<typeof readWhole> {
  try {
    return readWhole(file);
  } finally {
    closeSync(file);
  }
}

async function describe(
  { path, sidecars: besides, iimCharsets = [] }: ReadTask,
  { bytes, size: fileBytes, hash, modifiedMs, inode }: Whole,
): Promise<TaskResult["read"]> {
  const format = formatOf(bytes);
  if (format === null) return refused(path, whatElse(bytes));
  const { sidecars, unread } = await loadSidecars(besides);
  const carried = readCarried(bytes, { sidecars });
  const asked = isUnsure(carried.iimCharset) ? iimCharsets : [];
  const { orientation, picture, ...size } = await measure(bytes, format);
  const isWhole = fileBytes <= MAX_WHOLE_BYTES;
  const problem = isWhole
    ? pictureProblem(path, format, { picture, ...size })
    : tooLarge(path, bytes);
  const result: ReadResult = {
    modifiedMs,
    inode,
    hash,
    bytes: fileBytes,
    format,
    ...size,
    // The file's own word on how it is turned counts only where viewers turn pictures by it.
    reading: readingOf({ ...carried, orientation }),
    inCharsets: asked.map((charset) => {
      const chosen = readCarried(bytes, { sidecars, iimCharset: charset });
      return { charset, reading: readingOf({ ...chosen, orientation }) };
    }),
    decodable: picture === "yes" && problem === null,
    problem,
    unreadSidecars: [...unread, ...carried.unreadSidecars],
  };
  return { result };
}

/** A picture of which only a part can be held: enough for the metadata of most, and for none of its pixels. */
function tooLarge(path: string, part: Buffer): Problem {
  const what =
    tiffHeader(part) === null ? "what its first 64 MB carry in words" : "what it carries in words";
  return {
    kind: "too-large",
    path,
    message: `This file is larger than 2 GB, more than Stillroom decodes. It is listed without a thumbnail, with ${what}. A smaller copy would be shown.`,
  };
}

/** What is no picture of a known format, as far as its beginning says. */
function whatElse(bytes: Buffer): "broken-png" | "drawing" | "foreign" {
  if (isBrokenPng(bytes)) return "broken-png";
  return isDrawing(bytes) ? "drawing" : "foreign";
}

/** SVG: before its root element stand at the most a byte order mark, an XML declaration, comments and a document type. */
function isDrawing(bytes: Buffer): boolean {
  return /^\u{feff}?\s*(?:<[?!][^>]*>\s*)*<(?:\w+:)?svg[\s>/]/u.test(
    bytes.toString("utf8", 0, 4096),
  );
}

/** The signature of a PNG is made so that a transfer that changes line ends or drops a bit breaks it. */
function isBrokenPng(bytes: Buffer): boolean {
  return bytes.toString("latin1", 1, 4) === "PNG";
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

function refused(path: string, refusal: Refusal): { problem: Problem } {
  const [kind, message] = reasons[refusal];
  return { problem: { kind, path, message } };
}
