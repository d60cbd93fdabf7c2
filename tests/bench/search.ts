import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { SearchIndex } from "../../electron/engine/search/search-index.ts";
import { loadSnapshot, saveSnapshot } from "../../electron/engine/search/snapshot.ts";
import { parseQuery } from "../../shared/query/parse.ts";
import type { BenchResult } from "./result.ts";
import type { SearchData } from "./search-data.ts";
import { randomFrom, searchData } from "./search-data.ts";

/** One frame at 60 a second. */
const FRAME_MS = 16;
const QUERIES_OF_A_KIND = 25;

/**
 * Types queries letter by letter into an index over made-up stills. A keystroke is parsing, searching,
 * sorting the whole result and counting every facet; each is answered once and timed as it comes.
 */
export async function benchSearch(stills: number): Promise<BenchResult[]> {
  const data = searchData(stills);
  const results: BenchResult[] = [];
  const add = (metric: string, value: number, unit: string, goal?: number): void => {
    const judged = goal === undefined ? {} : { goal, met: value <= goal };
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
  await measureSnapshot(index, data, add);
  add("memory of the process", process.memoryUsage.rss() / 1e6, "MB");
  return results;
}

type Add = (metric: string, value: number, unit: string, goal?: number) => void;

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
  for (const [kind, queries] of Object.entries(queriesOf(data))) {
    const times = queries.flatMap((query) => typed(query).map((text) => keystroke(index, text)));
    all.push(...times);
    add(`${kind} p50`, quantile(times, 0.5), "ms");
    add(`${kind} p99`, quantile(times, 0.99), "ms");
  }
  add("all keystrokes p50", quantile(all, 0.5), "ms", FRAME_MS);
  add("all keystrokes p99", quantile(all, 0.99), "ms", FRAME_MS);
}

function queriesOf({ names }: SearchData): Readonly<Record<string, readonly string[]>> {
  const random = randomFrom(20_26);
  const some = (values: readonly string[]): string[] =>
    Array.from(
      { length: QUERIES_OF_A_KIND },
      () => values[Math.floor(values.length * random() ** 2)] ?? "",
    );
  const chinese = [
    "剧照",
    "张曼玉",
    "雨中",
    "王家卫",
    "香港",
    "火车站",
    "马",
    "导演",
    "小津",
    "窗户镜头",
  ];
  return {
    "character name": some(names.characters),
    "film title": some(names.films),
    Chinese: chinese,
    field: some(names.characters).map((name) => `character:"${name}"`),
    phrase: some(names.characters).map((name) => `"${name}"`),
    "several fields": some(names.scenes).map(
      (name, at) => `film:"${names.films[at]}" scene:"${name}" has:alt-text`,
    ),
    "negation and OR": some(names.characters).map(
      (name) => `-${name.split(" ")[0]} OR status:clear`,
    ),
    "one letter": [..."abcdefghijklmnopqrstuvwxyz"],
    everything: ["", "photo", "unit photographer", "year:1920..2025", "kind:scene", "status:clear"],
  };
}

/** Every state of the search bar on the way to a query. */
function typed(query: string): readonly string[] {
  const letters = [...query];
  return query === "" ? [""] : letters.map((_, at) => letters.slice(0, at + 1).join(""));
}

function keystroke(index: SearchIndex, text: string): number {
  const start = performance.now();
  const parsed = parseQuery(text);
  if ("tree" in parsed) index.run(parsed.tree, { sort: "film", group: null, facets: true });
  return performance.now() - start;
}

async function measureEdits(index: SearchIndex, stills: number, add: Add): Promise<void> {
  const ids = Array.from({ length: Math.min(10_000, stills / 10) }, (_, at) => 1 + at * 7);
  await timed(
    async () => {
      index.update(ids);
    },
    (ms) => add(`edit of ${ids.length} stills`, ms, "ms"),
  );
  add("first keystroke after it", keystroke(index, "mar"), "ms");
  add("next keystroke", keystroke(index, "mari"), "ms", FRAME_MS);
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
      (ms) => add("load snapshot", ms / 1000, "s"),
    );
    if (loaded?.size !== index.size) throw new Error("the snapshot does not hold what was saved");
  } finally {
    await rm(folder, { recursive: true });
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
