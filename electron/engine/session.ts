import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ArchiveState } from "../../shared/contract/archive.ts";
import { ProblemError, type Problem } from "../../shared/problem.ts";
import { Archive, type Tell } from "./archive.ts";
import { catalogUuid } from "./catalog/catalog-uuid.ts";
import { createCatalog, lockCatalog } from "./catalog/catalog.ts";
import { forgetNotedChange } from "./catalog/noted-change.ts";
import { damageOrDisk } from "./catalog/disk-fault.ts";
import { cloudWarning } from "./catalog/cloud-folder.ts";
import { countStills } from "./catalog/search-source.ts";
import { resumeExport } from "./export/export-set.ts";
import { indexAndCompare } from "./near/index-and-compare.ts";
import { countWaiting, findNearDuplicates } from "./near/find-near-duplicates.ts";
import type { Printer } from "./host-printer.ts";
import { startIndexing } from "./ingest/index-folders.ts";
import { openExiftool, type Exiftool } from "./metadata/exiftool.ts";
import { problemOfError } from "./problem-of-error.ts";
import { realFolder } from "./real-folder.ts";
import { resumeWriting } from "./originals/write-metadata.ts";
import { readSettings, rememberCatalog, stillroomHome } from "./settings.ts";
import { versionsInUse } from "./versions.ts";
import { Spelling } from "./spelling/spelling.ts";
import { SourceWatch } from "./watch/source-watch.ts";

/** What an engine does of itself. */
export type Habits = {
  /** Opening an archive goes on with the work that was interrupted in it. */
  readonly takesUp: boolean;
  /** What other programs change in the sources of the open archive is taken in. */
  readonly watches: boolean;
  /** Backups are made of the open archive by itself. */
  readonly backsUp: boolean;
};

/** The archive that is open, if one is, and the tools beside it: what every answer has in hand. */
export class Session {
  readonly tell: Tell;
  private readonly habits: Habits;
  private readonly printer: Printer | null;
  private opened: Archive | null = null;
  private watch: SourceWatch | null = null;
  private openProblem: Problem | null = null;
  private metadataTool: Exiftool | null = null;
  readonly spelling = new Spelling();
  /** Ends when what was asked last to open or close an archive has done so. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(tell: Tell, habits: Habits, printer: Printer | null) {
    this.tell = tell;
    this.habits = habits;
    this.printer = printer;
  }

  archive(): Archive {
    if (this.opened === null)
      throw new ProblemError("closed", "No archive is open. Open one or make a new one first.");
    return this.opened;
  }

  exiftool(): Exiftool {
    this.metadataTool ??= openExiftool();
    return this.metadataTool;
  }

  async state(): Promise<ArchiveState> {
    const open = this.opened?.catalog ?? null;
    return {
      catalog:
        open === null
          ? null
          : {
              uuid: catalogUuid(open.db),
              path: open.folder,
              name: open.name,
              stills: countStills(open.db),
              readOnly: open.readOnly,
              damaged: open.damaged,
              behindBackup: this.opened?.backups.behind ?? null,
              lost: open.lost,
              warning: cloudWarning(open.folder),
            },
      problem: this.openProblem,
      recent: readSettings().recent.filter((folder) => existsSync(join(folder, "catalog.db"))),
      versions: versionsInUse(),
    };
  }

  /** What failed, where SQLite may have called a disk that fails damage. */
  damageOrDisk(error: unknown): unknown {
    const { openFolder } = this;
    return openFolder === null ? error : damageOrDisk(error, join(openFolder, "catalog.db"));
  }

  /** The database of the open archive is damaged, as far as that is not its disk's fault: whether it is. */
  foundDamaged(): boolean {
    this.opened?.foundDamaged();
    return this.opened?.catalog.damaged ?? false;
  }

