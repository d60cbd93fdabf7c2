import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startEngine, type Engine } from "../../electron/engine/engine.ts";
import { exchangesOfEntry } from "../../electron/engine/catalog/file-exchanges.ts";
import { lastDone } from "../../electron/engine/catalog/history.ts";
import { putBack } from "../../electron/engine/originals/put-back.ts";
import { startWriting } from "../../electron/engine/originals/write-metadata.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { archiveOf, described, describeStill, stillAt, writeInto } from "../helpers/written.ts";

const names = ["a.jpg", "b.jpg", "c.jpg", "d.jpg"];

async function fourStills(): Promise<{
  engine: Engine;
  catalog: string;
  stills: string;
  ids: number[];
  before: Buffer[];
}> {
  const made = await archiveOf(async (folder) => {
    for (const [seed, name] of names.entries()) await drawPicture(join(folder, name), seed + 1);
  });
  const ids = names.map((name) => stillAt(made.engine, join(made.stills, name)));
  for (const id of ids) await describeStill(made.engine, id);
  return { ...made, ids, before: bytesOf(made.stills) };
}

function bytesOf(stills: string): Buffer[] {
  return names.map((name) => readFileSync(join(stills, name)));
}

/** The window's engine, which goes on with interrupted work when it opens an archive. */
async function opened(catalog: string): Promise<Engine> {
  const engine = startEngine(undefined, { takesUp: true });
  onTestFinished(async () => await engine.close());
  await engine.ask("archive.open", { path: catalog });
  await expect
    .poll(() => engine.archive().jobs.isRunning("metadata"), { timeout: 30_000 })
    .toBe(false);
  return engine;
}

test("writing that ended with the program goes on when the archive is opened, in the same entry of the history", async () => {
  const { engine, catalog, stills, ids, before } = await fourStills();
  const order = { stills: ids, to: "files", credentials: false } as const;
  startWriting(engine.archive(), engine.exiftool(), order);
  await expect
    .poll(() => bytesOf(stills).filter((bytes, at) => before[at]?.equals(bytes) === false).length, {
      timeout: 20_000,
      interval: 5,
    })
    .toBeGreaterThan(0);
  await engine.ask("archive.close", {});
  const again = await opened(catalog);
  for (const name of names)
    expect(await again.exiftool().read(join(stills, name))).toMatchObject(described);
  expect((await again.ask("history.state", {})).undo).toBe("Wrote metadata into 4 originals");
  await again.ask("history.undo", {});
  expect(bytesOf(stills)).toEqual(before);
}, 60_000);

test("an undo that ended in its middle is as if it had not been asked for, once the archive is opened", async () => {
  const { engine, catalog, stills, ids } = await fourStills();
  await writeInto(engine, ids);
  const written = bytesOf(stills);
  const archive = engine.archive();
  const [first] = exchangesOfEntry(archive.catalog.db, lastDone(archive.catalog.db)?.id ?? 0);
  if (first === undefined) throw new Error("nothing written");
  const control = { progress: () => undefined, signal: new AbortController().signal };
  await putBack(archive, [{ exchange: first.exchange, to: "before" }], control);
  expect(bytesOf(stills)).not.toEqual(written);
  await engine.ask("archive.close", {});
  const again = await opened(catalog);
  expect(bytesOf(stills)).toEqual(written);
  expect((await again.ask("history.state", {})).undo).toBe("Wrote metadata into 4 originals");
}, 60_000);

test("what is cancelled is whole: what was written stays and is undone, the rest is as it was; two that write at once agree", async () => {
  const { engine, stills, ids, before } = await fourStills();
  const order = { stills: ids, to: "files", credentials: false } as const;
  const run = startWriting(engine.archive(), engine.exiftool(), order);
  await expect
    .poll(() => bytesOf(stills).filter((bytes, at) => before[at]?.equals(bytes) === false).length, {
      timeout: 20_000,
      interval: 5,
    })
    .toBeGreaterThan(0);
  await engine.ask("jobs.cancel", { job: run.id });
  expect(await run.ended).toMatchObject({
    state: "cancelled",
    outcome: expect.stringMatching(/^Stopped: \d originals? written/u),
  });
  expect((await run.outcome).cancelled).toBe(true);
  await engine.ask("history.undo", {});
  expect(bytesOf(stills)).toEqual(before);

  const both = [1, 2].map(() => startWriting(engine.archive(), engine.exiftool(), order));
  const outcomes = await Promise.all(both.map(async ({ outcome }) => await outcome));
  expect(outcomes.flatMap(({ lines }) => lines.map(({ refused }) => refused))).toEqual(
    Array.from({ length: 8 }, () => null),
  );
}, 60_000);

test("one that was written again is put back in the order of the writing only", async () => {
  const { engine, stills, ids, before } = await fourStills();
  const [id = 0] = ids;
  await writeInto(engine, [id]);
  const once = readFileSync(join(stills, "a.jpg"));
  const { last } = await engine.ask("history.state", {});
  await engine.ask("stills.tag", {
    stills: { ids: [id] },
    add: [{ field: "keyword", name: "later" }],
    remove: [],
  });
  await writeInto(engine, [id]);
  await expect(
    engine.ask("history.revert", { change: last ?? 0, rows: null }),
  ).rejects.toMatchObject({ problem: { message: expect.stringMatching(/once more since/u) } });
  await engine.ask("history.undo", {});
  expect(readFileSync(join(stills, "a.jpg")).equals(once)).toBe(true);
  await engine.ask("history.revert", { change: last ?? 0, rows: null });
  expect(bytesOf(stills)).toEqual(before);
});

test("while folders are followed, what Stillroom writes is no change of another program", async () => {
  const heard: string[] = [];
  const { engine } = await engineWithArchive((event) => heard.push(event), { watches: true });
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 1);
  await indexWhole(engine, stills);
  const id = stillAt(engine, join(stills, "a.jpg"));
  await describeStill(engine, id);
  await writeInto(engine, [id]);
  await drawPicture(join(stills, "b.jpg"), 2); // a pass over the folder follows, which takes this in
  await expect
    .poll(async () => (await engine.ask("archive.state", {})).catalog?.stills, {
      timeout: 40_000,
      interval: 200,
    })
    .toBe(2);
  expect(await engine.ask("stills.fileEvents", { id })).toEqual([]);
  expect(heard).not.toContain("files.changed");
}, 60_000);
