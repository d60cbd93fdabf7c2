import type { StoppedAt } from "../../../shared/contract/archive.ts";
import { within } from "../catalog/sources.ts";

/**
 * Folders whose indexing the archivist stopped, and at what: nobody goes on with that unasked while the
 * archive is open. Paths with forward slashes.
 */
export class RestingFolders {
  private readonly folders = new Map<string, StoppedAt>();

  rest(folder: string, at: StoppedAt): void {
    this.folders.set(folder, at);
  }

  /** A folder is read again because somebody asked: what lies in it, or around it, rests no longer. */
  wake(folder: string): void {
    for (const resting of this.folders.keys())
      if (within(folder, resting) !== null || within(resting, folder) !== null)
        this.folders.delete(resting);
  }

  /** At what a folder rests, or one around it: where one was stopped earlier than the other, at that. */
  stoppedAt(folder: string): StoppedAt | null {
    const around = [...this.folders].filter(([resting]) => within(resting, folder) !== null);
    if (around.length === 0) return null;
    return around.some(([, at]) => at === "reading") ? "reading" : "thumbnails";
  }
}
