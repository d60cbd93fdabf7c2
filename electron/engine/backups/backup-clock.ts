import { statSync } from "node:fs";
import { ProblemError } from "../../../shared/problem.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { problemOfError } from "../problem-of-error.ts";
import type { Backups } from "./backups.ts";
import { readKept } from "./places.ts";

const MINUTE = 60_000;
/** After opening, when the window has long been drawn. */
const FIRST_MS = 20_000;
const LOOK_MS = MINUTE;
const EVERY_MS = 30 * MINUTE;
const AGAIN_AFTER_PROBLEM_MS = 10 * MINUTE;
/** Of the time at most a twentieth goes into backups, however large the archive is. */
const TIMES_ITS_LENGTH = 20;
/** For the archive as for its backups. */
const LOOK_THROUGH_MS = 7 * 24 * 60 * MINUTE;
/** Closing waits for no larger one than this; the next opening makes it then. */
const AT_CLOSING_BYTES = 256 * 1024 * 1024;
const AT_CLOSING_AFTER_MS = 5 * MINUTE;

/**
 * Makes backups of an open archive by itself: soon after it was opened, every so often while it changes, and
 * when it is closed after having been open for a while. Times are of a clock that only goes forward.
 */
export class BackupClock {
  private readonly catalog: Catalog;
  private readonly backups: Backups;
  private timer: NodeJS.Timeout | null = null;
  private nextAt: number;
  /** When the last one was made, or else the archive was opened. */
  private lastAt = performance.now();

  constructor(catalog: Catalog, backups: Backups) {
    this.catalog = catalog;
    this.backups = backups;
    this.nextAt = performance.now() + FIRST_MS;
  }

  start(): void {
    this.schedule(FIRST_MS);
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  /** A last one before the archive is closed, where that is quickly done. */
  async atClosing(): Promise<void> {
    const isRunning = this.timer !== null;
    this.stop();
    const isLong = performance.now() - this.lastAt > AT_CLOSING_AFTER_MS;
    if (!isRunning || !isLong || this.catalog.readOnly !== null) return;
    if (statSync(this.catalog.db.name).size > AT_CLOSING_BYTES) return;
    await this.backups.make("automatic").catch(said);
  }

  private schedule(ms: number): void {
    this.timer = setTimeout(() => void this.look(), ms).unref();
  }

  private async look(): Promise<void> {
    try {
      if (this.catalog.readOnly === null && performance.now() >= this.nextAt) await this.due();
    } catch (error) {
      said(error);
    }
    if (this.timer !== null) this.schedule(LOOK_MS);
  }

  private async due(): Promise<void> {
    if (this.backups.isRunning) return;
    if (await this.backups.isBehind()) await this.makeOne();
    else if (isOld(this.kept.lookedThroughAt)) await this.backups.lookThrough();
    if (isOld(this.kept.backupsCheckedAt) || this.backups.hasUntold)
      await this.backups.checkAndTell();
  }

  private get kept(): ReturnType<typeof readKept> {
    return readKept(this.catalog.folder);
  }

  private async makeOne(): Promise<void> {
    const began = performance.now();
    this.nextAt = began + AGAIN_AFTER_PROBLEM_MS; // also where it throws
    const { problems } = await this.backups.make("automatic");
    const took = performance.now() - began;
    if (problems.length > 0) return;
    this.lastAt = performance.now();
    this.nextAt = this.lastAt + Math.max(EVERY_MS, took * TIMES_ITS_LENGTH);
  }
}

/** Also of a time that has not come yet: one of the two clocks is wrong then. */
function isOld(at: string | null): boolean {
  const age = at === null ? Infinity : Date.now() - Date.parse(at);
  return !(age >= 0 && age < LOOK_THROUGH_MS);
}

/** Nobody waits here: it is logged, and tried again. */
function said(error: unknown): void {
  if (error instanceof ProblemError) return;
  problemOfError(error);
}
