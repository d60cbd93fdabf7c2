import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import type { Job } from "../../shared/contract/archive.ts";
import { archiveMadeOnce } from "../helpers/archive-made-once.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const patiently = { timeout: 20_000, interval: 100 };

type Told = { readonly event: string; readonly data: unknown };
type Watching = { engine: Engine; stills: string; jobs: Job[]; told: Told[] };

/** One source with two stills in it. */
const openTwoStills = archiveMadeOnce(async (engine, stills) => {
  mkdirSync(join(stills, "reel 2"));
  await drawPicture(join(stills, "a.jpg"), 1);
  await drawPicture(join(stills, "reel 2", "b.jpg"), 2);
  await indexWhole(engine, stills);
});

/** An engine that follows that source, after its first look over everything. */
async function watching(): Promise<Watching> {
  const jobs: Job[] = [];
  const told: Told[] = [];
  const { engine, stills } = await openTwoStills(
    (event, data) => {
      told.push({ event, data });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      if (event === "job.changed") jobs.push(data as Job); // of this event, by EngineEvents
    },
    { watches: true },
  );
  await passAfter(jobs, 0);
  return { engine, stills, jobs, told };
}

/** What was told by events of one name, in order. */
function toldAs(told: readonly Told[], name: string): readonly unknown[] {
  return told.filter(({ event }) => event === name).map(({ data }) => data);
}

/** Waits for a pass that nobody asked for; all it tells is that it has ended. */
async function passAfter(jobs: readonly Job[], id: number): Promise<void> {
  await expect
    .poll(
      () => jobs.some((job) => job.id > id && job.kind === "index" && job.state === "done"),
      patiently,
    )
    .toBe(true);
}

function lastJob(jobs: readonly Job[]): number {
  return Math.max(...jobs.map(({ id }) => id));
}

async function expectNames(engine: Engine, ...names: string[]): Promise<void> {
  await expect.poll(() => namesFound(engine, ""), patiently).toEqual(names);
}

async function captionOf(engine: Engine, id: number): Promise<string | undefined> {
  return (await engine.ask("stills.get", { id }))?.texts.caption?.["x-default"];
}

test("a file that appears in a source becomes a still, and no job shows for it", async () => {
  const { engine, stills, jobs } = await watching();
  const known = lastJob(jobs);
  await drawPicture(join(stills, "reel 2", "c.jpg"), 3);
  await expectNames(engine, "a.jpg", "b.jpg", "c.jpg");
  await passAfter(jobs, known);
  expect(jobs.filter(({ id }) => id > known).map(({ outcome }) => outcome)).toEqual([null]);
  const { id } = (await engine.ask("jobs.list", {}))[0] ?? { id: 0 };
  expect(id).toBeLessThanOrEqual(known); // not kept among the jobs
});

test("a folder whose indexing was stopped is left alone until somebody asks for it", async () => {
  const { engine, stills, jobs } = await watching();
  const stopped = temporaryFolder();
  for (let seed = 0; seed < 200; seed += 1)
    await drawPicture(join(stopped, `${String(seed)}.png`), seed + 10);
  const { job } = await engine.ask("sources.index", { paths: [stopped] });
  await engine.ask("jobs.pause", { job }); // so that most of it is not read yet
  await engine.ask("jobs.cancel", { job });
  const ended = (): Job | undefined =>
    jobs.find(({ id, state }) => id === job && state === "cancelled");
  await expect
    .poll(ended, patiently)
    .toMatchObject({ outcome: expect.stringMatching(/^Stopped: /u) });
  const read = (await namesFound(engine, "")).length;
  expect(read).toBeLessThan(202);
  expect(await stoppedAt(engine, stopped)).toBe("reading");

  await drawPicture(join(stills, "later.jpg"), 5); // another folder is followed as ever
  await expect.poll(() => namesFound(engine, "later"), patiently).toEqual(["later.jpg"]);
  expect(await namesFound(engine, "")).toHaveLength(read + 1);

  await indexWhole(engine, stopped);
  expect(await namesFound(engine, "")).toHaveLength(203);
  expect(await stoppedAt(engine, stopped)).toBeNull();
});

