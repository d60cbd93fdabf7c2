import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { offlineWords, type OfflineReason } from "../../../shared/offline.ts";
import type { Problem } from "../../../shared/problem.ts";
import {
  hasPresentCopy,
  knownFiles,
  markMissing,
  markPresent,
  removeFile,
  stillOfFile,
  type KnownFile,
} from "../catalog/files.ts";
import { inTransaction, setDurability, type WritableDb } from "../catalog/database.ts";
import {
  forgetProblems,
  forgetUnseen,
  keepProblem,
  quarantinedSince,
} from "../catalog/problems.ts";
import {
  isKnownSource,
  markIndexed,
  notePresence,
  sourceHolding,
  type SourcePart,
  type SourceRow,
} from "../catalog/sources.ts";
import { storeChanged, storeRead, type OtherCopy, type ReadFile } from "../catalog/store-read.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import type { ReadResult, TaskResult } from "../worker/tasks.ts";
import type { WorkerPool } from "../worker/pool.ts";
import { promiseOf } from "./formats.ts";
import { presenceOf } from "./presence.ts";
import { scan, type Found } from "./scan.ts";
import { goneFolder, vanishedFolder } from "./vanished-folder.ts";

/** What became of the files of a pass, in the words of `stillroom index --json`. */
export type FileCounts = {
  indexed: number;
  unchanged: number;
  moved: number;
  duplicates: number;
  missing: number;
};

/** A folder to read: everything below it (`deep`), or only the files right in it. */
export type Place = { readonly folder: string; readonly deep: boolean };

/** Tells files that another program is still writing: a pass leaves them for later. */
export type BeingWritten = {
  /** Asked of a file that is new or changed, before it is read. */
  readonly mustWait: (path: string, found: Found) => boolean;
  /** Asked after it was read; `troubled` when it could not be read whole. */
  readonly wasWrittenMeanwhile: (path: string, found: Found, troubled: boolean) => boolean;
};

export type IngestTools = {
  readonly db: WritableDb;
  readonly pool: WorkerPool;
  /** Called after every stored batch with the stills it holds. */
  readonly stored: (stills: readonly number[]) => void;
  /** Told when a source (its path) went offline or came back. */
  readonly presence: (source: string, offline: OfflineReason | null) => void;
  /** Also a source that seems to be offline, because it is empty or on another disk, is taken as it is. */
  readonly asIs: boolean;
  /** Given where sources are followed while others work in them; a folder that is gone is then no problem. */
  readonly beingWritten?: BeingWritten;
};

/** Stored together: large enough that the disk's part is small, small enough that stills appear as they are read. */
const BATCH = 200;
const BATCH_MS = 300;

/**
 * Indexes folders: finds their files, reads those that are new or changed, and stores them. The
 * thumbnails come after (see thumbnails.ts), so that everything can soon be searched and browsed.
 */
export async function ingest(
  tools: IngestTools,
  places: readonly Place[],
  control: JobControl,
): Promise<FileCounts> {
  const pass: Pass = {
    counts: { indexed: 0, unchanged: 0, moved: 0, duplicates: 0, missing: 0 },
    regained: new Set(),
  };
  for (const place of places) {
    if (control.signal.aborted) break;
    await ingestFolder(tools, place, control, pass);
  }
  return pass.counts;
}

async function ingestFolder(
  tools: IngestTools,
  { folder, deep }: Place,
  control: JobControl,
  pass: Pass,
): Promise<void> {
  const absent = absence(tools.db, folder);
  if (absent !== null) {
    keepProblem(tools.db, absent, control.id);
    control.countProblem();
    return;
  }
  const part = { ...sourceHolding(tools.db, folder), deep };
  const offline = await lookAt(tools, part.source);
  if (offline !== null) {
    if (tools.beingWritten === undefined) {
      keepProblem(tools.db, offline, control.id);
      control.countProblem();
    }
    return;
  }
  const run = new FolderRun(tools, part, control, pass);
  const { changed, rootGone } = await run.compare();
  await run.readAll(changed);
  if (!control.signal.aborted && !rootGone) run.settle();
}

