import { setTimeout } from "node:timers/promises";
import type { Job } from "../../shared/contract/archive.ts";
import type { EngineEvents, EventName } from "../../shared/contract/index.ts";
import type { OfflineReason } from "../../shared/offline.ts";
import { ProblemError } from "../../shared/problem.ts";
import { forEachLinked } from "../../shared/search-document.ts";
import type { StillId } from "../../shared/still.ts";
import { ChangeNote } from "./change-note.ts";
import { BackupClock } from "./backups/backup-clock.ts";
import { Backups } from "./backups/backups.ts";
import { openCatalogOrCopy, type Catalog } from "./catalog/catalog.ts";
import { inTransactionUndone } from "./catalog/database.ts";
import { countDiffering } from "./catalog/file-differences.ts";
import { historyState } from "./catalog/history-list.ts";
import {
  labelTogether,
  lastDone,
  nextTogether,
  record,
  redo,
  undo,
  type Recorded,
} from "./catalog/history.ts";
import { exportKey } from "./catalog/ledger.ts";
import { interruptedJobs, saveJob, type JobRow } from "./catalog/jobs.ts";
import { countMissing } from "./catalog/missing-files.ts";
import { revertChange } from "./catalog/revert.ts";
import { RecordNames } from "./catalog/records/record-names.ts";
import { touchedByAll, type Touched } from "./catalog/touched.ts";
import { clearUnfinished } from "./catalog/unfinished.ts";
import type { Action } from "./commands/action.ts";
import type { PreviewedChange } from "./commands/batch-change.ts";
import { CreditReview } from "./credits/credit-review.ts";
import { FixityChecker } from "./fixity/fixity-checker.ts";
import { FaceFinder } from "./faces/face-finder.ts";
import { exportInput, type ExportInput } from "./export/interrupted.ts";
import type { Printer } from "./host-printer.ts";
import type { Located } from "./locate/located.ts";
import { Originals, requireAllBrought } from "./originals/originals.ts";
import { writingInput, type WritingInput } from "./originals/writing-input.ts";
import { startJobRunner, type JobRunner } from "./jobs/job-runner.ts";
import { VisibleThumbnails } from "./ingest/visible-thumbnails.ts";
import type { ReadableDb } from "./catalog/database.ts";
import { keptSearches, lostIn } from "./catalog/saved-searches.ts";
import { StatusClock } from "./rights/status-clock.ts";
import { SavedCounts, type Counting } from "./saved-counts.ts";
import { SearchService } from "./search-service.ts";
import { SourceCounts } from "./source-counts.ts";
import { NearGroups } from "./near/near-groups.ts";
import { LikelyRecords } from "./suggestions/likely-records.ts";
import { Suggestions } from "./suggestions/suggestions.ts";
import { RestingFolders } from "./watch/resting-folders.ts";
import { UsedTexts } from "./used-texts.ts";
import { SheetReader, type ComparedSheet } from "./caption-sheets/preview-captions.ts";
import { keptJson } from "./catalog/kept-json.ts";
import { startPool, type WorkerPool } from "./worker/pool.ts";

/** Tells everyone who listens to the engine. */
export type Tell = <E extends EventName>(event: E, data: EngineEvents[E]) => void;

/** Above this many, changed stills are not named one by one. */
const NAMED_AT_MOST = 5000;

/** Whoever started the engine ends it 10 s after asking it to: by then the search snapshot has to be written too. */
const TASKS_MS = 3_000;
const JOBS_MS = 2_000;
const BACKUP_MS = 2_000;

const TAKEN_UP = "Interrupted when Stillroom ended; taken up again.";

/** The folders of an index job, as `startIndexing` kept them. */
function foldersOf({ input }: JobRow): string[] {
  return keptJson<string[]>(input);
}

/** Waits for something, but no longer than that. */
async function atMost(ms: number, ended: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  const waited = setTimeout(ms, undefined, { signal: waiting.signal }).catch(() => undefined);
  await Promise.race([ended, waited]).finally(() => waiting.abort());
}

