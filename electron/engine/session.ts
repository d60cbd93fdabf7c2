import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ArchiveState } from "../../shared/contract/archive.ts";
import { ProblemError, type Problem } from "../../shared/problem.ts";
import { Archive, type Tell } from "./archive.ts";
import { createCatalog } from "./catalog/catalog.ts";
import { countStills } from "./catalog/search-source.ts";
import { resumeExport } from "./export/export-set.ts";
import { indexAndCompare } from "./near/index-and-compare.ts";
import { findNearDuplicates } from "./near/find-near-duplicates.ts";
import { startIndexing } from "./ingest/index-folders.ts";
import { openExiftool, type Exiftool } from "./metadata/exiftool.ts";
import { makeSample } from "./sample/make-sample.ts";
import { nameSample } from "./sample/name-sample.ts";
import { readSettings, rememberCatalog, stillroomHome } from "./settings.ts";
import { versionsInUse } from "./versions.ts";

/** The archive that is open, if one is, and the tools beside it: what every answer has in hand. */
export class Session {
  readonly tell: Tell;
  private readonly takesUp: boolean;
  private opened: Archive | null = null;
  private openProblem: Problem | null = null;
  private metadataTool: Exiftool | null = null;
  /** Ends when what was asked last to open or close an archive has done so. */
  private turn: Promise<unknown> = Promise.resolve();

  /** `takesUp`: whether opening an archive goes on with the work that was interrupted in it. */
  constructor(tell: Tell, takesUp: boolean) {
    this.tell = tell;
    this.takesUp = takesUp;
  }

  archive(): Archive {
    if (this.opened === null)
      throw new ProblemError("not-found", "No archive is open. Open one or make a new one first.");
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
              path: open.folder,
              name: open.name,
              stills: countStills(open.db),
              readOnly: open.readOnly,
            },
      problem: this.openProblem,
      recent: readSettings().recent.filter((folder) => existsSync(join(folder, "catalog.db"))),
      versions: versionsInUse(),
    };
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

  private async openNow(folder: string): Promise<ArchiveState> {
    if (this.opened?.catalog.folder !== folder) {
      const next = await this.openOrRemember(folder);
      this.opened = next;
      rememberCatalog(next.catalog.folder);
      if (this.takesUp) this.takeUp(next);
    }
    return await this.tellState();
  }

  /** Goes on with what was at work when the program last ended. */
  private takeUp(archive: Archive): void {
    const { folders, exports, comparing } = archive.takeInterrupted();
    const present = folders.filter((source) => existsSync(source));
    if (present.length > 0) indexAndCompare(archive, present);
    else if (comparing) findNearDuplicates(archive);
    for (const input of exports) resumeExport(archive, this.exiftool(), input);
  }

  /** Opens the other archive first: if it cannot be opened, the present one stays, and the state says why. */
  private async openOrRemember(folder: string): Promise<Archive> {
    try {
      const next = new Archive(folder, this.tell);
      this.openProblem = null;
      await this.closeOpened();
      return next;
    } catch (error) {
      if (error instanceof ProblemError) this.openProblem = error.problem;
      throw error;
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
        const whole = await makeSample(stills, this.exiftool(), { signal, onStill: progress });
        if (!whole)
          return "The drawing of the sample archive was stopped. Open it again to draw it whole.";
        await startIndexing(archive, [stills]).ended;
        await nameSample(archive);
        return "The sample archive is ready.";
      },
    );
  }

  closeArchive(): Promise<ArchiveState> {
    return this.inTurn(async () => {
      await this.closeOpened();
      this.openProblem = null; // of an attempt before, which has nothing to do with this
      return await this.tellState();
    });
  }

  /** Nobody is given an archive that is being closed. */
  private async closeOpened(): Promise<void> {
    const { opened } = this;
    this.opened = null;
    await opened?.close();
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
      await this.metadataTool?.close();
      this.metadataTool = null;
    });
  }
}
