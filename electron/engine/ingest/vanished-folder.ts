import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Problem } from "../../../shared/problem.ts";

/**
 * The uppermost folder on the way from `root` (itself included) to a file that is not there any more,
 * as a problem; null when all are there. One line for a disk that was unplugged, not one a file.
 */
export function vanishedFolder(root: string, file: string): (Problem & { path: string }) | null {
  const folders = relative(root, file).split(sep).slice(0, -1);
  const path = [
    root,
    ...folders.map((_, depth) => join(root, ...folders.slice(0, depth + 1))),
  ].find((folder) => !existsSync(folder));
  return path === undefined ? null : goneFolder(path);
}

/** That a folder is not where it was. */
export function goneFolder(path: string): Problem & { path: string } {
  return {
    kind: "gone",
    path,
    message:
      "This folder is not there any more. If its disk was unplugged, plug it in and index again.",
  };
}
