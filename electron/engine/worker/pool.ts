import { availableParallelism } from "node:os";
import { ProblemError, type Problem } from "../../../shared/problem.ts";
import type { Task, TaskResult } from "./tasks.ts";
import { startWorker, takeWorker, type Ending, type Post, type Worker } from "./worker-process.ts";

/** A task that takes longer is taken for hung: the slowest honest one seen took 20 s. */
const TASK_MS = 90_000;

/** Earlier ones go first. */
export type Urgency = "glance" | "visible" | "reading" | "background";
const urgencies: readonly Urgency[] = ["glance", "visible", "reading", "background"];

type Waiting = {
  readonly task: Task;
  readonly answer: (result: unknown) => void;
  readonly refuse: (error: Error) => void;
  /** A worker was killed over it already: one more, and the file is to blame. */
  readonly suspect: boolean;
};

export type WorkerPool = {
  readonly size: number;
  /** Rejects with {@link PoolClosed} when the pool is closed before it is done. */
  readonly run: <K extends Task["kind"]>(
    task: Extract<Task, { kind: K }>,
    urgency: Urgency,
  ) => Promise<TaskResult[K]>;
  readonly close: () => void;
};

/** The archive was closed over a task: it says nothing about the file, which is as it was before. */
export class PoolClosed extends ProblemError {
  constructor() {
    super("closed", "The archive was closed before this was done.");
    this.name = "PoolClosed";
  }
}

/**
 * One worker process a core, one task in flight in each. A worker that dies is replaced. A file over
 * which it crashed or hung gets the problem at once. Where it was killed the file is tried once more
 * while no other work is going on: somebody may have done it, or the memory may have run out over all
 * of them together; the second time the file is to blame. `taskMs` is how long a task may take,
 * milliseconds.
 */
export function startPool(
  size: number = Math.max(2, availableParallelism()),
  taskMs: number = TASK_MS,
): WorkerPool {
  return new Pool(size, taskMs);
}

class Pool implements WorkerPool {
  readonly size: number;
  private readonly taskMs: number;
  private readonly queues = new Map<Urgency, Waiting[]>(urgencies.map((urgency) => [urgency, []]));
  private readonly suspects: Waiting[] = [];
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Waiting>();
  private closed = false;

  constructor(size: number, taskMs: number) {
    this.size = size;
    this.taskMs = taskMs;
  }

  run<K extends Task["kind"]>(
    task: Extract<Task, { kind: K }>,
    urgency: Urgency,
  ): Promise<TaskResult[K]> {
    return new Promise((resolve, refuse) => {
      if (this.closed) {
        refuse(new PoolClosed());
        return;
      }
      // The worker answers each kind of task with the result of that kind.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const answer = (result: unknown): void => resolve(result as TaskResult[K]);
      this.queues.get(urgency)?.push({ task, answer, refuse, suspect: false });
      this.feed();
    });
  }

  close(): void {
    this.closed = true;
    const unfinished = [...this.busy.values(), ...this.suspects, ...this.allQueued()];
    for (const worker of this.idle.splice(0)) worker.leave();
    for (const worker of this.busy.keys()) worker.stop();
    for (const { refuse } of unfinished) refuse(new PoolClosed());
  }

  private allQueued(): Waiting[] {
    return [...this.queues.values()].flatMap((queue) => queue.splice(0));
  }

  /** Gives work to whoever is free. A suspect waits for the others to end, and they wait for it. */
  private feed(): void {
    while (!this.closed && this.busy.size < this.size) {
      const alone = [...this.busy.values()].some(({ suspect }) => suspect);
      if (alone || (this.suspects.length > 0 && this.busy.size > 0)) return;
      const waiting = this.suspects.shift() ?? this.nextQueued();
      if (waiting === undefined) return;
      this.give(waiting);
    }
  }

  private nextQueued(): Waiting | undefined {
    for (const urgency of urgencies) {
      const waiting = this.queues.get(urgency)?.shift();
      if (waiting !== undefined) return waiting;
    }
    return undefined;
  }

  private give(waiting: Waiting): void {
    // One that nobody had before: whatever ended the others did not end it too.
    const worker = waiting.suspect
      ? this.hire(startWorker)
      : (this.idle.pop() ?? this.hire(takeWorker));
    this.busy.set(worker, waiting);
    worker.perform(waiting.task);
  }

  private hire(how: (post: Post) => Worker): Worker {
    const worker: Worker = how({
      taskMs: this.taskMs,
      done: (result) => this.done(worker, result),
      ended: (ending) => this.ended(worker, ending),
    });
    return worker;
  }

  private done(worker: Worker, result: unknown): void {
    const waiting = this.busy.get(worker);
    this.busy.delete(worker);
    // A suspect had a worker beside the idle ones.
    if (this.idle.length + this.busy.size < this.size) this.idle.push(worker);
    else worker.leave();
    waiting?.answer(result);
    this.feed();
  }

  /** It is gone, whether it had work or not; what it had goes to another, or gets the blame. */
  private ended(worker: Worker, ending: Ending): void {
    const place = this.idle.indexOf(worker);
    if (place !== -1) this.idle.splice(place, 1);
    const waiting = this.busy.get(worker);
    this.busy.delete(worker);
    if (waiting === undefined || this.closed) return;
    if (ending === "not-started") waiting.refuse(notStarted());
    else if (waiting.suspect || ending !== "killed") waiting.answer(crashed(waiting.task));
    else this.suspects.push({ ...waiting, suspect: true });
    this.feed();
  }
}

/** What each kind of task answers of a file that cannot be worked on. */
type CrashedResult = {
  readonly problem: Problem;
  readonly made: false;
  readonly jpeg: null;
  readonly docx: null;
  readonly unshown: null;
  readonly print: null;
  readonly faces: null;
  readonly likenesses: readonly [];
  readonly readings: readonly [];
  readonly document: null;
};

function notStarted(): ProblemError {
  return new ProblemError(
    "internal",
    "The process that reads pictures could not be started. Close other programs, or start the computer again, and try once more.",
  );
}

function crashed(task: Task): CrashedResult {
  return {
    made: false,
    jpeg: null,
    docx: null,
    unshown: null,
    print: null,
    faces: null,
    likenesses: [],
    readings: [],
    document: null,
    problem: {
      kind: "crashed",
      path: task.path,
      message:
        "This file brought the picture decoder down, so it was put aside and is not tried again until it changes, or everything in its folder is read again. The rest of the work went on.",
    },
  };
}
