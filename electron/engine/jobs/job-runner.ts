import type { Job, JobState } from "../../../shared/contract/archive.ts";
import { canPause } from "../../../shared/can-pause.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { isDamage } from "../catalog/error-code.ts";
import { problemOfError } from "../problem-of-error.ts";
import { addJob, forgetJob, listJobs, nextJob, saveJob, type ListedJob } from "../catalog/jobs.ts";
import type { WritableDb } from "../catalog/database.ts";

/** What the work of a job has in hand. */
export type JobControl = {
  readonly id: number;
  readonly signal: AbortSignal;
  /** Says how far the work is; `total` null while it is not known. */
  readonly progress: (done: number, total: number | null) => void;
  readonly relabel: (label: string) => void;
  readonly countProblem: () => void;
  /** How many problems there are after all, when that is known: some may have come right, some stood before. */
  readonly problemsStand: (count: number) => void;
  /** Whether the job was stopped to be taken up again, as when the program is closed: it needs no ending. */
  readonly isSuspended: () => boolean;
  /** Waits while the job is paused; work calls it between two pieces. */
  readonly whilePaused: () => Promise<void>;
  readonly isPaused: () => boolean;
};

export type JobWork = (control: JobControl) => Promise<string>;

/**
 * `quiet`: work nobody asked for. It is only shown once there is much to do, says no outcome unless it
 * failed, and is not kept when it has ended. `kept: false`: work that is not written into the catalog, and so is not
 * taken up again: it changes nothing there, and goes on where nothing may be changed.
 */
export type JobStart = {
  readonly kind: Job["kind"];
  readonly label: string;
  readonly input: unknown;
  readonly quiet?: boolean;
  readonly kept?: boolean;
};

export type JobRunner = {
  readonly start: (job: JobStart, work: JobWork) => { id: number; ended: Promise<Job> };
  /** Whether a job of this kind is at work or paused. */
  readonly isRunning: (kind: Job["kind"]) => boolean;
  readonly list: () => Job[];
  readonly pause: (id: number) => void;
  readonly resume: (id: number) => void;
  readonly cancel: (id: number) => void;
  /** Stops whatever runs; says whether anything did. Exports stay resumable, for a copy may not be made twice. */
  readonly stopAll: () => boolean;
  /** Cancels all and waits for them to stop; interrupted ones stay resumable. */
  readonly shutDown: (why: StopReason) => Promise<void>;
};

type Running = {
  job: Job;
  readonly abort: AbortController;
  readonly rate: RateMeter;
  resumed: PromiseWithResolvers<void> | null;
  /** Stays "running" in the catalog when it stops, and is taken up again. */
  suspended: boolean;
  /** Not shown so far, and perhaps never. */
  hidden: boolean;
  readonly quiet: boolean;
  readonly kept: boolean;
  readonly startedAt: number;
  ended: Promise<Job>;
};

/** Quiet work is shown when it has gone on for so long and has this much to do. */
const SHOWN_AFTER_MS = 2000;
const SHOWN_FROM = 20;

/** Progress is told at most this often; the last word always. */
const TELL_MS = 200;

/** Why all work is stopped, and what is to be done about it. */
const stopWords = {
  closed: "Stopped, because the archive was closed; it goes on when it is opened again.",
  damaged:
    "Stopped, because the archive's database was found to be damaged: the archive is read-only now. Repair it, after which this goes on, or restore one of its backups.",
  taken:
    "Stopped, because another Stillroom has the archive by now, and goes on with it: the archive is read-only here.",
} as const;
export type StopReason = keyof typeof stopWords;

/**
 * Runs long work, tells how it goes, and keeps each job in the catalog so that it outlives a restart; `damaged`
 * hears of one that met damage to the catalog.
 */
