import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { run } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { startIndexing, type IndexOutcome } from "../../electron/engine/ingest/index-folders.ts";
import type { EngineEvents } from "../../shared/contract/index.ts";
import type { Source } from "../../shared/contract/archive.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { scenery } from "../helpers/scenery.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const patiently = { timeout: 20_000, interval: 100 };

type Told = EngineEvents["source.offline"];

/** A source of twelve stills, as on a disk that can be unplugged; what is told of its being there. */
async function disk(
  watches = false,
): Promise<{ engine: Engine; stills: string; told: readonly Told[] }> {
  const told: Told[] = [];
  const { engine } = await engineWithArchive(
    (event, data) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      if (event === "source.offline") told.push(data as Told); // of this event, by EngineEvents
    },
    { watches },
  );
  const stills = join(temporaryFolder(), "disk");
  mkdirSync(stills);
  for (let n = 1; n <= 12; n++)
    await drawPicture(join(stills, `${String(n).padStart(2, "0")}.jpg`), n);
  await indexWhole(engine, stills);
  return { engine, stills, told };
}

async function sourceOf(engine: Engine): Promise<Source | undefined> {
  return (await engine.ask("sources.list", {}))[0];
}

async function stateOf(engine: Engine, id: number): Promise<string | undefined> {
  return (await engine.ask("stills.get", { id }))?.files[0]?.state;
}

/** As after the disk was mounted anew: the number of its device is another one. */
function moveToOtherDevice(engine: Engine): void {
  run(engine.archive().catalog.db, "UPDATE source SET device = '4711'");
}

async function indexAsItIs(engine: Engine, stills: string): Promise<IndexOutcome> {
  return await startIndexing(engine.archive(), [stills], { asIs: true }).outcome;
}

function empty(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
}

test("of a source that was located elsewhere it is no longer told that it is offline", async () => {
  const { engine, stills, told } = await disk(true);
  const elsewhere = `${stills} elsewhere`;
  renameSync(stills, elsewhere);
  await expect.poll(() => told, patiently).toEqual([{ path: stills, offline: "gone" }]);
  const source = (await sourceOf(engine))?.id ?? 0;
  const { job } = await engine.ask("locate.start", { what: { source }, folder: elsewhere });
  await expect
    .poll(() => engine.ask("locate.preview", { job, as: "found", from: 0, count: 0 }), patiently)
    .toMatchObject({ found: 12 });
  await engine.ask("locate.confirm", { job, others: false });
  await expect.poll(() => told.slice(1), patiently).toContainEqual({ path: stills, offline: null });
});

test("a source that is unplugged is offline by itself, and back by itself with what changed in it", async () => {
  const { engine, stills } = await disk(true);
  renameSync(stills, `${stills} unplugged`);
  await expect.poll(async () => (await sourceOf(engine))?.offline, patiently).toBe("gone");
  await expect.poll(() => stateOf(engine, 1), patiently).toBe("offline");
  expect(await namesFound(engine, "")).toHaveLength(12);
  await drawPicture(join(`${stills} unplugged`, "13.jpg"), 13);
  rmSync(join(`${stills} unplugged`, "01.jpg"));
  renameSync(`${stills} unplugged`, stills);
  await expect.poll(() => namesFound(engine, ""), patiently).toHaveLength(13);
  await expect.poll(() => stateOf(engine, 1), patiently).toBe("missing");
  expect(await stateOf(engine, 2)).toBe("present");
  expect(await sourceOf(engine)).toMatchObject({ offline: null, problems: 0 });
  expect((await engine.ask("problems.list", { offset: 0, limit: 9 })).total).toBe(0);
});

test("a source that lost all its many files is taken to be offline until the archivist says otherwise", async () => {
  const { engine, stills } = await disk();
  empty(stills);
  expect(await indexWhole(engine, stills)).toMatchObject({
    missing: 0,
    problems: [{ kind: "gone", path: stills }],
  });
  expect(await sourceOf(engine)).toMatchObject({ present: true, offline: "emptied", stills: 12 });
  expect(await indexAsItIs(engine, stills)).toMatchObject({ missing: 12, problems: [] });
  expect(await sourceOf(engine)).toMatchObject({ offline: null });
  expect(await stateOf(engine, 1)).toBe("missing");
});

test("few files can well be deleted together", async () => {
  const { engine, stills } = await disk();
  for (const name of readdirSync(stills).slice(0, 5)) rmSync(join(stills, name));
  expect(await indexWhole(engine, stills)).toMatchObject({ missing: 5 });
  empty(stills);
  expect(await indexWhole(engine, stills)).toMatchObject({ missing: 7 });
});

test("another disk in the place of a source is not the source; the same one under another number is", async () => {
  const { engine, stills } = await disk();
  moveToOtherDevice(engine);
  expect(await indexWhole(engine, stills)).toMatchObject({ unchanged: 12, missing: 0 });
  moveToOtherDevice(engine);
  empty(stills);
  await drawPicture(join(stills, "holiday.jpg"), 99);
  expect(await indexWhole(engine, stills)).toMatchObject({ missing: 0, indexed: 0, failed: 1 });
  expect(await sourceOf(engine)).toMatchObject({ offline: "other" });
  expect(await namesFound(engine, "")).toHaveLength(12);
  expect(await indexAsItIs(engine, stills)).toMatchObject({ missing: 12, indexed: 1, failed: 0 });
});

