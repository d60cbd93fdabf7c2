import { existsSync } from "node:fs";
import { copiesOf, readKept } from "../backups/places.ts";
import { runAside } from "../backups/run-aside.ts";
import type { Catalog } from "../catalog/catalog.ts";
import {
  areThereUnreadPictures,
  countFaces,
  countUnreadPictures,
  facesWanted,
  keepFaces,
  setFacesWanted,
  unreadPictures,
  type UnreadPicture,
} from "../catalog/faces.ts";
import { eraseFaces, eraseFacesIn } from "../catalog/erase-faces.ts";
import { forgetPassing, keepProblem } from "../catalog/problems.ts";
import type { FaceState } from "../../../shared/contract/faces.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { StillId } from "../../../shared/still.ts";
import type { Format } from "../ingest/formats.ts";
import type { JobControl, JobRunner } from "../jobs/job-runner.ts";
import type { WorkerPool } from "../worker/pool.ts";
import type { TaskResult } from "../worker/tasks.ts";

type FinderTools = {
  readonly catalog: Catalog;
  readonly pool: WorkerPool;
  readonly jobs: JobRunner;
  /** Told of stills in which faces were looked for, with none when all were erased or that is wanted otherwise. */
  readonly changed: (stills: readonly StillId[]) => void;
};

/** Why it is not gone on with unasked: nobody has taken it up yet, the archivist stopped it, or it failed. */
type Rest =
  | { readonly because: "not-taken-up" | "stopped" }
  | { readonly because: "failed"; readonly problem: string };

type LookedAt = { readonly picture: UnreadPicture } & TaskResult["faces"];

/** Work that goes before: it may bring pictures, and somebody waits for it. */
const goesBefore = ["index", "compare", "sample"] as const;

/**
 * Looks for faces where the archive has that wanted, as a job, once nothing else is at work. What was
 * looked at stays so: it goes on where it was, and looks at a picture again only when its bytes change.
 */
export class FaceFinder {
  private readonly tools: FinderTools;
  /** The last job; it may have ended. */
  private job: number | null = null;
  /** How many pictures the running job has still to look at. */
  private left = 0;
  /** The job that was ended from here, which is no word of the archivist's about what comes after it. */
  private endedByUs: number | null = null;
  private rest: Rest | null = { because: "not-taken-up" };

  constructor(tools: FinderTools) {
    this.tools = tools;
  }

  state(): FaceState {
    const { catalog, jobs } = this.tools;
    const { faces, pictures } = countFaces(catalog.db);
    const wanted = facesWanted(catalog.db);
    const looks = jobs.isRunning("faces");
    // counted anew only where no job knows it: that looks through all that wait
    const known = looks ? this.left : null;
    const waiting = wanted ? (known ?? countUnreadPictures(catalog.db)) : 0;
    const problem = this.rest?.because === "failed" ? this.rest.problem : null;
    const stopped = this.rest !== null && problem === null;
    return { wanted, faces, pictures, waiting, looks, stopped, problem };
  }

  /** Goes on with it from now on whenever nothing else is at work. */
  takeUp(): void {
    this.rest = null;
    this.goOn();
  }

  /** Has faces looked for from now on, or no more; what was found stays. */
  want(wanted: boolean): FaceState {
    setFacesWanted(this.tools.catalog.db, wanted);
    if (wanted) this.takeUp();
    else this.stop();
    this.tools.changed([]);
    return this.state();
  }

  /** Erases all faces and stops looking; answers how many there were. */
  async erase(): Promise<number> {
    this.stop();
    const { db, folder } = this.tools.catalog;
    try {
      return await eraseFaces(db, folder, () => eraseInCopies(folder));
    } finally {
      this.tools.changed([]);
    }
  }

  /** Goes on with what is to be looked at, unless something else is at work. Call it when work has ended. */
  goOn(): void {
    const { catalog, jobs } = this.tools;
    const { db } = catalog;
    if (!db.open || catalog.readOnly !== null || this.rest !== null) return;
    if (jobs.isRunning("faces") || this.mustWait() || !facesWanted(db)) return;
    if (!areThereUnreadPictures(db)) return; // asked after every job: to count would take long
    this.left = countUnreadPictures(db);
    const start = { kind: "faces", label: "Looking for faces", input: {}, quiet: true } as const;
    const { id, ended } = jobs.start(start, (control) => this.look(control));
    this.job = id;
    void ended.then(() => {
      if (this.endedByUs === id) this.goOn(); // it may have been chosen again while the job came to its end
    });
  }

