import { copyFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { all } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { startExport } from "../../electron/engine/export/export-set.ts";
import { lookAtPlace } from "../../electron/engine/ingest/look-at-place.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { indexWith } from "../helpers/passes.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { scenery } from "../helpers/scenery.ts";
import { gateRead } from "../helpers/rights-gate.ts";
import { pressNamed } from "../helpers/press-named.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

type Place = { engine: Engine; stills: string };

/** Stills of these names, the first with the key 1, each with another picture. */
async function indexed(...names: string[]): Promise<Place> {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  for (const [n, name] of names.entries())
    await drawPicture(join(stills, name), n + 1, { width: 60 + n });
  await indexWhole(engine, stills);
  return { engine, stills };
}

/** Every file the catalog knows: its still, its path and whether it is there. */
function filesOf(engine: Engine): unknown[] {
  return all<{ still: number; path: string; state: string }>(
    engine.archive().catalog.db,
    "SELECT still_id AS still, path, state FROM file ORDER BY path, state",
  ).map(({ still, path, state }) => [still, path, state]);
}

async function caption(engine: Engine, still: number): Promise<void> {
  await engine.ask("stills.setText", {
    stills: { ids: [still] },
    field: "caption",
    language: "x-default",
    text: "Ma Youtie ploughs",
    mode: "replace",
  });
}

async function kindsAsked(engine: Engine): Promise<string[]> {
  const { questions } = await engine.ask("questions.list", { offset: 0, limit: 9 });
  return questions.map(({ kind }) => kind);
}

test("a file moved over another one is moved; only the one it took the place of is missing", async () => {
  const { engine, stills } = await indexed("a.jpg", "b.jpg");
  renameSync(join(stills, "a.jpg"), join(stills, "b.jpg"));
  expect(await indexWhole(engine, stills)).toMatchObject({
    indexed: 0,
    moved: 1,
    duplicates: 0,
    missing: 1,
  });
  expect(filesOf(engine)).toEqual([
    [2, "b.jpg", "missing"],
    [1, "b.jpg", "present"],
  ]);
});

test("a picture that is cut short is said to be under its new name, and of its copy too", async () => {
  const { engine, stills } = await indexed("b.jpg");
  const jpeg = await sharp(await scenery(1))
    .jpeg()
    .toBuffer();
  writeFileSync(join(stills, "a.jpg"), jpeg.subarray(0, Math.round(jpeg.length / 2)));
  const { problems } = await indexWhole(engine, stills);
  expect(problems).toMatchObject([{ kind: "damaged", path: join(stills, "a.jpg") }]);
  renameSync(join(stills, "a.jpg"), join(stills, "c.jpg"));
  expect(await indexWhole(engine, stills)).toMatchObject({
    moved: 1,
    problems: [{ kind: "damaged", path: join(stills, "c.jpg"), message: problems[0]?.message }],
  });
  copyFileSync(join(stills, "c.jpg"), join(stills, "d.jpg"));
  expect(await indexWhole(engine, stills)).toMatchObject({
    duplicates: 1,
    problems: [{ path: join(stills, "c.jpg") }, { path: join(stills, "d.jpg") }],
  });
});

test("what is wrong with pictures is said again of files that were missing and are back as they were", async () => {
  const { engine, stills } = await indexed("b.jpg");
  const away = temporaryFolder();
  const jpeg = await sharp(await scenery(1))
    .jpeg()
    .toBuffer();
  writeFileSync(join(stills, "cut.jpg"), jpeg.subarray(0, Math.round(jpeg.length / 2)));
  copyFileSync(join(stills, "cut.jpg"), join(stills, "cut copy.jpg")); // one thumbnail for both
  writeFileSync(join(stills, "head.jpg"), jpeg.subarray(0, 300)); // ends before there is a picture
  const names = ["cut copy.jpg", "cut.jpg", "head.jpg"];
  const told = (name: string): object => ({ kind: "damaged", path: join(stills, name) });
  expect((await indexWhole(engine, stills)).problems).toMatchObject(names.map(told));
  for (const name of names) renameSync(join(stills, name), join(away, name));
  expect(await indexWhole(engine, stills)).toMatchObject({ missing: 3, problems: [] });
  for (const name of names) renameSync(join(away, name), join(stills, name));
  expect(await indexWhole(engine, stills)).toMatchObject({
    indexed: 0,
    problems: names.map(told),
  });
});

test("a damaged picture is damaged where its bytes are: also under the name of another, and not where a whole one took its place", async () => {
  const { engine, stills } = await indexed("a.jpg", "b.jpg");
  const jpeg = await sharp(await scenery(1))
    .jpeg()
    .toBuffer();
  writeFileSync(join(stills, "cut.jpg"), jpeg.subarray(0, Math.round(jpeg.length / 2)));
  await indexWhole(engine, stills);
  renameSync(join(stills, "cut.jpg"), join(stills, "x"));
  renameSync(join(stills, "a.jpg"), join(stills, "cut.jpg"));
  renameSync(join(stills, "x"), join(stills, "a.jpg"));
  expect(await indexWhole(engine, stills)).toMatchObject({
    problems: [{ kind: "damaged", path: join(stills, "a.jpg") }],
  });
  writeFileSync(join(stills, "a.jpg"), jpeg); // fetched again
  expect((await indexWhole(engine, stills)).problems).toEqual([]);
});

test("files that changed names are moved, and none is missing", async () => {
  const { engine, stills } = await indexed("a.jpg", "b.jpg");
  renameSync(join(stills, "a.jpg"), join(stills, "x"));
  renameSync(join(stills, "b.jpg"), join(stills, "a.jpg"));
  renameSync(join(stills, "x"), join(stills, "b.jpg"));
  expect(await indexWhole(engine, stills)).toMatchObject({ moved: 2, duplicates: 0, missing: 0 });
  expect(filesOf(engine)).toEqual([
    [2, "a.jpg", "present"],
    [1, "b.jpg", "present"],
  ]);
});

test("the files of a renamed folder have moved, also when the pass over it was stopped and done again", async () => {
  const { engine, stills } = await indexed("a.jpg");
  mkdirSync(join(stills, "old"));
  for (const n of [2, 3]) await drawPicture(join(stills, "old", `${String(n)}.jpg`), n);
  await indexWhole(engine, stills);
  renameSync(join(stills, "old"), join(stills, "new"));
  await indexWith(engine, stills, { stored: (stop) => stop() });
  expect(await indexWhole(engine, stills)).toMatchObject({ moved: 2, missing: 0, duplicates: 0 });
  expect(filesOf(engine)).toEqual([
    [1, "a.jpg", "present"],
    [2, "new/2.jpg", "present"],
    [3, "new/3.jpg", "present"],
  ]);
});

test("of two copies that are gone when one came elsewhere, one has moved and one is missed; no still loses its last file", async () => {
  const { engine, stills } = await indexed("a.jpg");
  copyFileSync(join(stills, "a.jpg"), join(stills, "b.jpg"));
  await indexWhole(engine, stills);
  copyFileSync(join(stills, "a.jpg"), join(stills, "c.jpg"));
  rmSync(join(stills, "a.jpg"));
  rmSync(join(stills, "b.jpg"));
  expect(await indexWhole(engine, stills)).toMatchObject({ moved: 1, missing: 1, duplicates: 0 });
  expect(filesOf(engine)).toEqual([[1, "c.jpg", "present"]]);
  copyFileSync(join(stills, "c.jpg"), join(stills, "d.jpg"));
  await indexWhole(engine, stills);
  rmSync(join(stills, "c.jpg"));
  rmSync(join(stills, "d.jpg"));
  expect(await indexWhole(engine, stills)).toMatchObject({ missing: 2 });
  expect(filesOf(engine)).toEqual([
    [1, "c.jpg", "missing"],
    [1, "d.jpg", "missing"],
  ]);
});

test("a pass that breaks leaves no file missing whose picture is there", async () => {
  const { engine, stills } = await indexed("a.jpg");
  copyFileSync(join(stills, "a.jpg"), join(stills, "kept.jpg"));
  await indexWhole(engine, stills);
  await drawPicture(join(stills, "a.jpg"), 5, { width: 90 });
  const broken = indexWith(engine, stills, {
    stored: () => {
      throw new Error("the engine died here");
    },
  });
  await expect(broken).rejects.toThrow("died");
  const after = [
    [2, "a.jpg", "present"],
    [1, "kept.jpg", "present"],
  ];
  expect(filesOf(engine)).toEqual(after);
  await indexWhole(engine, stills);
  expect(filesOf(engine)).toEqual(after);
});

test("a file that is located in a folder while that is being indexed is there", async () => {
  const { engine, stills } = await indexed("a.jpg", "b.jpg");
  const away = join(temporaryFolder(), "b.jpg");
  renameSync(join(stills, "b.jpg"), away);
  await indexWhole(engine, stills);
  const there = join(stills, "there");
  mkdirSync(there);
  renameSync(away, join(there, "b.jpg"));
  const counts = await indexWith(engine, stills, {
    listed: async () => {
      const { job } = await engine.ask("locate.start", { what: { still: 2 }, folder: there });
      const asked = { job, as: "found", from: 0, count: 9 } as const;
      await expect.poll(() => engine.ask("locate.preview", asked)).not.toBeNull();
      await engine.ask("locate.confirm", { job, others: false });
      await engine.ask("history.undo", {});
      await engine.ask("history.redo", {});
    },
  });
  expect(counts).toMatchObject({ missing: 0 });
  expect(filesOf(engine)).toEqual([
    [1, "a.jpg", "present"],
    [2, "there/b.jpg", "present"],
  ]);
});

test("a file that came into a folder and was located there after it was listed is not missed by that pass", async () => {
  const { engine, stills } = await indexed("a.jpg", "b.jpg");
  const away = join(temporaryFolder(), "b.jpg");
  renameSync(join(stills, "b.jpg"), away);
  await indexWhole(engine, stills);
  await drawPicture(join(stills, "new.jpg"), 9, { width: 90 }); // without it nothing is read
  await indexWith(engine, stills, {
    listed: async () => {
      renameSync(away, join(stills, "c.jpg"));
      const file = join(stills, "c.jpg");
      const { job } = await engine.ask("locate.start", { what: { still: 2 }, file });
      const asked = { job, as: "found", from: 0, count: 9 } as const;
      await expect.poll(() => engine.ask("locate.preview", asked)).not.toBeNull();
      await engine.ask("locate.confirm", { job, others: false });
    },
  });
  expect(filesOf(engine)).toContainEqual([2, "c.jpg", "present"]);
});

test("a copy whose place cannot be looked at is taken to be there, and the folder is indexed", async () => {
  const { engine, stills } = await indexed("a.jpg");
  const other = temporaryFolder();
  mkdirSync(join(other, "sub"));
  copyFileSync(join(stills, "a.jpg"), join(other, "sub", "a.jpg"));
  await indexWhole(engine, other);
  rmSync(join(other, "sub"), { recursive: true });
  symlinkSync(join(other, "sub"), join(other, "sub")); // a place that no program can look at
  expect(lookAtPlace(join(other, "sub", "a.jpg"))).toBe("unknown");
  await drawPicture(join(stills, "a.jpg"), 5, { width: 80 });
  await drawPicture(join(stills, "new.jpg"), 6, { width: 81 });
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 2, failed: 0 });
  expect(filesOf(engine)).toEqual([
    [2, "a.jpg", "present"],
    [3, "new.jpg", "present"],
    [1, "sub/a.jpg", "present"],
  ]);
});

