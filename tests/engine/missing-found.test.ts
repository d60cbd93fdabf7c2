import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import { engineWithArchive, indexWhole, namesFound, wholePane } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

/** Two folders beside each other, as on two disks: "both.jpg" is in either, the others in one. */
async function twoDisks(): Promise<{ engine: Engine; around: string; one: string; other: string }> {
  const { engine } = await engineWithArchive();
  const around = temporaryFolder();
  const [one, other] = [join(around, "one"), join(around, "other")];
  for (const disk of [one, other]) {
    mkdirSync(disk);
    await drawPicture(join(disk, "both.jpg"), 1);
  }
  await drawPicture(join(one, "here.jpg"), 2);
  await drawPicture(join(other, "there.jpg"), 3);
  for (const disk of [one, other]) await indexWhole(engine, disk);
  return { engine, around, one, other };
}

async function unplug(engine: Engine, disk: string): Promise<void> {
  renameSync(disk, `${disk} away`);
  await indexWhole(engine, disk);
}

async function plug(engine: Engine, disk: string): Promise<void> {
  renameSync(`${disk} away`, disk);
  await indexWhole(engine, disk);
}

async function missing(engine: Engine): Promise<number> {
  return (await engine.ask("overview.get", wholePane)).files.missing;
}

test("a still of which no file is left is found as missing, until one is back", async () => {
  const { engine, one, other } = await twoDisks();
  expect(await namesFound(engine, "is:missing")).toEqual([]);
  rmSync(join(one, "both.jpg"));
  rmSync(join(one, "here.jpg"));
  await indexWhole(engine, one);
  expect(await namesFound(engine, "is:missing")).toEqual(["here.jpg"]);
  expect(await namesFound(engine, "-is:missing")).toEqual(["both.jpg", "there.jpg"]);
  expect(await missing(engine)).toBe(1);
  rmSync(join(other, "both.jpg"));
  await indexWhole(engine, other);
  expect(await namesFound(engine, "is:missing")).toEqual(["both.jpg", "here.jpg"]);
  await drawPicture(join(one, "here.jpg"), 2);
  await indexWhole(engine, one);
  expect(await namesFound(engine, "is:missing")).toEqual(["both.jpg"]);
  expect(await missing(engine)).toBe(1);
});

test("a still is offline when every disk its files are on is, and no longer than that", async () => {
  const { engine, one, other } = await twoDisks();
  await unplug(engine, one);
  expect(await namesFound(engine, "is:offline")).toEqual(["here.jpg"]);
  expect(await namesFound(engine, "is:missing")).toEqual([]);
  await unplug(engine, other);
  expect(await namesFound(engine, "is:offline")).toEqual(["both.jpg", "here.jpg", "there.jpg"]);
  await plug(engine, one);
  expect(await namesFound(engine, "is:offline")).toEqual(["there.jpg"]);
  await plug(engine, other);
  expect(await namesFound(engine, "is:offline")).toEqual([]);
});

test("a folder that was taken over by the one around it is offline with that", async () => {
  const { engine, around, one } = await twoDisks();
  await indexWhole(engine, around);
  renameSync(around, `${around} away`);
  await indexWhole(engine, around);
  expect(await namesFound(engine, "is:offline")).toEqual(["both.jpg", "here.jpg", "there.jpg"]);
  renameSync(`${around} away`, around);
  rmSync(join(one, "here.jpg"));
  await indexWhole(engine, around);
  expect(await namesFound(engine, "is:offline")).toEqual([]);
  expect(await namesFound(engine, "is:missing")).toEqual(["here.jpg"]);
});
