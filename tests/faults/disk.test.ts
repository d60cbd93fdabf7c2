import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, closeSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { ProblemError, type Problem } from "../../shared/problem.ts";
import { makeEmptyCatalog } from "../helpers/catalogs.ts";
import { seeded } from "../helpers/damage.ts";
import { failingReads } from "../helpers/failing-reads.ts";
import { mountSmall } from "../helpers/small-disk.ts";
import { pluggableDisk } from "../helpers/pluggable-disk.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { Pool, type Child } from "./children.ts";
import { Lane } from "./lane.ts";
import type { WorkKind } from "./works.ts";

const seed = Number(process.env["STILLROOM_SEED"] ?? Math.floor(Math.random() * 1e9));
/** A tenth of the kills that are asked for, and no more than take some seconds in the tests. */
const rounds = Math.max(2, Math.floor(Number(process.env["STILLROOM_KILLS"] ?? 0) / 10));
const MIB = 2 ** 20;

const allKinds: readonly WorkKind[] = [
  "tagging",
  "captions",
  "undo and redo",
  "captions taken in",
  "indexing",
  "cast lists",
  "into originals",
];

type Disturbed = {
  readonly lane: Lane;
  /** What was said of what could not be done. */
  readonly refusals: string[];
  readonly random: () => number;
};

/** The same round from another place in each run: a run of few rounds does not come round. */
function begunAnywhere<T>(all: readonly T[]): readonly T[] {
  const first = seed % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}

/** An archive in which work goes on while `disturb` does something to its disk, again and again; looked at after each time. */
async function disturbed(
  home: string,
  disturb: (child: Child, random: () => number) => Promise<void>,
  kinds: readonly WorkKind[] = begunAnywhere(allKinds),
  env: Readonly<Record<string, string>> = {},
): Promise<Disturbed> {
  const beside = temporaryFolder();
  for (const name of ["tmp", "settings"]) mkdirSync(join(beside, name));
  const own = { TMPDIR: join(beside, "tmp"), STILLROOM_HOME: join(beside, "settings") };
  const pool = await Pool.start({ ...own, ...env }, 1);
  onTestFinished(async () => await pool.stop());
  const lane = new Lane(home, own, pool, seed);
  lane.mayFail = /full|room|could not be read or written|away or failing/u;
  const random = seeded(seed);
  const refusals: string[] = [];
  await lane.begin();
  for (let round = 0; round < rounds; round += 1) {
    const work = kinds[round % kinds.length] ?? "tagging";
    const child = await lane.kill(work, async (busy) => await disturb(busy, random));
    refusals.push(...child.refused.map(({ kind }) => kind));
  }
  await lane.settle();
  return { lane, refusals, random };
}

/** Waits for so many more answers; long work may have none for a while. */
async function answers(child: Child, count: number): Promise<void> {
  await Promise.race([child.answered(child.confirmed.length + count), setTimeout(1500)]);
}

/** What is refused on a good disk too: somebody is in the picture already, a name is taken. */
const usual: ReadonlySet<string> = new Set(["changed", "invalid", "not-found"]);

function countOf({ refusals }: Disturbed, kind: string): number {
  return refusals.filter((each) => each === kind).length;
}

function tell(what: string, done: Disturbed): void {
  const counted = [...new Set(done.refusals)].map(
    (kind) => `${kind} ${String(countOf(done, kind))}`,
  );
  process.stdout.write(
    `${what}: ${String(rounds)} times; answers looked for ${String(done.lane.confirmed)}, refused in words ${String(done.refusals.length)} (${counted.join(", ")}), lost 0; seed ${String(seed)}\n`,
  );
}

/** Writes until there is no room left. */
function fill(file: string): void {
  const handle = openSync(file, "w");
  const piece = Buffer.alloc(64 * 1024);
  try {
    for (let size = piece.length; size >= 512; size /= 2) {
      try {
        for (;;) writeSync(handle, piece, 0, size);
      } catch {
        // No room for as much: for half of it there may be.
      }
    }
  } finally {
    closeSync(handle);
  }
}

