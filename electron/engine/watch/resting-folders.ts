import { within } from "../catalog/sources.ts";

/**
 * Folders whose indexing the archivist stopped: nobody goes on with them unasked while the archive is
 * open. Paths with forward slashes.
 */
export class RestingFolders {
  private readonly folders = new Set<string>();

  rest(folder: string): void {
    this.folders.add(folder);
  }

  /** A folder is read again because somebody asked: what lies in it, or around it, rests no longer. */
  wake(folder: string): void {
    for (const resting of this.folders)
      if (within(folder, resting) !== null || within(resting, folder) !== null)
        this.folders.delete(resting);
  }

  /** Whether a folder rests, or one around it. */
  isResting(folder: string): boolean {
    return [...this.folders].some((resting) => within(resting, folder) !== null);
  }
}
