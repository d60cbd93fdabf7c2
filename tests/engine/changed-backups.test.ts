import { copyFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { atWhatTime } from "../../shared/at-what-time.ts";
import type { Backup } from "../../shared/contract/backups.ts";
import { notedBackup } from "../../electron/engine/catalog/backup-files.ts";
import { isFileWhole } from "../../electron/engine/catalog/catalog-copy.ts";
import { all } from "../../electron/engine/catalog/database.ts";
import { keepFaces, setFacesWanted } from "../../electron/engine/catalog/faces.ts";
import { readKept } from "../../electron/engine/backups/places.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { forgetDigest } from "../helpers/backup-notes.ts";
import { contents, storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";
import { hashOfFile } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const EGGS = "Ma Youtie hatches eggs under a lamp";

async function caption(engine: Engine, text: string): Promise<void> {
  const written = { field: "caption", language: "en", text, mode: "replace" } as const;
  await engine.ask("stills.setText", { stills: { ids: [1] }, ...written });
}

async function backUp(engine: Engine): Promise<Backup> {
  const [made] = (await engine.ask("backups.make", {})).made;
  if (made === undefined) throw new Error("no backup was made");
  return made;
}

/** An archive with a captioned still, and a backup of it. */
async function backedUp(): Promise<{ engine: Engine; folder: string; backup: Backup }> {
  const { engine, folder } = await engineWithArchive();
  storeStills(engine.archive().catalog, ["eggs.jpg"]);
  await caption(engine, EGGS);
  return { engine, folder, backup: await backUp(engine) };
}

/** Another letter wherever a text stands in a file, as a disk that fails leaves it: no page of SQLite's is out of order. */
function changeLetter(file: string, text = EGGS): void {
  const bytes = readFileSync(file);
  let at = bytes.indexOf(text);
  expect(at).toBeGreaterThan(0);
  for (; at > 0; at = bytes.indexOf(text, at + 1)) bytes[at + 3] = 0x7a;
  writeFileSync(file, bytes);
  expect(isFileWhole(file)).toBe(true);
}

const hasOtherBytes = ({ at }: Backup): string =>
  `The backup of ${atWhatTime(at)} has other bytes than when it was made`;

test("size and SHA-256 of a backup stand in its note, in the archive and on the other disk", async () => {
  const { engine, folder } = await backedUp();
  await engine.ask("backups.choose", { folder: temporaryFolder() });
  storeStills(engine.archive().catalog, ["more.jpg"]);
  const { made } = await engine.ask("backups.make", {});
  expect(made.map(({ place }) => place)).toEqual(["archive", "elsewhere"]);
  await engine.ask("archive.close", {}); // which notes anew what the catalog is like
  await engine.ask("archive.open", { path: folder });
  for (const { path, bytes } of made)
    expect(notedBackup(path)?.note.digest).toEqual({ bytes, sha256: hashOfFile(path) });
});

test("a backup with one letter changed is refused by its name, looked at as well as restored, and the archive stays", async () => {
  const { engine, backup } = await backedUp();
  await caption(engine, "As it is");
  const before = contents(engine.archive().catalog.db);
  changeLetter(backup.path);
  const asked = { backup: backup.path };
  await expect(engine.ask("backups.preview", asked)).rejects.toThrow(hasOtherBytes(backup));
  await expect(engine.ask("backups.restore", asked)).rejects.toThrow("choose another");
  expect(contents(engine.archive().catalog.db)).toEqual(before);
  await engine.ask("archive.close", {});
  const archive = engine.ask("backups.preview", { ...asked, archive: join(backup.path, "../..") });
  await expect(archive).rejects.toThrow(hasOtherBytes(backup));
});

test("one that was cut short is refused by its name too", async () => {
  const { engine, backup } = await backedUp();
  truncateSync(backup.path, backup.bytes - 1);
  await expect(engine.ask("backups.preview", { backup: backup.path })).rejects.toThrow(
    hasOtherBytes(backup),
  );
});

test("a backup of an earlier version, of which nothing is noted, is restored as before", async () => {
  const { engine, backup } = await backedUp();
  await caption(engine, "As it is");
  forgetDigest(backup.path);
  changeLetter(backup.path); // nobody can know
  expect((await engine.ask("archive.verify", {})).problems).not.toContainEqual(
    expect.objectContaining({ path: backup.path }),
  );
  await engine.ask("backups.restore", { backup: backup.path });
  const { db } = engine.archive().catalog;
  const texts = db.prepare("SELECT text FROM still_text").pluck().all();
  expect(texts).toEqual([EGGS.replace("Y", "z")]);
});

test("verify names those that were changed, wherever they lie, and no others", async () => {
  const { engine, backup } = await backedUp();
  await engine.ask("backups.choose", { folder: temporaryFolder() });
  await caption(engine, "As it is");
  const { made } = await engine.ask("backups.make", {});
  const elsewhere = made.find(({ place }) => place === "elsewhere");
  if (elsewhere === undefined) throw new Error("none was made on the other disk");
  changeLetter(backup.path);
  changeLetter(elsewhere.path, "As it is");
  const { ok, problems } = await engine.ask("archive.verify", {});
  expect(ok).toBe(false);
  const named = problems.filter(({ path = "" }) => path.endsWith(".db"));
  expect(named).toMatchObject([
    { kind: "damaged", path: backup.path, message: expect.stringContaining(hasOtherBytes(backup)) },
    { kind: "damaged", path: elsewhere.path },
  ]);
  const listed = (await engine.ask("backups.list", {})).problems;
  expect(listed.map(({ path }) => path)).toEqual([elsewhere.path, backup.path]);
});

test("a repair takes no row from a changed backup, says so, and takes it from the one before", async () => {
  const { engine, folder, backup } = await backedUp();
  storeStills(engine.archive().catalog, ["more.jpg"]);
  const newer = await backUp(engine);
  await engine.ask("archive.close", {});
  changeLetter(newer.path);
  const file = join(folder, "catalog.db");
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x5a, 0, 4096)); // the list of tables is a backup's then
  const done = await engine.ask("archive.repair", { archive: folder });
  expect(done).toMatchObject({
    repaired: true,
    passedOver: [{ path: newer.path, message: expect.stringContaining(hasOtherBytes(newer)) }],
  });
  expect(done.backup).not.toBe(newer.path);
  const { db } = engine.archive().catalog;
  expect(db.prepare("SELECT text FROM still_text").pluck().all()).toEqual([EGGS]);
  expect(notedBackup(backup.path)).not.toBeNull();
});