test("the empty folder a disk was mounted on is not the disk", async (context) => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const mount = (): void => {
    execFileSync("mount", ["-t", "tmpfs", "tmpfs", stills], { stdio: "ignore" });
  };
  try {
    mount();
  } catch {
    return context.skip("this machine lets nobody mount a disk");
  }
  onTestFinished(() => {
    execFileSync("umount", ["--quiet", "--all-targets", stills], { stdio: "ignore" });
  });
  await drawPicture(join(stills, "a.jpg"), 1);
  await indexWhole(engine, stills);
  execFileSync("umount", [stills]);
  expect(await indexWhole(engine, stills)).toMatchObject({ missing: 0, failed: 1 });
  expect(await sourceOf(engine)).toMatchObject({ present: true, offline: "other" });
  mount();
  await drawPicture(join(stills, "a.jpg"), 1);
  expect(await indexWhole(engine, stills)).toMatchObject({ missing: 0, failed: 0 });
  expect(await sourceOf(engine)).toMatchObject({ offline: null });
});

/** What a folder of stills says of the first, and whether it is offline. */
async function captionAndState(engine: Engine): Promise<string> {
  const record = await engine.ask("stills.get", { id: 1 });
  return `${record?.texts.caption?.["x-default"] ?? ""} ${record?.files[0]?.state ?? ""}`;
}

/** A card of five pictures, the first with a caption by the archivist. */
async function captioned(): Promise<{ engine: Engine; stills: string }> {
  const { engine } = await engineWithArchive();
  const stills = join(temporaryFolder(), "card");
  await drawSceneries(stills, 1);
  await indexWhole(engine, stills);
  const text = { field: "caption", language: "x-default", mode: "replace", text: "Of A" } as const;
  await engine.ask("stills.setText", { stills: { ids: [1] }, ...text });
  return { engine, stills };
}

/** Makes a folder of five pictures, from a seed on, under the names every camera gives. */
async function drawSceneries(folder: string, from: number): Promise<void> {
  mkdirSync(folder);
  for (let n = 0; n < 5; n++)
    await sharp(await scenery(from + n))
      .jpeg()
      .toFile(join(folder, `DSC_000${String(n + 1)}.jpg`));
}

test.for([
  ["the same device number", false],
  ["another device number", true],
] as const)(
  "a disk of %s with other pictures under the same names is not taken until the archivist says so",
  async ([, isOtherDevice]) => {
    const { engine, stills } = await captioned();
    renameSync(stills, `${stills} A`);
    await drawSceneries(stills, 6);
    if (isOtherDevice) moveToOtherDevice(engine);
    for (let pass = 0; pass < 2; pass++) {
      const outcome = await indexWhole(engine, stills);
      expect(outcome).toMatchObject({ indexed: 0, missing: 0, problems: [{ path: stills }] });
      expect(outcome.problems[0]?.message).toContain("another disk seems to be in its place");
      expect(await captionAndState(engine)).toBe("Of A offline");
    }
    renameSync(stills, `${stills} B`);
    renameSync(`${stills} A`, stills);
    expect(await indexWhole(engine, stills)).toMatchObject({ unchanged: 5, problems: [] });
    expect(await captionAndState(engine)).toBe("Of A present");
    renameSync(stills, `${stills} A`);
    renameSync(`${stills} B`, stills);
    expect(await indexAsItIs(engine, stills)).toMatchObject({ indexed: 5, problems: [] });
  },
);

test("a disk that has the number of the one before and other names is not taken for it", async () => {
  const { engine, stills } = await captioned();
  renameSync(stills, `${stills} A`);
  mkdirSync(stills);
  for (let n = 1; n <= 3; n++) await drawPicture(join(stills, `b${String(n)}.png`), n + 50);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, missing: 0, failed: 1 });
  expect(await captionAndState(engine)).toBe("Of A offline");
});

test("files that were all renamed, edited or exchanged among each other are those of the source", async () => {
  const { engine, stills } = await captioned();
  const names = readdirSync(stills).toSorted();
  for (const name of names) renameSync(join(stills, name), join(stills, `new ${name}`));
  expect(await indexWhole(engine, stills)).toMatchObject({ moved: 5, missing: 0 });
  for (const name of names) {
    const from = join(stills, `new ${name}`);
    await sharp(from)
      .jpeg({ quality: 70 })
      .toFile(join(stills, `${name}.tmp`));
    renameSync(join(stills, `${name}.tmp`), from);
  }
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 5, missing: 0 });
  names.forEach((name, n) =>
    renameSync(join(stills, `new ${name}`), join(stills, `new ${name} ${String(n)}`)),
  );
  names.forEach((name, n) => {
    const next = names[(n + 1) % names.length] ?? "";
    renameSync(join(stills, `new ${name} ${String(n)}`), join(stills, `new ${next}`));
  });
  expect(await indexWhole(engine, stills)).toMatchObject({ missing: 0, failed: 0 });
  expect(await captionAndState(engine)).toBe("Of A present");
});