test("a disk that is full again and again loses nothing that was confirmed, and work goes on when there is room", async (context) => {
  const disk = join(temporaryFolder(), "disk");
  mkdirSync(disk);
  if (!mountSmall(disk, 48 * MIB)) return context.skip("this machine lets nobody mount a disk");
  const filler = join(disk, "filler");
  const done = await disturbed(disk, async (child, random) => {
    await answers(child, 1);
    await setTimeout(30 * random());
    fill(filler);
    await answers(child, 4);
    rmSync(filler);
    await answers(child, 1);
  });
  tell("disk full", done);
  expect(done.refusals).toContain("disk-full");
  expect(done.refusals.filter((kind) => !usual.has(kind))).toEqual(
    Array(countOf(done, "disk-full")).fill("disk-full"),
  );
}, 3_600_000);

test("an archive whose folder goes away and comes back in the middle of work has everything that was confirmed", async () => {
  const home = temporaryFolder();
  const folder = join(home, "Killed.stillroom");
  const done = await disturbed(home, async (child, random) => {
    await answers(child, 1);
    await setTimeout(30 * random());
    renameSync(folder, `${folder} away`);
    await answers(child, 4);
    if (existsSync(folder)) rmSync(folder, { recursive: true }); // thumbnails may have been put there
    renameSync(`${folder} away`, folder);
    await answers(child, 1);
  });
  tell("folder away", done);
}, 3_600_000);

/** Lets a process write no file beyond this size any more: whatever SQLite writes fails as on a disk that is gone. */
function limitFiles(child: Child, bytes: number | "unlimited"): boolean {
  const limit = `--fsize=${String(bytes)}:unlimited`;
  return spawnSync("prlimit", ["--pid", String(child.process.pid), limit]).status === 0;
}

/** No work that starts other processes, which would keep the limit. */
const withinProcess: readonly WorkKind[] = ["tagging", "captions", "undo and redo", "cast lists"];

test("writes that fail for a while, as of a disk that was pulled out, lose nothing that was confirmed", async (context) => {
  const limited: boolean[] = [];
  const done = await disturbed(
    temporaryFolder(),
    async (child, random) => {
      await answers(child, 1);
      await setTimeout(30 * random());
      limited.push(limitFiles(child, 1024));
      await answers(child, 4);
      limitFiles(child, "unlimited");
      await answers(child, 1);
    },
    begunAnywhere(withinProcess),
  );
  if (limited.includes(false)) return context.skip("this machine lets nobody limit a process");
  tell("writes failing", done);
  expect(done.refusals).toContain("unreadable");
}, 3_600_000);

const DAY_MS = 86_400_000;

test("a clock that jumps by days and years, to and fro, mixes nothing up", async () => {
  const done = await disturbed(temporaryFolder(), async (child, random) => {
    for (let jump = 0; jump < 3; jump += 1) {
      child.order({ clock: Math.round((random() - 0.5) * 8000) * DAY_MS });
      await answers(child, 1);
    }
    await setTimeout(30 * random());
  });
  tell("clock jumping", done);
});

const noCompiler = "there is no compiler of C (tcc)";

type Read = { readonly work: WorkKind; readonly part: string };

/** What is read, and by which work; only of the first something is named whenever the reads fail. */
const readBy: readonly [Read, ...Read[]] = [
  { work: "indexing", part: "/incoming/" },
  { work: "into originals", part: "/writable/" },
  { work: "indexing", part: "/thumbnails/" },
  { work: "into originals", part: "/metadata-backups/" },
];

