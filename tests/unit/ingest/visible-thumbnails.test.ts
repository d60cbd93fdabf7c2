import { expect, test } from "vitest";
import { VisibleThumbnails } from "../../../electron/engine/ingest/visible-thumbnails.ts";
import { PoolClosed, type WorkerPool } from "../../../electron/engine/worker/pool.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";

/** A pool of two whose work ends when it is told to; it notes which files it was given. */
function heldPool(): { pool: WorkerPool; given: string[]; end: () => void; refuse: () => void } {
  const given: string[] = [];
  const running: { end: (result: unknown) => void; refuse: (error: Error) => void }[] = [];
  const run = (task: { path: string }): Promise<unknown> => {
    given.push(task.path);
    return new Promise((end, refuse) => running.push({ end, refuse }));
  };
  // Only thumbnails are asked of it.
  const pool = { size: 2, run, close: () => undefined } as unknown as WorkerPool;
  return {
    pool,
    given,
    end: () => running.shift()?.end({ made: true, problem: null }),
    refuse: () => running.shift()?.refuse(new PoolClosed()),
  };
}

function looking(count: number) {
  const catalog = emptyCatalog();
  const stills = storeStills(
    catalog,
    Array.from({ length: count }, (_, at) => `${String(at)}.jpg`),
  );
  const held = heldPool();
  const made: number[] = [];
  const visible = new VisibleThumbnails({
    db: catalog.db,
    pool: held.pool,
    folder: catalog.folder,
    made: (done) => {
      made.push(...done);
      return Promise.resolve();
    },
  });
  return { stills, visible, made, ...held };
}

test("a still looked at ten times is made once", async () => {
  const { stills, visible, made, given, end } = looking(6);
  for (let time = 0; time < 10; time += 1) visible.look(stills);
  await expect
    .poll(() => {
      end();
      return made.length;
    })
    .toBe(6);
  expect(made.toSorted((a, b) => a - b)).toEqual(stills);
  expect(given).toHaveLength(6);
});

test("what is looked at now goes before what was looked at before", async () => {
  const { stills, visible, made, given, end } = looking(6);
  visible.look(stills.slice(0, 4));
  await expect.poll(() => given.length).toBe(2);
  visible.look(stills.slice(4));
  await expect
    .poll(() => {
      end();
      return made.length;
    })
    .toBe(6);
  expect(given.map((path) => path.slice("/stills/".length))).toEqual([
    "0.jpg",
    "1.jpg",
    "4.jpg",
    "5.jpg",
    "2.jpg",
    "3.jpg",
  ]);
});

test("a pool that is closed over a thumbnail leaves it pending for the next look", async () => {
  const { stills, visible, made, given, end, refuse } = looking(1);
  visible.look(stills);
  await expect.poll(() => given.length).toBe(1);
  refuse();
  await expect
    .poll(() => {
      visible.look(stills);
      end();
      return made;
    })
    .toEqual(stills);
});