test("a changed backup is not named as the one that brings lost changes back", async () => {
  const { engine, folder } = await engineWithArchive();
  storeStills(engine.archive().catalog, ["eggs.jpg"]);
  await engine.ask("archive.close", {});
  const file = join(folder, "catalog.db");
  const kept = join(temporaryFolder(), "catalog.db");
  copyFileSync(file, kept);
  await engine.ask("archive.open", { path: folder });
  await caption(engine, EGGS);
  const good = await backUp(engine);
  await caption(engine, "In the newest alone");
  const newest = await backUp(engine);
  await engine.ask("archive.close", {});
  changeLetter(newest.path, "In the newest alone");
  copyFileSync(kept, file);
  const { catalog } = await engine.ask("archive.open", { path: folder });
  expect(catalog).toMatchObject({
    behindBackup: good.at,
    lost: { backup: { at: good.at, all: false } },
  });
  expect((await engine.ask("backups.list", {})).problems).toMatchObject([{ path: newest.path }]);
  changeLetter(good.path);
  await engine.ask("archive.close", {});
  const again = await engine.ask("archive.open", { path: folder });
  expect(again.catalog).toMatchObject({ behindBackup: null, lost: { backup: null } });
});

test("each changed backup that is found unasked is told once, and when they were compared is kept", async () => {
  const told: unknown[] = [];
  const { engine, folder } = await engineWithArchive((event, data) => {
    if (event === "backups.failed") told.push(data);
  });
  storeStills(engine.archive().catalog, ["eggs.jpg"]);
  await caption(engine, EGGS);
  const backup = await backUp(engine);
  changeLetter(backup.path);
  const { backups } = engine.archive();
  for (let time = 0; time < 2; time += 1) await backups.checkAndTell();
  expect(told).toMatchObject([{ kind: "damaged", path: backup.path }]);
  expect(Date.parse(readKept(folder).backupsCheckedAt ?? "")).toBeGreaterThan(0);
});

test("faces erased in a backup are no damage to it, and hide none that was there before", async () => {
  const { engine } = await backedUp();
  const { db } = engine.archive().catalog;
  setFacesWanted(db, true);
  const [{ hash } = { hash: Buffer.alloc(0) }] = all<{ hash: Buffer }>(db, "SELECT hash FROM file");
  const descriptor = new Float32Array(128);
  keepFaces(db, hash, [{ x: 0, y: 0, width: 1, height: 1, descriptor }]);
  const good = await backUp(engine);
  storeStills(engine.archive().catalog, ["more.jpg"]);
  const changed = await backUp(engine);
  changeLetter(changed.path);
  const before = hashOfFile(good.path);
  await engine.ask("faces.erase", {});
  expect(hashOfFile(good.path)).not.toBe(before);
  expect(notedBackup(good.path)?.note.digest?.sha256).toBe(hashOfFile(good.path));
  const { problems } = await engine.ask("archive.verify", {});
  expect(problems.flatMap(({ path = "" }) => (path.endsWith(".db") ? path : []))).toEqual([
    changed.path,
  ]);
});
