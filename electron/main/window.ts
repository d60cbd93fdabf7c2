import { BrowserWindow, nativeTheme, screen } from "electron";
import { appOrigin } from "./app-address.ts";
import { keepZoom } from "./interface-zoom.ts";
import { readSettings, writeSettings } from "./settings.ts";
import { placeWindow, smallest } from "./window-place.ts";

export type WindowOptions = {
  readonly preload: string;
  readonly settingsFile: string;
  /** Address of the development server, if the window comes from there. */
  readonly developmentServer: string | undefined;
};

/** The window's own background greys: what is seen until the page has drawn itself. */
const background = { dark: "#1b1b1b", light: "#f2f2f2" };

/** Opens the window where it stood last, and shows it once it has something to show. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const saved = readSettings(options.settingsFile).window;
  const window = new BrowserWindow({
    ...placeWindow(
      saved,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: "Stillroom",
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Chromium's would fetch dictionaries from a server, and hangs on some texts where others are put in
      // their place (webFrame.setSpellCheckProvider, Electron 33): the caption desk tells misspelt words.
      spellcheck: false,
    },
  });
  if (saved?.maximized === true) window.maximize();
  keepZoom(window, options.settingsFile);
  window.once("ready-to-show", () => window.show());
  window.webContents.once("did-finish-load", () => setTimeout(() => showAtLast(window), DRAWN_MS));
  window.on("close", () => remember(window, options.settingsFile));
  void window.loadURL(options.developmentServer ?? `${appOrigin}/`);
  return window;
}

/** A page that has not drawn itself by then, as where drawing by the processor stalls, is shown all the same: hidden it never will. */
const DRAWN_MS = 2000;

function showAtLast(window: BrowserWindow): void {
  if (!window.isDestroyed() && !window.isVisible()) window.show();
}

function remember(window: BrowserWindow, file: string): void {
  const place = { ...window.getNormalBounds(), maximized: window.isMaximized() };
  try {
    writeSettings(file, { ...readSettings(file), window: place });
  } catch {
    // a full or read-only disk must not keep the window from closing; it opens in the middle next time
  }
}
