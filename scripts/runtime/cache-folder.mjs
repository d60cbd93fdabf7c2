import os from "node:os";
import path from "node:path";

/** Where what can be made again is kept, outside the checkout. */
export function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache");
  return path.join(base, "stillroom");
}
