import { rmSync } from "node:fs";
import { join } from "node:path";

/** Where pictures of a catalog are made that take their names once they are whole; on one disk with those. */
export function unfinishedFolder(catalog: string): string {
  return join(catalog, "thumbnails", "unfinished");
}

/** Takes away what a program that was killed has not finished. Only whoever may write the catalog calls it. */
export function clearUnfinished(catalog: string): void {
  try {
    rmSync(unfinishedFolder(catalog), { recursive: true, force: true });
    rmSync(join(catalog, "search.snapshot.part"), { force: true });
  } catch {
    // It is in nobody's way, and is tried again at the next opening.
  }
}
