import { BrowserWindow } from "electron";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Problem } from "../../shared/problem.ts";
import type { Answer } from "./engine-process.ts";
import { pageOfTheEngine } from "./print-page.ts";

/** What Chromium says when whoever prints has thought better of it. */
const CANCELLED = /cancel/iu;

/** Prints a contact sheet of stills, by the system's dialog. Null when it went to the printer or was called off. */
export async function printStills(
  ask: (procedure: string, input: unknown) => Promise<Answer>,
  asked: Readonly<Record<string, unknown>>,
): Promise<Problem | null> {
  const folder = await mkdtemp(path.join(tmpdir(), "stillroom-print-"));
  const page = path.join(folder, "sheet.html");
  const window = new BrowserWindow({ show: false, webPreferences: pageOfTheEngine() });
  try {
    const answer = await ask("stills.sheet", { ...asked, path: page });
    if ("problem" in answer) return answer.problem;
    await window.loadFile(page);
    const refusal = await printed(window);
    return refusal === null || CANCELLED.test(refusal) ? null : unprinted;
  } finally {
    window.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Why it was not printed, in Chromium's words; null when it was. */
function printed(window: BrowserWindow): Promise<string | null> {
  return new Promise((resolve) => {
    window.webContents.print({ printBackground: true }, (done, reason) =>
      resolve(done ? null : reason),
    );
  });
}

const unprinted: Problem = {
  kind: "unsupported",
  message:
    "The system did not print. See whether a printer is set up and switched on. An export writes the contact sheet as PDF, which can be printed elsewhere.",
};
