import type { EngineEvents, EventName } from "../../shared/contract/index.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { StillId } from "../../shared/still.ts";
import { openCatalog, type Catalog } from "./catalog/catalog.ts";
import { inTransactionUndone } from "./catalog/database.ts";
import { historyState, record, redo, undo, type Recorded } from "./catalog/history.ts";
import { interruptedJobs, saveJob, type JobRow } from "./catalog/jobs.ts";
import type { Action } from "./commands/action.ts";
import { exportInput, type ExportInput } from "./export/interrupted.ts";
import { startJobRunner, type JobRunner } from "./jobs/job-runner.ts";
import { SearchService } from "./search-service.ts";
import { SourceCounts } from "./source-counts.ts";
import { NearGroups } from "./near/near-groups.ts";
import { startPool, type WorkerPool } from "./worker/pool.ts";

/** Tells everyone who listens to the engine. */
export type Tell = <E extends EventName>(event: E, data: EngineEvents[E]) => void;

/** Above this many, changed stills are not named one by one. */
const NAMED_AT_MOST = 5000;

const TAKEN_UP = "Interrupted when Stillroom ended; taken up again.";

/** The folders of an index job, as `startIndexing` kept them. */
function foldersOf({ input }: JobRow): string[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(input) as string[];
}

/** An open catalog with everything that works on it. */
export class Archive {
  readonly catalog: Catalog;
  readonly search: SearchService;
  readonly jobs: JobRunner;
  readonly pool: WorkerPool;
  readonly sources: SourceCounts;
  readonly nearGroups: NearGroups;
  private readonly tell: Tell;

  constructor(folder: string, tell: Tell) {
    this.catalog = openCatalog(folder);
    this.tell = tell;
    this.pool = startPool();
    this.search = new SearchService(
      this.catalog.db,
      this.catalog.folder,
      this.catalog.readOnly === null,
      () => tell("catalog.changed", { stills: [], records: false }),
    );
    this.sources = new SourceCounts(this.catalog.db, () => {
      tell("catalog.changed", { stills: [], records: false });
    });
    this.nearGroups = new NearGroups(this.catalog.db);
    this.jobs = startJobRunner(this.catalog.db, (job) => {
      tell("job.changed", job);
    });
  }

  /** Refuses when the catalog is open read-only. */
  requireWritable(): void {
    if (this.catalog.readOnly !== null)
      throw new ProblemError("read-only", this.catalog.readOnly, this.catalog.folder);
  }

  /** Runs an action of the archivist: recorded, undoable, on disk before it is confirmed. */
  async perform<R>(
    action: () => Action<R>,
  ): Promise<{ result: R; label: string; change: number | null }> {
    this.requireWritable();
    let label = "";
    const recorded = record(this.catalog.db, () => {
      const done = action();
      label = done.label;
      return done;
    });
    await this.changed(recorded);
    return { result: recorded.result, label, change: recorded.change };
  }

  /** What an action would do, without doing it. */
  rehearse<R>(action: () => Action<R>): R {
    return inTransactionUndone(this.catalog.db, () => action().result);
  }

  /** Takes back the last action; null when there is none. With `only` (its key) no other than that. */
  async undo(only: number | null): Promise<string | null> {
    this.requireWritable();
    return await this.replayed(undo(this.catalog.db, only));
  }

  /** Does again what was undone last. */
  async redo(): Promise<string | null> {
    this.requireWritable();
    return await this.replayed(redo(this.catalog.db));
  }

  private async replayed(
    done: (Recorded<string> & { label: string }) | null,
  ): Promise<string | null> {
    this.nearGroups.changed(); // a decision about them may be what was taken back
    if (done !== null) await this.changed(done);
    return done?.label ?? null;
  }

  private async changed({ stills, records, rows }: Recorded<unknown>): Promise<void> {
    if (rows === 0) return;
    this.sources.changed();
    this.search.update(stills, records);
    this.tell("catalog.changed", {
      stills: stills.length > NAMED_AT_MOST ? null : stills,
      records,
    });
    this.tell("history.changed", historyState(this.catalog.db));
  }

  /** Near-duplicates were found or decided upon: whoever shows them asks again. */
  nearDuplicatesChanged(): void {
    this.nearGroups.changed();
    this.tell("catalog.changed", { stills: [], records: false });
  }

  /** Takes in stills that indexing stored, and tells of them. */
  async stored(stills: readonly StillId[], records: boolean): Promise<void> {
    this.sources.changed();
    this.search.update(stills, records);
    this.tell("catalog.changed", { stills, records });
  }

  /** Thumbnails came; only for those with a problem has anything to search changed. */
  pictured(stills: readonly StillId[], troubled: readonly StillId[]): void {
    if (troubled.length > 0) this.search.update(troubled, false);
    this.tell("catalog.changed", { stills, records: false });
  }

  /** What was at work when the program last ended; the old job rows are closed, for new ones take over. */
  takeInterrupted(): {
    readonly folders: string[];
    readonly exports: ExportInput[];
    readonly comparing: boolean;
  } {
    const { db, readOnly } = this.catalog;
    const folders = new Set<string>();
    const exports: ExportInput[] = [];
    let comparing = false;
    for (const job of readOnly === null ? interruptedJobs(db) : []) {
      saveJob(db, { ...job, state: "cancelled", outcome: TAKEN_UP });
      comparing ||= job.kind === "compare";
      if (job.kind === "index") for (const folder of foldersOf(job)) folders.add(folder);
      const input = job.kind === "export" ? exportInput(job.input) : null;
      if (input !== null) exports.push(input);
    }
    return { folders: [...folders], exports, comparing };
  }

  /** An interrupted export of which this is true, for whoever goes on with it; null when there is none. */
  takeInterruptedExport(isMeant: (input: ExportInput) => boolean): ExportInput | null {
    const { db } = this.catalog;
    for (const job of interruptedJobs(db)) {
      const input = job.kind === "export" ? exportInput(job.input) : null;
      if (input === null || !isMeant(input)) continue;
      saveJob(db, { ...job, state: "cancelled", outcome: TAKEN_UP });
      return input;
    }
    return null;
  }

  async close(): Promise<void> {
    await this.jobs.shutDown();
    this.pool.close();
    this.sources.stop();
    await this.search.close();
    this.catalog.close();
  }
}
