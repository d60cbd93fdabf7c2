import type { Problem } from "../../../shared/problem.ts";
import { loadNets, readFaces } from "../faces/read-faces.ts";
import type { Pixels } from "../near/luma.ts";
import { openPicture } from "./decode/open-picture.ts";
import { isReadable } from "./is-readable.ts";
import type { Task, TaskResult } from "./tasks.ts";

/** Long edge of the picture in which faces are looked for: in it a face a tenth as wide is told from others. */
const EDGE = 1600;

/**
 * The faces in a picture; null when it cannot be decoded. Whatever else goes wrong says nothing about the
 * picture, and is told as the problem that it is.
 */
export async function facesOfPicture(
  task: Extract<Task, { kind: "faces" }>,
): Promise<TaskResult["faces"]> {
  try {
    loadNets();
  } catch {
    return { faces: null, problem: { kind: "internal", message: NO_NETS } };
  }
  const picture = await pixelsOf(task);
  if (picture === null)
    return { faces: null, problem: (await isReadable(task.path)) ? null : unreadable(task.path) };
  try {
    return { faces: readFaces(picture), problem: null };
  } catch {
    return { faces: null, problem: { kind: "internal", message: OUR_FAULT } };
  }
}

async function pixelsOf({
  path,
  format,
}: Extract<Task, { kind: "faces" }>): Promise<Pixels | null> {
  try {
    const picture = await openPicture(path, { format, page: 1, failOn: "none" });
    if (picture === null) return null;
    const { data, info } = await picture
      .resize({ width: EDGE, height: EDGE, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#808080" })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    return { data, width, height, channels };
  } catch {
    return null; // what is wrong with it is told where it was read
  }
}

function unreadable(path: string): Problem {
  return {
    kind: "unreadable",
    path,
    message:
      "No faces were looked for in this file, because the system does not let us read it now. Check its permissions and its disk; it is tried again.",
  };
}

const NO_NETS =
  "Faces cannot be looked for, because a part of Stillroom that finds them is missing or damaged. Install Stillroom again, and choose Go on in “Look for faces…”.";

const OUR_FAULT =
  "Looking for faces stopped at an unexpected fault of Stillroom’s own. What was found is kept; choose Go on in “Look for faces…” to try again.";
