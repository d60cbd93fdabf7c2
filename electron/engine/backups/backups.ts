import type {
  Backup,
  BackupReason,
  Backups as ListedBackups,
} from "../../../shared/contract/backups.ts";
import { ProblemError, type Problem } from "../../../shared/problem.ts";
import { noteState, notedBackups, told, type NotedBackup } from "../catalog/backup-files.ts";
import { catalogUuid } from "../catalog/catalog-uuid.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { emptyLog } from "../catalog/database.ts";
import { madeWithMore } from "../catalog/lost-changes.ts";
import { changedOrUnreadable } from "../catalog/state-of-backup.ts";
import { inWords } from "../catalog/make-backup.ts";
import { problemOfError } from "../problem-of-error.ts";
import { folderIn, keep, ownFolder, readKept, stateOf } from "./places.ts";
import { runAside, stopped, type How } from "./run-aside.ts";

type Place = {
  readonly folder: string;
  readonly kind: Backup["place"];
  /** A folder that is away is not made anew in the place of a disk that was chosen. */
  readonly mayMake: boolean;
};

/** For so long nobody looks again at a disk on which the last backup was one of what is there now. */
const SEEN_MS = 10 * 60_000;
/** Whoever closes an archive does not wait longer for another disk. */
const AT_CLOSING_MS = 2_000;
/** While a backup is made on another disk it is looked every so often whether that answers. */
const PROBE_MS = 30_000;

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
  /** When the last backup on another disk was last seen to be of what is there now. */
  private seen: { folder: string; state: string; until: number } | null = null;
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

  async list(): Promise<ListedBackups> {
    const { folder } = this.means.catalog;
    const listed = await listBackups(folder);
    const problems = [
      ...listed.problems,
      ...this.places()
        .flatMap((place) => this.problems.get(place.folder) ?? [])
        .filter(({ path }) => !listed.problems.some((problem) => problem.path === path)),
      ...listed.backups.flatMap(({ path }) => this.unreliable.get(path)?.problem ?? []),
    ];
    return { ...listed, problems, running: this.isRunning };
  }

  /** Whether anything was written since the last backup in one of its places, or one of them does not answer. */
  async isBehind(): Promise<boolean> {
    const { catalog } = this.means;
    const own = notedBackups(ownFolder(catalog.folder))[0];
    const state = stateOf(catalog.db.name);
    if (own?.note.state !== state) return true;
    const { elsewhere } = readKept(catalog.folder);
    if (elsewhere === null) return false;
    const now = performance.now();
    if (this.seen?.folder !== elsewhere || this.seen.state !== state || now > this.seen.until) {
      const backups = await backupsElsewhere(elsewhere).catch(() => []);
      if (backups[0]?.note.state !== state) return true;
      this.seen = { folder: elsewhere, state, until: now + SEEN_MS };
    }
    return false;
  }

  /**
   * Closes the catalog, at which SQLite may write statistics of its own: nothing that was not there before, so that the last
   * backup of each place is one of what is there then, if it was before.
   */
  async throughClosing(close: () => void): Promise<void> {
    const { readOnly, db, folder } = this.means.catalog;
    const isNoted = readOnly === null;
    const from = isNoted ? (logged(() => stateOf(db.name)) ?? "") : "";
    close();
    if (!isNoted) return;
    const to = logged(() => stateOf(db.name)) ?? from;
    if (to === from) return;
    logged(() => {
      for (const backup of notedBackups(ownFolder(folder)).slice(0, 1))
        if (backup.note.state === from) noteState(backup, to);
    });
    const { elsewhere } = readKept(folder);
    if (elsewhere === null) return;
    const on = { folder: elsewhere, ms: AT_CLOSING_MS };
    await runAside({ kind: "note-state", folder: elsewhere, from, to }, { on }).catch(
      () => undefined, // at worst one more backup is made there than is needed
    );
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
  async choose(chosen: string | null): Promise<ListedBackups> {
    const { catalog } = this.means;
    const folder =
      chosen === null
        ? null
        : folderIn(chosen, { name: catalog.name, uuid: catalogUuid(catalog.db) });
    try {
      if (folder !== null) await runAside({ kind: "make-folder", folder }, { on: { folder } });
      keep(catalog.folder, { elsewhere: folder });
    } catch (error) {
      if (error instanceof ProblemError && error.problem.kind === "gone") throw error;
      throw new ProblemError(
        "read-only",
        "Backups cannot be kept here: nothing can be written to this folder. Choose another one.",
        chosen ?? catalog.folder,
      );
    }
    return await this.list();
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
        for (const { folder, kind } of this.places()) {
          const on = kind === "elsewhere" ? { on: { folder } } : {};
          const there = runAside({ kind: "check-backups", folder }, { ...how, ...on });
          found.push(...(await there.then(({ problems }) => problems, silenceOf)));
        }
        return found;
      }),
    );
    this.turn = look.catch(() => undefined);
    const problems = await look;
    const found = new Set(problems.map(({ path }) => path));
    for (const path of this.unreliable.keys()) if (!found.has(path)) this.unreliable.delete(path);
    this.note(problems.filter(({ kind }) => kind !== "gone")); // that a disk is silent is said when one is made there
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
    return { folder, kind: "elsewhere", mayMake: true };
  }

  private async makeIn(
    { folder, kind, mayMake }: Place,
    reason: BackupReason,
    signal: AbortSignal | undefined,
  ): Promise<NotedBackup | null> {
    const { catalog } = this.means;
    const readOnly = catalog.readOnly !== null;
    if (!readOnly) emptyLog(catalog.db, 0); // else its being emptied at closing would look like a change
    const state = stateOf(catalog.db.name);
    const isOwn = kind === "archive";
    const isLast = isOwn && notedBackups(folder)[0]?.note.state === state;
    if (reason !== "before-restore" && isLast) return null;
    const order = { catalog: catalog.db.name, folder, mayMake, readOnly, reason, state };
    const backUp = (how: How): Promise<NotedBackup | null> =>
      runAside({ kind: "back-up", ...order }, how);
    const backup = await this.aside(
      (how) => (isOwn ? backUp(how) : whileItAnswers(folder, how, backUp)),
      signal,
    ).catch(async (error: unknown) => {
      if (signal?.aborted === true)
        await runAside({ kind: "clear-half-done", folder }, { on: { folder } }).catch(
          () => undefined, // then the next backup takes it away
        );
      throw error;
    });
    if (backup !== null) this.noteLookedThrough();
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

/**
 * The backups of an archive, whether it is open or not. Those on another disk are read in a process of its own; where it does
 * not answer that is one of the problems.
 */
export async function listBackups(archive: string): Promise<ListedBackups> {
  const { elsewhere } = readKept(archive);
  const problems: Problem[] = [];
  const there =
    elsewhere === null
      ? []
      : await backupsElsewhere(elsewhere).catch((error: unknown) => {
          problems.push(...silenceOf(error));
          return [];
        });
  const backups = [
    ...notedBackups(ownFolder(archive)).map((backup) => told(backup, "archive")),
    ...there.map((backup) => told(backup, "elsewhere")),
  ].toSorted((one, other) => (one.at < other.at ? 1 : -1));
  return { backups, folder: ownFolder(archive), elsewhere, problems, running: false };
}

async function backupsElsewhere(folder: string): Promise<readonly NotedBackup[]> {
  return (await runAside({ kind: "list-backups", folder }, { on: { folder } })).backups;
}

/** That a disk does not answer; all else is no word about a disk. */
function silenceOf(error: unknown): Problem[] {
  if (error instanceof ProblemError && error.problem.kind === "gone") return [error.problem];
  throw error;
}

/** Makes a backup on another disk as long as that answers: a copy that waits for it would hold up all others. */
async function whileItAnswers<R>(
  folder: string,
  how: How,
  work: (how: How) => Promise<R>,
): Promise<R> {
  const silent = new AbortController();
  const signal = AbortSignal.any([
    silent.signal,
    ...(how.signal === undefined ? [] : [how.signal]),
  ]);
  const probe = setInterval(() => {
    backupsElsewhere(folder).catch((error: unknown) => silent.abort(error));
  }, PROBE_MS).unref();
  try {
    return await work({ ...how, signal, on: { folder } });
  } catch (error) {
    throw silent.signal.aborted ? silent.signal.reason : error;
  } finally {
    clearInterval(probe);
  }
}

/** The folders in which backups of an archive are kept. */
function placesOf(archive: string): readonly Place[] {
  const { elsewhere } = readKept(archive);
  const own: Place = { folder: ownFolder(archive), kind: "archive", mayMake: true };
  return elsewhere === null
    ? [own]
    : [own, { folder: elsewhere, kind: "elsewhere", mayMake: false }];
}