test("a folder that was stopped at its thumbnails is read to its end, and followed; they are made when it is asked for", async () => {
  const { engine, jobs } = await watching();
  const stopped = temporaryFolder();
  for (let seed = 0; seed < 80; seed += 1)
    await drawPicture(join(stopped, `${String(seed)}.png`), seed + 10);
  const { job } = await engine.ask("sources.index", { paths: [stopped] });
  const told = (state: Job["state"]): Job | undefined =>
    jobs.findLast((one) => one.id === job && one.state === state);
  const pace = { timeout: 20_000, interval: 2 };
  await expect.poll(() => told("running")?.label, pace).toMatch(/^Making thumbnails/u);
  await engine.ask("jobs.cancel", { job });
  await expect
    .poll(() => told("cancelled")?.outcome, patiently)
    .toMatch(/^All files were read: 80 indexed\. Thumbnails /u);
  expect(await stoppedAt(engine, stopped)).toBe("thumbnails");
  const pending = await thumbnailsPending(engine);
  expect(pending).toBeGreaterThan(0);

  const known = lastJob(jobs);
  await drawPicture(join(stopped, "later.png"), 5);
  await passAfter(jobs, known);
  expect(await thumbnailsPending(engine)).toBe(pending + 1); // nobody goes on with them unasked

  await indexWhole(engine, stopped);
  expect(await thumbnailsPending(engine)).toBe(0);
  expect(await stoppedAt(engine, stopped)).toBeNull();
});

/** What the left pane is told to be left of a folder that was stopped. */
async function stoppedAt(engine: Engine, folder: string): Promise<string | null | undefined> {
  const sources = await engine.ask("sources.list", {});
  return sources.find(({ path }) => path === folder)?.stopped;
}

async function thumbnailsPending(engine: Engine): Promise<number> {
  return (await engine.ask("archive.verify", {})).waiting;
}

test("what another program writes into a file is read back", async () => {
  const { engine, stills } = await watching();
  const exiftool = openExiftool();
  await exiftool.write(join(stills, "a.jpg"), { "XMP-dc:Description": "Ma Youtie ploughs" });
  await exiftool.close();
  await expect.poll(() => captionOf(engine, 1), patiently).toBe("Ma Youtie ploughs");
});

test("a deleted file is missing, and one put back is there again", async () => {
  const { engine, stills } = await watching();
  const file = join(stills, "reel 2", "b.jpg");
  const state = async (): Promise<string | undefined> =>
    (await engine.ask("stills.get", { id: 2 }))?.files[0]?.state;
  renameSync(file, join(stills, "b.kept"));
  await expect.poll(state, patiently).toBe("missing");
  renameSync(join(stills, "b.kept"), file);
  await expect.poll(state, patiently).toBe("present");
});

test("files that go missing are told once a pass, those that were moved or have a copy are not, nor what was asked for", async () => {
  const { engine, stills, jobs, told } = await watching();
  const known = lastJob(jobs);
  copyFileSync(join(stills, "a.jpg"), join(stills, "copy.jpg"));
  await passAfter(jobs, known);
  rmSync(join(stills, "copy.jpg"));
  renameSync(join(stills, "a.jpg"), join(stills, "renamed.jpg"));
  rmSync(join(stills, "reel 2"), { recursive: true });
  await expect.poll(() => toldAs(told, "files.missing"), patiently).toEqual([{ count: 1 }]);
  await engine.ask("archive.close", {});
  const other = await engineWithArchive((event, data) => told.push({ event, data }));
  await indexWhole(other.engine, stills);
  rmSync(join(stills, "renamed.jpg"));
  expect((await indexWhole(other.engine, stills)).missing).toBe(1);
  expect(toldAs(told, "files.missing")).toHaveLength(1);
});

test("a question about files that arises is told, once", async () => {
  const { engine, stills, jobs, told } = await watching();
  await engine.ask("stills.setText", {
    stills: { ids: [1] },
    field: "caption",
    language: "x-default",
    text: "Ma Youtie ploughs",
    mode: "replace",
  });
  copyFileSync(join(stills, "reel 2", "b.jpg"), join(stills, "a.jpg"));
  await expect.poll(() => toldAs(told, "questions.raised"), patiently).toEqual([{ count: 1 }]);
  const known = lastJob(jobs);
  await drawPicture(join(stills, "c.jpg"), 3);
  await passAfter(jobs, known);
  expect(toldAs(told, "questions.raised")).toHaveLength(1);
});

test("a file and a folder that are moved keep their stills", async () => {
  const { engine, stills } = await watching();
  renameSync(join(stills, "a.jpg"), join(stills, "reel 2", "z.jpg"));
  renameSync(join(stills, "reel 2"), join(stills, "reel 3"));
  await expectNames(engine, "b.jpg", "z.jpg");
  const files = async (): Promise<unknown> =>
    await Promise.all(
      [1, 2].map(async (id) =>
        (await engine.ask("stills.get", { id }))?.files.map(({ path, state }) => [path, state]),
      ),
    );
  await expect
    .poll(files, patiently)
    .toEqual([
      [[join(stills, "reel 3", "z.jpg"), "present"]],
      [[join(stills, "reel 3", "b.jpg"), "present"]],
    ]);
});

