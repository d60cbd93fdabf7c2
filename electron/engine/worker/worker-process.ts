import { fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { siblingModule } from "../sibling-module.ts";
import type { Task } from "./tasks.ts";

/** Why a worker is no more: its task brought it down; somebody or the system killed it; it hung and was ended; it never was. */
export type Ending = "crashed" | "killed" | "hung" | "not-started";

export type Worker = {
  /** Gives it a task; it must have none. */
  readonly perform: (task: Task) => void;
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

/**
 * Starts a worker process. A task that takes longer than `taskMs` (milliseconds) is taken for hung. `done` is told each task's result, `ended` once that it is gone. It is
 * in a process group of its own, so that Ctrl-C in a terminal, which goes to a whole group, does
 * not end it in the middle of a file; it ends by itself when this process does.
 */
export function startWorker(
  taskMs: number,
  done: (result: unknown) => void,
  ended: (ending: Ending) => void,
): Worker {
  const child = fork(siblingModule(import.meta.url, "worker", "./index"), {
    execArgv: [...process.execArgv, `--max-semi-space-size=${String(YOUNG_MEGABYTES)}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    detached: process.platform !== "win32", // there it would open a console window
  });
  yieldToTheWindow(child.pid);
  let timer: NodeJS.Timeout | undefined;
  let hung = false;
  let over = false;
  const end = (ending: Ending): void => {
    clearTimeout(timer);
    if (over) return; // a failed start may tell both "error" and "exit"
    over = true;
    ended(ending);
  };
  child.on("message", (result) => {
    clearTimeout(timer);
    done(result);
  });
  child.on("exit", (code, signal) => end(hung ? "hung" : endingOf(code, signal)));
  child.on("error", () => {
    if (child.pid === undefined) end("not-started");
  });
  return {
    perform: (task) => {
      timer = setTimeout(() => {
        hung = true;
        child.kill("SIGKILL");
      }, taskMs);
      child.send(task, (error) => {
        if (error !== null) child.kill("SIGKILL"); // Its end then answers for the task.
      });
    },
    stop: () => {
      clearTimeout(timer);
      child.kill();
    },
  };
}