/** Notes whether a source is there; the problem when its files are not to be looked for. */
async function lookAt(
  { db, presence, asIs }: IngestTools,
  source: SourceRow,
): Promise<(Problem & { path: string }) | null> {
  const seen = await presenceOf(db, source);
  const offline = asIs && seen.offline !== "gone" ? null : seen.offline;
  if (notePresence(db, source, { ...seen, offline })) presence(source.path, offline);
  if (offline === null) return null;
  return offline === "gone"
    ? goneFolder(source.path)
    : { kind: "gone", path: source.path, message: offlineWords[offline] };
}

/** A folder that is not there does not become a source; of one that is, it is told while it is read. */
function absence(db: WritableDb, folder: string): (Problem & { path: string }) | null {
  if (isKnownSource(db, folder)) return null;
  try {
    if (statSync(folder).isDirectory()) return null;
  } catch {
    // the same to the archivist as a file of that name
  }
  return {
    kind: "not-found",
    path: folder,
    message: "There is no folder of this name that can be opened. Check how it is written.",
  };
}

/** What the folders of one pass have in common. */
type Pass = {
  readonly counts: FileCounts;
  /** Stills that got a new copy in this pass: a file of theirs that is gone has moved there. */
  readonly regained: Set<number>;
};

type Outcome = { readonly found: Found; readonly outcome: TaskResult["read"] };

/** One pass over one source. */
class FolderRun {
  private readonly tools: IngestTools;
  private readonly part: SourcePart & { readonly deep: boolean };
  /** The folder that is read. */
  private readonly root: string;
  private readonly control: JobControl;
  private readonly counts: FileCounts;
  private readonly known: Map<string, KnownFile>;
  private readonly knownByInode: Map<number, KnownFile>;
  private readonly seen = new Set<string>();
  private readonly regained: Set<number>;
  /** Files that were missing and are back as they were. */
  private readonly returned: KnownFile[] = [];
  /** Folders that could not be listed: what is in them is not known to be gone. */
  private readonly unlisted: string[] = [];
  /** Read but not stored yet, by their place in the order of names: stored in that order, whoever was read first. */
  private readonly waiting = new Map<number, Outcome>();
  private nextToStore = 0;
  /** Known paths with new bytes: whose picture they are is told when all files are known. */
  private readonly changed: ReadFile[] = [];
  private readonly troubled = new Set<string>();
  private flushedAt = performance.now();
  /** Storing has failed, and nothing more is to be read. */
  private failed = false;

  constructor(tools: IngestTools, part: FolderRun["part"], control: JobControl, pass: Pass) {
    this.tools = tools;
    this.part = part;
    this.root = join(part.source.path, part.under);
    this.control = control;
    this.counts = pass.counts;
    this.regained = pass.regained;
    this.known = knownFiles(tools.db, part.source.id, part.under, part.deep);
    this.knownByInode = new Map([...this.known.values()].map((file) => [file.inode, file]));
  }

  /** Lists the folder and sorts out what has to be read; unchanged is what has the same size and time, sidecars included. */
  async compare(): Promise<{ changed: Found[]; rootGone: boolean }> {
    const changed: Found[] = [];
    let rootGone = false;
    for await (const scanned of scan(this.root, this.control.signal, this.part.deep)) {
      if (scanned.kind === "problem") {
        if (scanned.problem.path === this.root) {
          if (this.wasDeleted(scanned.problem)) continue;
          rootGone = true;
        }
        if (scanned.problem.kind === "unreadable") this.unlisted.push(`${scanned.problem.path}/`);
        this.fail(scanned.problem);
        continue;
      }
      const file = this.inSource(scanned.file);
      this.seen.add(file.path);
      if (this.isUnchanged(file)) this.counts.unchanged += 1;
      else if (!this.isQuarantined(file) && !this.mustWait(file)) changed.push(file);
    }
    if (this.returned.length > 0)
      this.write(() => this.returned.map((file) => this.takeBack(file)));
    return { changed, rootGone };
  }