test("a folder deleted within a source has missing files, and is not a problem", async () => {
  const { engine, stills } = await watching();
  rmSync(join(stills, "reel 2"), { recursive: true });
  await expect
    .poll(async () => (await engine.ask("stills.get", { id: 2 }))?.files[0]?.state, patiently)
    .toBe("missing");
  expect((await engine.ask("problems.list", { offset: 0, limit: 9 })).total).toBe(0);
});

test("a file that is still being written is left alone until it is whole", async () => {
  const { engine, stills, jobs } = await watching();
  const whole = join(temporaryFolder(), "whole.jpg");
  await drawPicture(whole, 9, { width: 900, height: 900 });
  const bytes = readFileSync(whole);
  const slow = join(stills, "slow.jpg");
  writeFileSync(slow, bytes.subarray(0, 500));
  for (const known = lastJob(jobs); lastJob(jobs) === known;) {
    // written to until a pass has gone over the folder
    appendFileSync(slow, bytes.subarray(500, 501));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await namesFound(engine, "")).toEqual(["a.jpg", "b.jpg"]);
  copyFileSync(whole, slow);
  await expectNames(engine, "a.jpg", "b.jpg", "slow.jpg");
  const still = await engine.ask("stills.get", { id: 3 });
  expect(still?.files[0]).toMatchObject({ bytes: bytes.length, problem: null });
});

test("what is wrong with a file stands while a pass leaves the file for later", async () => {
  const { engine, stills, jobs } = await watching();
  const empty = join(stills, "empty.jpg");
  writeFileSync(empty, "");
  const settled = new Date(Date.now() - 5000); // long enough to be read, too young to be given up
  utimesSync(empty, settled, settled);
  await indexWhole(engine, stills);
  const problems = (): Promise<unknown> => engine.ask("problems.list", { offset: 0, limit: 9 });
  expect(await problems()).toMatchObject({ total: 1, problems: [{ path: empty, kind: "empty" }] });
  const known = lastJob(jobs);
  await drawPicture(join(stills, "z.jpg"), 5);
  await expectNames(engine, "a.jpg", "b.jpg", "z.jpg");
  await passAfter(jobs, known);
  expect(await problems()).toMatchObject({ total: 1, problems: [{ path: empty, kind: "empty" }] });
});

test("a storm of ten thousand events is taken in by one pass", async () => {
  const { engine, stills, jobs } = await watching();
  const known = lastJob(jobs);
  for (let n = 0; n < 10_000; n++)
    writeFileSync(
      join(stills, `note-${String(n)}.jpg.xmp`),
      "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>",
    );
  await drawPicture(join(stills, "z.jpg"), 5);
  await expectNames(engine, "a.jpg", "b.jpg", "z.jpg");
  await passAfter(jobs, known);
  expect(new Set(jobs.filter(({ id }) => id > known).map(({ id }) => id)).size).toBe(1);
});

test("hidden files, notes and archives within a source start no pass", async () => {
  const { engine, stills, jobs } = await watching();
  const known = lastJob(jobs);
  mkdirSync(join(stills, "Other.stillroom", "thumbnails"), { recursive: true });
  await drawPicture(join(stills, "Other.stillroom", "thumbnails", "t.jpg"), 7);
  writeFileSync(join(stills, ".hidden.jpg"), "");
  writeFileSync(join(stills, "notes.txt"), "notes");
  await drawPicture(join(stills, "z.jpg"), 5); // the one that counts
  await expectNames(engine, "a.jpg", "b.jpg", "z.jpg");
  await passAfter(jobs, known);
  expect(new Set(jobs.filter(({ id }) => id > known).map(({ id }) => id)).size).toBe(1);
  expect((await engine.ask("problems.list", { offset: 0, limit: 9 })).total).toBe(0);
});

test("opening takes in what changed while the archive was closed", async () => {
  const { engine, stills } = await watching();
  const { path } = (await engine.ask("archive.state", {})).catalog ?? { path: "" };
  await engine.ask("archive.close", {});
  await drawPicture(join(stills, "c.jpg"), 3);
  await engine.ask("archive.open", { path });
  await expectNames(engine, "a.jpg", "b.jpg", "c.jpg");
});
