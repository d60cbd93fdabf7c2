import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { startEngine, type Engine } from "../../electron/engine/engine.ts";
import { startIndexing } from "../../electron/engine/ingest/index-folders.ts";
import { startPool } from "../../electron/engine/worker/pool.ts";
import { cpuSeconds, tellsProcesses } from "./cpu.ts";
import { runExiftool } from "./exiftool.ts";
import { memoryOfMany } from "./ingest-memory.ts";
import { median } from "./median.ts";
import { putPhotographs, type Size } from "./photographs.ts";
import type { BenchResult } from "./result.ts";

const ROUNDS = 5;
/** From here on it is the memory that is measured: rates are told by fewer, larger pictures. */
const MANY = 10_000;
/** Pictures of 24 megapixels to one of 2. */
const LARGE_PART = 8;

/**
 * Whole ingest (read, hash, metadata, catalog, thumbnails, search index) against the bare rate of
 * thumbnails alone on the same files with the same workers, in turn; the phase after which everything
 * can be browsed against `exiftool -r -csv` over the same tree; and a second pass over unchanged files
 * against the first. Medians of five rounds.
 */
export async function benchIngest(stills: number): Promise<BenchResult[]> {
  const home = mkdtempSync(join(tmpdir(), "stillroom-bench-"));
  process.env["STILLROOM_HOME"] = home;
  try {
    if (stills >= MANY) return await memoryOfMany(home, stills);
    const large = Math.max(8, Math.round(stills / LARGE_PART));
    return [...(await rates(home, "24 MP", large)), ...(await rates(home, "2 MP", stills))];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Of one round; seconds, and for `browsable` and `exiftool` seconds of CPU. */
type Round = {
  readonly bare: number;
  readonly first: number;
  readonly second: number;
  readonly browsable: number;
  readonly exiftool: number;
};

async function rates(home: string, size: Size, stills: number): Promise<BenchResult[]> {
  const place = join(home, size.replace(" ", ""));
  const folder = join(place, "stills");
  const files = await putPhotographs(folder, size, stills);
  const rounds: Round[] = [];
  for (let count = 0; count < ROUNDS; count += 1) {
    const own = join(place, String(count));
    rounds.push(await measureRound(files, folder, own));
    rmSync(own, { recursive: true, force: true });
  }
  const of = (part: keyof Round): number => stills / median(rounds.map((one) => one[part]));
  const ratio = (a: keyof Round, b: keyof Round): number =>
    median(rounds.map((one) => one[b] / one[a]));
  const named = (metric: string): string => `${metric}, ${size} JPEG`;
  const whole: BenchResult[] = [
    line(named("bare thumbnails"), of("bare"), "images/s"),
    line(named("whole ingest, against bare thumbnails"), of("first"), "images/s", {
      against: of("bare"),
      ratio: ratio("first", "bare"),
      goal: 0.9,
    }),
    line(named("second pass, unchanged, against the first"), of("second"), "images/s", {
      against: of("first"),
      ratio: ratio("second", "first"),
      goal: 20,
    }),
  ];
  if (!tellsProcesses) return whole;
  return [
    ...whole,
    line(named("all browsable, against exiftool -r -csv"), of("browsable"), "images/CPU-s", {
      against: of("exiftool"),
      ratio: ratio("browsable", "exiftool"),
      goal: 8,
    }),
  ];
}

function line(
  metric: string,
  value: number,
  unit: string,
  compared?: { readonly against: number; readonly ratio: number; readonly goal: number },
): BenchResult {
  const plain = { bench: "ingest", metric, value: round(value), unit };
  if (compared === undefined) return plain;
  const { against, ratio, goal } = compared;
  return { ...plain, against: round(against), ratio: round(ratio), goal, met: ratio >= goal };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** What the engine tells of each pass: the seconds of CPU used when everything was stored. */
type Browsable = number[];

async function measureRound(
  files: readonly string[],
  folder: string,
  place: string,
): Promise<Round> {
  const bare = await bareSeconds(files, join(place, "bare"));
  const told: Browsable = [];
  const engine = startEngine((event, data) => {
    if (event !== "job.changed" || !("label" in data)) return;
    if (data.label.startsWith("Making thumbnails")) told.push(cpuSeconds());
  });
  await engine.ask("archive.create", { path: join(place, "Bench.stillroom") });
  await warmUp(engine, files, join(place, "warm"));
  const { seconds: first, browsable } = await indexed({ engine, told }, folder);
  const { seconds: second } = await indexed({ engine, told }, folder);
  await engine.close();
  const before = cpuSeconds();
  await runExiftool(["-r", "-csv", "-q", folder]);
  return { bare, first, second, browsable, exiftool: cpuSeconds() - before };
}

async function bareSeconds(files: readonly string[], to: string): Promise<number> {
  const pool = startPool(Math.max(2, availableParallelism()));
  const make = (path: string, index: number, into: string): Promise<unknown> =>
    pool.run(
      { kind: "thumbnail", path, format: "jpeg", to: join(into, `${String(index)}.jpg`) },
      "background",
    );
  await Promise.all(files.slice(0, 8).map((path, index) => make(path, index, `${to}-warm`)));
  const started = performance.now();
  await Promise.all(files.map((path, index) => make(path, index, to)));
  const seconds = (performance.now() - started) / 1000;
  pool.close();
  return seconds;
}

/** The workers are started and their code compiled before the clock, as for the bare thumbnails. */
async function warmUp(engine: Engine, files: readonly string[], folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [index, file] of files.slice(0, 8).entries()) {
    const own = Buffer.concat([readFileSync(file), Buffer.from("warm")]);
    writeFileSync(join(folder, `warm-${String(index)}.jpg`), own);
  }
  await startIndexing(engine.archive(), [folder]).ended;
}

/** Indexes to the end; also the seconds of CPU until all was stored and only thumbnails were to come. */
async function indexed(
  { engine, told }: { readonly engine: Engine; readonly told: Browsable },
  folder: string,
): Promise<{ readonly seconds: number; readonly browsable: number }> {
  const started = performance.now();
  const before = cpuSeconds();
  told.length = 0;
  await startIndexing(engine.archive(), [folder]).ended;
  const seconds = (performance.now() - started) / 1000;
  return { seconds, browsable: (told[0] ?? NaN) - before };
}
