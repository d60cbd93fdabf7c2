import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { openCatalog } from "../../electron/engine/catalog/catalog.ts";
import { pendingThumbnails } from "../../electron/engine/catalog/files.ts";
import { listProblems } from "../../electron/engine/catalog/problems.ts";
import { startPool, type WorkerPool } from "../../electron/engine/worker/pool.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

/** The workers of this process, from source or built. */
const workers = ["-P", String(process.pid), "-f", "worker(/index\\.ts|\\.js)"];

/** Sends a signal to every worker of this process; says whether there was one. */
function signalWorkers(signal: "-KILL" | "-SEGV"): boolean {
  try {
    execFileSync("pkill", [signal, ...workers]);
    return true;
  } catch {
    return false;
  }
}

// Workers that other tests have left would be killed with those that are meant, and be taken before that is known.
beforeEach(async () => {
  if (signalWorkers("-KILL")) await setTimeout(100);
});

async function poolAndPicture(): Promise<{ pool: WorkerPool; path: string }> {
  const pool = startPool(1);
  onTestFinished(() => pool.close());
  const path = join(temporaryFolder(), "a.jpg");
  await drawPicture(path, 1);
  return { pool, path };
}

/** Has a picture made of a pipe nobody writes into: whoever takes it up is at it until the end. */
async function endlessTask(pool: WorkerPool): Promise<unknown> {
  const path = join(temporaryFolder(), "endless.jpg");
  execFileSync("mkfifo", [path]);
  const task = { kind: "thumbnail", path, format: "jpeg", to: `${path}.thumbnail` } as const;
  return await pool.run(task, "reading");
}

const putAside = {
  problem: { kind: "crashed", path: expect.stringContaining("endless.jpg") as string },
};

test("a worker that somebody kills over a file does not put the file aside: it is read by another", async () => {
  const { pool, path } = await poolAndPicture();
  const reading = pool.run({ kind: "read", path, sidecars: [] }, "reading");
  expect(signalWorkers("-KILL")).toBe(true);
  const outcome = await reading;
  expect("result" in outcome && outcome.result.width).toBe(60);
});

test("a file over which a worker crashes is put aside after one try, and named; the others go on", async () => {
  const { pool, path } = await poolAndPicture();
  const working = endlessTask(pool);
  // what a fault in native code looks like from outside
  expect(signalWorkers("-SEGV")).toBe(true);
  expect(await working).toMatchObject(putAside);
  const next = await pool.run({ kind: "read", path, sidecars: [] }, "reading");
  expect("result" in next && next.result.width).toBe(60);
});

test("a file over which a second worker is killed too is put aside and named; the others go on", async () => {
  const { pool, path } = await poolAndPicture();
  // Whoever takes the file up is killed, as where it takes all the memory there is.
  const killing = setInterval(() => signalWorkers("-KILL"), 1);
  const working = endlessTask(pool).finally(() => clearInterval(killing));
  expect(await working).toMatchObject(putAside);
  const next = await pool.run({ kind: "read", path, sidecars: [] }, "reading");
  expect("result" in next && next.result.width).toBe(60);
});

test("a worker that died while it had nothing to do is not given the next file", async () => {
  const { pool, path } = await poolAndPicture();
  await pool.run({ kind: "read", path, sidecars: [] }, "reading");
  expect(signalWorkers("-KILL")).toBe(true);
  const next = await pool.run({ kind: "read", path, sidecars: [] }, "reading");
  expect("result" in next && next.result.width).toBe(60);
});

test("a worker that one archive has no more use for works for the next, and for one alone", async () => {
  const { pool, path } = await poolAndPicture();
  const task = { kind: "read", path, sidecars: [] } as const;
  await pool.run(task, "reading");
  const [left] = execFileSync("pgrep", workers, { encoding: "utf8" }).split("\n");
  pool.close();
  pool.close(); // as an engine that ends with an archive that is being closed
  const others = [startPool(1), startPool(1)];
  onTestFinished(() => others.forEach((other) => other.close()));
  const outcomes = await Promise.all(others.map(async (other) => await other.run(task, "reading")));
  expect(outcomes.map((outcome) => "result" in outcome && outcome.result.width)).toEqual([60, 60]);
  const atWork = execFileSync("pgrep", workers, { encoding: "utf8" }).trim().split("\n");
  expect(atWork).toHaveLength(2);
  expect(atWork).toContain(left);
});

test("work that is cut short by closing is refused, and blames no file", async () => {
  const { pool, path } = await poolAndPicture();
  const reading = pool.run({ kind: "read", path, sidecars: [] }, "reading");
  pool.close();
  await expect(reading).rejects.toMatchObject({ problem: { kind: "closed" } });
});

