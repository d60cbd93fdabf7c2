import { MessagePort, workerData } from "node:worker_threads";
import * as v from "valibot";

/*
 * The `stillroom` command in a thread that has loaded it once: one command after the other, each with what it
 * prints and how it would have ended its process. Only the starter of the command is not in it.
 */

const Order = v.object({ args: v.array(v.string()), env: v.record(v.string(), v.string()) });
const { answered, port } = v.parse(
  v.object({ answered: v.instance(SharedArrayBuffer), port: v.instance(MessagePort) }),
  workerData,
);

/** Thrown where a command ends its process. */
class Ended extends Error {
  readonly code: number;

  constructor(code: number) {
    super("the command ended");
    this.code = code;
  }
}

const { program } = await import("../../electron/cli/program.ts");
const isDone = new Int32Array(answered);
port.on("message", (order: unknown) => {
  void run(v.parse(Order, order));
});

async function run({ args, env }: v.InferOutput<typeof Order>): Promise<void> {
  const said = { out: "", err: "" };
  const before = process.env;
  process.env = env;
  process.exitCode = undefined;
  const streams = [
    ["stdout", "out"],
    ["stderr", "err"],
  ] as const;
  for (const [stream, name] of streams) {
    process[stream].write = (chunk: unknown, ...rest: readonly unknown[]) => {
      said[name] += String(chunk);
      for (const called of rest) if (typeof called === "function") called();
      return true;
    };
  }
  process.exit = (code) => {
    throw new Ended(Number(code ?? process.exitCode ?? 0));
  };
  const code = await program.parseAsync([...args], { from: "user" }).then(
    () => Number(process.exitCode ?? 0),
    (error: unknown) => {
      if (error instanceof Ended) return error.code;
      said.err += String(error);
      return null;
    },
  );
  process.env = before;
  process.exitCode = undefined;
  port.postMessage({ code, ...said });
  Atomics.store(isDone, 0, 1);
  Atomics.notify(isDone, 0);
}
