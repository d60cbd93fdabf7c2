import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { createCatalog, openCatalog } from "../../../electron/engine/catalog/catalog.ts";
import { clearTemporary, temporaryPrefix } from "../../../electron/engine/catalog/temporary.ts";
import { engineWithArchive } from "../../helpers/engines.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("of temporary files those go whose process is no more, and nobody else's", () => {
  const folder = temporaryFolder();
  vi.stubEnv("TMPDIR", folder);
  const own = `${temporaryPrefix()}values.json`;
  writeFileSync(own, "");
  mkdirSync(join(folder, "stillroom-1073741824-page")); // no process has this number
  writeFileSync(join(folder, "stillroom-1073741824-page", "page.html"), "");
  writeFileSync(join(folder, "stillroom-notes.txt"), "");
  clearTemporary();
  expect(readdirSync(folder).map((name) => join(folder, name))).toEqual(
    [own, join(folder, "stillroom-notes.txt")].toSorted(),
  );
});

test("opening an archive takes away what was not finished in it", async () => {
  const { engine, folder } = await engineWithArchive();
  await engine.ask("archive.close", {});
  const unfinished = join(folder, "thumbnails", "unfinished");
  mkdirSync(unfinished);
  writeFileSync(join(unfinished, "half.jpg.99.part"), "half");
  writeFileSync(join(folder, "search.snapshot.part"), "half");
  await engine.ask("archive.open", { path: folder });
  expect(
    [unfinished, join(folder, "search.snapshot.part")].map((path) => existsSync(path)),
  ).toEqual([false, false]);
});

test("where the making of an archive was killed it can be made again, but not where there is anything else", () => {
  const folder = join(temporaryFolder(), "Killed.stillroom");
  for (const name of ["thumbnails", "backups"]) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, "catalog.db.new"), "half");
  writeFileSync(join(folder, "catalog.db.new-wal"), "half");
  createCatalog(folder);
  expect(readdirSync(folder).toSorted()).toEqual(["backups", "catalog.db", "thumbnails"]);
  openCatalog(folder).close();
  const kept = join(temporaryFolder(), "Kept.stillroom");
  mkdirSync(join(kept, "backups"), { recursive: true });
  writeFileSync(join(kept, "backups", "mine.db"), "");
  expect(() => createCatalog(kept)).toThrow("not empty");
});
