import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { all } from "../../electron/engine/catalog/database.ts";
import { startIndexing } from "../../electron/engine/ingest/index-folders.ts";
import { SourceCounts } from "../../electron/engine/source-counts.ts";
import { emptyCatalog, storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const diskFault = (): Error =>
  Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR_READ" });

/** What would have ended the engine: rejections that nobody listens to. */
function unheard(): unknown[] {
  const heard: unknown[] = [];
  const before = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", (error) => heard.push(error));
  onTestFinished(() => {
    process.removeAllListeners("unhandledRejection");
    for (const listener of before) process.on("unhandledRejection", listener);
  });
  return heard;
}

test("a disk that fails while the search takes stills in costs neither them nor the job: the index is built anew", async () => {
  const heard = unheard();
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  for (const seed of [1, 2, 3]) await drawPicture(join(stills, `${String(seed)}.jpg`), seed);
  await engine.archive().search.ready();
  const { search } = engine.archive();
  const index = await search.ready();
  const failing = vi.spyOn(index, "updateInParts").mockRejectedValue(diskFault());
  const { outcome } = await startIndexing(engine.archive(), [stills]).ended;
  expect(failing).toHaveBeenCalled();
  expect(outcome).toBe("3 indexed");
  expect(await search.ready()).not.toBe(index);
  expect(await namesFound(engine, "")).toEqual(["1.jpg", "2.jpg", "3.jpg"]);
  await engine.ask("archive.close", {});
  await engine.ask("archive.open", { path: folder });
  expect(await namesFound(engine, "")).toEqual(["1.jpg", "2.jpg", "3.jpg"]);
  expect(heard).toEqual([]);
});

test("a job whose end cannot be written is told all the same, and stands as interrupted", async () => {
  const heard = unheard();
  const { engine } = await engineWithArchive();
  const { jobs, catalog } = engine.archive();
  catalog.db.exec(
    "CREATE TEMP TRIGGER fault BEFORE UPDATE ON job BEGIN SELECT raise(ABORT, 'disk I/O error'); END",
  );
  const run = jobs.start({ kind: "index", label: "Indexing", input: [] }, async () => "Done");
  expect(await run.ended).toMatchObject({ state: "done", outcome: "Done" });
  expect(all(catalog.db, "SELECT state FROM job")).toEqual([{ state: "running" }]);
  expect(heard).toEqual([]);
});

test("counts that cannot be taken in the background leave the old ones, until they can", async () => {
  const heard = unheard();
  const catalog = emptyCatalog();
  storeStills(catalog, ["a.jpg"]);
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const prepare = catalog.db.prepare.bind(catalog.db);
  let fails = false;
  vi.spyOn(catalog.db, "prepare").mockImplementation((sql: string) => {
    const statement = prepare(sql);
    const read = statement.all.bind(statement);
    vi.spyOn(statement, "all").mockImplementation((...parameters) => {
      if (fails) throw diskFault();
      vi.advanceTimersByTime(60); // slow enough to be counted in the background
      return read(...parameters);
    });
    return statement;
  });
  const recounted = vi.fn<() => void>();
  const counts = new SourceCounts(catalog.db, recounted);
  onTestFinished(() => counts.stop());
  expect([...(await counts.get())]).toEqual([[1, 1]]);
  storeStills(catalog, ["b.jpg"]);
  counts.changed();
  fails = true;
  expect([...(await counts.get())]).toEqual([[1, 1]]);
  const logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await vi.waitFor(() => expect(logged).toHaveBeenCalled(), { timeout: 10_000 });
  logged.mockRestore();
  fails = false;
  await counts.get();
  await vi.waitFor(() => expect(recounted).toHaveBeenCalled(), { timeout: 10_000 });
  expect([...(await counts.get())]).toEqual([[1, 2]]);
  expect(heard).toEqual([]);
}, 30_000);

test("closing does not wait for work that does not end, and keeps the search snapshot", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 1);
  await indexWhole(engine, stills);
  const archive = engine.archive();
  await archive.search.ready();
  archive.jobs.start({ kind: "index", label: "Indexing", input: [stills] }, () => {
    return new Promise<never>(() => undefined);
  });
  await engine.ask("archive.close", {});
  expect(archive.catalog.db.open).toBe(false);
  expect(existsSync(join(folder, "search.snapshot"))).toBe(true);
}, 20_000);

test("a disk that is full when a change is to be followed ends neither the engine nor the following", async () => {
  const heard = unheard();
  const { engine } = await engineWithArchive(undefined, { watches: true });
  const stills = temporaryFolder();
  await drawPicture(join(stills, "1.jpg"), 1);
  await indexWhole(engine, stills);
  const { jobs } = engine.archive();
  const full = Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
  let refused = 0;
  const start = vi.spyOn(jobs, "start").mockImplementation(() => {
    refused += 1;
    throw full;
  });
  await drawPicture(join(stills, "2.jpg"), 2);
  await expect.poll(() => refused).toBeGreaterThan(0);
  start.mockRestore();
  await expect
    .poll(async () => await namesFound(engine, ""), { timeout: 50_000, interval: 500 })
    .toEqual(["1.jpg", "2.jpg"]);
  expect(heard).toEqual([]);
}, 90_000);
