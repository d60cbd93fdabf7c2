import { shell } from "electron";
import type { Problem } from "../../shared/problem.ts";

/** Opens a file or folder with the system's program for it. Null when it was opened. */
export async function openInSystem(path: string): Promise<Problem | null> {
  const refused = await shell.openPath(path);
  if (refused === "") return null;
  const message = "The system has no program that opens this. Open it by hand; it is here.";
  return { kind: "unsupported", path, message };
}
