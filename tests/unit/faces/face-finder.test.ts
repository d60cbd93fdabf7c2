import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Catalog } from "../../../electron/engine/catalog/catalog.ts";
import { number, run } from "../../../electron/engine/catalog/database.ts";
import { countUnreadPictures, setFacesWanted } from "../../../electron/engine/catalog/faces.ts";
import { listProblems } from "../../../electron/engine/catalog/problems.ts";
import { FaceFinder } from "../../../electron/engine/faces/face-finder.ts";
import { startJobRunner, type JobRunner } from "../../../electron/engine/jobs/job-runner.ts";
import type { WorkerPool } from "../../../electron/engine/worker/pool.ts";
import type { Job } from "../../../shared/contract/archive.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

/** What may come of a picture whose name says so. */
const troubles = ["crashed", "undecodable", "unreadable", "internal"] as const;

/** Stores pictures with thumbnails. */
function addPictures(catalog: Catalog, folder: string, names: readonly string[]): void {
  for (const name of names) writeFileSync(join(folder, name), name);
  storeStills(catalog, names, {}, folder);
  run(catalog.db, "UPDATE file SET thumbnail = 'made'");
}

/**
 * A finder over pictures whose worker finds nobody in them, but fails at those whose name says so.
 * `during` is done while a picture is looked at.
 */
function finderOf(
  names: readonly string[],
  during: (jobs: JobRunner, where: { catalog: Catalog; folder: string }) => void = () => undefined,
) {
  const catalog = emptyCatalog();
  const folder = temporaryFolder();
  addPictures(catalog, folder, names);
  const ended = Promise.withResolvers<Job>();
  const endings: (() => void)[] = [];
  const told = (job: Job): void => {
    if (job.kind !== "faces" || job.state === "running") return;
    ended.resolve(job);
    endings.shift()?.();
  };
  const jobs = startJobRunner(catalog.db, told, () => undefined);
  onTestFinished(() => jobs.shutDown("closed"));
  const seen: string[] = [];
  const answer = ({ path }: { readonly path: string }): unknown => {
    seen.push(path.slice(folder.length + 1));
    during(jobs, { catalog, folder });
    const kind = troubles.find((one) => path.endsWith(`${one}.jpg`));
    if (kind === undefined) return { faces: [], problem: null };
    if (kind === "undecodable") return { faces: null, problem: null };
    return { faces: null, problem: { kind, path, message: `This file is ${kind}.` } };
  };
  const pool = {
    size: 1,
    // of what a pool does only this is asked here
    run: (task: { readonly path: string }) => Promise.resolve(answer(task)),
    close: () => undefined,
  } as unknown as WorkerPool;
  const finder = new FaceFinder({ catalog, pool, jobs, changed: () => undefined });
  /** Comes when so many searches more have ended. */
  const endedAgain = (times: number): Promise<unknown> =>
    Promise.all(
      Array.from({ length: times }, () => new Promise<void>((resolve) => endings.push(resolve))),
    );
  return { catalog, folder, jobs, finder, seen, ended: ended.promise, endedAgain };
}

test("a picture that kills who looks at it is named, put aside, and not looked at again", async () => {
  const { catalog, finder, seen, ended } = finderOf(["crashed.jpg", "harmless.jpg"]);
  finder.want(true);
  await ended;
  expect(seen.toSorted()).toEqual(["crashed.jpg", "harmless.jpg"]);
  const problems = listProblems(catalog.db, { offset: 0, limit: 9, within: null });
  expect(problems.map(({ kind, path }) => [kind, path?.endsWith("crashed.jpg")])).toEqual([
    ["crashed", true],
  ]);
  finder.goOn();
  expect(finder.state()).toMatchObject({ looks: false, pictures: 2, waiting: 0 });
});

test("gives way to work that may bring pictures, and goes on when that has ended", async () => {
  const work = Promise.withResolvers<string>();
  const indexing: Promise<unknown>[] = [];
  const { catalog, finder, seen, ended } = finderOf(["a.jpg", "b.jpg"], (jobs) => {
    const start = { kind: "index", label: "Indexing", input: [] } as const;
    if (indexing.length === 0) indexing.push(jobs.start(start, () => work.promise).ended);
  });
  finder.want(true);
  await ended;
  expect(seen).toHaveLength(1);
  finder.goOn();
  expect(finder.state().looks).toBe(false);
  work.resolve("");
  await Promise.all(indexing);
  finder.goOn();
  expect(finder.state().looks).toBe(true);
  expect(countUnreadPictures(catalog.db)).toBe(1);
});