export function startJobRunner(
  db: WritableDb,
  tell: (job: Job) => void,
  damaged: () => void,
): JobRunner {
  const running = new Map<number, Running>();
  let lastId = 0;
  let shuttingDown: StopReason | null = null;

  const isSuspended = (entry: Running): boolean => shuttingDown !== null || entry.suspended;

  const change = (entry: Running, changes: Partial<Job>, now = false): void => {
    entry.job = { ...entry.job, ...changes };
    if (entry.hidden && performance.now() - entry.startedAt > SHOWN_AFTER_MS)
      entry.hidden = (entry.job.total ?? 0) < SHOWN_FROM;
    if (entry.hidden) return;
    if (now || entry.rate.isDue(TELL_MS)) tell(entry.job);
  };

  const start: JobRunner["start"] = ({ kind, label, input, quiet = false, kept = true }, work) => {
    const id = kept
      ? addJob(db, { kind, label, input: JSON.stringify(input) }, lastId)
      : nextJob(db, lastId);
    lastId = id;
    const entry: Running = {
      job: {
        id,
        kind,
        label,
        state: "running",
        done: 0,
        total: null,
        rate: 0,
        secondsLeft: null,
        problems: 0,
        outcome: null,
      },
      abort: new AbortController(),
      rate: new RateMeter(),
      resumed: null,
      suspended: false,
      hidden: quiet,
      quiet,
      kept,
      startedAt: performance.now(),
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      ended: Promise.resolve(null as never),
    };
    running.set(id, entry);
    entry.ended = perform(entry, work);
    return { id, ended: entry.ended };
  };

  const perform = async (entry: Running, work: JobWork): Promise<Job> => {
    await Promise.resolve(); // so that the asker knows the job's number before it is told of it
    if (!entry.hidden) tell(entry.job);
    try {
      const outcome = await work(controlOf(entry));
      const isStopped = entry.abort.signal.aborted;
      // what it came to by then says nothing of what kept it from going further unasked
      const why = isStopped && shuttingDown !== "closed" ? shuttingDown : null;
      end(entry, isStopped ? "cancelled" : "done", why === null ? outcome : stopWords[why]);
    } catch (error) {
      if (shuttingDown !== null) end(entry, "cancelled", stopWords[shuttingDown]);
      else {
        end(entry, "failed", failureOf(error));
        if (isDamage(error)) damaged();
      }
    }
    return entry.job;
  };

  const end = (entry: Running, state: JobState, outcome: string): void => {
    const { quiet, kept, job } = entry;
    running.delete(job.id);
    try {
      if (quiet && kept) forgetJob(db, job.id);
      else if (kept && !isSuspended(entry)) saveJob(db, { ...job, state, outcome });
    } catch (error) {
      problemOfError(error); // Logged. It stands as running, and is taken up again at the next opening.
    }
    entry.hidden = false; // so that whoever counts problems counts them anew
    const told = quiet && state !== "failed" ? null : outcome;
    change(entry, { state, outcome: told, secondsLeft: null }, true);
  };

  const controlOf = (entry: Running): JobControl => ({
    id: entry.job.id,
    signal: entry.abort.signal,
    progress: (done, total) => {
      entry.rate.note(done);
      const rate = entry.rate.perSecond();
      const secondsLeft = total === null || rate <= 0 ? null : Math.ceil((total - done) / rate);
      change(entry, { done, total, rate, secondsLeft });
    },
    relabel: (label) => {
      entry.rate.reset();
      change(entry, { label, done: 0, total: null, rate: 0, secondsLeft: null }, true);
    },
    countProblem: () => change(entry, { problems: entry.job.problems + 1 }),
    problemsStand: (problems) => change(entry, { problems }),
    isSuspended: () => isSuspended(entry),
    whilePaused: async () => {
      await entry.resumed?.promise;
    },
    isPaused: () => entry.resumed !== null,
  });

  return {
    start,
    list: () => {
      const hidden = (id: number): boolean => running.get(id)?.hidden ?? false;
      const rows = listJobs(db).filter(({ id }) => !hidden(id));
      const unkept = [...running.values()].filter(({ kept }) => !kept).map(({ job }) => job);
      return [...unkept, ...rows.map((row) => running.get(row.id)?.job ?? jobOf(row))];
    },
    isRunning: (kind) => running.values().some(({ job }) => job.kind === kind),
    pause: (id) => {
      const entry = running.get(id);
      if (entry === undefined || entry.resumed !== null || !canPause(entry.job)) return;
      entry.resumed = Promise.withResolvers();
      change(entry, { state: "paused", secondsLeft: null }, true);
    },
    resume: (id) => {
      const entry = running.get(id);
      entry?.resumed?.resolve();
      if (entry === undefined) return;
      entry.resumed = null;
      entry.rate.reset();
      change(entry, { state: "running" }, true);
    },
    cancel: (id) => {
      const entry = running.get(id);
      if (entry !== undefined) stop(entry);
    },
    stopAll: () => {
      for (const entry of running.values()) {
        entry.suspended = entry.job.kind === "export";
        stop(entry);
      }
      return running.size > 0;
    },
    shutDown: async (why) => {
      shuttingDown ??= why;
      for (const entry of running.values()) stop(entry);
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}

/** Why a job stopped, in words. */
function failureOf(error: unknown): string {
  if (error instanceof ProblemError) return error.message;
  const { kind, message } = problemOfError(error); // which logs what is a fault of ours
  if (kind === "disk-full")
    return "This stopped because the disk with the archive is full. Make room and start it again; what was done is kept.";
  if (kind === "unreadable")
    return "This stopped because the disk with the archive could not be read or written. Check the disk and its cable, and start it again; what was done is kept.";
  if (kind === "damaged")
    return "This stopped because the archive's database could not be read: it is damaged, or its disk is failing.";
  if (kind !== "internal") return message;
  return "This stopped at an unexpected fault of Stillroom's own; the log has the details.";
}

function stop({ abort, resumed }: Running): void {
  abort.abort();
  resumed?.resolve();
}

/** A job of an earlier run, as it was kept. */
function jobOf({ id, kind, label, state, done, total, problems, outcome }: ListedJob): Job {
  return { id, kind, label, state, done, total, problems, outcome, rate: 0, secondsLeft: null };
}

/** Things done a second over the last few seconds, so that the time left follows a change of pace. */
class RateMeter {
  private samples: { at: number; done: number }[] = [];
  private toldAt = 0;

  note(done: number): void {
    const at = performance.now();
    this.samples.push({ at, done });
    while (this.samples.length > 2 && at - (this.samples[0]?.at ?? at) > 8000) this.samples.shift();
  }

  perSecond(): number {
    const from = this.samples[0];
    const to = this.samples.at(-1);
    if (from === undefined || to === undefined || to.at - from.at < 200) return 0;
    return ((to.done - from.done) / (to.at - from.at)) * 1000;
  }

  isDue(everyMs: number): boolean {
    if (performance.now() - this.toldAt < everyMs) return false;
    this.toldAt = performance.now();
    return true;
  }

  reset(): void {
    this.samples = [];
  }
}
