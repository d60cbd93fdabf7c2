import { existsSync } from "node:fs";
import { shell } from "electron";
import type { Problem } from "../../shared/problem.ts";
import type { Answer } from "./engine-process.ts";
import { fileToShow } from "./file-to-show.ts";

type Ask = (procedure: string, input: unknown) => Promise<Answer>;

/**
 * Shows the file of a still in the system's file manager. The window names the still by its key and
 * never a path, so nothing but files of the catalog can be shown. Null when it was done.
 */
export async function showStill(still: number, ask: Ask): Promise<Problem | null> {
  const answer = await ask("stills.get", { id: still });
  if ("problem" in answer) return answer.problem;
  const found = fileToShow(answer.output, existsSync);
  if ("problem" in found) return found.problem;
  shell.showItemInFolder(found.path);
  return null;
}
