import { app } from "electron";
import log from "electron-log/main.js";
import path from "node:path";

/** Writes to `logs/main.log` among the app's own files, and to the terminal while developing. */
export function startLog(): void {
  log.transports.file.resolvePathFn = () => path.join(app.getPath("userData"), "logs", "main.log");
  log.transports.file.maxSize = 5 * 1024 * 1024;
  log.transports.console.level = app.isPackaged ? false : "info";
  log.errorHandler.startCatching({ showDialog: false });
}

export function note(line: string): void {
  log.info(line);
}

export function warn(line: string): void {
  log.warn(line);
}
