import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it, test, vi } from "vitest";
import { createCatalog, openCatalog } from "../../../electron/engine/catalog/catalog.ts";
import { all } from "../../../electron/engine/catalog/database.ts";
import { keywordNamed } from "../../../electron/engine/catalog/keywords.ts";
import { CATALOG_VERSION } from "../../../electron/engine/catalog/migrate.ts";
import { stills } from "../../../electron/engine/catalog/migrations/0001-stills.ts";
import { migrations } from "../../../electron/engine/catalog/migrations/index.ts";
import { countUnprinted } from "../../../electron/engine/catalog/prints.ts";
import { ProblemError, type Problem } from "../../../shared/problem.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

function problemOf(work: () => unknown): Problem | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

test("refuses a catalog of a newer version, names both versions and changes nothing", () => {
  const catalog = emptyCatalog();
  catalog.close();
  const file = join(catalog.folder, "catalog.db");
  const raw = new Database(file);
  raw.pragma(`user_version = ${String(CATALOG_VERSION + 7)}`);
  raw.close();
  const before = readFileSync(file);
  const problem = problemOf(() => openCatalog(catalog.folder));
  expect(problem?.kind).toBe("newer");
  expect(problem?.message).toContain(`catalog version ${String(CATALOG_VERSION + 7)}`);
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(existsSync(join(catalog.folder, "lock"))).toBe(false);
});

test("says of a folder, a text file and a foreign database that they are no archive", () => {
  const folder = temporaryFolder();
  expect(problemOf(() => openCatalog(folder))?.kind).toBe("not-a-catalog");
  writeFileSync(
    join(folder, "catalog.db"),
    "this is no database, however long it goes on".repeat(200),
  );
  expect(problemOf(() => openCatalog(folder))?.kind).toBe("damaged");
  const other = temporaryFolder();
  new Database(join(other, "catalog.db")).exec("CREATE TABLE recipes (id INTEGER)").close();
  expect(problemOf(() => openCatalog(other))?.kind).toBe("not-a-catalog");
});

test("does not make an archive where something is already", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "holiday.txt"), "mine");
  expect(problemOf(() => createCatalog(folder))?.kind).toBe("invalid");
});

test("a second opener gets it read-only, with the reason, and sees what is there", () => {
  const catalog = emptyCatalog();
  storeStills(catalog, ["a.jpg"]);
  // a lock held by another live process, as a second Stillroom would find it
  const second = openCatalog(catalog.folder);
  expect(second.readOnly).toContain("has this archive open");
  expect(all(second.db, "SELECT * FROM still")).toHaveLength(1);
  expect(() => second.db.exec("DELETE FROM still")).toThrow();
  second.close();
});

test("a lock left behind by a process that died is taken over", async () => {
  const catalog = emptyCatalog();
  catalog.close();
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  const left = { pid: child.pid, host: hostname(), since: new Date().toISOString() };
  writeFileSync(join(catalog.folder, "lock"), JSON.stringify(left));
  const again = openCatalog(catalog.folder);
  expect(again.readOnly).toBeNull();
  again.close();
});