/** What an archive has around it. */
type Surroundings = {
  readonly tell: Tell;
  /** Called when the archive became read-only: another process took it over, or it was found damaged. */
  readonly lost: () => void;
  readonly printer: Printer | null;
};

/** An open catalog with everything that works on it. */
export class Archive {
  readonly catalog: Catalog;
  /** Null where nobody prints: documents that have to be are left out. */
  readonly printer: Printer | null;
  readonly search: SearchService;
  readonly jobs: JobRunner;
  readonly pool: WorkerPool;
  readonly sources: SourceCounts;
  /** What is not gone on with unasked. */
  readonly resting: RestingFolders;
  readonly nearGroups: NearGroups;
  readonly recordNames: RecordNames;
  /** What the last search for files that are away has found. */
  located: Located | null = null;
  /** What was looked at last before it is done. */
  previewed: PreviewedChange | null = null;
  /** The key of what is being looked at, or was last. */
  previewing: string | null = null;
  readonly sheets: SheetReader;
  /** Captions that were compared last, before they are taken in. */
  sheet: ComparedSheet | null = null;
  /** Stands for the captions that are being compared, or were last. */
  comparing: symbol | null = null;
  readonly visible: VisibleThumbnails;
  readonly faces: FaceFinder;
  readonly fixity: FixityChecker;
  readonly suggestions: Suggestions;
  readonly credits: CreditReview;
  readonly likely: LikelyRecords;
  readonly usedTexts: UsedTexts;
  readonly savedCounts: SavedCounts;
  readonly originals: Originals;
  readonly backups: Backups;
  readonly backupClock: BackupClock;
  private readonly changeNote: ChangeNote;
  private readonly statusClock: StatusClock;
  private readonly lost: () => void;
  private readonly tell: Tell;
  /** The stills that passes told to be missing, and how many of them were when it was last told. */
  private readonly missing = { stills: new Set<StillId>(), told: 0 };

  static async open(folder: string, around: Surroundings): Promise<Archive> {
    const catalog = await openCatalogOrCopy(folder);
    if (catalog.readOnly === null) clearUnfinished(catalog.folder);
    const archive = new Archive(catalog, around);
    try {
      await archive.search.update(await archive.originals.settle(), "none");
      return archive;
    } catch (error) {
      await archive.close(); // else nobody could open it again
      throw error;
    }
  }

  private constructor(catalog: Catalog, { tell, lost, printer }: Surroundings) {
    this.catalog = catalog;
    this.tell = tell;
    this.lost = lost;
    this.printer = printer;
    this.pool = startPool();
    this.sheets = new SheetReader(this.pool);
    this.search = new SearchService(
      this.catalog.db,
      this.catalog.folder,
      this.catalog.readOnly === null,
      {
        opened: () => {
          tell("catalog.changed", { stills: [], records: false });
          void this.statusClock.look(); // what was kept of the index may be of yesterday
        },
        damaged: () => tell("index.damaged", {}),
      },
    );
    this.statusClock = new StatusClock(this.catalog.db, {
      toldAt: () => this.search.toldAt,
      turned: async (stills, at) => {
        await this.search.turned(stills, at);
        if (stills.length > 0) this.statusesTurned(stills);
      },
    });
    this.savedCounts = new SavedCounts(
      () => keptSearches(this.catalog.db),
      countingWith(this.search, this.catalog.db),
      () => tell("searches.counted", {}),
    );
    this.sources = new SourceCounts(this.catalog.db, () => {
      tell("catalog.changed", { stills: [], records: false });
    });
    this.resting = new RestingFolders();
    this.nearGroups = new NearGroups(this.catalog.db);
    this.recordNames = new RecordNames(this.catalog.db);
    const { db } = this.catalog;
    this.suggestions = new Suggestions(db);
    this.usedTexts = new UsedTexts(db);
    this.credits = new CreditReview(
      db,
      () => this.catalog.readOnly === null,
      () => this.search.searchedAt,
    );
    this.likely = new LikelyRecords(db, (still) => this.suggestions.ofStill(still));
    this.visible = new VisibleThumbnails({
      db,
      pool: this.pool,
      folder: this.catalog.folder,
      made: (stills, troubled) => this.pictured(stills, troubled),
    });
    const told = (job: Job): void => {
      if (db.open) tell("job.changed", job); // one that ends late is not of the archive that is open by then
      this.goOnAfter(job);
    };
    this.jobs = startJobRunner(db, told, () => this.foundDamaged());
    this.originals = new Originals({
      catalog: this.catalog,
      pool: this.pool,
      jobs: this.jobs,
      stored: (stills) => this.stored(stills, false),
    });
    this.backups = new Backups({
      catalog: this.catalog,
      isWritingOriginals: () => this.jobs.isRunning("metadata"),
      changed: (running, share) => tell("backups.changed", { running, share }),
      damaged: () => this.foundDamaged(),
      failed: (problem) => tell("backups.failed", problem),
    });
    this.backupClock = new BackupClock(this.catalog, this.backups);
    this.changeNote = new ChangeNote(this.catalog);
    this.changeNote.changed(); // what is put in the catalog's place leaves no note
    this.faces = new FaceFinder({
      catalog: this.catalog,
      pool: this.pool,
      jobs: this.jobs,
      changed: (stills) => {
        if (stills.length === 0) this.suggestions.forgetFaces();
        this.likely.changed();
        this.tell("catalog.changed", { stills, records: false });
      },
    });
    this.fixity = new FixityChecker({
      catalog: this.catalog,
      jobs: this.jobs,
      changed: () => this.tell("catalog.changed", { stills: [], records: false }),
    });
    catalog.whenLost(() => {
      void this.jobs.shutDown("taken");
      lost();
    });
  }

