import type { StoppedAt } from "../../../shared/contract/archive.ts";
import type { Archive } from "../archive.ts";
import { countPending } from "../catalog/files.ts";

/** What was left to do of indexing a folder that was stopped; null when it was not, or all is done by now. */
export function leftToDo({ catalog, resting }: Archive, folder: string): StoppedAt | null {
  const at = resting.stoppedAt(folder);
  // those of stills that are looked at are made all the same
  return at === "thumbnails" && countPending(catalog.db, [folder]) === 0 ? null : at;
}