  private takeBack({ id }: KnownFile): number {
    markPresent(this.tools.db, id);
    return stillOfFile(this.tools.db, id) ?? 0;
  }

  /** A folder that is gone from a source that is there was deleted or moved away: its files are missing. */
  private wasDeleted({ kind }: Problem): boolean {
    const { source, under } = this.part;
    if (kind !== "gone" || under === "" || !existsSync(source.path)) return false;
    return this.known.size > 0 || this.tools.beingWritten !== undefined;
  }

  private mustWait(found: Found): boolean {
    return this.tools.beingWritten?.mustWait(this.pathOnDisk(found), found) ?? false;
  }

  private inSource<F extends { readonly path: string }>(found: F): F {
    const { under } = this.part;
    return under === "" ? found : { ...found, path: `${under}/${found.path}` };
  }

  private pathOnDisk(found: { readonly path: string }): string {
    return join(this.part.source.path, found.path);
  }

  private isUnchanged(found: Found): boolean {
    const known = this.known.get(found.path);
    if (
      known === undefined ||
      known.bytes !== found.bytes ||
      known.modified_ms !== found.modifiedMs ||
      known.sidecar !== found.sidecar ||
      this.swappedNames(known, found)
    )
      return false;
    if (known.state === "missing") this.returned.push(known);
    return true;
  }

  /**
   * Two files of one size and time may have changed names. Inodes alone prove nothing, for some disks
   * number their files anew each time they are plugged in; the inode of another known file does.
   */
  private swappedNames(known: KnownFile, found: Found): boolean {
    if (known.inode === found.inode) return false;
    return (this.knownByInode.get(found.inode) ?? known).id !== known.id;
  }

  /** A file that once killed the decoder is not tried again until it changes. */
  private isQuarantined(found: Found): boolean {
    const since = quarantinedSince(this.tools.db, this.pathOnDisk(found));
    return since !== null && found.modifiedMs <= since;
  }

  async readAll(changed: readonly Found[]): Promise<void> {
    const { signal, progress, whilePaused } = this.control;
    const inOrder = changed.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    let next = 0;
    let done = 0;
    progress(0, changed.length);
    const lane = async (): Promise<void> => {
      for (;;) {
        const place = next;
        const found = inOrder[place];
        if (found === undefined || signal.aborted || this.failed) return;
        next += 1;
        await whilePaused();
        const path = this.pathOnDisk(found);
        const sidecars = found.sidecars.map((name) => join(dirname(path), name));
        const outcome = await this.tools.pool.run({ kind: "read", path, sidecars }, "reading");
        this.waiting.set(place, { found, outcome });
        done += 1;
        if (this.waiting.size >= BATCH || performance.now() - this.flushedAt > BATCH_MS)
          this.flush();
        progress(done, changed.length);
      }
    };
    // Two files asked of each worker, so that none waits for the next to be sent.
    const lanes = Array.from({ length: this.tools.pool.size * 2 }, lane);
    try {
      await Promise.all(lanes);
    } catch (error) {
      this.failed = true;
      await Promise.allSettled(lanes);
      throw error;
    }
    this.flush();
  }

  private flush(): void {
    const batch: Outcome[] = [];
    for (let one = this.waiting.get(this.nextToStore); one !== undefined;) {
      batch.push(one);
      this.waiting.delete(this.nextToStore);
      this.nextToStore += 1;
      one = this.waiting.get(this.nextToStore);
    }
    this.flushedAt = performance.now();
    if (batch.length === 0) return;
    this.write(() => batch.flatMap(({ found, outcome }) => this.store(found, outcome)));
  }

