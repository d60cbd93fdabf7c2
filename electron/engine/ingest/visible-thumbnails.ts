import { pendingThumbnailOf, type PendingThumbnail } from "../catalog/files.ts";
import { PoolClosed } from "../worker/pool.ts";
import { attemptThumbnail, keepAttempts } from "./one-thumbnail.ts";
import type { ThumbnailTools } from "./thumbnails.ts";

/** Of what was looked at before, this much waits behind what is looked at now: a view is read in several parts. */
const KEPT_OF_BEFORE = 400;

/**
 * Makes the thumbnails of stills that are looked at right now before all others: each once however
 * often it is looked at, and those of the newest view first.
 */
export class VisibleThumbnails {
  private readonly tools: ThumbnailTools;
  /** Hashes (hex) of what is being made. */
  private readonly inWork = new Set<string>();
  private waiting: PendingThumbnail[] = [];
  private lanes = 0;

  constructor(tools: ThumbnailTools) {
    this.tools = tools;
  }

  /** Stills that came into view and have no thumbnail yet. Nobody waits for it; `made` tells of each. */
  look(stills: readonly number[]): void {
    const seen = new Set(this.inWork);
    const isNew = ({ hash }: PendingThumbnail): boolean => {
      const key = hash.toString("hex");
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    };
    const now = stills
      .flatMap((still) => pendingThumbnailOf(this.tools.db, still) ?? [])
      .filter(isNew);
    const before = this.waiting.filter(isNew).slice(0, KEPT_OF_BEFORE);
    this.waiting = [...now, ...before];
    while (this.lanes < this.tools.pool.size && this.waiting.length > 0) {
      this.lanes += 1;
      void this.work();
    }
  }

  /** One lane for each worker, so that hardly anything of an older view stands in the workers' own queue. */
  private async work(): Promise<void> {
    try {
      for (let file = this.waiting.shift(); file !== undefined; file = this.waiting.shift())
        await this.make(file);
    } catch (error) {
      // Closed meanwhile: they are still pending.
      if (!(error instanceof PoolClosed) && this.tools.db.open)
        process.stderr.write(`thumbnails: ${String(error)}\n`);
    } finally {
      this.lanes -= 1;
    }
  }

  private async make(file: PendingThumbnail): Promise<void> {
    const key = file.hash.toString("hex");
    this.inWork.add(key);
    try {
      const attempt = await attemptThumbnail(this.tools, file, "visible");
      const { stills, troubled, folderFails } = keepAttempts(this.tools, [attempt], null);
      if (!folderFails) await this.tools.made(stills, troubled);
    } finally {
      this.inWork.delete(key);
    }
  }
}
