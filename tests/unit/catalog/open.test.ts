import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { createCatalog, openCatalog } from "../../../electron/engine/catalog/catalog.ts";
import { all } from "../../../electron/engine/catalog/database.ts";
import { CATALOG_VERSION } from "../../../electron/engine/catalog/migrate.ts";
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
