import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { startEngine } from "../../electron/engine/engine.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { pressNamed } from "../helpers/press-named.ts";
import { allRead } from "../helpers/rights-gate.ts";

/*
 * A process that works as an archivist does in a day until its time is over: it searches letter by letter, looks at what
 * it finds, tags, writes, takes back, takes in new files and hands out. Again and again it tells how large it is.
 * Arguments: a folder for all of it, milliseconds, and for how many times as long as something took it pauses after.
 */
const [, , home = "", ms = "", pauses = ""] = process.argv;
const archive = join(home, "Day.stillroom");
const stills = join(home, "stills");
const handOut = join(home, "out");

/** How large the process and what it has opened are at a moment. */
export type Size = {
  /** Actions done so far. */
  readonly actions: number;
  /** In use after a collection, and of the process as a whole, bytes. */
  readonly heap: number;
  readonly resident: number;
  /** Open files, and processes started from here. */
  readonly handles: number;
  readonly processes: number;
  /** Of SQLite's log, bytes. */
  readonly log: number;
  /** Files in the folder for temporary ones. */
  readonly temporary: number;
};

const names = ["Ma Youtie", "Cao Guiying", "马有铁", "The wedding", "Hai Qing"] as const;
const queries = [
  "caption:eggs",
  "马有",
  "character:ma",
  "has:caption -wedding",
  "film:dust",
] as const;
const engine = startEngine();
let actions = 0;

async function searched(query: string): Promise<void> {
  for (let end = 1; end <= query.length; end += 1) {
    const { result, total } = await engine.ask("search.run", {
      query: query.slice(0, end),
      sort: "film",
      facets: true,
    });
    await engine.ask("search.slice", { result, from: 0, count: Math.min(total, 60) });
  }
  await engine.ask("search.complete", { query, caret: query.length });
}

async function day(turn: number): Promise<void> {
  const name = names[turn % names.length] ?? "";
  const ids = [1 + (turn % 40), 1 + ((turn * 7) % 40)];
  await searched(queries[turn % queries.length] ?? "");
  const tag = { field: turn % 2 === 0 ? "character" : "keyword", name } as const;
  const tagged = { stills: { ids }, add: [tag], remove: [] };
  await engine.ask("stills.preview", {
    stills: { ids },
    change: { write: "tags", replace: [], add: [tag], remove: [] },
  });
  await engine.ask("stills.tag", tagged);
  await engine.ask("stills.setText", {
    stills: { ids },
    field: "caption",
    language: "en",
    text: `${name} gathers eggs, ${String(turn % 9)}.`,
    mode: "replace",
  });
  for (const id of ids) await engine.ask("stills.get", { id });
  await engine.ask("history.undo", {});
  if (turn % 2 === 0) await engine.ask("history.redo", {});
  await engine.ask("stills.summary", { stills: { ids }, language: "en" });
  actions += 4;
  if (turn % 20 === 0) await takeInAndHandOut(turn);
}

async function takeInAndHandOut(turn: number): Promise<void> {
  await drawPicture(join(stills, `new-${String(turn % 100)}.jpg`), turn);
  await engine.ask("sources.index", { paths: [stills] });
  await allEnded();
  await engine.ask("export.run", {
    stills: { ids: [1, 2, 3] },
    set: null,
    folder: join(handOut, String(turn)),
    profile: { ...pressNamed("{filename}"), isPacked: turn % 40 === 0 },
    rights: allRead,
  });
  await allEnded();
  rmSync(join(handOut, String(turn)), { recursive: true, force: true });
  actions += 2;
}

async function allEnded(): Promise<void> {
  while ((await engine.ask("jobs.list", {})).some(({ state }) => state === "running"))
    await setTimeout(5);
}

function size(): Size {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const children = `/proc/self/task/${String(process.pid)}/children`;
  return {
    actions,
    heap: heapUsed,
    resident: rss,
    handles: readdirSync("/proc/self/fd").length,
    processes: readFileSync(children, "utf8").split(" ").filter(Boolean).length,
    log: statSync(join(archive, "catalog.db-wal"), { throwIfNoEntry: false })?.size ?? 0,
    temporary: readdirSync(process.env["TMPDIR"] ?? "").length,
  };
}

await engine.ask("archive.create", { path: archive });
mkdirSync(stills);
for (let n = 1; n <= 40; n += 1) await drawPicture(join(stills, `${String(n)}.jpg`), n);
await engine.ask("sources.index", { paths: [stills] });
await allEnded();
const began = performance.now();
const until = began + Number(ms);
const every = Number(ms) / 30;
for (let turn = 1, told = began; performance.now() < until; turn += 1) {
  const from = performance.now();
  await day(turn);
  await setTimeout((performance.now() - from) * Number(pauses));
  if (performance.now() - told < every) continue;
  told = performance.now();
  process.send?.(size());
}
await engine.close();
process.disconnect();
