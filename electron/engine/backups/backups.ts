import { existsSync } from "node:fs";
import type {
  Backup,
  BackupReason,
  Backups as ListedBackups,
} from "../../../shared/contract/backups.ts";
import { ProblemError, type Problem } from "../../../shared/problem.ts";
import {
  clearHalfDone,
  nextNumber,
  noteState,
  notedBackups,
  placeFor,
  removeBackup,
  told,
  type NotedBackup,
} from "../catalog/backup-files.ts";
import { catalogUuid } from "../catalog/catalog-uuid.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { emptyLog } from "../catalog/database.ts";
import { isAhead, madeWithMore } from "../catalog/lost-changes.ts";
import { changedOrUnreadable, stateOfBackup } from "../catalog/state-of-backup.ts";
import { away, inWords } from "../catalog/make-backup.ts";
import { makeFolderSync } from "../catalog/make-folder.ts";
import { problemOfError } from "../problem-of-error.ts";
import { folderIn, keep, ownFolder, readKept, stateOf } from "./places.ts";
import { keptOf } from "./rotation.ts";
import { runAside, stopped } from "./run-aside.ts";

type Place = { readonly folder: string; readonly kind: Backup["place"] };

type Means = {
  readonly catalog: Catalog;
  /** Whether originals are being written at the moment, of which a backup would hold half. */
  readonly isWritingOriginals: () => boolean;
  /** A backup began, came further, or ended. */
  readonly changed: (running: boolean, share: number) => void;
  /** The archive's database was found to be damaged. */
  readonly damaged: () => void;
  /** None could be made by itself, or one is not what it was, as was not told before. */
  readonly failed: (problem: Problem) => void;
};

/** What came of it in each place; a place with nothing new since its last backup is in neither. */
export type Made = { readonly made: readonly Backup[]; readonly problems: readonly Problem[] };

/** The backups of the archive that is open. */
export class Backups {
  /** When a backup was made that has changes which the catalog lacked when it was opened; null when none has. */
  readonly behind: string | null;
  private readonly means: Means;
  private readonly stopped = new AbortController();
  private readonly problems = new Map<string, Problem>();
  /** Those that are not what they were when they were made, by path; each is told of once. */
  private readonly unreliable = new Map<string, { readonly problem: Problem; isTold: boolean }>();
  private running: AbortController | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(means: Means) {
    this.means = means;
    const more = logged(() => madeWithMore(means.catalog.folder, means.catalog.db));
    this.behind = more?.at ?? null;
    this.note((more?.changed ?? []).map((backup) => changedOrUnreadable(backup, "changed")));
  }

  private note(problems: readonly Problem[]): void {
    for (const problem of problems) {
      const { path = "" } = problem;
      const isTold = this.unreliable.get(path)?.isTold ?? false;
      this.unreliable.set(path, { problem, isTold });
    }
  }

  get isRunning(): boolean {
    return this.running !== null;
  }

  list(): ListedBackups {
    const { folder } = this.means.catalog;
    const listed = listBackups(folder);
    const problems = [
      ...this.places().flatMap((place) => this.problems.get(place.folder) ?? []),
      ...listed.backups.flatMap(({ path }) => this.unreliable.get(path)?.problem ?? []),
    ];
    return { ...listed, problems, running: this.isRunning };
  }

  /** Whether anything was written since the last backup in one of its places. */
  get isBehind(): boolean {
    return this.upToDate().length < this.places().length;
  }

  /** Closes the catalog, at which SQLite may write statistics of its own: nothing that was not there before. */
  throughClosing(close: () => void): void {
    const { readOnly, db } = this.means.catalog;
    const upToDate = readOnly === null ? (logged(() => this.upToDate()) ?? []) : [];
    close();
    logged(() => {
      for (const backup of upToDate) noteState(backup, stateOf(db.name));
    });
  }

  /** The last backup of each place, as far as nothing was written since. */
  private upToDate(): NotedBackup[] {
    const state = stateOf(this.means.catalog.db.name);
    const last = this.places().flatMap(({ folder }) => notedBackups(folder).slice(0, 1));
    return last.filter(({ note }) => note.state === state);
  }