  /** One archive is opened or closed at a time, in the order in which it was asked for. */
  private inTurn<R>(work: () => Promise<R>): Promise<R> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined); // the asker hears of it; the next in turn need not
    return done;
  }

  open(folder: string): Promise<ArchiveState> {
    return this.inTurn(() => this.openNow(folder));
  }

  private async openNow(path: string): Promise<ArchiveState> {
    const folder = realFolder(path);
    if (this.openFolder === folder && this.archive().catalog.readOnly !== null) {
      // What kept it from being changed may be over. It is closed before, for it may be our own lock that stands.
      await this.closeOpened();
      await this.tellState();
    }
    if (this.openFolder !== folder) await this.openOrRemember(folder);
    return await this.tellState();
  }

  /**
   * Goes on with what was at work when the program last ended, and compares pictures that were not yet: the
   * command indexes without it, and following takes in what comes.
   */
  private takeUp(archive: Archive): void {
    const { folders, exports, writings } = archive.takeInterrupted();
    const present = folders.filter((source) => existsSync(source));
    if (present.length > 0) indexAndCompare(archive, present);
    else if (archive.catalog.readOnly === null && countWaiting(archive) > 0)
      findNearDuplicates(archive);
    archive.faces.takeUp();
    archive.fixity.takeUp();
    for (const input of exports) resumeExport(archive, this.exiftool(), input);
    archive.originals.mend();
    for (const input of writings) resumeWriting(archive, this.exiftool(), input);
  }

  /** An archive that cannot be changed takes in nothing. */
  private follow(archive: Archive): SourceWatch | null {
    if (archive.catalog.readOnly !== null) return null;
    return new SourceWatch(archive, (path, why) => {
      this.tell("source.unheard", { path, why });
    });
  }

  /** Opens the other archive first: if it cannot be opened, the present one stays, and everyone is told why. */
  private async openOrRemember(folder: string): Promise<void> {
    try {
      const lost = (): void => {
        this.tellState().catch(problemOfError); // which logs it: nobody waits here
      };
      const next = await Archive.open(folder, { tell: this.tell, lost, printer: this.printer });
      await this.closeOpened();
      this.opened = next;
      this.openProblem = null;
      rememberCatalog(folder);
      if (this.habits.takesUp) this.takeUp(next);
      if (this.habits.watches) this.watch = this.follow(next);
      if (this.habits.backsUp && next.catalog.readOnly === null) next.backupClock.start();
    } catch (error) {
      const fault = damageOrDisk(error, join(folder, "catalog.db"));
      const { kind, message, path = folder } = problemOfError(fault);
      this.openProblem = { kind, message, path };
      await this.tellState();
      throw new ProblemError(kind, message, path);
    }
  }

  create(folder: string): Promise<ArchiveState> {
    return this.inTurn(async () => {
      createCatalog(folder);
      return await this.openNow(folder);
    });
  }

  /** Opens the sample archive; the first time its stills are drawn and indexed, as a job. */
  openSample(): Promise<ArchiveState> {
    return this.inTurn(() => this.openSampleNow());
  }

  private async openSampleNow(): Promise<ArchiveState> {
    const folder = join(stillroomHome(), "Sample.stillroom");
    const stills = join(stillroomHome(), "Sample stills");
    const isNew = !existsSync(join(folder, "catalog.db"));
    if (isNew) createCatalog(folder);
    const state = await this.openNow(folder);
    if (countStills(this.archive().catalog.db) === 0) this.drawSample(stills);
    return state;
  }

  private drawSample(stills: string): void {
    const archive = this.archive();
    archive.jobs.start(
      { kind: "sample", label: "Drawing the sample archive", input: stills },
      async ({ signal, progress }) => {
        // loaded here: few starts draw it, and its films, figures and tables take a tenth of every start
        const { makeSample } = await import("./sample/make-sample.ts");
        const { nameSample } = await import("./sample/name-sample.ts");
        const whole = await makeSample(stills, this.exiftool(), { signal, onStill: progress });
        if (!whole)
          return "The drawing of the sample archive was stopped. Open it again to draw it whole.";
        await startIndexing(archive, [stills]).ended;
        await nameSample(archive);
        return "The sample archive is ready.";
      },
    );
  }

  /** The folder of the open archive; null when none is open. */
  get openFolder(): string | null {
    return this.opened?.catalog.folder ?? null;
  }

  /**
   * Does something with the files of an archive while nobody works with it: if it is open it is closed before.
   * It is opened after, whatever came of it.
   */
  whileClosed<R>(folder: string, work: () => Promise<R>): Promise<R> {
    return this.inTurn(async () => {
      if (this.openFolder === folder) {
        await this.closeOpened();
        await this.tellState(); // what is shown of it may not be so any more
      }
      try {
        const lock = lockCatalog(folder);
        try {
          return await work();
        } finally {
          lock.release();
        }
      } finally {
        await this.openNow(folder).catch(problemOfError); // why it cannot be opened is told by the state
      }
    });
  }

  /**
   * Goes on without the changes that the open archive was found to lack: they are noted no longer, and it is opened anew.
   * @throws ProblemError where it lacks none, or cannot be changed at the moment.
   */
  goOn(): Promise<ArchiveState> {
    return this.inTurn(async () => {
      const { folder, lost, readOnly } = this.archive().catalog;
      if (lost === null)
        throw new ProblemError("invalid", "No changes are missing from this archive.", folder);
      if (!lost.isHeldBack) throw new ProblemError("read-only", readOnly ?? "", folder);
      forgetNotedChange(folder);
      return await this.openNow(folder);
    });
  }

  closeArchive(): Promise<ArchiveState> {
    return this.inTurn(async () => {
      await this.closeOpened();
      this.openProblem = null; // of an attempt before, which has nothing to do with this
      return await this.tellState();
    });
  }

  /** Nobody is given an archive that is being closed. What fails at that takes nothing with it that was confirmed. */
  private async closeOpened(): Promise<void> {
    const { opened } = this;
    this.opened = null;
    const stopping = this.watch?.stop();
    this.watch = null;
    await opened?.close().catch((error: unknown) => {
      process.stderr.write(`closing ${opened.catalog.folder}: ${String(error)}\n`);
    });
    await stopping;
  }

  private async tellState(): Promise<ArchiveState> {
    const state = await this.state();
    this.tell("archive.changed", state);
    return state;
  }

  /** Closes everything; a second call waits for the first. */
  close(): Promise<void> {
    return this.inTurn(async () => {
      await this.closeOpened();
      this.spelling.stop();
      await this.metadataTool?.close();
      this.metadataTool = null;
    });
  }
}
