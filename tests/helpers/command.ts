import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  MessageChannel,
  receiveMessageOnPort,
  Worker,
  type MessagePort,
} from "node:worker_threads";
import { drawPicture } from "./pictures.ts";

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** The starter of the `stillroom` command, to be run by Node. */
export const commandFile = resolve(import.meta.dirname, "../../scripts/stillroom.mjs");

/**
 * The `stillroom` command on settings of its own in `home`, as a shell would run it, but in a thread that loads it
 * once: loading takes ten times as long as most commands. Signals, standard input and the starter need `commandFile`.
 */
export function commandIn(home: string): (...args: string[]) => Ran {
  return (...args) => {
    const { port, done } = (thread ??= startThread());
    Atomics.store(done, 0, 0);
    port.postMessage({ args, env: { ...process.env, STILLROOM_HOME: home } });
    Atomics.wait(done, 0, 0);
    // Of our own thread, which answers each order with one.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return receiveMessageOnPort(port)?.message as Ran;
  };
}

let thread: ReturnType<typeof startThread> | undefined;

function startThread(): { port: MessagePort; done: Int32Array } {
  const answered = new SharedArrayBuffer(4);
  const { port1: port, port2: theirs } = new MessageChannel();
  const worker = new Worker(new URL("command-thread.ts", import.meta.url), {
    workerData: { answered, port: theirs },
    transferList: [theirs],
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  worker.unref();
  port.unref();
  return { port, done: new Int32Array(answered) };
}

/** Draws pictures of these names into the folder `stills` of `home`, and makes an archive of them. */
export async function archiveOf(home: string, names: readonly string[]): Promise<void> {
  const stills = join(home, "stills");
  mkdirSync(stills);
  for (const [seed, name] of names.entries()) await drawPicture(join(stills, name), seed + 1);
  const stillroom = commandIn(home);
  stillroom("init", join(home, "Press.stillroom"));
  stillroom("index", stills);
}
