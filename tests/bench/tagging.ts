import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEngine, type Engine } from "../../electron/engine/engine.ts";
import type { Stills } from "../../shared/contract/schemas.ts";
import { median } from "./median.ts";
import type { BenchResult } from "./result.ts";
import { writeTaggingCatalog } from "./tagging-data.ts";

/** One frame at 60 a second. */
const FRAME_MS = 16;
const ROUNDS = 5;
const TYPED = ["ma", "chen wei", "lin", "agent 12", "keyword 7", "scene 40", "production", ""];

/**
 * Tags as an archivist does, through the engine's own door, on a generated catalog with 5,000 characters.
 * A time is from the question to the answer: an action is then on disk, and grid and counts are right.
 */
export async function benchTagging(stills: number): Promise<BenchResult[]> {
  const home = mkdtempSync(join(tmpdir(), "stillroom-bench-"));
  process.env["STILLROOM_HOME"] = home;
  const engine = startEngine(() => undefined, { takesUp: false, watches: false });
  try {
    const path = join(home, "Bench.stillroom");
    writeTaggingCatalog(path, stills);
    await engine.ask("archive.open", { path });
    await engine.archive().search.ready();
    return await measure(engine, stills);
  } finally {
    await engine.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function measure(engine: Engine, stills: number): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  const add = (metric: string, ms: number, goal?: number): void => {
    const judged = goal === undefined ? {} : { goal, met: ms <= goal };
    const value = Math.round(ms * 100) / 100;
    results.push({
      bench: "tagging",
      metric: `${metric}, ${stills} stills`,
      value,
      unit: "ms",
      ...judged,
    });
  };
  const { result } = await engine.ask("search.run", { query: "", sort: "film", facets: true });
  const some = (count: number): Stills => ({ result, ranges: [[0, Math.min(count, stills)]] });
  const keystrokes = await choose(engine, some(1));
  add("choosing as you type p50", quantile(keystrokes, 0.5), FRAME_MS);
  add("choosing as you type p99", quantile(keystrokes, 0.99), FRAME_MS);
  for (const [count, goal] of [
    [1, 10],
    [10_000, 1_000],
  ] as const) {
    const { tagged, undone } = await tagAndUndo(engine, some(count));
    add(`tag ${count} in one action`, tagged, goal);
    add(`undo of ${count}`, undone, goal);
  }
  add("record of one still", await timeOf(() => engine.ask("stills.get", { id: 1 })), 50);
  for (const count of [1, 10_000]) {
    const asked = { stills: some(count) };
    add(`suggestions for ${count}`, await timeOf(() => engine.ask("suggestions.of", asked)));
  }
  for (const count of [10_000, stills]) {
    const asked = { stills: some(count), language: "en" };
    add(`summary of ${count} selected`, await timeOf(() => engine.ask("stills.summary", asked)));
  }
  return results;
}

/** Types in the tag field, letter by letter; gives the time of each letter. */
async function choose(engine: Engine, stills: Stills): Promise<number[]> {
  const states = TYPED.flatMap((text) =>
    [...text].map((_, at) => text.slice(0, at + 1)).concat(text),
  );
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++)
    for (const text of states) {
      const ms = await timed(() => engine.ask("tags.choices", { field: null, text, stills }));
      if (round > 0) times.push(ms); // the first warms up
    }
  return times;
}

/** Medians of tagging with a character and of taking it back. */
async function tagAndUndo(
  engine: Engine,
  stills: Stills,
): Promise<{ tagged: number; undone: number }> {
  const tagged: number[] = [];
  const undone: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const add = [{ field: "character" as const, id: 4_321 - round }];
    tagged.push(await timed(() => engine.ask("stills.tag", { stills, add, remove: [] })));
    undone.push(await timed(() => engine.ask("history.undo", {})));
  }
  return { tagged: median(tagged), undone: median(undone) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await timed(work));
  return median(times);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
