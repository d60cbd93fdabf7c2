import type { BrowserWindow } from "electron";
import type { ZoomStep } from "../../shared/bridge.ts";
import { readSettings, writeSettings } from "./settings.ts";

/** The window is laid out for all of these at its least size, 900 by 600: at 2 it is 450 wide inside. */
const factors = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

/** The factor after a step from another, which may lie between two. */
export function nextZoom(now: number, step: ZoomStep): number {
  // Chromium keeps zoom as a logarithm and gives back 1.2499999.
  const least = 0.001;
  switch (step) {
    case "in":
      return factors.find((factor) => factor > now + least) ?? now;
    case "out":
      return factors.findLast((factor) => factor < now - least) ?? now;
    case "reset":
      return 1;
  }
}

/** Zooms the interface of a window, and keeps that for the next start. */
export function zoomWindow({ webContents }: BrowserWindow, step: ZoomStep, file: string): void {
  const zoom = nextZoom(webContents.getZoomFactor(), step);
  webContents.setZoomFactor(zoom);
  try {
    writeSettings(file, { ...readSettings(file), zoom });
  } catch {
    // a full or read-only disk must not keep the window from zooming; the next start is as before
  }
}

/** Opens a window as it was zoomed last. */
export function keepZoom({ webContents }: BrowserWindow, file: string): void {
  const { zoom = 1 } = readSettings(file);
  webContents.on("dom-ready", () => webContents.setZoomFactor(zoom));
}
