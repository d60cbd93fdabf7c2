import { BrowserWindow, type IpcMainInvokeEvent, ipcMain, nativeTheme } from "electron";
import { appearances, documentWays, zoomSteps } from "../../shared/bridge.ts";
import { channels } from "../preload/channels.ts";
import { answeredClosing } from "./closing.ts";
import { chooseArchive, chooseFile, chooseFolder, chooseNewArchive } from "./dialogs.ts";
import { dragExported } from "./drag-exported.ts";
import type { Answer } from "./engine-process.ts";
import { zoomWindow } from "./interface-zoom.ts";
import { openDocument } from "./open-document.ts";
import { openExport } from "./open-export.ts";
import { printStills } from "./print-stills.ts";
import { saveRightsReport } from "./save-rights-report.ts";
import { type WindowOrigin, isFromWindow } from "./security.ts";
import { shellInfo } from "./shell-info.ts";
import { showRightsReport } from "./show-rights-report.ts";
import { showStill } from "./show-still.ts";

type Handler = (window: BrowserWindow, ...given: unknown[]) => unknown;
type Ask = (procedure: string, input: unknown) => Promise<Answer>;

/** Listens to the window, and to nothing else: a message from any other page is refused unread. */
export function answerWindow(
  origin: WindowOrigin,
  ask: Ask,
  { settingsFile, takeLink }: { readonly settingsFile: string; readonly takeLink: () => unknown },
): void {
  const handle = (channel: string, handler: Handler): void => {
    ipcMain.handle(channel, (event, ...given: unknown[]) =>
      handler(windowOf(event, origin), ...given),
    );
  };
  handle(channels.ask, (_window, procedure, input) => ask(shortText(procedure), input));
  handle(channels.chooseFolder, (window, title) => chooseFolder(window, shortText(title)));
  handle(channels.chooseFile, (window, title) => chooseFile(window, shortText(title)));
  handle(channels.chooseNewArchive, (window) => chooseNewArchive(window));
  handle(channels.chooseArchive, (window) => chooseArchive(window));
  handle(channels.shellInfo, () => shellInfo());
  handle(channels.openExport, (_window, uuid, what) =>
    openExport(ask, { export: shortText(uuid), what: shortText(what) }),
  );
  handle(channels.dragExported, (window, uuid, copies) =>
    dragExported(window, ask, { export: shortText(uuid), copies }),
  );
  handle(channels.saveRightsReport, (window, asked) =>
    saveRightsReport(window, ask, fields(asked)),
  );
  handle(channels.showRightsReport, (window, asked) =>
    showRightsReport(window, ask, fields(asked)),
  );
  handle(channels.printStills, (_window, asked) => printStills(ask, fields(asked)));
  handle(channels.readyToClose, (window, unsaved) => answeredClosing(window, texts(unsaved)));
  handle(channels.showStill, (_window, still) => showStill(count(still), ask));
  handle(channels.openDocument, (_window, place, how) =>
    openDocument(ask, { place, how: oneOf(documentWays, how) }),
  );
  handle(channels.zoom, (window, step) => zoomWindow(window, oneOf(zoomSteps, step), settingsFile));
  handle(channels.takeLink, () => takeLink());
  handle(channels.setAppearance, (_window, appearance) => {
    nativeTheme.themeSource = oneOf(appearances, appearance);
  });
}

function windowOf(event: IpcMainInvokeEvent, origin: WindowOrigin): BrowserWindow {
  const window = isFromWindow(event, origin) ? BrowserWindow.fromWebContents(event.sender) : null;
  if (window === null) throw new Error("This page may not ask.");
  return window;
}

function shortText(value: unknown): string {
  if (typeof value !== "string" || value.length > 200) throw new Error("Expected a short text.");
  return value;
}

/** What is in them the engine looks at. */
function fields(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw new Error("Expected what is asked for.");
  return { ...value };
}

function texts(value: unknown): string[] {
  if (!Array.isArray(value)) throw new Error("Expected texts.");
  return value.map(String);
}

function oneOf<T extends string>(names: readonly T[], value: unknown): T {
  const found = names.find((name) => name === value);
  if (found === undefined) throw new Error(`Expected one of ${names.join(", ")}.`);
  return found;
}

function count(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw new Error("Expected a count or a key.");
  return value;
}

/** Tells every open window. */
export function tellWindows(event: string, data: unknown): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(channels.notice, { event, data });
  }
}
