import { fork, type ChildProcess } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Job } from "../../shared/contract/archive.ts";
import type { EngineMessage } from "../../shared/contract/index.ts";
import sharp from "sharp";
import { engineFlags } from "../../electron/main/engine-process.ts";
import { residentBytes, tellsProcesses } from "./cpu.ts";
import type { BenchResult } from "./result.ts";

const entry = resolve(import.meta.dirname, "../../electron/engine/index.ts");
const GOAL_MB = 500;
const FOLDERS = 100;
const LOOK_MS = 250;

/**
 * The most memory that the engine and its workers together hold while they index many files, and
 * whether it stays flat: the peak of the whole against that of its first tenth.
 */
export async function memoryOfMany(home: string, stills: number): Promise<BenchResult[]> {
  if (!tellsProcesses) {
    process.stderr.write("The memory of other processes can only be told on Linux.\n");
    return [];
  }
  const folder = join(home, "stills");
  await drawMany(folder, stills);
  const folders = Array.from({ length: FOLDERS }, (_, index) => join(folder, String(index)));
  const few = await peakOf(join(home, "few"), folders.slice(0, FOLDERS / 10));
  const all = await peakOf(join(home, "all"), folders);
  const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
  const size = stills.toLocaleString("en");
  return [
    {
      bench: "ingest",
      metric: `peak memory, first tenth of ${size} files`,
      value: megabytes(few),
      unit: "MB",
    },
    {
      bench: "ingest",
      metric: `peak memory of engine and workers, ${size} files`,
      value: megabytes(all),
      unit: "MB",
      against: megabytes(few),
      ratio: Math.round((all / few) * 100) / 100,
      goal: GOAL_MB,
      met: megabytes(all) <= GOAL_MB,
    },
  ];
}

/** Small pictures, each of bytes of its own, in folders of equal size. */
async function drawMany(folder: string, stills: number): Promise<void> {
  const create = { width: 96, height: 64, channels: 3, background: "#866" } as const;
  const picture = await sharp({ create }).jpeg().toBuffer();
  for (let index = 0; index < stills; index += 1) {
    const own = join(folder, String(index % FOLDERS));
    if (index < FOLDERS) mkdirSync(own, { recursive: true });
    const name = `still-${String(index).padStart(6, "0")}.jpg`;
    writeFileSync(join(own, name), Buffer.concat([picture, Buffer.from(String(index))]));
  }
}

async function peakOf(home: string, paths: readonly string[]): Promise<number> {
  const engine = fork(entry, [], {
    execArgv: [...engineFlags],
    env: { ...process.env, STILLROOM_HOME: home, STILLROOM_CATALOG: "" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  let peak = 0;
  const look = setInterval(() => {
    peak = Math.max(peak, residentBytes(engine.pid ?? 0));
  }, LOOK_MS);
  try {
    await ask(engine, "archive.create", { path: join(home, "Bench.stillroom") });
    const ended = Promise.race([indexEnds(engine), died(engine)]);
    await ask(engine, "sources.index", { paths });
    await ended;
    return peak;
  } finally {
    clearInterval(look);
    engine.kill("SIGKILL");
  }
}

let lastAsked = 0;

function ask(engine: ChildProcess, procedure: string, input: unknown): Promise<unknown> {
  lastAsked += 1;
  const id = lastAsked;
  return new Promise((answer, refuse) => {
    const listen = (message: EngineMessage): void => {
      if (!("id" in message) || message.id !== id) return;
      engine.off("message", listen);
      if ("problem" in message) refuse(new Error(message.problem.message));
      else answer(message.output);
    };
    engine.on("message", listen);
    engine.send({ id, procedure, input });
  });
}

function died(engine: ChildProcess): Promise<never> {
  return new Promise((_, fail) => {
    engine.once("exit", (code, signal) =>
      fail(new Error(`The engine ended by itself (${signal ?? String(code)}).`)),
    );
  });
}

function indexEnds(engine: ChildProcess): Promise<void> {
  return new Promise((ended) => {
    engine.on("message", (message: EngineMessage) => {
      if (!("event" in message) || message.event !== "job.changed") return;
      // The engine tells of jobs in the shape the contract gives this event.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const job = message.data as Job;
      if (job.kind === "index" && job.state !== "running") ended();
    });
  });
}