test("closing the archive while thumbnails are made leaves them waiting", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  for (const seed of [1, 2, 3])
    await drawPicture(join(stills, `${String(seed)}.png`), seed, { width: 4000, height: 3000 });
  await indexWhole(engine, stills);
  rmSync(join(folder, "thumbnails"), { recursive: true });
  const { result } = await engine.ask("search.run", { query: "", sort: "name", facets: false });
  await engine.ask("search.slice", { result, from: 0, count: 10 }); // asks for all three at once
  await engine.ask("archive.close", {});
  const catalog = openCatalog(folder);
  onTestFinished(() => catalog.close());
  expect(listProblems(catalog.db, { offset: 0, limit: 10, within: null })).toEqual([]);
  expect(pendingThumbnails(catalog.db, null, 0, 10)).toHaveLength(3);
});

test("a deleted thumbnail is made again when its still is looked at", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 1);
  await indexWhole(engine, stills);
  rmSync(join(folder, "thumbnails"), { recursive: true });
  const { result } = await engine.ask("search.run", { query: "", sort: "name", facets: false });
  const look = async (): Promise<string | undefined> =>
    (await engine.ask("search.slice", { result, from: 0, count: 1 }))[0]?.thumbnail;
  expect(await look()).toBe("pending");
  await expect.poll(look, { timeout: 20_000 }).toBe("made");
  expect(await engine.ask("archive.verify", {})).toEqual({ ok: true, problems: [], waiting: 0 });
});

test("deleted thumbnails are made again when the folder is indexed", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 1);
  await indexWhole(engine, stills);
  rmSync(join(folder, "thumbnails"), { recursive: true });
  expect(await engine.ask("archive.verify", {})).toMatchObject({ ok: false, waiting: 1 });
  expect(await engine.ask("archive.verify", {})).toEqual({ ok: true, problems: [], waiting: 1 });
  await indexWhole(engine, stills);
  expect(await engine.ask("archive.verify", {})).toEqual({ ok: true, problems: [], waiting: 0 });
});

test("thumbnails that were cut off or overwritten, also in their middle alone, are told by verify, and made again", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  for (const seed of [1, 2, 3]) await drawPicture(join(stills, `${String(seed)}.jpg`), seed);
  await indexWhole(engine, stills);
  const made = readdirSync(join(folder, "thumbnails"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".jpg"))
    .map((name) => join(folder, "thumbnails", name));
  const [cut = "", noise = "", middle = ""] = made;
  const bytes = readFileSync(middle);
  writeFileSync(middle, bytes.fill(0x55, bytes.length - 24, bytes.length - 16)); // of the picture's last blocks
  truncateSync(cut, statSync(cut).size - 100);
  writeFileSync(noise, Buffer.alloc(statSync(noise).size, 0x5a));
  const found = await engine.ask("archive.verify", {});
  expect(found).toMatchObject({ ok: false, waiting: 3 });
  expect(found.problems.map(({ kind }) => kind)).toEqual(["damaged", "damaged", "damaged"]);
  await indexWhole(engine, stills);
  expect(await engine.ask("archive.verify", {})).toEqual({ ok: true, problems: [], waiting: 0 });
});

test("thumbnails that cannot be kept are a problem of their folder, and made when it is mended", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const place = join(folder, "thumbnails");
  for (const seed of [1, 2]) await drawPicture(join(stills, `${String(seed)}.jpg`), seed);
  rmSync(place, { recursive: true });
  writeFileSync(place, "in the way");
  await indexWhole(engine, stills);
  const listed = async (): Promise<unknown> =>
    (await engine.ask("problems.list", { offset: 0, limit: 10 })).problems;
  expect(await listed()).toMatchObject([{ kind: "read-only", path: place }]);
  rmSync(place);
  mkdirSync(place);
  await indexWhole(engine, stills);
  expect(await listed()).toEqual([]);
  expect(await engine.ask("archive.verify", {})).toEqual({ ok: true, problems: [], waiting: 0 });
});

test("archives opened at the same time are opened one after the other, and none keeps its lock", async () => {
  const { engine, home, folder } = await engineWithArchive();
  const [b, c] = [join(home, "B.stillroom"), join(home, "C.stillroom")];
  await engine.ask("archive.create", { path: b });
  await engine.ask("archive.create", { path: c });
  await engine.ask("archive.open", { path: folder });
  const states = await Promise.all([b, c].map((path) => engine.ask("archive.open", { path })));
  expect(states.map(({ catalog }) => catalog?.path)).toEqual([b, c]);
  expect([folder, b, c].map((one) => existsSync(join(one, "lock")))).toEqual([false, false, true]);
});
