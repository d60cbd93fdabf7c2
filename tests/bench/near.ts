import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCatalog, openCatalog } from "../../electron/engine/catalog/catalog.ts";
import type { WritableDb } from "../../electron/engine/catalog/database.ts";
import { startCandidateSearch } from "../../electron/engine/near/candidate-search.ts";
import { cpuSeconds, residentBytes } from "./cpu.ts";
import { hashOf, keepMadeUpPrints } from "./near-prints.ts";
import type { BenchResult } from "./result.ts";

const GOAL_MB = 500;
/** Longest the engine may be held, milliseconds. */
const GOAL_HELD_MS = 20;
const LOOK_MS = 100;
/** New pictures that are looked up among all others. */
const FEW = 10;
/** In a larger catalog only the last are looked up, among all: a first search takes longer than anybody waits for a benchmark. */
const SEARCHED_WHOLE = 100_000;
const LAST = 20_000;

/**
 * Finding candidates among made-up prints as the engine does it: the first search through a whole
 * catalog, and one for a few new pictures. Laying thumbnails over each other comes on top, for
 * candidates alone.
 */
export async function benchNear(stills: number): Promise<BenchResult[]> {
  const home = mkdtempSync(join(tmpdir(), "stillroom-bench-near-"));
  try {
    const folder = join(home, "Bench.stillroom");
    createCatalog(folder);
    const { db, close } = openCatalog(folder);
    const copies = await keepMadeUpPrints(db, stills);
    const after = stills > SEARCHED_WHOLE ? stills - LAST : 0;
    const first = await search(db, after, copies);
    const later = await search(db, stills - FEW, copies);
    close();
    return resultsOf(first, later, { stills, sought: stills - after });
  } finally {
    rmSync(home, { recursive: true });
  }
}

type Searched = {
  readonly cpu: number;
  /** That the search takes, bytes. */
  readonly memory: number;
  readonly held: number;
  readonly candidates: number;
  /** Share of the copies among the prints that were looked up. */
  readonly found: number;
};

async function search(
  db: WritableDb,
  after: number,
  copies: ReadonlyMap<number, number>,
): Promise<Searched> {
  globalThis.gc?.();
  // CPU of this thread alone: how long others keep it waiting for a processor says nothing of the engine
  let [held, before] = [0, ownMs()];
  const tick = setInterval(() => {
    held = Math.max(held, ownMs() - before);
    before = ownMs();
  }, 1);
  const memoryBefore = residentBytes(process.pid);
  let memory = 0;
  const look = setInterval(() => {
    memory = Math.max(memory, residentBytes(process.pid) - memoryBefore);
  }, LOOK_MS);
  const started = cpuSeconds();
  const found = new Set<number>();
  let candidates = 0;
  const searching = startCandidateSearch(db.name, after, new AbortController().signal);
  for (let some = await searching.next(); some !== null; some = await searching.next()) {
    for (const query of some.queries) {
      const id = Buffer.from(query.hash).readUInt32BE(28);
      const original = hashOf(copies.get(id) ?? 0);
      candidates += query.candidates.length;
      if (query.candidates.some(({ hash }) => original.equals(hash))) found.add(id);
    }
  }
  clearInterval(tick);
  clearInterval(look);
  searching.stop();
  const sought = [...copies.keys()].filter((id) => id > after);
  return {
    cpu: cpuSeconds() - started,
    memory,
    held,
    candidates,
    found: sought.filter((id) => found.has(id)).length / Math.max(1, sought.length),
  };
}

function ownMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function resultsOf(
  first: Searched,
  later: Searched,
  { stills, sought }: { readonly stills: number; readonly sought: number },
): BenchResult[] {
  const size = stills.toLocaleString("en");
  const result = (
    metric: string,
    [value, unit]: readonly [number, string],
    more: Partial<BenchResult> = {},
  ): BenchResult => ({
    bench: "near",
    metric: `${metric}, ${size} stills`,
    value: Math.round(value * 100) / 100,
    unit,
    ...more,
  });
  const found = Math.round(first.found * 10_000) / 100;
  return [
    result(`search for ${sought === stills ? "all" : `the last ${sought.toLocaleString("en")}`}`, [
      first.cpu,
      "CPU s",
    ]),
    result("the same, each still", [(first.cpu / sought) * 1e6, "CPU µs"]),
    result(`search for ${String(FEW)} new pictures`, [later.cpu, "CPU s"]),
    result("memory the search takes", [first.memory / 1e6, "MB"], {
      goal: GOAL_MB,
      met: first.memory / 1e6 <= GOAL_MB,
    }),
    result("longest the engine was held", [first.held, "ms"], {
      goal: GOAL_HELD_MS,
      met: first.held <= GOAL_HELD_MS,
    }),
    result("candidates of a still", [first.candidates / sought, "prints"]),
    result("copies whose original is a candidate", [found, "%"], { goal: 100, met: found === 100 }),
  ];
}