test("pictures that come while it looks are looked at too, each once", async () => {
  const more = Array.from({ length: 12 }, (_, at) => `later ${String(at)}.jpg`);
  const { finder, seen, ended } = finderOf(["a.jpg", "b.jpg"], (_jobs, { catalog, folder }) => {
    addPictures(catalog, folder, more.splice(0));
  });
  finder.want(true);
  await ended;
  expect(seen).toHaveLength(14);
  expect(new Set(seen).size).toBe(14);
  expect(finder.state()).toMatchObject({ pictures: 14, waiting: 0 });
});

test("where the archivist stops it, nothing more is kept, and it is not gone on with unasked", async () => {
  const { finder, jobs, ended } = finderOf(["a.jpg", "b.jpg"], (all) => {
    for (const id of [1, 2]) all.cancel(id);
  });
  finder.want(true);
  await ended;
  finder.goOn();
  expect(finder.state()).toMatchObject({ looks: false, waiting: 2, stopped: true });
  finder.want(true);
  expect(jobs.isRunning("faces")).toBe(true);
});

test("what only runs a command goes on with nothing", async () => {
  const { catalog, finder, jobs } = finderOf(["a.jpg"]);
  setFacesWanted(catalog.db, true);
  finder.goOn();
  expect(jobs.isRunning("faces")).toBe(false);
  finder.takeUp();
  expect(jobs.isRunning("faces")).toBe(true);
  await jobs.shutDown("closed");
});

test("turned off and on again while a picture is looked at, it goes on once that has ended", async () => {
  const turns: (() => unknown)[] = [];
  const { finder, seen, endedAgain } = finderOf(["a.jpg", "b.jpg", "c.jpg"], () => {
    turns.shift()?.();
  });
  turns.push(() => [finder.want(false), finder.want(true)]);
  const twice = endedAgain(2);
  finder.want(true);
  await twice;
  expect(new Set(seen).size).toBe(3);
  expect(finder.state()).toMatchObject({ wanted: true, stopped: false, waiting: 0, pictures: 3 });
});

test("nothing is kept of what is looked at when the work is shut down, as when another took the archive", async () => {
  const { catalog, finder, ended } = finderOf(["a.jpg"], (jobs) => void jobs.shutDown("closed"));
  finder.want(true);
  await ended;
  expect(number(catalog.db, "SELECT count(*) FROM face_reading")).toBe(0);
  expect(finder.state()).toMatchObject({ waiting: 1, stopped: false });
});

test("one that cannot be read now is named and waits; the others are looked at", async () => {
  const { catalog, finder, seen, ended } = finderOf(["a.jpg", "unreadable.jpg", "z.jpg"]);
  finder.want(true);
  await ended;
  expect(new Set(seen).size).toBe(3);
  expect(finder.state()).toMatchObject({ pictures: 2, waiting: 1, problem: null });
  const problems = listProblems(catalog.db, { offset: 0, limit: 9, within: null });
  expect(problems.map(({ kind }) => kind)).toEqual(["unreadable"]);
});

test("where it cannot look at all it ends and says why; all wait, until it is told to go on", async () => {
  const { finder, seen, ended } = finderOf(["internal.jpg"]);
  finder.want(true);
  const { state, outcome } = await ended;
  expect([state, outcome]).toEqual(["failed", "This file is internal."]);
  finder.goOn();
  const waiting = { pictures: 0, waiting: 1, looks: false, stopped: false };
  expect(finder.state()).toMatchObject({ ...waiting, problem: "This file is internal." });
  expect(seen).toHaveLength(1);
  expect(finder.want(true)).toMatchObject({ looks: true, problem: null });
});

test("what could not be looked at is tried again when the search is chosen anew, and only then", async () => {
  const { finder, ended } = finderOf(["crashed.jpg", "undecodable.jpg", "a.jpg"]);
  finder.want(true);
  await ended;
  expect(finder.state()).toMatchObject({ pictures: 3, waiting: 0 });
  expect(finder.want(true).waiting).toBe(0);
  finder.want(false);
  expect(finder.want(true)).toMatchObject({ pictures: 1, waiting: 2 });
});
