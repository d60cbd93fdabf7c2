import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { placesOfEvent } from "../../../electron/engine/watch/place-of-event.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

async function placesIn(source: string, path: string, gone = false): Promise<unknown> {
  return await placesOfEvent(source, { path: join(source, path), gone });
}

test("a picture or sidecar has its own folder read, without those below", async () => {
  const source = temporaryFolder();
  const folder = join(source, "Set");
  for (const name of ["a.jpg", "a.xmp", "a.jpg.xmp", "b.CR2"])
    expect(await placesIn(source, `Set/${name}`)).toEqual([{ folder, deep: false }]);
});

test("a folder is read with all below, whether it came, is a link, or went", async () => {
  const source = temporaryFolder();
  mkdirSync(join(source, "Set"));
  symlinkSync(join(source, "Set"), join(source, "Link"));
  for (const name of ["Set", "Link"])
    expect(await placesIn(source, name)).toEqual([{ folder: join(source, name), deep: true }]);
  expect(await placesIn(source, "Set.2", true)).toEqual([
    { folder: join(source, "Set.2"), deep: true },
  ]);
});

test("a picture without an ending has its folder read; what went may have been one, or a folder", async () => {
  const source = temporaryFolder();
  writeFileSync(join(source, "Still 12"), Buffer.from("ffd8ffe0", "hex"));
  writeFileSync(join(source, "README"), "Stills of the third reel");
  expect(await placesIn(source, "Still 12")).toEqual([{ folder: source, deep: false }]);
  execFileSync("mkfifo", [join(source, "pipe")]);
  for (const name of ["README", "pipe"]) expect(await placesIn(source, name)).toEqual([]);
  expect(await placesIn(source, "Gone", true)).toEqual([
    { folder: join(source, "Gone"), deep: true },
    { folder: source, deep: false },
  ]);
});

test("notes, hidden files and archives are passed over", async () => {
  const source = temporaryFolder();
  writeFileSync(join(source, "notes.txt"), "");
  for (const path of ["notes.txt", ".hidden/a.jpg", "Films.stillroom/catalog.db", "never.txt"])
    expect(await placesIn(source, path)).toEqual([]);
});

test("what cannot be looked at is read, so that what is wrong with it is told", async () => {
  const source = temporaryFolder();
  symlinkSync(join(source, "loop"), join(source, "loop"));
  expect(await placesIn(source, "loop/within")).toEqual([
    { folder: join(source, "loop/within"), deep: true },
  ]);
});
