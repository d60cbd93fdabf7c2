import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Job } from "../../shared/contract/archive.ts";
import { first, number, run } from "../../electron/engine/catalog/database.ts";
import { problemOf } from "../../electron/engine/catalog/problems.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { thumbnailPath } from "../../electron/engine/ingest/one-thumbnail.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** An archive of three stills, with what its jobs told. */
async function archive(): Promise<{ engine: Engine; stills: string; jobs: Job[] }> {
  const jobs: Job[] = [];
  const { engine } = await engineWithArchive((event, data) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (event === "job.changed") jobs.push(data as Job); // of this event, by EngineEvents
  });
  const stills = temporaryFolder();
  for (const [n, name] of ["bed.jpg", "eggs.jpg", "wheat.jpg"].entries())
    await drawPicture(join(stills, name), n + 1);
  await indexWhole(engine, stills);
  return { engine, stills, jobs };
}

/** Changes one bit and leaves size and time as they were, as a disk that fails does. */
function rot(file: string, at = 200): void {
  const whole = 1_600_000_000;
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  utimesSync(file, whole, whole);
}

/** Whole seconds, which a file system gives back as they were set. */
async function withWholeTimes({
  engine,
  stills,
}: {
  engine: Engine;
  stills: string;
}): Promise<void> {
  for (const name of ["bed.jpg", "eggs.jpg", "wheat.jpg"])
    utimesSync(join(stills, name), 1_600_000_000, 1_600_000_000);
  await indexWhole(engine, stills);
}

async function checkAll(engine: Engine): Promise<Job | undefined> {
  const { job } = await engine.ask("fixity.check", {});
  await expect
    .poll(async () => (await engine.ask("fixity.state", {})).checks, { interval: 10 })
    .toBe(false);
  return (await engine.ask("jobs.list", {})).find(({ id }) => id === job);
}

test("a file is seen good when it is indexed, and whenever it is checked", async () => {
  const { engine } = await archive();
  const began = Date.now();
  expect(await engine.ask("fixity.state", {})).toMatchObject({ files: 3, unseen: 0, damaged: 0 });
  run(engine.archive().catalog.db, "DELETE FROM file_fixity");
  expect(await engine.ask("fixity.state", {})).toMatchObject({ unseen: 3, oldest: null });
  const job = await checkAll(engine);
  expect(job?.outcome).toBe("3 files are as they were.");
  const { unseen, oldest } = await engine.ask("fixity.state", {});
  expect(unseen).toBe(0);
  expect(Date.parse(oldest ?? "")).toBeGreaterThanOrEqual(began);
});

test("one bit that changed though nobody wrote the file is found, named with the day it was good, and over when it is put right", async () => {
  const place = await archive();
  await withWholeTimes(place);
  const { engine, stills } = place;
  const { db } = engine.archive().catalog;
  const file = join(stills, "eggs.jpg");
  run(db, "UPDATE file_fixity SET good_at = ?", Date.UTC(2026, 4, 3, 12));
  rot(file);
  expect((await checkAll(engine))?.outcome).toBe("2 files are as they were; 1 file is damaged.");
  expect(problemOf(db, file)).toEqual({
    kind: "fixity",
    path: file,
    message:
      "This file has other bytes than it had, though nobody wrote it since May 3, 2026, when it was last seen good. Its disk may be failing: put a good copy in its place, keep its name, and index the folder.",
  });
  expect(await engine.ask("fixity.state", {})).toMatchObject({ damaged: 1, unseen: 0 });
  await indexWhole(engine, stills); // which reads nothing that looks as it did, and takes nothing back
  expect((await engine.ask("fixity.state", {})).damaged).toBe(1);
  const { problems } = await engine.ask("archive.verify", {});
  expect(problems).toEqual([problemOf(db, file)]);
  rot(file); // the same bit again, as a copy out of a backup with its time
  await indexWhole(engine, stills);
  expect((await engine.ask("fixity.state", {})).damaged).toBe(0);
  expect((await checkAll(engine))?.outcome).toBe("3 files are as they were.");
  expect(problemOf(db, file)).toBeNull();
});

test("verify keeps the damage it finds, with the day the file was last seen good", async () => {
  const place = await archive();
  await withWholeTimes(place);
  const { engine, stills } = place;
  const { db } = engine.archive().catalog;
  run(db, "UPDATE file_fixity SET good_at = ?", Date.UTC(2026, 4, 3, 12));
  rot(join(stills, "eggs.jpg"));
  const { problems } = await engine.ask("archive.verify", {});
  expect(problems).toMatchObject([{ kind: "fixity", path: join(stills, "eggs.jpg") }]);
  expect(problems[0]?.message).toContain("since May 3, 2026, when it was last seen good");
  expect(await engine.ask("fixity.state", {})).toMatchObject({ damaged: 1 });
});

test("a check of files takes away a thumbnail with wrong bytes in its middle, which is made again", async () => {
  const { engine } = await archive();
  const { db, folder } = engine.archive().catalog;
  const hash = first<{ hash: Buffer }>(db, "SELECT hash FROM file ORDER BY id LIMIT 1")?.hash;
  const place = thumbnailPath(folder, hash?.toString("hex") ?? "");
  const made = readFileSync(place);
  writeFileSync(place, Buffer.from(made).fill(0x55, made.length - 24, made.length - 16)); // of its last blocks
  await checkAll(engine);
  const pending = "SELECT count(*) FROM file WHERE thumbnail = 'pending'";
  expect([existsSync(place), number(db, pending)]).toEqual([false, 1]);
  const { result } = await engine.ask("search.run", { query: "", sort: "name", facets: false });
  await engine.ask("search.view", { result, from: 0, count: 3 });
  await expect.poll(() => existsSync(place)).toBe(true);
  expect(readFileSync(place)).toEqual(made);
});

test("what somebody wrote, moved or took away is no damage", async () => {
  const { engine, stills } = await archive();
  await drawPicture(join(stills, "bed.jpg"), 9);
  writeFileSync(join(stills, "eggs.jpg"), "");
  utimesSync(join(stills, "wheat.jpg"), 1, 1);
  expect((await checkAll(engine))?.outcome).toBe(
    "0 files are as they were; 3 files moved or written by somebody since were left to indexing.",
  );
  expect((await engine.ask("fixity.state", {})).damaged).toBe(0);
});

test("on a schedule only what is due is read, slowly, and nothing unasked without one", async () => {
  const place = await archive();
  await withWholeTimes(place);
  const { engine, stills } = place;
  const { db } = engine.archive().catalog;
  const goodAt = Date.now() - 31 * DAY_MS;
  run(db, "UPDATE file_fixity SET good_at = ? WHERE file_id <= 2", goodAt);
  rot(join(stills, "bed.jpg"));
  rot(join(stills, "wheat.jpg")); // seen good today
  expect((await engine.ask("fixity.every", { days: null })).checks).toBe(false);
  expect((await engine.ask("fixity.every", { days: 90 })).checks).toBe(false);
  expect((await engine.ask("fixity.every", { days: 30 })).checks).toBe(true);
  await expect
    .poll(async () => (await engine.ask("fixity.state", {})).checks, { interval: 10 })
    .toBe(false);
  expect(await engine.ask("fixity.state", {})).toMatchObject({ everyDays: 30, damaged: 1 });
  expect(problemOf(db, join(stills, "bed.jpg"))?.kind).toBe("fixity");
  // a disk that fails is not asked for the same file again and again
  expect((await engine.ask("fixity.every", { days: 30 })).checks).toBe(false);
});
