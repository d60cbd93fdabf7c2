import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type * as promises from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openCatalog, openCatalogOrCopy } from "../../../electron/engine/catalog/catalog.ts";
import { copyCatalog } from "../../../electron/engine/catalog/copy-catalog.ts";
import { all, number } from "../../../electron/engine/catalog/database.ts";
import { findingsOf } from "../../../electron/engine/catalog/findings.ts";
import { listLedger } from "../../../electron/engine/catalog/ledger.ts";
import { CATALOG_VERSION } from "../../../electron/engine/catalog/migrate.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { olderCatalog } from "../../helpers/older-catalog.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

const meanwhile = vi.hoisted(() => ({ happens: (): void => undefined }));

/** Something happens to the archive just after its database was copied, before its log is. */
vi.mock("node:fs/promises", async (original) => {
  const fs = await original<typeof promises>();
  const copyFile: typeof fs.copyFile = async (from, to, mode) => {
    await fs.copyFile(from, to, mode);
    if (String(from).endsWith("catalog.db")) meanwhile.happens();
  };
  return { ...fs, copyFile };
});

const onShare = (): string => "nfs4";
let temporary: string;

/** What is among the temporary files beside the folders of the tests themselves. */
function copiesLeft(): string[] {
  return readdirSync(temporary).filter((name) => !name.startsWith("stillroom-test-"));
}

beforeEach(() => {
  temporary = temporaryFolder();
  vi.stubEnv("TMPDIR", temporary);
  meanwhile.happens = () => undefined;
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test("an older catalog that can only be read is brought forward as a copy, and can be asked everything", async () => {
  const folder = olderCatalog();
  const before = readFileSync(join(folder, "catalog.db"));
  const catalog = await openCatalogOrCopy(folder, onShare);
  expect(catalog.readOnly).toContain("network disk");
  expect(number(catalog.db, "PRAGMA user_version")).toBe(CATALOG_VERSION);
  expect(findingsOf(catalog.db, 7).warnings).toEqual([]);
  expect(listLedger(catalog.db)).toEqual([]);
  expect(() => catalog.db.exec("DELETE FROM still")).toThrow("readonly");
  catalog.close();
  expect(readdirSync(folder)).toEqual(["catalog.db"]);
  expect(readFileSync(join(folder, "catalog.db")).equals(before)).toBe(true);
  expect(copiesLeft()).toEqual([]);
});

test("an older catalog that another process holds is refused in words", () => {
  const folder = olderCatalog();
  const owner = { pid: process.ppid, host: hostname(), since: "2026" };
  writeFileSync(join(folder, "lock"), JSON.stringify(owner));
  expect(() => openCatalog(folder)).toThrow(/older version. Close the other one/u);
});

test("of an archive that turns out damaged no copy is left behind", async () => {
  const folder = join(temporaryFolder(), "Damaged.stillroom");
  mkdirSync(folder);
  writeFileSync(join(folder, "catalog.db"), "x".repeat(100_000));
  await expect(openCatalogOrCopy(folder, onShare)).rejects.toThrow("damaged");
  expect(copiesLeft()).toEqual([]);
});

test("an archive that changes while it is copied is copied again, so that the copy is of one moment", async () => {
  const catalog = emptyCatalog();
  storeStills(catalog, ["a.jpg"]);
  let times = 0;
  meanwhile.happens = () => {
    times += 1;
    if (times > 1) return;
    catalog.db.pragma("wal_checkpoint(TRUNCATE)"); // what was in the log is in the database now, but not in its copy
    storeStills(catalog, ["b.jpg"]);
  };
  const copy = await openCatalogOrCopy(catalog.folder, onShare);
  expect(times).toBe(2);
  expect(all(copy.db, "SELECT name FROM file ORDER BY id")).toEqual([
    { name: "a.jpg" },
    { name: "b.jpg" },
  ]);
  expect(all(copy.db, "PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
  copy.close();
});

test("an archive that never holds still is refused in words", async () => {
  const catalog = emptyCatalog();
  let times = 0;
  meanwhile.happens = () => {
    times += 1;
    storeStills(catalog, [`${String(times)}.jpg`]);
    catalog.db.pragma("wal_checkpoint(TRUNCATE)");
  };
  await expect(copyCatalog(catalog.folder, temporary)).rejects.toMatchObject({
    problem: { kind: "locked", path: catalog.folder },
  });
});
