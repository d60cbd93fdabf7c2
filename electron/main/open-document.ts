import { realpath, stat } from "node:fs/promises";
import { shell } from "electron";
import * as v from "valibot";
import type { Problem } from "../../shared/problem.ts";
import type { Answer } from "./engine-process.ts";
import { openInSystem } from "./open-in-system.ts";
import { wayToOpen } from "./open-with-care.ts";

const Located = v.object({ path: v.pipe(v.string(), v.minLength(1)) });

/**
 * Opens a paper of a licence or a release, or shows it in its folder. Only what the archive names as one is opened, and of
 * that only what is a paper by the ending of the file itself, whatever a link to it is called. Null when it was done.
 */
export async function openDocument(
  ask: (procedure: string, input: unknown) => Promise<Answer>,
  asked: { readonly place: unknown; readonly how: "open" | "show" },
): Promise<Problem | null> {
  const answer = await ask("rights.document", { place: asked.place });
  if ("problem" in answer) return answer.problem;
  const { path } = v.parse(Located, answer.output);
  const way = wayToOpen(path, "paper", process.platform);
  if (typeof way !== "string") return way;
  const found = await fileAt(path);
  if (found === null) {
    const message = "This document is not there now. Connect its disk, or say where it is now.";
    return { kind: "not-found", path, message };
  }
  const wayOfFile = wayToOpen(found.file, "paper", process.platform);
  if (typeof wayOfFile !== "string") return wayOfFile;
  if (asked.how === "open" && found.isFile && way === "open" && wayOfFile === "open")
    return await openInSystem(found.file);
  shell.showItemInFolder(path);
  if (asked.how === "show" || !found.isFile) return null;
  const message =
    "A file of this kind may be a program, or hold one, so it was not opened but is shown in its folder. Open it there if you know where it came from.";
  return { kind: "unsupported", path, message };
}

/** What is at a path, by its name without links; null where nothing is. */
async function fileAt(path: string): Promise<{ file: string; isFile: boolean } | null> {
  try {
    const file = await realpath(path);
    return { file, isFile: (await stat(file)).isFile() };
  } catch {
    return null;
  }
}
