import { closeSync, fsyncSync, openSync } from "node:fs";

/** Has the system write the names in a folder to the disk. Windows does so by itself, and opens no folder. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
