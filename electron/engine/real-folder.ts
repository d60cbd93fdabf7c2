import { realpathSync } from "node:fs";
import { resolve } from "node:path";

/**
 * A folder by the one name the system has for it, whatever link, drive letter or upper and lower case
 * led to it, so that the same one is never taken for two. One that is not there keeps the name given.
 */
export function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return resolve(folder);
  }
}