  /**
   * Makes a backup in each place, or only in the folder `to`. One that nobody asked for, or that was asked for, is made
   * only where something has changed since the last; one before a restore always. With a signal it is given up at once,
   * also while another is made before it; what was made of it is taken away.
   */
  make(reason: BackupReason, to: string | null = null, signal?: AbortSignal): Promise<Made> {
    const done = this.turn.then(() => this.makeNow(reason, to, signal));
    this.turn = done.catch(() => undefined);
    return signal === undefined ? done : Promise.race([done, givenUp(signal)]);
  }

  /** Chooses a folder where backups are kept as well, or none. @throws ProblemError where nothing can be written there. */
  choose(chosen: string | null): ListedBackups {
    const { catalog } = this.means;
    const folder =
      chosen === null
        ? null
        : folderIn(chosen, { name: catalog.name, uuid: catalogUuid(catalog.db) });
    try {
      if (folder !== null) makeFolderSync(folder);
      keep(catalog.folder, { elsewhere: folder });
    } catch {
      throw new ProblemError(
        "read-only",
        "Backups cannot be kept here: nothing can be written to this folder. Choose another one.",
        chosen ?? catalog.folder,
      );
    }
    return this.list();
  }

  /** Ends what is at work at the moment, which leaves nothing behind. */
  async interrupt(): Promise<void> {
    this.running?.abort();
    await this.turn;
  }

  /** The same for good. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await this.interrupt();
  }

  /** Looks through the whole database, and tells if it is damaged. */
  async lookThrough(): Promise<void> {
    const { catalog, damaged } = this.means;
    const look = this.turn.then(() =>
      this.aside((how) => runAside({ kind: "check", file: catalog.db.name }, how)),
    );
    this.turn = look.catch(() => undefined);
    const { whole } = await look;
    if (!whole) damaged();
    else this.noteLookedThrough();
  }

  /** Whether one was found not to be what it was, of which nobody was told yet. */
  get hasUntold(): boolean {
    return [...this.unreliable.values()].some(({ isTold }) => !isTold);
  }

  /** Compares the bytes of all backups with what they were when they were made; answers what is wrong with which. */
  async check(): Promise<readonly Problem[]> {
    const { catalog } = this.means;
    const look = this.turn.then(() =>
      this.aside(async (how) => {
        const found: Problem[] = [];
        for (const { folder } of this.places())
          found.push(...(await runAside({ kind: "check-backups", folder }, how)).problems);
        return found;
      }),
    );
    this.turn = look.catch(() => undefined);
    const problems = await look;
    const found = new Set(problems.map(({ path }) => path));
    for (const path of this.unreliable.keys()) if (!found.has(path)) this.unreliable.delete(path);
    this.note(problems);
    if (catalog.readOnly === null)
      keep(catalog.folder, { backupsCheckedAt: new Date().toISOString() });
    return problems;
  }

  /** The same unasked: tells of those that nobody was told of. */
  async checkAndTell(): Promise<void> {
    await this.check();
    for (const found of this.unreliable.values()) {
      if (!found.isTold) this.means.failed(found.problem);
      found.isTold = true;
    }
  }

  private noteLookedThrough(): void {
    const { catalog } = this.means;
    if (catalog.readOnly === null)
      keep(catalog.folder, { lookedThroughAt: new Date().toISOString() });
  }

  private places(): readonly Place[] {
    return placesOf(this.means.catalog.folder);
  }

  private async makeNow(
    reason: BackupReason,
    to: string | null,
    signal: AbortSignal | undefined,
  ): Promise<Made> {
    if (this.means.isWritingOriginals())
      throw new ProblemError(
        "locked",
        "Originals are being written at the moment. Wait until that is done, and make the backup then.",
      );
    const places: readonly Place[] = to === null ? this.places() : [this.placeAt(to)];
    const made: Backup[] = [];
    const problems: Problem[] = [];
    for (const place of places) {
      try {
        const backup = await this.makeIn(place, reason, signal);
        this.problems.delete(place.folder);
        if (backup !== null) made.push(told(backup, place.kind));
      } catch (error) {
        const problem = problemOfError(inWords(error, place.folder, this.means.catalog.folder));
        if (problem.kind === "closed") throw error;
        if (problem.kind === "damaged") this.means.damaged();
        const isNews = this.problems.get(place.folder)?.kind !== problem.kind;
        if (reason === "automatic" && isNews) this.means.failed(problem);
        this.problems.set(place.folder, problem);
        problems.push(problem);
      }
    }
    return { made, problems };
  }

