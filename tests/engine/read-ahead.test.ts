import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { ingest } from "../../electron/engine/ingest/ingest.ts";
import type { Task, TaskResult } from "../../electron/engine/worker/tasks.ts";
import { engineWithArchive } from "../helpers/engines.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const FILES = 3000;

/** A pass over many files, of which the first is read only when it is let go, or fails then. */
async function passBehindOne() {
  const { engine } = await engineWithArchive();
  const stills = join(temporaryFolder(), "stills");
  mkdirSync(stills);
  for (let n = 0; n < FILES; n += 1)
    writeFileSync(join(stills, `${String(n).padStart(4, "0")}.jpg`), "");
  const first = Promise.withResolvers<void>();
  let begun = 0;
  const read = async ({ path }: Task): Promise<TaskResult["read"]> => {
    begun += 1;
    if (basename(path) === "0000.jpg") await first.promise;
    return { problem: { kind: "damaged", path, message: "Damaged." } };
  };
  const tools = {
    db: engine.archive().catalog.db,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    pool: { size: 2, close: () => undefined, run: read as never }, // nothing but reading is asked of it
    wishes: {},
    presence: () => undefined,
    isAnotherDisk: () => Promise.resolve(false),
    stored: () => undefined,
    missed: () => undefined,
  };
  const { ended } = engine
    .archive()
    .jobs.start({ kind: "index", label: "Indexing", input: [] }, async (control) => {
      await ingest(tools, [{ folder: stills, deep: true }], control);
      return "Read";
    });
  await expect.poll(() => begun).toBeGreaterThan(500);
  await setTimeout(300); // whoever reads without bounds has read all by now
  return { first, ended, begun: () => begun };
}

test("behind a file that takes long no more are read than can be kept, and all of them once it is read", async () => {
  const { first, ended, begun } = await passBehindOne();
  expect(begun()).toBeLessThan(1000);
  first.resolve();
  expect(await ended).toMatchObject({ state: "done", problems: FILES });
  expect(begun()).toBe(FILES);
});

test("a pass whose first file fails by our own fault ends, also when the others wait for it", async () => {
  const { first, ended } = await passBehindOne();
  first.reject(new Error("a fault"));
  expect(await ended).toMatchObject({ state: "failed" });
});
