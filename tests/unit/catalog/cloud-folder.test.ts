import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cloudServiceOf } from "../../../electron/engine/catalog/cloud-folder.ts";
import { engineWithArchive } from "../../helpers/engines.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

test.each([
  ["Dropbox/Press.stillroom", "Dropbox"],
  ["Dropbox (Film archive)/2022/Press.stillroom", "Dropbox"],
  ["OneDrive/Press.stillroom", "OneDrive"],
  ["OneDrive - Film archive/Press.stillroom", "OneDrive"],
  ["My Drive/Press.stillroom", "Google Drive"],
  ["Library/CloudStorage/GoogleDrive-a@example.org/My Drive/Press.stillroom", "Google Drive"],
  ["Library/CloudStorage/Box-Box/Press.stillroom", "Box"],
  ["Library/Mobile Documents/com~apple~CloudDocs/Press.stillroom", "iCloud Drive"],
  ["Nextcloud/Press.stillroom", "Nextcloud"],
  ["Dropbox posters/Press.stillroom", null],
  ["Films/OneDriveless/Press.stillroom", null],
])("an archive at %s is in a folder of %s", (path, service) => {
  const home = temporaryFolder();
  mkdirSync(join(home, path), { recursive: true });
  expect(cloudServiceOf(join(home, path))).toBe(service);
  expect(cloudServiceOf(join(home, path, "not", "there", "yet"))).toBe(service);
});

test.each([
  [".dropbox", "Dropbox"],
  [".tmp.drivedownload", "Google Drive"],
  [".sync_2f6c1d0a9b3e.db", "Nextcloud"],
  [".stfolder", "Syncthing"],
  [".DS_Store", null],
])("a folder in which there is %s is of %s, also by way of a link", (mark, service) => {
  const home = temporaryFolder();
  const folder = join(home, "Archives", "Press.stillroom");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(home, "Archives", mark), "");
  symlinkSync(join(home, "Archives"), join(home, "link"));
  expect(cloudServiceOf(folder)).toBe(service);
  expect(cloudServiceOf(join(home, "link", "Press.stillroom"))).toBe(service);
});

test("an archive in such a folder is warned of as long as it is open, and can be changed", async () => {
  const { engine, home } = await engineWithArchive();
  mkdirSync(join(home, "Dropbox"));
  const path = join(home, "Dropbox", "Press.stillroom");
  const { catalog } = await engine.ask("archive.create", { path });
  expect(catalog?.readOnly).toBeNull();
  expect(catalog?.warning).toMatch(/folder of Dropbox.*move it/u);
});