  private placeAt(to: string): Place {
    const { catalog } = this.means;
    const folder = folderIn(to, { name: catalog.name, uuid: catalogUuid(catalog.db) });
    try {
      if (existsSync(to)) makeFolderSync(folder);
    } catch (error) {
      throw inWords(error, to, catalog.folder);
    }
    return { folder, kind: "elsewhere" };
  }

  private async makeIn(
    { folder, kind }: Place,
    reason: BackupReason,
    signal: AbortSignal | undefined,
  ): Promise<NotedBackup | null> {
    const { catalog } = this.means;
    if (kind === "archive") makeFolderSync(folder);
    if (!existsSync(folder)) throw away(folder);
    if (catalog.readOnly === null) {
      clearHalfDone(folder);
      emptyLog(catalog.db, 0); // else its being emptied at closing would look like a change
    }
    const before = notedBackups(folder);
    const state = stateOf(catalog.db.name);
    if (reason !== "before-restore" && before[0]?.note.state === state) return null;
    const at = new Date();
    const made = { number: nextNumber(before), at: at.toISOString(), reason, state };
    const order = { catalog: catalog.db.name, path: placeFor(folder, at), made };
    const backup = await this.aside(
      (how) => runAside({ kind: "back-up", ...order }, how),
      signal,
    ).catch((error: unknown) => {
      if (signal?.aborted === true) clearHalfDone(folder);
      throw error;
    });
    this.noteLookedThrough();
    // the one that is to be restored must not make room for this
    if (reason !== "before-restore") rotate(folder, catalog);
    return backup;
  }

  private async aside<R>(
    work: (how: { signal: AbortSignal; progress: (share: number) => void }) => Promise<R>,
    signal?: AbortSignal,
  ): Promise<R> {
    const running = new AbortController();
    const giveUp = (): void => running.abort();
    if (this.stopped.signal.aborted || signal?.aborted === true) giveUp();
    signal?.addEventListener("abort", giveUp);
    this.running = running;
    const { changed } = this.means;
    changed(true, 0);
    try {
      return await work({ signal: running.signal, progress: (share) => changed(true, share) });
    } finally {
      signal?.removeEventListener("abort", giveUp);
      this.running = null;
      changed(false, 1);
    }
  }
}

/** Refuses as soon as it is. */
function givenUp(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, refuse) => {
    if (signal.aborted) refuse(stopped());
    else signal.addEventListener("abort", () => refuse(stopped()), { once: true });
  });
}

/** Does what may fail and hold up nothing: at worst one more backup is made than is needed. */
function logged<R>(work: () => R): R | null {
  try {
    return work();
  } catch (error) {
    problemOfError(error);
    return null;
  }
}

/** The backups of an archive, whether it is open or not. */
export function listBackups(archive: string): ListedBackups {
  const places = placesOf(archive);
  const backups = places
    .flatMap(({ folder, kind }) => notedBackups(folder).map((backup) => told(backup, kind)))
    .toSorted((one, other) => (one.at < other.at ? 1 : -1));
  const { elsewhere } = readKept(archive);
  return { backups, folder: ownFolder(archive), elsewhere, problems: [], running: false };
}

/** The folders in which backups of an archive are kept. */
function placesOf(archive: string): readonly Place[] {
  const { elsewhere } = readKept(archive);
  const own: Place = { folder: ownFolder(archive), kind: "archive" };
  return elsewhere === null ? [own] : [own, { folder: elsewhere, kind: "elsewhere" }];
}

/** Takes away what the tiers have no place for; backups of other archives are none of its business. */
function rotate(folder: string, { db }: Catalog): void {
  const uuid = catalogUuid(db);
  const own = notedBackups(folder).filter(({ note }) => note.archive.uuid === uuid);
  const kept = keptOf(
    own.map((backup) => ({
      number: backup.note.number,
      at: Date.parse(backup.note.at),
      before: backup.note.reason.startsWith("before-"),
      ahead: isAhead(db, backup.note) ? aheadAs(backup) : null,
    })),
  );
  for (const backup of own) if (!kept.has(backup.note.number)) removeBackup(backup);
}

/** Only those that are ahead are read for it: there are hardly ever any. */
function aheadAs(backup: NotedBackup): "as made" | "changed" {
  return stateOfBackup(backup) === "as made" ? "as made" : "changed";
}
