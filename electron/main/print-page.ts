import { BrowserWindow, session, type WebPreferences } from "electron";
import { writeFile } from "node:fs/promises";

const cell =
  "overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font: 7pt 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; color: #444";

/** Chromium fills in what the page calls itself, and the numbers. */
const headerTemplate = `<div style="display: flex; width: 100%; margin: 0 12mm"><span class="title" style="flex: 1; ${cell}"></span></div>`;
const footerTemplate = `<div style="width: 100%; margin: 0 12mm; text-align: right; ${cell}"><span class="pageNumber"></span> / <span class="totalPages"></span></div>`;

/** For a page of the engine's own, which needs neither scripts nor the network to be drawn. */
export function pageOfTheEngine(): WebPreferences {
  return {
    sandbox: true,
    javascript: false,
    session: session.fromPartition("pages"), // that of the window refuses files
  };
}

/**
 * Prints a page of the engine's own as a tagged PDF: its title above, page numbers below, in margins that its own style
 * leaves. @throws what the disk says, or another error where the page could not be printed.
 */
export async function printPage(page: string, to: string): Promise<void> {
  const window = new BrowserWindow({ show: false, webPreferences: pageOfTheEngine() });
  try {
    await window.loadFile(page);
    const pdf = await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      pageSize: "A4",
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: true,
      headerTemplate,
      footerTemplate,
    });
    await writeFile(to, pdf);
  } finally {
    window.destroy();
  }
}
