import { BrowserWindow } from "electron";
import { mkdtemp } from "node:fs/promises";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Problem } from "../../shared/problem.ts";
import type { Answer } from "./engine-process.ts";
import { pageOfTheEngine } from "./print-page.ts";

/**
 * Shows the rights report of stills in a window of its own, which goes with the one it was asked for in. Escape
 * closes it. Null when it is shown, else why not.
 */
export async function showRightsReport(
  window: BrowserWindow,
  ask: (procedure: string, input: unknown) => Promise<Answer>,
  asked: Readonly<Record<string, unknown>>,
): Promise<Problem | null> {
  const folder = await mkdtemp(path.join(tmpdir(), "stillroom-report-"));
  const forget = (): void => rmSync(folder, { recursive: true, force: true });
  const page = path.join(folder, "report.html");
  const answer = await ask("rights.report", { ...asked, path: page });
  if ("problem" in answer) {
    forget();
    return answer.problem;
  }
  const shown = new BrowserWindow({
    parent: window,
    width: 900,
    height: 900,
    webPreferences: pageOfTheEngine(),
  });
  shown.setMenu(null); // its commands are those of the other window
  shown.webContents.on("before-input-event", (_event, { type, key }) => {
    if (type === "keyDown" && key === "Escape") shown.close();
  });
  shown.on("closed", forget);
  await shown.loadFile(page);
  return null;
}
