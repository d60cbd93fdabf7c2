import { resolve } from "node:path";
import type { Job } from "../../shared/contract/archive.ts";
import { ProblemError } from "../../shared/problem.ts";
import { startEngine, type Engine } from "../engine/engine.ts";
import { lookAtSources } from "../engine/ingest/look-at-sources.ts";
import { readSettings } from "../engine/settings.ts";
import type { CommonOptions } from "./options.ts";
import { onInterrupt } from "./interrupt.ts";
import { progressBar } from "./progress-bar.ts";
import { say } from "./terminal.ts";

/** How a command ended: 0 done, 1 done but some files or rows had problems, 2 not done. */
export type ExitCode = 0 | 1 | 2;

/** The folder of the catalog asked for, or else of the one used last. */
export function folderAsked(options: CommonOptions): string {
  const folder = options.catalog ?? process.env["STILLROOM_CATALOG"] ?? readSettings().recent[0];
  if (folder === undefined) {
    throw new ProblemError(
      "not-found",
      "No archive was used yet. Name one with --catalog DIR, or make one with: stillroom init DIR",
    );
  }
  return resolve(folder);
}

/** Runs `work` with an engine in which no archive is open: for one that may be too damaged for that. */
export async function withEngine<R>(work: (engine: Engine) => Promise<R>): Promise<R> {
  const engine = startEngine(undefined, { takesUp: false });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/**
 * Runs `work` on the catalog asked for, or the one used last; the engine ends with it. Ctrl-C stops
 * the jobs of the work, which then says what it did; work without a job is left at once.
 */
export async function withArchive(
  options: CommonOptions,
  work: (engine: Engine) => Promise<ExitCode>,
): Promise<ExitCode> {
  const folder = folderAsked(options);
  const bar = progressBar(options);
  const engine = startEngine(
    (event, data) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      if (event === "job.changed") bar.show(data as Job); // of this event, by EngineEvents
    },
    { takesUp: false },
  );
  const interruption = onInterrupt();
  try {
    await engine.ask("archive.open", { path: folder });
    const working = lookAtSources(engine.archive()).then(async () => await work(engine));
    const left = interruption.asked.then(() => leave(engine, working));
    const code = await Promise.race([working, left]);
    return interruption.wasAsked() ? await left : code;
  } finally {
    bar.end();
    await engine.close();
    interruption.forget();
  }
}

/** Lets work whose jobs can be stopped end by itself, for it has something to say; leaves any other. */
async function leave(engine: Engine, working: Promise<ExitCode>): Promise<never> {
  if (engine.archive().jobs.stopAll()) await working;
  else working.catch(() => undefined); // it fails when the archive is closed under it
  throw new ProblemError(
    "changed",
    "Stopped before it was done. What was done is kept; run the same command again to go on.",
  );
}

/** Prints one JSON document, or the lines for people. */
export function print(
  options: CommonOptions,
  document: unknown,
  lines: () => readonly string[],
): void {
  const text = options.json === true ? JSON.stringify(document, null, 2) : lines().join("\n");
  if (text !== "") say(text);
}
