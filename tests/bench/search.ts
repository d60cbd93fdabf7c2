import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { SearchIndex } from "../../electron/engine/search/search-index.ts";
import { loadSnapshot, saveSnapshot } from "../../electron/engine/search/snapshot.ts";
import { parseQuery } from "../../shared/query/parse.ts";
import type { BenchResult } from "./result.ts";
import type { SearchData } from "./search-data.ts";
import { searchData } from "./search-data.ts";
import { searchPeers } from "./search-peers.ts";
import { searchQueries, typed } from "./search-queries.ts";

/** One frame at 60 a second. */
const FRAME_MS = 16;
/** An edit of ten thousand stills is found within this. */
const EDIT_MS = 100;
/** What the light table asks for at once. */
const FIRST_PAGE = 200;
/** Words asked of the other programs: LIKE takes up to a second and a half for one. */
const PEER_QUERIES = 12;
/** Of engine and index together. */
const MEMORY_MB = 700;
const OPENED_S = 0.3;

/**
 * Types queries letter by letter into an index over made-up stills. A keystroke is parsing, searching,
 * the first page of the result in order and counting every facet; each is answered once and timed as it comes.
 */
export async function benchSearch(stills: number): Promise<BenchResult[]> {
  const data = searchData(stills);
  const results: BenchResult[] = [];
  const add: Add = (metric, value, unit, { goal, against } = {}) => {
    const judged = {
      ...(goal === undefined ? {} : { goal, met: value <= goal }),
      ...(against === undefined
        ? {}
        : { against: Math.round(against * 100) / 100, ratio: against / value }),
    };
    results.push({
      bench: "search",
      metric: `${metric}, ${stills} stills`,
      value: Math.round(value * 100) / 100,
      unit,
      ...judged,
    });
  };
  const index = await timed(
    async () => await SearchIndex.build(data),
    (ms) => add("build", ms / 1000, "s"),
  );
  await warmUp(index);
  measureTyping(index, data, add);
  await measureEdits(index, stills, add);
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  add("memory in use", (heapUsed + arrayBuffers) / 1e6, "MB", { goal: MEMORY_MB });
  await measureSnapshot(index, data, add);
  measurePeers(index, data, stills, add);
  return results;
}

type Add = (
  metric: string,
  value: number,
  unit: string,
  judged?: { readonly goal?: number; readonly against?: number },
) => void;

async function timed<Result>(
  work: () => Promise<Result>,
  report: (ms: number) => void,
): Promise<Result> {
  const start = performance.now();
  const result = await work();
  report(performance.now() - start);
  return result;
}

/** Lets the compiler of the JavaScript engine see the code first, as any archivist's first query would. */
async function warmUp(index: SearchIndex): Promise<void> {
  for (const query of ["x", "xy", "no:film", "year:1900", "地"]) keystroke(index, query);
  await Promise.resolve();
}

function measureTyping(index: SearchIndex, data: SearchData, add: Add): void {
  const all: number[] = [];
  const kinds = searchQueries(data);
  for (const [kind, queries] of Object.entries(kinds)) {
    const times = queries.flatMap((query) => typed(query).map((text) => keystroke(index, text)));
    all.push(...times);
    add(`${kind} p50`, quantile(times, 0.5), "ms");
    add(`${kind} p95`, quantile(times, 0.95), "ms");
    add(`${kind} p99`, quantile(times, 0.99), "ms");
  }
  add("all keystrokes p50", quantile(all, 0.5), "ms", { goal: FRAME_MS });
  add("all keystrokes p95", quantile(all, 0.95), "ms");
  add("all keystrokes p99", quantile(all, 0.99), "ms", { goal: FRAME_MS });
  const jumps = Object.values(kinds).flatMap((queries) =>
    queries.map((query) => jump(index, query)),
  );
  add("whole result in order, as a jump to its end has it, p99", quantile(jumps, 0.99), "ms", {
    goal: FRAME_MS,
  });
}

/** How long it takes to put in order what comes after the first page. */
function jump(index: SearchIndex, text: string): number {
  const parsed = parseQuery(text);
  if (!("tree" in parsed)) return 0;
  const { ids } = index.run(parsed.tree, { sort: "film", group: null, facets: false });
  const start = performance.now();
  ids.slice(ids.length - FIRST_PAGE, ids.length);
  return performance.now() - start;
}

function keystroke(index: SearchIndex, text: string): number {
  const start = performance.now();
  const parsed = parseQuery(text);
  if ("tree" in parsed)
    index.run(parsed.tree, { sort: "film", group: null, facets: true }).ids.slice(0, FIRST_PAGE);
  return performance.now() - start;
}

async function measureEdits(index: SearchIndex, stills: number, add: Add): Promise<void> {
  const ids = Array.from({ length: Math.min(10_000, stills / 10) }, (_, at) => 1 + at * 7);
  await timed(
    async () => {
      index.update(ids);
    },
    (ms) => add(`edit of ${ids.length} stills, until it is found`, ms, "ms", { goal: EDIT_MS }),
  );
  add("first keystroke after it", keystroke(index, "mar"), "ms");
  add("next keystroke", keystroke(index, "mari"), "ms", { goal: FRAME_MS });
}

async function measureSnapshot(index: SearchIndex, data: SearchData, add: Add): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "stillroom-bench-"));
  const file = join(folder, "search.snapshot");
  try {
    await timed(
      async () => await saveSnapshot(index, file, "bench"),
      (ms) => add("save snapshot", ms / 1000, "s"),
    );
    const loaded = await timed(
      async () => await loadSnapshot(file, "bench", data),
      (ms) => add("opened: load snapshot", ms / 1000, "s", { goal: OPENED_S }),
    );
    if (loaded === "none" || loaded === "damaged" || loaded.size !== index.size)
      throw new Error("the snapshot does not hold what was saved");
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The same words asked of plain SQLite, in the same run: how many times longer it takes. */
function measurePeers(index: SearchIndex, data: SearchData, stills: number, add: Add): void {
  const words = [...data.names.characters, ...data.names.films]
    .flatMap((name) => name.split(" "))
    .filter((_, at) => at % 97 === 0)
    .slice(0, PEER_QUERIES);
  const peers = searchPeers(data, stills);
  try {
    const median = (ask: (word: string) => unknown): number =>
      quantile(
        words.map((word) => {
          const start = performance.now();
          ask(word);
          return performance.now() - start;
        }),
        0.5,
      );
    const own = median((word) => keystroke(index, word));
    add("a word, against LIKE, p50", own, "ms", { against: median(peers.like) });
    add("a word, against FTS5, p50", own, "ms", { against: median(peers.fts) });
  } finally {
    peers.close();
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const { metric, value, unit, met } of await benchSearch(
    Number(process.argv[2] ?? 100_000),
  )) {
    process.stdout.write(
      `${metric.padEnd(56)} ${String(value).padStart(10)} ${unit}${met === false ? "  (misses the goal)" : ""}\n`,
    );
  }
}