  private stop(): void {
    if (this.job === null) return;
    this.endedByUs = this.job;
    this.tools.jobs.cancel(this.job);
  }

  private mustWait(): boolean {
    return goesBefore.some((kind) => this.tools.jobs.isRunning(kind));
  }

  private async look(control: JobControl): Promise<string> {
    const progress = { done: 0, total: this.left };
    try {
      // of what comes meanwhile some lies before the place where a pass is
      for (let before = -1; progress.done > before;) {
        before = progress.done;
        await this.pass(control, progress);
      }
    } catch (error) {
      if (error instanceof ProblemError && error.problem.kind === "internal")
        this.rest = { because: "failed", problem: error.message };
      throw error;
    }
    const isStopped = control.signal.aborted && !control.isSuspended();
    if (isStopped && this.endedByUs !== control.id) this.rest = { because: "stopped" };
    return "";
  }

  /** Looks at all that wait, in the order of their hashes. */
  private async pass(
    control: JobControl,
    progress: { done: number; readonly total: number },
  ): Promise<void> {
    const { catalog, pool } = this.tools;
    for (let after: Uint8Array = Buffer.alloc(0); ;) {
      control.progress(Math.min(progress.done, progress.total), progress.total);
      await control.whilePaused();
      if (this.isOver(control)) return;
      const some = unreadPictures(catalog.db, after, pool.size);
      const last = some.at(-1);
      if (last === undefined) return;
      after = last.hash;
      progress.done += await this.lookAt(some, control);
      this.left = Math.max(0, progress.total - progress.done);
    }
  }

  private isOver(control: JobControl): boolean {
    return this.isOff(control) || this.mustWait();
  }

  /** Whether nothing may be kept any more: it was stopped or erased, or the archive is another's now. */
  private isOff({ signal }: JobControl): boolean {
    const { catalog } = this.tools;
    const { db } = catalog;
    return signal.aborted || !db.open || catalog.readOnly !== null || !facesWanted(db);
  }

  /** One picture a worker, so that what somebody waits for has its turn soon; answers of how many it is known now. */
  private async lookAt(pictures: readonly UnreadPicture[], control: JobControl): Promise<number> {
    const { pool, changed } = this.tools;
    const looked = await Promise.all(
      pictures.map(async (picture) => {
        // Written by storeRead from ReadResult.format.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        const format = picture.format as Format;
        const task = { kind: "faces", path: picture.path, format } as const;
        return { picture, ...(await pool.run(task, "background")) };
      }),
    );
    if (this.isOff(control)) return 0;
    const kept = looked.filter((one) => this.keep(one, control));
    if (kept.length > 0) changed(kept.map(({ picture }) => picture.still));
    const fault = looked.find(({ problem }) => problem?.kind === "internal")?.problem ?? null;
    if (fault !== null) throw new ProblemError(fault.kind, fault.message);
    return kept.length;
  }

  /** Keeps what was found in a picture; false where that is not known, so that it waits on. */
  private keep({ picture, faces, problem }: LookedAt, control: JobControl): boolean {
    const { db } = this.tools.catalog;
    const { path, hash } = picture;
    if (faces === null && (problem?.kind === "internal" || !existsSync(path))) return false;
    if (problem !== null) {
      keepProblem(db, { ...problem, path }, control.id);
      control.countProblem();
      if (problem.kind !== "crashed") return false;
    }
    if (faces !== null) forgetPassing(db, path);
    keepFaces(db, hash, faces);
    return true;
  }
}

/** In the archive's own folders, and aside on another disk, which may not answer: then its folder stands for what is in it. */
async function eraseInCopies(archive: string): Promise<readonly string[]> {
  const here = eraseFacesIn(copiesOf(archive));
  const { elsewhere: folder } = readKept(archive);
  if (folder === null) return here;
  const there = runAside({ kind: "erase-faces", folder }, { on: { folder } });
  const { left } = await there.catch(() => ({ left: [folder] }));
  return [...here, ...left];
}
