import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

/** Two added folders whose names begin alike; one has a folder within. */
async function twoFolders(): Promise<{ engine: Engine; dust: string; duster: string }> {
  const { engine } = await engineWithArchive();
  const around = temporaryFolder();
  const dust = join(around, "Dust");
  const duster = join(around, "Dust 2");
  mkdirSync(join(dust, "on set"), { recursive: true });
  mkdirSync(duster);
  await drawPicture(join(dust, "a.jpg"), 1);
  await drawPicture(join(dust, "on set", "b.jpg"), 2);
  await drawPicture(join(duster, "c.jpg"), 3);
  await indexWhole(engine, dust, duster);
  return { engine, dust, duster };
}

test("source: finds the stills in a folder that was added, and in no other whose name begins so", async () => {
  const { engine, dust, duster } = await twoFolders();
  expect(await namesFound(engine, `source:"${dust}"`)).toEqual(["a.jpg", "b.jpg"]);
  expect(await namesFound(engine, `source:"${dust}/"`)).toEqual(["a.jpg", "b.jpg"]);
  expect(await namesFound(engine, `source:"${duster}"`)).toEqual(["c.jpg"]);
  expect(await namesFound(engine, `-source:"${dust}"`)).toEqual(["c.jpg"]);
});

test("source: finds the stills of a folder within one that was added, and of one around several", async () => {
  const { engine, dust } = await twoFolders();
  expect(await namesFound(engine, `source:"${join(dust, "on set")}"`)).toEqual(["b.jpg"]);
  expect(await namesFound(engine, `source:"${join(dust, "on")}"`)).toEqual([]);
  expect(await namesFound(engine, `source:"${join(dust, "..")}"`)).toEqual([
    "a.jpg",
    "b.jpg",
    "c.jpg",
  ]);
  expect(await namesFound(engine, 'source:"/no such folder"')).toEqual([]);
});

test("source: follows files that come and go", async () => {
  const { engine, dust } = await twoFolders();
  const query = `source:"${dust}"`;
  expect(await namesFound(engine, query)).toEqual(["a.jpg", "b.jpg"]);
  await drawPicture(join(dust, "d.jpg"), 4);
  rmSync(join(dust, "a.jpg"));
  await indexWhole(engine, dust);
  expect(await namesFound(engine, query)).toEqual(["b.jpg", "d.jpg"]);
});