  /** What nobody waits for comes last: faces, for other work may bring pictures, and then fixity. */
  private goOnAfter({ kind, state }: Job): void {
    if (state === "running" || state === "paused") return;
    if (kind !== "faces") this.faces.goOn();
    if (kind !== "fixity") this.fixity.goOn();
  }

  /** Its database is damaged: from now on it is only read, as far as it can be. */
  foundDamaged(): void {
    if (!this.catalog.foundDamaged()) return;
    void this.jobs.shutDown("damaged");
    this.lost();
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
    this.originals.requireRest();
    let label = "";
    const recorded = record(this.catalog.db, () => {
      const done = action();
      label = done.label;
      return done;
    });
    await this.changed(recorded);
    if (recorded.rows > 0) this.tellHistory();
    return { result: recorded.result, label, change: recorded.change };
  }

  /** Metadata were written into the originals of these stills, as an action of the history. */
  async originalsWritten(stills: readonly StillId[]): Promise<void> {
    await this.stored(stills, false);
    this.tellHistory();
  }

  /** Takes back an earlier action, or rows of it, as one of its own; the originals that it wrote go along. */
  async revert(asked: {
    change: number;
    rows: readonly number[] | null;
  }): Promise<{ changed: number; label: string; change: number | null }> {
    const changed = await this.originals.bring(asked.change, "back", asked.rows);
    const done = await this.perform(() => revertChange(this.catalog.db, asked));
    requireAllBrought(done.label, changed);
    return { changed: done.result.changed, label: done.label, change: done.change };
  }

  /** What an action would do, without doing it. */
  rehearse<R>(action: () => Action<R>): R {
    return inTransactionUndone(this.catalog.db, () => action().result);
  }

  /**
   * Takes back the last action; its label, or null when there is none. With `only` (its key) no other
   * than that. Throws a Problem when it cannot be taken back.
   */
  async undo(only: number | null): Promise<string | null> {
    const { db } = this.catalog;
    const changed: string[] = [];
    const [label = null] = await this.replayed(
      times(1, async () => {
        const last = lastDone(db);
        if (last !== null && (only ?? last.id) === last.id)
          changed.push(...(await this.originals.bring(last.id, "back")));
        return undo(db, only ?? last?.id ?? null);
      }),
    );
    requireAllBrought(label ?? "", changed);
    return label;
  }

