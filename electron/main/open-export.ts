import { shell } from "electron";
import * as v from "valibot";
import type { Problem } from "../../shared/problem.ts";
import type { Answer } from "./engine-process.ts";
import { openInSystem } from "./open-in-system.ts";
import { wayToOpen } from "./open-with-care.ts";

const Located = v.object({ path: v.pipe(v.string(), v.minLength(1)) });

/**
 * Opens what an export left behind with the system's programs. The window never names a path: the
 * engine checks what is asked and answers only with what the ledger records. Null when it was opened.
 */
export async function openExport(
  ask: (procedure: string, input: unknown) => Promise<Answer>,
  asked: { readonly export: string; readonly what: string },
): Promise<Problem | null> {
  const answer = await ask("ledger.locate", asked);
  if ("problem" in answer) return answer.problem;
  const { path } = v.parse(Located, answer.output);
  const way = wayToOpen(path, asked.what === "folder" ? "folder" : "document", process.platform);
  if (typeof way !== "string") return way;
  if (way === "show") {
    shell.showItemInFolder(path);
    return null;
  }
  return await openInSystem(path);
}
