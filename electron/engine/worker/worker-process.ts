import { fork, type ChildProcess } from "node:child_process";
import { availableParallelism, constants, setPriority } from "node:os";
import { siblingModule } from "../sibling-module.ts";
import type { Task } from "./tasks.ts";

/** Why a worker is no more: its task brought it down; somebody or the system killed it; it hung and was ended; it never was. */
export type Ending = "crashed" | "killed" | "hung" | "not-started";

/** What a worker does for whom. */
export type Post = {
  /** A task that takes longer, in milliseconds, is taken for hung. */
  readonly taskMs: number;
  /** Told each task's result. */
  readonly done: (result: unknown) => void;
  /** Told once that the worker is gone. */
  readonly ended: (ending: Ending) => void;
};

export type Worker = {
  /** Gives it a task; it must have none. */
  readonly perform: (task: Task) => void;
  /** Has no more use for it, which must have no task: it waits for a while whether somebody else has. */
  readonly leave: () => void;
  /** Ends it, whatever it is at. */
  readonly stop: () => void;
};

/**
 * What V8 lets pile up before it looks for garbage, a part of it: a worker's pictures lie outside of its
 * heap, and left alone that takes 75 MB more in each for nothing.
 */
const YOUNG_MEGABYTES = 4;

/** Workers take all cores there are, and the window is to be drawn in time all the same. */
function yieldToTheWindow(worker: number | undefined): void {
  try {
    if (worker !== undefined) setPriority(worker, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not everywhere is it allowed; the work is done nevertheless.
  }
}

/** The signals a process gets for what it does itself; any other was sent to it. */
const ownFaults: readonly (NodeJS.Signals | null)[] = [
  "SIGSEGV",
  "SIGABRT",
  "SIGBUS",
  "SIGILL",
  "SIGFPE",
  "SIGTRAP",
  "SIGSYS",
];

/**
 * Whether a worker went down by itself. Windows has no signals: what is ended there from outside
 * leaves with 1, what faults with the number of an exception.
 */
function endingOf(code: number | null, signal: NodeJS.Signals | null): Ending {
  if (signal !== null) return ownFaults.includes(signal) ? "crashed" : "killed";
  return code === 0 || (code === 1 && process.platform === "win32") ? "killed" : "crashed";
}

/** How long a worker waits for somebody who has use for it: longer than it takes to close an archive and open another. */
const SPARE_MS = 10_000;
/** No more than one archive has of them. */
const MOST_SPARE = Math.max(2, availableParallelism());
const spare: WorkerProcess[] = [];

/** A worker that was left by somebody else, who closed an archive perhaps, or a new one: to start takes half a second. */
export function takeWorker(post: Post): Worker {
  return spare.pop()?.takenBy(post) ?? startWorker(post);
}

/** Starts a worker process. */
export function startWorker(post: Post): Worker {
  return new WorkerProcess(post);
}

/**
 * It is in a process group of its own, so that Ctrl-C in a terminal, which goes to a whole group, does
 * not end it in the middle of a file; it ends by itself when this process does.
 */
class WorkerProcess implements Worker {
  private readonly child: ChildProcess;
  private post: Post | null;
  private timer: NodeJS.Timeout | undefined;
  private hung = false;
  private over = false;

  constructor(post: Post) {
    this.post = post;
    this.child = fork(siblingModule(import.meta.url, "worker", "./index"), {
      execArgv: [...process.execArgv, `--max-semi-space-size=${String(YOUNG_MEGABYTES)}`],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      detached: process.platform !== "win32", // there it would open a console window
    });
    yieldToTheWindow(this.child.pid);
    this.child.on("message", (result) => {
      clearTimeout(this.timer);
      this.post?.done(result);
    });
    this.child.on("exit", (code, signal) => this.end(this.hung ? "hung" : endingOf(code, signal)));
    this.child.on("error", () => {
      if (this.child.pid === undefined) this.end("not-started");
    });
  }

  private end(ending: Ending): void {
    clearTimeout(this.timer);
    if (this.over) return; // a failed start may tell both "error" and "exit"
    this.over = true;
    this.takeOffSpare();
    this.post?.ended(ending);
  }

  private takeOffSpare(): void {
    const place = spare.indexOf(this);
    if (place !== -1) spare.splice(place, 1);
  }

  perform(task: Task): void {
    this.timer = setTimeout(() => {
      this.hung = true;
      this.child.kill("SIGKILL");
    }, this.post?.taskMs);
    this.child.send(task, (error) => {
      if (error !== null) this.child.kill("SIGKILL"); // Its end then answers for the task.
    });
  }

  leave(): void {
    this.post = null;
    if (this.over) return;
    if (spare.length === MOST_SPARE) {
      this.stop();
      return;
    }
    spare.push(this);
    // nobody waits for it
    this.child.unref();
    this.child.channel?.unref();
    this.timer = setTimeout(() => this.stop(), SPARE_MS).unref();
  }

  takenBy(post: Post): Worker {
    clearTimeout(this.timer);
    this.child.ref();
    this.child.channel?.ref();
    this.post = post;
    return this;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.takeOffSpare();
    this.child.kill();
  }
}