  /**
   * Takes back every action after that one (its key), newest first, which one redo does again; answers how
   * many. Throws a Problem at one that cannot be taken back.
   */
  async undoSince(change: number): Promise<number> {
    const { db } = this.catalog;
    const changed: string[] = [];
    const undone = await this.replayed(async () => {
      const last = lastDone(db);
      if (last === null || last.id <= change) return null;
      changed.push(...(await this.originals.bring(last.id, "back")));
      return undo(db, last.id, change);
    });
    requireAllBrought(`${undone.length.toLocaleString("en")} changes`, changed);
    return undone.length;
  }

  /**
   * Does again what was undone last, all of it where that was done in one step; its label, or null when there
   * is nothing. Throws a Problem at an action that cannot be done again.
   */
  async redo(): Promise<string | null> {
    const { db } = this.catalog;
    const together = nextTogether(db);
    const label = labelTogether(together);
    const changed: string[] = [];
    await this.replayed(
      times(together.length, async () => {
        const [next] = nextTogether(db);
        if (next !== undefined) changed.push(...(await this.originals.bring(next.id, "again")));
        return redo(db);
      }),
    );
    requireAllBrought(label ?? "", changed);
    return label;
  }

  /** Replays actions until there is none left; what was replayed counts also when one cannot be. Answers their labels. */
  private async replayed(next: () => Promise<Recorded<string> | null>): Promise<readonly string[]> {
    this.requireWritable();
    const done: Recorded<string>[] = [];
    try {
      // one after the other: each looks at what the one before it left
      for (let one = await next(); one !== null; one = await next()) done.push(one);
    } finally {
      this.nearGroups.changed(); // a decision about them may be what was taken back
      await this.changed(touchedByAll(done));
      this.tellHistory(); // also of what can no longer be replayed
    }
    return done.map(({ result }) => result);
  }

  /** What is made from the catalog follows a change that is on disk, and everyone hears of it. */
  private async changed({ stills, records, named, rows }: Touched): Promise<void> {
    if (rows === 0) return;
    this.sources.changed();
    if (records) this.recordNames.changed();
    this.renewSuggestions(records);
    await this.search.update(stills, named);
    this.savedCounts.changed();
    if (!this.catalog.db.open) return; // closed meanwhile; what was done is done
    this.tell("catalog.changed", {
      stills: stills.length > NAMED_AT_MOST ? null : stills,
      records,
    });
  }

  private renewSuggestions(records: boolean): void {
    if (records) this.suggestions.recordsChanged();
    this.credits.changed();
    this.likely.changed();
    this.usedTexts.changed();
  }

  private tellHistory(): void {
    if (!this.catalog.db.open) return; // closed meanwhile; what was done is done
    this.changeNote.changed();
    this.tell("history.changed", historyState(this.catalog.db));
  }

  /** With the day the status of these stills may have become another. */
  private statusesTurned(stills: readonly StillId[]): void {
    this.savedCounts.changed();
    if (!this.catalog.db.open) return; // closed meanwhile
    this.tell("catalog.changed", {
      stills: stills.length > NAMED_AT_MOST ? null : stills,
      records: false,
    });
  }

  /** Near-duplicates were found or decided upon: whoever shows them asks again. */
  nearDuplicatesChanged(): void {
    this.nearGroups.changed();
    this.tell("catalog.changed", { stills: [], records: false });
  }

  /** Takes in stills that indexing stored, and tells of them. */
  async stored(stills: readonly StillId[], records: boolean): Promise<void> {
    this.sources.changed();
    if (records) this.recordNames.changed();
    this.renewSuggestions(records);
    await this.search.update(stills, records ? "all" : "none");
    this.savedCounts.changed();
    this.tell("catalog.changed", { stills, records });
  }

  /** An export (its UUID) has ended, after which some of these stills have copies in the ledger that had none before. */
  async handedOut(stills: readonly StillId[], exported: string): Promise<void> {
    const { db } = this.catalog;
    const key = db.open ? exportKey(db, exported) : null;
    if (key === null) return; // nothing came into the ledger
    await this.search.update(stills, { ...forEachLinked(() => []), exports: [key] });
    this.savedCounts.changed();
    if (!db.open) return; // closed meanwhile
    const named = stills.length > NAMED_AT_MOST ? null : stills;
    this.tell("catalog.changed", { stills: named, records: false });
  }

