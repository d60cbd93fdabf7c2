import { dirname, join } from "node:path";
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
import { markIndexed, sourceAt, type SourceRow } from "../catalog/sources.ts";
import { storeRead, type ReadFile } from "../catalog/store-read.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import type { ReadResult, TaskResult } from "../worker/tasks.ts";
import type { WorkerPool } from "../worker/pool.ts";
import { scan, type Found } from "./scan.ts";

/** What indexing did, in the words of `stillroom index --json`. */
export type IndexCounts = {
  indexed: number;
  unchanged: number;
  moved: number;
  duplicates: number;
  missing: number;
  failed: number;
  problems: Problem[];
};

export type IngestTools = {
  readonly db: WritableDb;
  readonly pool: WorkerPool;
  /** Called after every stored batch with the stills it holds. */
  readonly stored: (stills: readonly number[]) => void;
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
  folders: readonly string[],
  control: JobControl,
): Promise<IndexCounts> {
  const counts: IndexCounts = {
    indexed: 0,
    unchanged: 0,
    moved: 0,
    duplicates: 0,
    missing: 0,
    failed: 0,
    problems: [],
  };
  for (const folder of folders) {
    if (control.signal.aborted) break;
    await ingestFolder(tools, sourceAt(tools.db, folder), control, counts);
  }
  return counts;
}

async function ingestFolder(
  tools: IngestTools,
  source: SourceRow,
  control: JobControl,
  counts: IndexCounts,
): Promise<void> {
  const run = new FolderRun(tools, source, control, counts);
  const { changed, rootGone } = await run.compare();
  await run.readAll(changed);
  if (!control.signal.aborted && !rootGone) run.settleMissing();
}

type Outcome = { readonly found: Found; readonly outcome: TaskResult["read"] };

/** One pass over one source. */
class FolderRun {
  private readonly tools: IngestTools;
  private readonly source: SourceRow;
  private readonly control: JobControl;
  private readonly counts: IndexCounts;
  private readonly known: Map<string, KnownFile>;
  private readonly seen = new Set<string>();
  /** Stills that got a new copy in this pass: a file of theirs that is gone has moved there. */
  private readonly regained = new Set<number>();
  /** Read but not stored yet, by their place in the order of names: stored in that order, whoever was read first. */
  private readonly waiting = new Map<number, Outcome>();
  private nextToStore = 0;
  private flushedAt = performance.now();

  constructor(tools: IngestTools, source: SourceRow, control: JobControl, counts: IndexCounts) {
    this.tools = tools;
    this.source = source;
    this.control = control;
    this.counts = counts;
    this.known = knownFiles(tools.db, source.id);
  }

  /** Lists the folder and sorts out what has to be read; unchanged is what has the same size and time, sidecars included. */
  async compare(): Promise<{ changed: Found[]; rootGone: boolean }> {
    const changed: Found[] = [];
    let rootGone = false;
    for await (const scanned of scan(this.source.path, this.control.signal)) {
      if (scanned.kind === "problem") {
        if (scanned.problem.path === this.source.path) rootGone = true;
        this.fail(scanned.problem);
        continue;
      }
      this.seen.add(scanned.file.path);
      if (this.isUnchanged(scanned.file)) this.counts.unchanged += 1;
      else if (this.isQuarantined(scanned.file)) this.counts.failed += 1;
      else changed.push(scanned.file);
    }
    return { changed, rootGone };
  }

  private isUnchanged(found: Found): boolean {
    const known = this.known.get(found.path);
    if (
      known === undefined ||
      known.bytes !== found.bytes ||
      known.modified_ms !== found.modifiedMs ||
      known.sidecar !== found.sidecar
    )
      return false;
    if (known.state === "missing") markPresent(this.tools.db, known.id);
    return true;
  }

  /** A file that once killed the decoder is not tried again until it changes. */
  private isQuarantined(found: Found): boolean {
    const since = quarantinedSince(this.tools.db, join(this.source.path, found.path));
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
        if (found === undefined || signal.aborted) return;
        next += 1;
        await whilePaused();
        const path = join(this.source.path, found.path);
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
    await Promise.all(Array.from({ length: this.tools.pool.size * 2 }, lane));
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
    const { db } = this.tools;
    setDurability(db, "normal");
    const stills = inTransaction(db, () =>
      batch.flatMap(({ found, outcome }) => this.store(found, outcome)),
    );
    setDurability(db, "full");
    this.tools.stored(stills);
  }

  private store(found: Found, outcome: TaskResult["read"]): number[] {
    const path = join(this.source.path, found.path);
    forgetProblems(this.tools.db, path);
    if ("problem" in outcome) {
      this.fail(outcome.problem);
      return [];
    }
    if (outcome.result.problem !== null) this.fail(outcome.result.problem);
    const stored = storeRead(this.tools.db, this.source.id, readFileOf(found, outcome.result));
    if (stored.as === "copy") this.regained.add(stored.still);
    if (stored.as === "copy") this.counts.duplicates += 1;
    else if (stored.as === "same") this.counts.unchanged += 1;
    else this.counts.indexed += 1;
    return [stored.still];
  }

  private fail(problem: Problem): void {
    const path = problem.path ?? this.source.path;
    keepProblem(this.tools.db, { ...problem, path }, this.control.id);
    this.counts.failed += 1;
    this.counts.problems.push({ ...problem, path });
    this.control.countProblem();
  }

  /** A known file that is not there: moved, if its bytes turned up elsewhere in this pass, else missing. */
  settleMissing(): void {
    const { db } = this.tools;
    const touched: number[] = [];
    inTransaction(db, () => {
      for (const file of this.known.values()) {
        if (this.seen.has(file.path) || file.state === "missing") continue;
        touched.push(this.settle(file));
      }
      forgetUnseen(db, this.source.path, this.control.id, (path) => this.seen.has(path));
      markIndexed(db, this.source.id);
    });
    if (touched.length > 0) this.tools.stored(touched);
  }

  private settle(file: KnownFile): number {
    const { db } = this.tools;
    const still = stillOfFile(db, file.id) ?? 0;
    forgetProblems(db, join(this.source.path, file.path));
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

function readFileOf(found: Found, result: ReadResult): ReadFile {
  const { path, name, sidecar } = found;
  return { ...result, hash: Buffer.from(result.hash), path, name, sidecar };
}

/** The outcome of indexing in one sentence. */
export function sayCounts(counts: IndexCounts): string {
  const parts = [
    [counts.indexed, "indexed"],
    [counts.unchanged, "unchanged"],
    [counts.moved, "moved"],
    [counts.duplicates, "duplicates"],
    [counts.missing, "missing"],
    [counts.failed, "with problems"],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString("en")} ${word}`);
  return said.length === 0 ? "No stills found" : said.join(", ");
}
