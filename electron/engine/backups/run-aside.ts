import { fork, type ChildProcess } from "node:child_process";
import { constants, setPriority } from "node:os";
import { ProblemError } from "../../../shared/problem.ts";
import { siblingModule } from "../sibling-module.ts";
import { PATIENCE_MS } from "./patience.ts";
import type { Task, TaskMessage, TaskOrder, TaskResult } from "./tasks.ts";

export type How = {
  /** Ends it at once wherever it is, which leaves no more than files under their working names. */
  readonly signal?: AbortSignal;
  /** Told the share that is done, 0 to 1, and of how many where that is known. */
  readonly progress?: (share: number, of?: number) => void;
  /** A folder on a disk that may not answer: it is not waited for longer than `ms`. */
  readonly on?: { readonly folder: string; readonly ms?: number };
};

const LEAVING_MS = 2_000;

/** Folders in which a process that was ended waits still, for the system ends none before its disk answers. */
const stuckIn = new Set<string>();

/**
 * Does something with a whole catalog in a process of its own: reading through gigabytes holds up nobody there,
 * it can be ended at any moment, and a database that is damaged takes nothing down with it.
 * Of a disk that does not answer it is let go: it ends by itself when the disk is back, and until then nobody else is
 * sent there. @throws ProblemError in words; "closed" where it was ended, "gone" where the disk does not answer.
 */
export function runAside<K extends Task["kind"]>(
  task: Extract<Task, { kind: K }>,
  { signal, progress = () => undefined, on }: How = {},
): Promise<TaskResult[K]> {
  return new Promise((resolve, refuse) => {
    if (signal?.aborted === true) {
      refuse(stopped());
      return;
    }
    if (on !== undefined && stuckIn.has(on.folder)) {
      refuse(silentDisk(on.folder));
      return;
    }
    const child = fork(siblingModule(import.meta.url, "backup-work", "./index"), {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      detached: process.platform !== "win32", // as the workers: Ctrl-C is for the engine
    });
    const kill = (): void => void child.kill("SIGKILL");
    signal?.addEventListener("abort", kill, { once: true });
    yieldToOthers(child.pid);
    const patience = on === undefined ? null : patienceWith(child, on, { signal, refuse });
    let answer: (() => void) | null = null;
    child.on("message", (message: TaskMessage) => {
      patience?.(message);
      if ("begun" in message) return;
      if ("share" in message) progress(message.share, message.of);
      // The process answers each kind of task with the result of that kind.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      else if ("result" in message) answer = () => resolve(message.result as TaskResult[K]);
      else answer = () => refuse(problemError(message.problem));
    });
    // Only when it is gone are its files let go of.
    const end = (): void => {
      signal?.removeEventListener("abort", kill);
      if (answer !== null) answer();
      else refuse(signal?.aborted === true ? stopped() : crashed());
    };
    child.on("exit", () => {
      // what it said last may still be on its way, until the channel is at its end
      if (answer !== null || !child.connected) end();
      else child.once("disconnect", end);
    });
    child.on("error", () => {
      if (child.pid === undefined) refuse(crashed());
    });
    const order: TaskOrder = { task, engine: process.pid };
    child.send(order, () => undefined); // that it could not be sent is told by its end
  });
}

/**
 * Lets go of a process that says nothing for too long after it has begun, or is not gone soon after it was ended. Give it
 * each message.
 */
function patienceWith(
  child: ChildProcess,
  { folder, ms = PATIENCE_MS }: NonNullable<How["on"]>,
  { signal, refuse }: { signal: AbortSignal | undefined; refuse: (why: ProblemError) => void },
): (message: TaskMessage) => void {
  const letGo = (why: ProblemError): void => {
    stuckIn.add(folder);
    child.kill("SIGKILL");
    if (child.connected) child.disconnect();
    child.unref();
    refuse(why);
  };
  let timer: NodeJS.Timeout | undefined;
  const leaving = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => letGo(stopped()), LEAVING_MS);
  };
  signal?.addEventListener("abort", leaving, { once: true });
  child.on("exit", () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", leaving);
    stuckIn.delete(folder);
  });
  return (message) => {
    if (signal?.aborted === true) return;
    clearTimeout(timer);
    if ("begun" in message) timer = setTimeout(() => letGo(silentDisk(folder)), ms);
  };
}

/** The refusal where a disk does not answer. */
function silentDisk(folder: string): ProblemError {
  return new ProblemError(
    "gone",
    "The disk of this folder does not answer, so no backup was made or read there. Look whether it is plugged in, and the network there that it is reached by; or choose another folder for backups. The archive is not concerned.",
    folder,
  );
}

function problemError({ kind, message, path }: ProblemError["problem"]): ProblemError {
  return new ProblemError(kind, message, path);
}

/** The refusal of what was ended before it was done. */
export function stopped(): ProblemError {
  return new ProblemError("closed", "This was stopped before it was done. Nothing was changed.");
}

function crashed(): ProblemError {
  return new ProblemError(
    "crashed",
    "The part of Stillroom that reads through whole catalogs ended before it was done. Nothing was changed. Try again; if it happens once more, check the disk.",
  );
}

function yieldToOthers(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // Not everywhere is it allowed; the work is done nevertheless.
  }
}
