import { app } from "electron";
import log from "electron-log/main.js";
import path from "node:path";

/** Among the app's own files. */
export function logFile(): string {
  return path.join(app.getPath("userData"), "logs", "main.log");
}

/** Writes to the log file, and to the terminal while developing. */
export function startLog(): void {
  log.transports.file.resolvePathFn = logFile;
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