test("opening an older catalog copies it first and brings it forward", () => {
  const folder = join(temporaryFolder(), "Old.stillroom");
  createCatalog(folder);
  const raw = new Database(join(folder, "catalog.db"));
  // version 0 with our mark: an empty catalog from before the first migration
  for (const { name, type } of raw
    .prepare("SELECT name, type FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
    .all() as { name: string; type: string }[]) {
    if (type === "table") raw.exec(`PRAGMA foreign_keys = OFF; DROP TABLE IF EXISTS ${name}`);
  }
  raw.pragma("user_version = 0");
  raw.close();
  const catalog = openCatalog(folder);
  expect(all(catalog.db, "SELECT * FROM still")).toEqual([]);
  expect(existsSync(join(folder, "backups", "before-version-1.db"))).toBe(true);
  catalog.close();
});

describe("the lock of a catalog", () => {
  const lockOf = (folder: string): string => join(folder, "lock");
  const anHourAgo = new Date(Date.now() - 3_600_000);

  it("stays with a living owner on this machine, however old its heartbeat", () => {
    const { folder } = emptyCatalog();
    utimesSync(lockOf(folder), anHourAgo, new Date(Date.now() - 120_000));
    const second = openCatalog(folder);
    expect(second.readOnly).toContain("Another Stillroom");
    second.close();
  });

  it("of another machine is taken over when its heartbeat is old, and the old owner leaves it alone", () => {
    const first = emptyCatalog();
    writeFileSync(
      lockOf(first.folder),
      JSON.stringify({ pid: 1, host: "elsewhere", since: "2026" }),
    );
    utimesSync(lockOf(first.folder), anHourAgo, anHourAgo);
    const second = openCatalog(first.folder);
    expect(second.readOnly).toBe(null);
    first.close();
    expect(existsSync(lockOf(first.folder))).toBe(true);
    second.close();
    expect(existsSync(lockOf(first.folder))).toBe(false);
  });
});

test("a catalog of the first version comes forward with every row, and its names are found by key", () => {
  const folder = join(temporaryFolder(), "Old.stillroom");
  mkdirSync(folder);
  const old = new Database(join(folder, "catalog.db"));
  old.exec(stills);
  old.exec(`
    INSERT INTO catalog VALUES ('c', 'Old', '2026');
    INSERT INTO source (id, uuid, path, added_at) VALUES (1, 's', '/stills', '2026');
    INSERT INTO film (id, uuid, title, year) VALUES (4, 'f', 'Été', 1962);
    INSERT INTO still (id, uuid, film_id, added_at) VALUES (7, 'u', 4, 0);
    INSERT INTO file (id, still_id, source_id, path, name, hash, bytes, modified_ms, inode, format, orientation, pages, state, thumbnail)
      VALUES (9, 7, 1, 'a.jpg', 'a.jpg', x'00', 1, 1, 1, 'jpeg', 1, 1, 'present', 'made');
    INSERT INTO file_carried VALUES (9, '{}');
    INSERT INTO still_text VALUES (7, 'caption', 'x-default', 'kept', 'archivist');
    INSERT INTO keyword (id, uuid, term) VALUES (3, 'k', 'Café');
    INSERT INTO still_keyword VALUES (7, 3);
    INSERT INTO history (id, uuid, at, who, label, state) VALUES (1, 'h', '2026', 'me', 'undone', 'undone');
    INSERT INTO history_change (history_id, table_name, before, after) VALUES (1, 'keyword', NULL, '{"id":12,"uuid":"x","term":"later"}');
  `);
  old.pragma("application_id = 0x5354524d");
  old.pragma("user_version = 1");
  old.close();
  const { db, close } = openCatalog(folder);
  const rows = (sql: string): unknown[] => all(db, sql);
  expect(rows("SELECT id, film_id FROM still")).toEqual([{ id: 7, film_id: 4 }]);
  expect(rows("SELECT text FROM still_text")).toEqual([{ text: "kept" }]);
  expect(rows("SELECT id, still_id, path FROM file JOIN file_carried ON file_id = id")).toEqual([
    { id: 9, still_id: 7, path: "a.jpg" },
  ]);
  expect(rows("SELECT title FROM film WHERE name_key = 'été'")).toEqual([{ title: "Été" }]);
  // a key the history may put back is never given to another
  expect(keywordNamed(db, "CAFE\u0301")).toBe(3);
  expect(keywordNamed(db, "new")).toBe(13);
  expect(rows("PRAGMA foreign_key_check")).toEqual([]);
  expect(existsSync(join(folder, "backups", "before-version-2.db"))).toBe(true);
  close();
});

test("views and triggers of an archive from elsewhere cannot call the program's own functions", () => {
  const { db } = emptyCatalog();
  db.exec("CREATE VIEW planted AS SELECT name_key('A') AS name");
  expect(() => all(db, "SELECT name FROM planted")).toThrow("unsafe use");
  expect(all(db, "SELECT name_key('A') AS name")).toEqual([{ name: "a" }]);
});

test("an archive whose closing fails on a full disk is free all the same", () => {
  const { db, folder, close } = emptyCatalog();
  const pragma = db.pragma.bind(db);
  vi.spyOn(db, "pragma").mockImplementation((asked, options) => {
    if (asked === "optimize") throw new Error("database or disk is full");
    return pragma(asked, options);
  });
  close();
  expect(db.open).toBe(false);
  const again = openCatalog(folder);
  expect(again.readOnly).toBeNull();
  again.close();
});

test("a catalog from before near-duplicates comes forward: its thumbnails are known to want a print", () => {
  const folder = join(temporaryFolder(), "Before.stillroom");
  mkdirSync(folder);
  const old = new Database(join(folder, "catalog.db"));
  old.function("name_key", { deterministic: true }, String);
  const before = 5;
  for (const migration of migrations.slice(0, before)) old.exec(migration);
  old.exec(`
    INSERT INTO catalog VALUES ('c', 'Before', '2026');
    INSERT INTO source (id, uuid, path, added_at) VALUES (1, 's', '/stills', '2026');
    INSERT INTO still (id, uuid, added_at) VALUES (7, 'u', 0);
    INSERT INTO file (id, still_id, source_id, path, name, hash, bytes, modified_ms, inode, format, orientation, pages, state, thumbnail)
      VALUES (9, 7, 1, 'a.jpg', 'a.jpg', x'00', 1, 1, 1, 'jpeg', 1, 1, 'present', 'made');
  `);
  old.pragma("application_id = 0x5354524d");
  old.pragma(`user_version = ${String(before)}`);
  old.close();
  const { db, close } = openCatalog(folder);
  expect(all(db, "SELECT id, still_id FROM file")).toEqual([{ id: 9, still_id: 7 }]);
  expect(countUnprinted(db)).toBe(1);
  // a still that has files cannot be taken away, whatever asks for it
  expect(() => db.exec("DELETE FROM still")).toThrow("a still that has files");
  expect(all(db, "SELECT id FROM still")).toEqual([{ id: 7 }]);
  close();
  const fresh = emptyCatalog();
  expect(countUnprinted(fresh.db)).toBe(0);
});
