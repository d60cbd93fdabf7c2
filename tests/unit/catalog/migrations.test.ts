import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openCatalog } from "../../../electron/engine/catalog/catalog.ts";
import { integrityProblems } from "../../../electron/engine/catalog/integrity.ts";
import { unlikeHistory } from "../../../electron/engine/catalog/unlike-history.ts";
import { all, connect, number } from "../../../electron/engine/catalog/database.ts";
import { CATALOG_VERSION, migrateCopy } from "../../../electron/engine/catalog/migrate.ts";
import {
  fillWithPast,
  lostRows,
  makePastCatalog,
  pastCatalogs,
  rowsOf,
} from "../../helpers/past-catalogs.ts";
import { mountSmall } from "../../helpers/small-disk.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

const past = Object.keys(pastCatalogs()).map(Number);

test("there is a catalog of every past version: after a migration, run node tests/fixtures/make-past-catalogs.ts", () => {
  expect(past.length).toBeGreaterThanOrEqual(CATALOG_VERSION - 1);
  expect(past).toEqual(past.map((_version, at) => at + 1));
});

test.each(past)("a catalog of version %i comes forward, row for row", (version) => {
  const db = connect(":memory:", "create");
  fillWithPast(db, version);
  const before = rowsOf(db);
  const filled = new Set(before.map(({ table }) => table));
  const tables = all<{ name: string }>(db, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  expect(tables.filter(({ name }) => !name.startsWith("sqlite_") && !filled.has(name))).toEqual([]);
  migrateCopy(db, "");
  expect(lostRows(before, version, db)).toEqual([]);
  expect(all(db, "PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
  expect(integrityProblems(db)).toEqual([]);
  expect([...unlikeHistory(db)]).toEqual([]);
  db.close();
});

/** An archive of a past version in which a step in the middle of the way fails: what it makes is there already. */
function cannotComeForward(version: number): string {
  const folder = join(temporaryFolder(), "Past.stillroom");
  makePastCatalog(folder, version);
  const db = new Database(join(folder, "catalog.db"));
  db.exec("CREATE TABLE embargo (planted)"); // of version 34
  db.close();
  return folder;
}

test.each([1, 20, 33])(
  "a migration of version %i that fails in its middle leaves the catalog as it was, byte for byte",
  (version) => {
    const folder = cannotComeForward(version);
    const file = join(folder, "catalog.db");
    const before = readFileSync(file);
    expect(() => openCatalog(folder)).toThrow();
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(existsSync(join(folder, "lock"))).toBe(false);
  },
);

const MIB = 2 ** 20;
/** Free on the disk beside what the copy before it takes, in kibibytes: for that itself not, then up into what the steps write. */
const rooms = [-64, 64, 256, 512];

test("a disk that fills in the middle of a migration leaves the catalog as it was, and it comes forward when there is room", (context) => {
  const disk = join(temporaryFolder(), "disk");
  mkdirSync(disk);
  if (!mountSmall(disk, 64 * MIB)) return context.skip("this machine lets nobody mount a disk");
  const folder = join(disk, "Past.stillroom");
  makePastCatalog(folder, 1);
  const file = join(folder, "catalog.db");
  const before = readFileSync(file);
  const filler = join(disk, "filler");
  for (const room of rooms) {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(filler, Buffer.alloc(bavail * bsize - before.length - room * 1024));
    expect(() => openCatalog(folder), String(room)).toThrow(/full|room/u);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(join(folder, "lock"))).toBe(false);
    rmSync(filler);
  }
  const catalog = openCatalog(folder);
  expect([catalog.readOnly, number(catalog.db, "PRAGMA user_version")]).toEqual([
    null,
    CATALOG_VERSION,
  ]);
  catalog.close();
});