  /** Stores in one transaction that does not wait for the disk: indexing can be repeated. */
  private write(work: () => number[]): void {
    const { db } = this.tools;
    setDurability(db, "normal");
    try {
      const stills = inTransaction(db, work);
      if (stills.length > 0) this.tools.stored(stills);
    } finally {
      setDurability(db, "full");
    }
  }

  private store(found: Found, outcome: TaskResult["read"]): number[] {
    const path = this.pathOnDisk(found);
    if (this.tools.beingWritten?.wasWrittenMeanwhile(path, found, hasProblem(outcome)) === true)
      return [];
    forgetProblems(this.tools.db, path);
    if ("problem" in outcome) {
      this.fail(vanishedFolder(this.root, path) ?? outcome.problem);
      return [];
    }
    if (outcome.result.problem !== null) this.fail(outcome.result.problem);
    const read = readFileOf(found, outcome.result);
    const stored = storeRead(this.tools.db, this.part.source.id, read);
    if (stored.as === "changed") {
      this.changed.push(read);
      return [];
    }
    if (stored.as === "copy") this.regained.add(stored.still);
    this.counts[countOf[stored.as]] += 1;
    return [stored.still];
  }

  /** A folder that vanished is met with each of its files, and told once. */
  private fail(problem: Problem): void {
    const path = problem.path ?? this.root;
    keepProblem(this.tools.db, { ...problem, path }, this.control.id);
    if (this.troubled.has(path)) return;
    this.troubled.add(path);
    this.control.countProblem();
  }

  /**
   * What can only be told at the end: whose picture changed paths now hold, and what became of known
   * files that are not there: moved, if their bytes turned up elsewhere in this pass, else missing.
   */
  settle(): void {
    const { db } = this.tools;
    const { source } = this.part;
    this.write(() => {
      const inOrder = this.changed.toSorted((a, b) => (a.path < b.path ? -1 : 1));
      const touched = storeChanged(db, source.id, inOrder, isThere);
      this.counts.indexed += inOrder.length;
      for (const file of this.known.values()) {
        if (this.seen.has(file.path) || file.state === "missing" || this.isUnlisted(file)) continue;
        touched.push(this.settleMissing(file));
      }
      forgetUnseen(db, this.root, this.control.id, (path) => this.stillStands(path));
      if (this.part.under === "" && this.part.deep) markIndexed(db, source.id);
      return touched;
    });
  }

  private isUnlisted(file: KnownFile): boolean {
    const path = this.pathOnDisk(file);
    return this.unlisted.some((folder) => path.startsWith(folder));
  }

  /** Whether a problem (its path within the folder read) was not looked at anew: of a file seen, or of what lies deeper. */
  private stillStands(path: string): boolean {
    if (this.seen.has(this.inSource({ path }).path)) return true;
    return !this.part.deep && (path.includes("/") || promiseOf(path) === "other");
  }

  private settleMissing(file: KnownFile): number {
    const { db } = this.tools;
    const still = stillOfFile(db, file.id) ?? 0;
    forgetProblems(db, this.pathOnDisk(file));
    if (this.regained.has(still) && hasPresentCopy(db, still, file.id)) {
      removeFile(db, file.id);
      this.counts.moved += 1;
      this.counts.duplicates -= 1;
    } else {
      markMissing(db, file.id);
      this.counts.missing += 1;
    }
    return still;
  }
}

/** What each way of storing a file counts as. */
const countOf = {
  new: "indexed",
  copy: "duplicates",
  moved: "moved",
  same: "unchanged",
  retold: "indexed",
} as const;

function hasProblem(outcome: TaskResult["read"]): boolean {
  return "problem" in outcome || outcome.result.problem !== null;
}

function isThere({ path, bytes, modifiedMs }: OtherCopy): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.size === bytes && stats.mtimeMs === modifiedMs;
}

function readFileOf(found: Found, result: ReadResult): ReadFile {
  const { path, name, sidecar } = found;
  return { ...result, hash: Buffer.from(result.hash), path, name, sidecar };
}
