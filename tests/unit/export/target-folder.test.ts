import { readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { expect, test } from "vitest";
import {
  prepareFolder,
  signFolder,
  takeSignAway,
} from "../../../electron/engine/export/target-folder.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

test("a folder that is asked for an export is left as it was, so that a program that is killed leaves nothing there", async () => {
  const folder = temporaryFolder();
  utimesSync(folder, 1, 1);
  await prepareFolder(folder, { layout: "bagit", isPacked: false });
  expect(statSync(folder).mtimeMs).toBe(1000); // nothing was made in it, not even for a moment
});

test("a folder that takes no files is told by its name", async () => {
  const folder = temporaryFolder();
  await signFolder(folder, ".stillroom-1-");
  expect(readdirSync(folder)).toEqual([".stillroom-1-here"]);
  await takeSignAway(folder, ".stillroom-1-");
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
  await expect(signFolder(folder, ".stillroom-1-")).rejects.toMatchObject({
    problem: { kind: "gone", path: folder },
  });
});
