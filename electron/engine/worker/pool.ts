import { fork, type ChildProcess } from "node:child_process";
import { availableParallelism } from "node:os";
import type { Problem } from "../../../shared/problem.ts";
import { siblingModule } from "../sibling-module.ts";
import type { Task, TaskResult } from "./tasks.ts";

/** Earlier ones go first. */
export type Urgency = "visible" | "reading" | "background";
const urgencies: readonly Urgency[] = ["visible", "reading", "background"];

/** A task that takes longer is taken for hung: the slowest honest one seen took 20 s. */
const TASK_MS = 90_000;

type Waiting = { readonly task: Task; readonly answer: (result: unknown) => void };

export type WorkerPool = {
  readonly size: number;
  readonly run: <K extends Task["kind"]>(
    task: Extract<Task, { kind: K }>,
    urgency: Urgency,
  ) => Promise<TaskResult[K]>;
  readonly close: () => void;
};

/**
 * One worker process a core, one task in flight in each. A worker that dies or hangs over a file
 * is replaced, and the file gets the problem. `taskMs` is how long a task may take, milliseconds.
 */
export function startPool(
  size: number = Math.max(2, availableParallelism()),
  taskMs: number = TASK_MS,
): WorkerPool {
  const queues = new Map<Urgency, Waiting[]>(urgencies.map((urgency) => [urgency, []]));
  const idle: Worker[] = [];
  const workers = new Set<Worker>();
  let closed = false;

  const next = (): Waiting | undefined => {
    for (const urgency of urgencies) {
      const waiting = queues.get(urgency)?.shift();
      if (waiting !== undefined) return waiting;
    }
    return undefined;
  };
  const feed = (worker: Worker): void => {
    const waiting = next();
    if (waiting === undefined) {
      idle.push(worker);
      return;
    }
    worker.perform(waiting, (survived) => {
      if (closed) return;
      if (survived) {
        feed(worker);
      } else {
        workers.delete(worker);
        add();
      }
    });
  };
  const add = (): void => {
    const worker = startWorker(taskMs);
    workers.add(worker);
    feed(worker);
  };
  return {
    size,
    run: (task, urgency) =>
      new Promise((resolve) => {
        // The worker answers each kind of task with the result of that kind.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        queues.get(urgency)?.push({ task, answer: (result) => resolve(result as never) });
        const worker = idle.shift();
        if (worker !== undefined) feed(worker);
        else if (workers.size < size) add();
      }),
    close: () => {
      closed = true;
      for (const worker of workers) worker.stop();
    },
  };
}

type Worker = {
  readonly perform: (waiting: Waiting, ended: (survived: boolean) => void) => void;
  readonly stop: () => void;
};

function startWorker(taskMs: number): Worker {
  const child = fork(siblingModule(import.meta.url, "worker", "./index"), {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return {
    perform: (waiting, ended) => {
      performIn(child, taskMs, waiting, ended);
    },
    stop: () => child.kill(),
  };
}

function performIn(
  child: ChildProcess,
  taskMs: number,
  { task, answer }: Waiting,
  ended: (survived: boolean) => void,
): void {
  const finish = (result: unknown, survived: boolean): void => {
    clearTimeout(timer);
    child.off("message", onMessage);
    child.off("exit", onExit);
    answer(result);
    ended(survived);
  };
  const onMessage = (result: unknown): void => finish(result, true);
  const onExit = (): void => finish(crashed(task), false);
  const timer = setTimeout(() => child.kill("SIGKILL"), taskMs);
  child.once("message", onMessage);
  child.once("exit", onExit);
  child.send(task, (error) => {
    if (error !== null) child.kill("SIGKILL"); // Its exit then answers the task.
  });
}

function crashed(task: Task): { problem: Problem; made: false } {
  return {
    made: false,
    problem: {
      kind: "crashed",
      path: task.path,
      message:
        "This file brought the picture decoder down, so it was put aside and not tried again. The rest of the work went on.",
    },
  };
}
