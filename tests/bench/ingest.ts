import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { startEngine, type Engine } from "../../electron/engine/engine.ts";
import { startIndexing } from "../../electron/engine/ingest/index-folders.ts";
import { startPool } from "../../electron/engine/worker/pool.ts";
import type { BenchResult } from "./result.ts";

/** Pictures of two megapixels, as a press scan; noise, so that decoding costs what photographs cost. */
const WIDTH = 1920;
const HEIGHT = 1080;

/**
 * Whole ingest (read, hash, metadata, catalog, thumbnails, search index) against the bare rate of
 * thumbnails alone on the same files, with the same workers, in the same run; and a second pass
 * over unchanged files against the first. Images a second.
 */
export async function benchIngest(stills: number): Promise<BenchResult[]> {
  const home = mkdtempSync(join(tmpdir(), "stillroom-bench-"));
  process.env["STILLROOM_HOME"] = home;
  const folder = join(home, "stills");
  try {
    await drawNoise(folder, stills);
    const bare = await bareRate(folder, join(home, "bare"), stills);
    const engine = startEngine();
    await engine.ask("archive.create", { path: join(home, "Bench.stillroom") });
    const first = await indexSeconds(engine, folder);
    const second = await indexSeconds(engine, folder);
    await engine.close();
    return [
      rate("bare thumbnails", bare, {}),
      rate("whole ingest", stills / first, { against: bare, goal: 0.9 }),
      rate("second pass, unchanged", stills / second, { against: stills / first, goal: 20 }),
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function rate(
  metric: string,
  value: number,
  { against, goal }: { against?: number; goal?: number },
): BenchResult {
  const plain = { bench: "ingest", metric, value: round(value), unit: "images/s" };
  if (against === undefined || goal === undefined) return plain;
  const ratio = value / against;
  return { ...plain, against: round(against), ratio: round(ratio), goal, met: ratio >= goal };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Distinct pictures from few drawings: a number after the end of a JPEG makes its bytes its own. */
async function drawNoise(folder: string, stills: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const noise = { type: "gaussian" as const, mean: 128, sigma: 30 };
  const drawn = await Promise.all(
    [0, 1, 2, 3].map(() =>
      sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: "#777", noise } })
        .blur(1.5)
        .jpeg({ quality: 90 })
        .toBuffer(),
    ),
  );
  for (let index = 0; index < stills; index += 1) {
    const picture = drawn[index % drawn.length] ?? Buffer.alloc(0);
    writeFileSync(
      join(folder, `still-${String(index).padStart(6, "0")}.jpg`),
      Buffer.concat([picture, Buffer.from(String(index))]),
    );
  }
}

async function bareRate(folder: string, to: string, stills: number): Promise<number> {
  const pool = startPool(Math.max(2, availableParallelism()));
  const make = (index: number): Promise<unknown> => {
    const name = `still-${String(index).padStart(6, "0")}.jpg`;
    return pool.run(
      { kind: "thumbnail", path: join(folder, name), format: "jpeg", to: join(to, name) },
      "background",
    );
  };
  await Promise.all([make(0), make(1)]); // the workers are started before the clock
  const started = performance.now();
  await Promise.all(Array.from({ length: stills }, (_, index) => make(index)));
  const seconds = (performance.now() - started) / 1000;
  pool.close();
  return stills / seconds;
}

async function indexSeconds(engine: Engine, folder: string): Promise<number> {
  const started = performance.now();
  await startIndexing(engine.archive(), [folder]).ended;
  return (performance.now() - started) / 1000;
}
