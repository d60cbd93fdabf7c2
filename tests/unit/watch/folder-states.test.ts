import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { changedFolders, folderStates } from "../../../electron/engine/watch/folder-states.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

const { signal } = new AbortController();

test("looking through a source twice names just the folders that differ", async () => {
  const source = temporaryFolder();
  for (const folder of ["a", "b", "c"]) {
    mkdirSync(join(source, folder));
    writeFileSync(join(source, folder, "1.jpg"), folder);
  }
  const before = await folderStates(source, signal);
  const same = await folderStates(source, signal);
  writeFileSync(join(source, "a", "1.jpg"), "longer");
  writeFileSync(join(source, "b", "1.xmp"), "beside");
  rmSync(join(source, "c"), { recursive: true });
  writeFileSync(join(source, "0.jpg"), "new");
  const after = await folderStates(source, signal);
  if (before === null || same === null || after === null) throw new Error("not read");
  expect(changedFolders(before, same)).toEqual([]);
  const folders = changedFolders(before, after).map(({ folder }) => folder);
  expect(folders.toSorted()).toEqual([source, ...["a", "b", "c"].map((one) => join(source, one))]);
});

test("a source that is not there has no state, which is not the same as an empty one", async () => {
  expect(await folderStates(join(temporaryFolder(), "away"), signal)).toBeNull();
  expect(await folderStates(temporaryFolder(), signal)).toEqual(new Map());
});
