import { rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { FixityState } from "../../../shared/contract/fixity.ts";
import type { FixityDays } from "../../../shared/fixity-days.ts";
import type { Problem } from "../../../shared/problem.ts";
import { archiveSettings, setArchiveSetting } from "../catalog/archive-settings.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { inTransaction } from "../catalog/database.ts";
import {
  countToCheck,
  filesToCheck,
  fixitySummary,
  isThereToCheck,
  noteGood,
} from "../catalog/fixity.ts";
import { countProblemsOf, forgetProblem, keepProblem } from "../catalog/problems.ts";
import { thumbnailAt } from "../catalog/sealed-thumbnail.ts";
import { remakeMissing } from "../ingest/missing-thumbnails.ts";
import { thumbnailPath } from "../ingest/one-thumbnail.ts";
import type { JobControl, JobRunner } from "../jobs/job-runner.ts";
import { checkFile } from "./check-file.ts";

type CheckerTools = {
  readonly catalog: Catalog;
  readonly jobs: JobRunner;
  /** Told when a file turned out damaged, or good again. */
  readonly changed: () => void;
};

const DAY_MS = 24 * 60 * 60 * 1000;
/** How often it is looked at what has become due while the archive is open. */
const LOOK_MS = 60 * 60 * 1000;
/** Files asked for at once; what was found is kept after each such part. */
const PART = 50;
/** Unasked, the disk is left alone for so many times as long as a file took to read. */
const REST = 3;
/** Somebody waits for these, or they read the same disk. */
const goesBefore = ["index", "export", "sample", "locate", "metadata", "compare"] as const;

/**
 * Reads files again to see whether they are what they were (fixity): all when that is asked for, otherwise those not
 * seen good for as long as the archivist chose, slowly, when nothing else is at work. What was seen stays so: a
 * check that was stopped goes on with the others.
 */
export class FixityChecker {
  private readonly tools: CheckerTools;
  /** Nothing is checked unasked: nobody has taken it up yet, or the archivist stopped it. */
  private rests = true;
  private clock: NodeJS.Timeout | undefined;
  /** Until when nothing is looked for (performance.now()): to find nothing due takes a look at every file. */
  private quietUntil = 0;

  constructor(tools: CheckerTools) {
    this.tools = tools;
  }

  state(): FixityState {
    const { catalog, jobs } = this.tools;
    const { files, unseen, oldest } = fixitySummary(catalog.db);
    return {
      everyDays: this.everyDays,
      files,
      unseen,
      oldest: oldest === null ? null : new Date(oldest).toISOString(),
      damaged: countProblemsOf(catalog.db, "fixity"),
      checks: jobs.isRunning("fixity"),
    };
  }

  /** Goes on with what is due from now on, whenever nothing else is at work. */
  takeUp(): void {
    this.rests = false;
    this.quietUntil = 0;
    this.clock ??= setInterval(() => this.goOn(), LOOK_MS);
    this.clock.unref();
    this.goOn();
  }

  /** Looks no more at what has become due. A check that runs is ended by whoever ends the jobs. */
  stop(): void {
    this.rests = true;
    clearInterval(this.clock);
  }

  /** Has every file read again after so many days; null for none. */
  every(days: FixityDays | null): FixityState {
    setArchiveSetting(this.tools.catalog.db, "fixityDays", days);
    this.takeUp();
    return this.state();
  }

  /** Reads every file again, as fast as the disk gives them; the key of the job. */
  checkAll(): number {
    return this.start("Checking files for damage", Date.now(), { isAsked: true });
  }

  /** Goes on with what is due, unless something else is at work. Call it when work has ended. */
  goOn(): void {
    const { catalog, jobs } = this.tools;
    const days = catalog.db.open ? this.everyDays : null;
    if (days === null || catalog.readOnly !== null || this.rests) return;
    if (jobs.isRunning("fixity") || this.mustWait() || performance.now() < this.quietUntil) return;
    const before = Date.now() - days * DAY_MS;
    if (isThereToCheck(catalog.db, before))
      this.start("Checking files for damage, slowly", before, { isAsked: false });
    else this.quietUntil = performance.now() + LOOK_MS / 2;
  }

  private get everyDays(): FixityDays | null {
    return archiveSettings(this.tools.catalog.db).fixityDays;
  }

  private mustWait(): boolean {
    return goesBefore.some((kind) => this.tools.jobs.isRunning(kind));
  }

  private start(label: string, before: number, { isAsked }: { readonly isAsked: boolean }): number {
    const { jobs } = this.tools;
    const { id } = jobs.start({ kind: "fixity", label, input: {}, quiet: !isAsked }, (control) =>
      this.check(control, before, isAsked),
    );
    return id;
  }

  private async check(control: JobControl, before: number, isAsked: boolean): Promise<string> {
    const { db } = this.tools.catalog;
    const total = countToCheck(db, before);
    const seen = { good: 0, damaged: 0, left: 0 };
    let [done, after] = [0, 0];
    control.progress(0, total);
    for (;;) {
      const part = filesToCheck(db, { before, after, limit: PART });
      const good: number[] = [];
      for (const file of part) {
        await control.whilePaused();
        if (!isAsked) await this.untilIdle(control);
        if (this.hasEnded(control)) break;
        const began = performance.now();
        const found = await checkFile(file);
        if (this.hasEnded(control)) break; // it may be another catalog's by now
        if (found === "good") good.push(file.id);
        this.checkThumbnail(file.hash);
        if (found !== "not-ours") this.keep(file.path, found, control);
        seen[found === "not-ours" ? "left" : found === "good" ? "good" : "damaged"] += 1;
        after = file.id;
        done += 1;
        control.progress(done, Math.max(total, done));
        if (!isAsked) await rest((performance.now() - began) * REST, control);
      }
      if (db.open && good.length > 0)
        inTransaction(db, () => {
          for (const file of good) noteGood(db, file);
        });
      if (part.length < PART || this.hasEnded(control)) break;
    }
    if (control.signal.aborted && !control.isSuspended() && !isAsked) this.rests = true;
    return outcome(seen);
  }

  private hasEnded({ signal }: JobControl): boolean {
    const { db, readOnly } = this.tools.catalog;
    return signal.aborted || !db.open || readOnly !== null;
  }

  private async untilIdle(control: JobControl): Promise<void> {
    while (this.mustWait() && !this.hasEnded(control)) await rest(1000, control);
  }

  /** One that is not as it was made is made again when its still is next looked at: it is derived, and no word is lost. */
  private checkThumbnail(hash: Buffer): void {
    const { db, folder } = this.tools.catalog;
    const place = thumbnailPath(folder, hash.toString("hex"));
    if (thumbnailAt(place) !== "damaged") return;
    rmSync(place, { force: true });
    remakeMissing({ db, folder }, [hash]);
    this.tools.changed();
  }

  private keep(path: string, found: "good" | Problem, control: JobControl): void {
    const { db } = this.tools.catalog;
    if (found === "good") {
      if (forgetProblem(db, path, "fixity")) this.tools.changed();
      return;
    }
    keepProblem(db, { ...found, path }, control.id);
    control.countProblem();
    this.tools.changed();
  }
}

async function rest(ms: number, { signal }: JobControl): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => undefined); // it was stopped, which the caller sees
}

function outcome(seen: {
  readonly good: number;
  readonly damaged: number;
  readonly left: number;
}): string {
  const files = (count: number): string =>
    count === 1 ? "1 file" : `${count.toLocaleString("en")} files`;
  const { good, damaged, left } = seen;
  const parts = [
    `${files(good)} ${good === 1 ? "is as it was" : "are as they were"}`,
    ...(damaged > 0 ? [`${files(damaged)} ${damaged === 1 ? "is" : "are"} damaged`] : []),
    ...(left > 0
      ? [
          `${files(left)} moved or written by somebody since ${left === 1 ? "was" : "were"} left to indexing`,
        ]
      : []),
  ];
  return `${parts.join("; ")}.`;
}
