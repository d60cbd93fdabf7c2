import { isDeepStrictEqual } from "node:util";
import type { Catalog } from "./catalog/catalog.ts";
import {
  currentChange,
  noteChange,
  notedChange,
  type NotedChange,
} from "./catalog/noted-change.ts";

/** At most once in so long while changes come: what a kill can leave unnoted. */
const EVERY_MS = 2000;
/** After a change that comes alone: its answer, and what follows from it, go first. */
const SOON_MS = 200;

/**
 * Notes the last change of an open archive beside its catalog (catalog/noted-change.ts). A change costs nothing
 * more for it: what is noted is read and written later, and never before the change is on disk, so a note is never
 * ahead of its catalog. Where it cannot be written the log says so, and the change stands all the same.
 */
export class ChangeNote {
  private readonly catalog: Catalog;
  private timer: NodeJS.Timeout | null = null;
  private begunAt = -Infinity;
  /** What the file says, once it was looked at. */
  private noted: NotedChange | null | undefined = undefined;
  private writing: Promise<void> = Promise.resolve();
  private isFailing = false;

  constructor(catalog: Catalog) {
    this.catalog = catalog;
  }

  /** The history has become another. Keeps no process alive. */
  changed(): void {
    if (this.timer !== null || this.catalog.readOnly !== null) return;
    const wait = Math.max(SOON_MS, this.begunAt + EVERY_MS - performance.now());
    this.timer = setTimeout(() => void this.note(), wait).unref();
  }

  /** Notes what is not noted yet, while the catalog is still open. */
  async close(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    await this.note();
  }

  /** One after the other, as two would write the same file. */
  private note(): Promise<void> {
    this.timer = null;
    this.begunAt = performance.now();
    this.writing = this.writing.then(() => this.noteNow());
    return this.writing;
  }

  private async noteNow(): Promise<void> {
    const { db, folder, readOnly } = this.catalog;
    if (!db.open || readOnly !== null) return;
    try {
      const current = currentChange(db);
      if (this.noted === undefined) this.noted = notedChange(folder);
      if (current === null || isDeepStrictEqual(current, this.noted)) return;
      await noteChange(folder, current);
      this.noted = current;
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing)
        process.stderr.write(`noting the last change of ${folder}: ${String(error)}\n`);
      this.isFailing = true;
    }
  }
}