test("files that cannot be read are named in words, the rest goes on, and all is whole once they can be", async (context) => {
  const reads = failingReads();
  if (reads === null) return context.skip(noCompiler);
  const [always, ...others] = readBy;
  const turns = [always, ...begunAnywhere(others)];
  const named: Problem[] = [];
  let round = 0;
  const done = await disturbed(
    temporaryFolder(),
    async (child, random) => {
      const { part } = turns[round % turns.length] ?? always;
      reads.begin(Math.floor(3 * random()), part);
      await answers(child, 3);
      if (part === "/incoming/")
        await expect.poll(async () => (await problemsOf(child)).length).toBeGreaterThan(0);
      named.push(...(await problemsOf(child)));
      reads.end();
      round += 1;
    },
    turns.map(({ work }) => work),
    reads.env,
  );
  tell(`reads of files failing (${String(named.length)} named)`, done);
  expect(named.length).toBeGreaterThan(0);
  for (const problem of named) expect(problem).toMatchObject({ kind: "unreadable" });
}, 3_600_000);

async function problemsOf(child: Child): Promise<readonly Problem[]> {
  return (await child.ask("problems.list", { offset: 0, limit: 100 })).problems;
}

test("reads of the catalog that fail in the middle of work lose nothing that was confirmed, and are not taken for damage", async (context) => {
  const reads = failingReads();
  if (reads === null) return context.skip(noCompiler);
  const done = await disturbed(
    temporaryFolder(),
    async (child, random) => {
      reads.begin(Math.floor(6 * random()), "/catalog.db");
      await answers(child, 4);
      reads.end();
      await answers(child, 1);
    },
    begunAnywhere([...withinProcess, "backups"]),
    reads.env,
  );
  tell("reads of the catalog failing", done);
  expect(done.refusals.filter((kind) => !usual.has(kind) && kind !== "unreadable")).toEqual([]);
}, 3_600_000);

/** Of the reads that opening takes, about fifty, every so many is tried in the tests. */
const STEP = process.env["STILLROOM_KILLS"] === undefined ? 5 : 1;

test("an archive of which any read fails while it is opened is refused in words, and opens whole once none does", async (context) => {
  const reads = failingReads();
  if (reads === null) return context.skip(noCompiler);
  const home = temporaryFolder();
  const path = join(home, "Read.stillroom");
  makeEmptyCatalog(path);
  const pool = await Pool.start({ STILLROOM_HOME: home, TMPDIR: home, ...reads.env }, 1);
  onTestFinished(async () => await pool.stop());
  const child = await pool.loaded();
  let refused = 0;
  for (let after = seed % STEP, isOpen = false; !isOpen; after += STEP) {
    reads.begin(after, "/catalog.db");
    const outcome = await child.ask("archive.open", { path }).catch((error: unknown) => error);
    reads.end();
    isOpen = !(outcome instanceof ProblemError);
    if (outcome instanceof ProblemError) {
      expect(outcome.problem).toMatchObject({ kind: "unreadable" });
      refused += 1;
    }
    await child.ask("archive.close", {});
    const { catalog } = await child.ask("archive.open", { path });
    expect(catalog).toMatchObject({ readOnly: null, damaged: false });
    await child.ask("archive.close", {});
  }
  process.stdout.write(`reads failing at opening: refused in words ${String(refused)}\n`);
  expect(refused).toBeGreaterThan(0);
}, 600_000);

test("a disk that is pulled out with the archive open and put in again has everything that was confirmed", async (context) => {
  const disk = await pluggableDisk();
  if (disk === null) return context.skip("this machine lets nobody mount a file system (bindfs)");
  const done = await disturbed(
    disk.folder,
    async (child, random) => {
      await answers(child, 1);
      await setTimeout(30 * random());
      disk.pull();
      await answers(child, 3);
      await disk.plugIn();
      await answers(child, 1);
    },
    [...withinProcess, "indexing", "backups"],
  );
  tell("disk pulled out", done);
  expect(done.refusals).toContain("unreadable");
}, 3_600_000);
