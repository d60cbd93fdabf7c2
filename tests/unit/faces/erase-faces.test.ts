import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import type { Catalog } from "../../../electron/engine/catalog/catalog.ts";
import { all, emptyLog, number, run } from "../../../electron/engine/catalog/database.ts";
import { eraseFaces } from "../../../electron/engine/catalog/erase-faces.ts";
import {
  countUnreadPictures,
  keepFaces,
  setFacesWanted,
} from "../../../electron/engine/catalog/faces.ts";
import { sourceHolding } from "../../../electron/engine/catalog/sources.ts";
import { storeRead } from "../../../electron/engine/catalog/store-read.ts";
import { emptyCatalog, readFileNamed, storeStills } from "../../helpers/catalogs.ts";

const descriptor = Float32Array.from({ length: 128 }, (_, at) => 0.123 + at / 7);
const numbers = Buffer.from(descriptor.buffer).subarray(64, 128);

const noCopies = (): Promise<string[]> => Promise.resolve([]);

/** A catalog with one picture and a face in it. */
function oneFace(): Catalog {
  const catalog = emptyCatalog();
  const { db } = catalog;
  storeStills(catalog, ["a.jpg"]);
  run(db, "UPDATE file SET thumbnail = 'made'");
  setFacesWanted(db, true);
  for (const { hash } of all<{ hash: Buffer }>(db, "SELECT hash FROM file"))
    keepFaces(db, hash, [{ x: 0, y: 0, width: 1, height: 1, descriptor }]);
  return catalog;
}

/** The files of a catalog in which the numbers of the face are. */
function holding({ folder }: Catalog): string[] {
  return ["catalog.db", "catalog.db-wal"].filter((name) => {
    const file = join(folder, name);
    return existsSync(file) && readFileSync(file).includes(numbers);
  });
}

function otherProgram({ folder }: Catalog): Database.Database {
  const other = new Database(join(folder, "catalog.db"), { readonly: true });
  onTestFinished(() => void other.close());
  return other;
}

const timeout = (catalog: Catalog): unknown => catalog.db.pragma("busy_timeout", { simple: true });

test("while another program reads in the log that is told, and the log is emptied at closing", async () => {
  const catalog = oneFace();
  const other = otherProgram(catalog);
  const before = timeout(catalog);
  other.exec("BEGIN");
  other.prepare("SELECT count(*) FROM face").get();
  await expect(eraseFaces(catalog.db, catalog.folder, noCopies)).rejects.toThrow(
    /another program has the archive/u,
  );
  expect(timeout(catalog)).toBe(before);
  expect(number(catalog.db, "SELECT count(*) FROM face")).toBe(0);
  expect(holding(catalog)).not.toEqual([]);
  other.exec("COMMIT"); // it has the archive open still, so that SQLite leaves the log by itself
  catalog.close();
  expect(holding(catalog)).toEqual([]);
});

test("with nobody reading nothing is left at once, though another program has the archive open", async () => {
  const catalog = oneFace();
  otherProgram(catalog);
  expect(holding(catalog)).not.toEqual([]);
  expect(await eraseFaces(catalog.db, catalog.folder, noCopies)).toBe(1);
  expect(holding(catalog)).toEqual([]);
});

test("what cannot be erased whole is not erased in part, and SQLite is as it was before", async () => {
  const { db, folder } = oneFace();
  const before = db.pragma("secure_delete", { simple: true });
  db.exec(`CREATE TEMP TRIGGER fails BEFORE DELETE ON main.face_reading
    BEGIN SELECT RAISE(ABORT, 'the disk is on fire'); END`);
  await expect(eraseFaces(db, folder, noCopies)).rejects.toThrow("the disk is on fire");
  expect(db.pragma("secure_delete", { simple: true })).toBe(before);
  expect(number(db, "SELECT count(*) FROM face")).toBe(1);
});

test("the faces of bytes go with their last file, overwritten, and are looked for when they come back", () => {
  const catalog = oneFace();
  const { db } = catalog;
  const { source } = sourceHolding(db, "/stills");
  storeRead(db, source.id, readFileNamed("copy of a.jpg", "a.jpg"));
  const faces = (): number => number(db, "SELECT count(*) FROM face");
  run(db, "DELETE FROM file WHERE name = 'a.jpg'");
  expect(faces()).toBe(1);
  run(db, "DELETE FROM file");
  expect(faces()).toBe(0);
  expect(number(db, "SELECT count(*) FROM face_reading")).toBe(0);
  expect(emptyLog(db)).toBe(true);
  expect(holding(catalog)).toEqual([]);
  storeRead(db, source.id, readFileNamed("a.jpg", "a.jpg"));
  run(db, "UPDATE file SET thumbnail = 'made'");
  expect(countUnreadPictures(db)).toBe(1);
});
