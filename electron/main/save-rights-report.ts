import { type BrowserWindow, app, dialog } from "electron";
import { copyFile, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { SavedReport } from "../../shared/bridge.ts";
import type { Problem } from "../../shared/problem.ts";
import type { Answer } from "./engine-process.ts";
import { printPage } from "./print-page.ts";

/** What a report can be saved as; the first is offered. */
const kinds = [
  { name: "PDF", extensions: ["pdf"] },
  { name: "Page", extensions: ["html"] },
  { name: "Workbook", extensions: ["xlsx"] },
  { name: "JSON", extensions: ["json"] },
];

const endings = kinds.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`));

/**
 * Asks where a rights report shall be saved and has the engine write it; as PDF the page is printed. The system's
 * dialog has asked before a file is replaced, and it is replaced whole or not at all. Null when the archivist cancelled.
 */
export async function saveRightsReport(
  window: BrowserWindow,
  ask: (procedure: string, input: unknown) => Promise<Answer>,
  asked: Readonly<Record<string, unknown>>,
): Promise<SavedReport | null> {
  const { filePath } = await dialog.showSaveDialog(window, {
    title: "Rights report",
    defaultPath: path.join(app.getPath("documents"), "Rights report.pdf"),
    filters: kinds,
    properties: ["createDirectory", "showOverwriteConfirmation"],
  });
  if (filePath === "") return null;
  if (!endings.includes(path.extname(filePath).toLowerCase()))
    return { problem: unknownKind(filePath) };
  const isPdf = filePath.toLowerCase().endsWith(".pdf");
  const folder = await mkdtemp(path.join(tmpdir(), "stillroom-report-"));
  try {
    const made = path.join(folder, isPdf ? "report.html" : `report${path.extname(filePath)}`);
    const answer = await ask("rights.report", { ...asked, path: made });
    if ("problem" in answer) return { problem: answer.problem };
    const report = isPdf ? path.join(folder, "report.pdf") : made;
    if (isPdf) await printPage(made, report);
    await place(report, filePath);
    return { path: filePath };
  } catch {
    return { problem: unwritten(filePath) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Beside its place first: another disk is copied to, and nobody finds half a report. */
async function place(file: string, to: string): Promise<void> {
  const beside = path.join(path.dirname(to), `.stillroom-${path.basename(to)}`);
  try {
    await copyFile(file, beside);
    await rename(beside, to);
  } finally {
    await rm(beside, { force: true });
  }
}

/** An ending is not put on by itself: a file of that name may be there, and nobody was asked. */
function unknownKind(file: string): Problem {
  return {
    kind: "invalid",
    path: file,
    message: `What “${path.basename(file)}” shall be is told by its ending, and nothing was saved. Give it one of these: ${endings.join(", ")}.`,
  };
}

function unwritten(file: string): Problem {
  return {
    kind: "read-only",
    path: file,
    message: `The rights report could not be saved in ${path.dirname(file)}: the system refused. Look whether the disk is full or write-protected, or whether the file is open in another program, and save again or elsewhere.`,
  };
}
