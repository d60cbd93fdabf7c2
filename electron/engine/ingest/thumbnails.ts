import type { WritableDb } from "../catalog/database.ts";
import { countPending, pendingThumbnails, type PendingThumbnail } from "../catalog/files.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import type { WorkerPool } from "../worker/pool.ts";
import { attemptThumbnail, keepAttempts, type Attempt } from "./one-thumbnail.ts";

export type ThumbnailTools = {
  readonly db: WritableDb;
  readonly pool: WorkerPool;
  readonly folder: string;
  /** Told of stills whose thumbnail came or failed; `troubled` are those that have a problem now. */
  readonly made: (stills: readonly number[], troubled: readonly number[]) => Promise<void>;
};

const LISTED_AT_ONCE = 200;
/** Kept together, and so shown: seldom enough that the workers do not wait for the catalog. */
const KEPT_AFTER_MS = 150;

/**
 * Makes the thumbnails that are still wanting, of the whole archive or (`within`) of files below some folders. Those of visible stills are asked for by `VisibleThumbnails` meanwhile.
 */
export async function makeThumbnails(
  tools: ThumbnailTools,
  control: JobControl,
  within: readonly string[] | null,
): Promise<void> {
  await new ThumbnailPass(tools, control, within).run();
}

class ThumbnailPass {
  private readonly tools: ThumbnailTools;
  private readonly control: JobControl;
  private readonly within: readonly string[] | null;
  private readonly total: number;
  private done = 0;
  private folderFails = false;
  private listed: PendingThumbnail[] = [];
  private lastListed = 0;
  /** Made or failed, and not kept yet. */
  private attempts: Attempt[] = [];
  private keptAt = performance.now();

  constructor(tools: ThumbnailTools, control: JobControl, within: readonly string[] | null) {
    this.tools = tools;
    this.control = control;
    this.within = within;
    this.total = countPending(tools.db, within);
  }

  /** Two asked of each worker at a time: none waits, and a pass that is stopped has little left to wait for. */
  async run(): Promise<void> {
    this.control.progress(0, this.total);
    await Promise.all(Array.from({ length: this.tools.pool.size * 2 }, () => this.lane()));
    await this.keep();
  }

  private async lane(): Promise<void> {
    for (let file = this.next(); file !== undefined; file = this.next()) {
      const attempt = await attemptThumbnail(this.tools, file, "background");
      this.attempts.push(attempt); // not before: others keep what is there, and begin anew
      this.done += 1;
      const isDue = performance.now() - this.keptAt > KEPT_AFTER_MS;
      if (isDue || this.control.isPaused()) await this.keep();
      this.control.progress(Math.min(this.done, this.total), this.total);
      await this.control.whilePaused();
    }
  }

  private next(): PendingThumbnail | undefined {
    const { db } = this.tools;
    if (this.control.signal.aborted || this.folderFails || !db.open) return undefined;
    if (this.listed.length === 0) {
      this.listed = pendingThumbnails(db, this.within, this.lastListed, LISTED_AT_ONCE);
      this.lastListed = this.listed.at(-1)?.file ?? this.lastListed;
    }
    return this.listed.shift();
  }

  private async keep(): Promise<void> {
    const attempts = this.attempts;
    this.attempts = [];
    this.keptAt = performance.now();
    if (attempts.length === 0) return;
    const { stills, troubled, folderFails } = keepAttempts(this.tools, attempts, this.control.id);
    this.folderFails ||= folderFails;
    for (const _ of troubled) this.control.countProblem();
    if (folderFails) this.control.countProblem();
    await this.tools.made(stills, troubled);
  }
}
