import { fork, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { onTestFinished } from "vitest";
import type { EngineMessage } from "../../shared/contract/index.ts";

const entry = resolve(import.meta.dirname, "../../electron/engine/index.ts");

export type RunningEngine = {
  readonly child: ChildProcess;
  readonly ask: (
    procedure: string,
    input: unknown,
  ) => Promise<{ output?: unknown; problem?: { kind: string; message: string } }>;
};

/** The engine as the main process starts it; `before` are options of Node. */
export function startEngineProcess(
  home: string,
  before: readonly string[] = [],
  log: "ignore" | "pipe" = "ignore",
): RunningEngine {
  const child = fork(entry, [], {
    execArgv: [...before],
    env: { ...process.env, STILLROOM_HOME: home, STILLROOM_CATALOG: "" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", log, "ipc"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let last = 0;
  return {
    child,
    ask: (procedure, input) =>
      new Promise((answer) => {
        last += 1;
        const id = last;
        const listen = (message: EngineMessage): void => {
          if (!("id" in message) || message.id !== id) return;
          child.off("message", listen);
          answer(message);
        };
        child.on("message", listen);
        child.send({ id, procedure, input });
      }),
  };
}