test("an original waits for its bytes although a handed-out copy is there, and it is asked whose record it is", async () => {
  const { engine, stills } = await indexed("a.jpg");
  await caption(engine, 1);
  const order = {
    stills: [1],
    set: null,
    rights: gateRead,
    profile: pressNamed("press-a"),
    folder: join(stills, "press"),
  };
  await startExport(engine.archive(), engine.exiftool(), order).ended;
  await indexWhole(engine, stills);
  const away = join(temporaryFolder(), "away.jpg");
  renameSync(join(stills, "a.jpg"), away);
  await indexWhole(engine, stills);
  await drawPicture(join(stills, "a.jpg"), 50, { width: 90 });
  await indexWhole(engine, stills);
  expect(filesOf(engine)).toContainEqual([1, "a.jpg", "missing"]);
  expect(await kindsAsked(engine)).toEqual(["replaced"]);
  renameSync(away, join(stills, "back.jpg"));
  expect(await indexWhole(engine, stills)).toMatchObject({ moved: 1 });
  expect(filesOf(engine)).toEqual([
    [2, "a.jpg", "present"],
    [1, "back.jpg", "present"],
    [1, "press/press-a.jpg", "present"],
  ]);
  expect(await kindsAsked(engine)).toEqual([]);
});

test("a copy on a disk that is away keeps the record of its picture", async () => {
  const { engine, stills } = await indexed("a.jpg");
  const disk = join(temporaryFolder(), "disk");
  mkdirSync(disk);
  copyFileSync(join(stills, "a.jpg"), join(disk, "kept.jpg"));
  await indexWhole(engine, disk);
  await caption(engine, 1);
  renameSync(disk, `${disk} unplugged`); // nobody has looked yet whether it is still there
  await drawPicture(join(stills, "a.jpg"), 50, { width: 90 });
  await indexWhole(engine, stills);
  renameSync(`${disk} unplugged`, disk);
  await indexWhole(engine, stills, disk);
  expect(filesOf(engine)).toEqual([
    [2, "a.jpg", "present"],
    [1, "kept.jpg", "present"],
  ]);
  expect(await kindsAsked(engine)).toEqual(["copied"]);
});

test("a copy that is gone is missed as long as the disk with the other one is away", async () => {
  const { engine, stills } = await indexed("a.jpg", "b.jpg");
  const disk = join(temporaryFolder(), "disk");
  mkdirSync(disk);
  copyFileSync(join(stills, "a.jpg"), join(disk, "kept.jpg"));
  await indexWhole(engine, disk);
  renameSync(disk, `${disk} unplugged`);
  await indexWhole(engine, disk); // which notes that it is away
  rmSync(join(stills, "a.jpg"));
  expect(await indexWhole(engine, stills)).toMatchObject({ missing: 1 });
  expect(filesOf(engine)).toContainEqual([1, "a.jpg", "missing"]);
  renameSync(`${disk} unplugged`, disk);
  expect(await indexWhole(engine, disk, stills)).toMatchObject({ missing: 0, moved: 0 });
  expect(filesOf(engine)).toEqual([
    [2, "b.jpg", "present"],
    [1, "kept.jpg", "present"],
  ]);
});