  /** Other programs changed the files of these stills, those of `replaced` to another picture. */
  filesChanged(stills: readonly StillId[], replaced: number): void {
    if (stills.length === 0) return;
    const named = stills.slice(0, NAMED_AT_MOST);
    const differing = countDiffering(this.catalog.db, named);
    this.tell("files.changed", { stills: named, count: stills.length, differing, replaced });
  }

  /**
   * A pass is over that nobody asked for, and found these stills without a file where it was, or one that
   * was asked for, whose outcome says it: then only those told before are looked at, for they may be back.
   */
  filesMissing(found: Iterable<StillId>): void {
    for (const still of found) this.missing.stills.add(still);
    const count = countMissing(this.catalog.db, [...this.missing.stills]);
    if (count === this.missing.told) return;
    this.missing.told = count;
    if (count === 0) this.missing.stills.clear();
    this.tell("files.missing", { count });
  }

  /** Whose record files have is not sure. */
  questionsRaised(count: number): void {
    if (count === 0) return;
    this.savedCounts.changed();
    this.tell("questions.raised", { count });
  }

  /** A source went offline, or came back, or is none any more. */
  sourcePresence(path: string, offline: OfflineReason | null): void {
    this.savedCounts.changed();
    this.tell("source.offline", { path, offline });
    this.tell("catalog.changed", { stills: [], records: true });
  }

  /** Thumbnails came; only for those with a problem has anything to search changed. */
  async pictured(stills: readonly StillId[], troubled: readonly StillId[]): Promise<void> {
    if (troubled.length > 0) {
      await this.search.update(troubled, "none");
      this.savedCounts.changed();
    }
    this.tell("catalog.changed", { stills, records: false });
  }

  /** What was at work when the program last ended; the old job rows are closed, for new ones take over. */
  takeInterrupted(): {
    readonly folders: string[];
    readonly exports: ExportInput[];
    readonly writings: WritingInput[];
  } {
    const { db, readOnly } = this.catalog;
    const folders = new Set<string>();
    const exports: ExportInput[] = [];
    const writings: WritingInput[] = [];
    for (const job of readOnly === null ? interruptedJobs(db) : []) {
      saveJob(db, { ...job, state: "cancelled", outcome: TAKEN_UP });
      if (job.kind === "index") for (const folder of foldersOf(job)) folders.add(folder);
      const input = job.kind === "export" ? exportInput(job.input) : null;
      if (input !== null) exports.push(input);
      const writing = job.kind === "metadata" ? writingInput(job.input) : null;
      if (writing !== null) writings.push(writing);
    }
    return { folders: [...folders], exports, writings };
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

  /** Stops the work, which is taken up again at the next opening, and frees the catalog whatever fails before. */
  async close(): Promise<void> {
    try {
      const ended = this.jobs.shutDown("closed");
      await atMost(TASKS_MS, ended);
      this.pool.close(); // a task still in flight may take long; its file is read anew
      await atMost(JOBS_MS, ended);
      await atMost(BACKUP_MS, this.backupClock.atClosing());
      await this.backups.stop();
      await this.changeNote.close();
      this.sources.stop();
      this.savedCounts.stop();
      this.statusClock.stop();
      this.fixity.stop();
      this.suggestions.stop();
      this.credits.stop();
      await this.search.close();
    } finally {
      this.pool.close();
      await this.backups.throughClosing(() => this.catalog.close());
    }
  }
}

function countingWith(search: SearchService, db: ReadableDb): Counting {
  return {
    count: (query) => search.count(query),
    readiness: (query) => search.readiness(query),
    problemOf: (query) => search.problemOf(query),
    lostIn: (query) => lostIn(db, query),
    get searchedAt() {
      return search.searchedAt;
    },
  };
}

/** Replays an action so many times, as long as there is one. */
function times(
  count: number,
  replay: () => Promise<Recorded<string> | null>,
): () => Promise<Recorded<string> | null> {
  let left = count;
  return async () => (left-- > 0 ? await replay() : null);
}
