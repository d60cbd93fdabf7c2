import { writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { damageOrDisk } from "../../../electron/engine/catalog/disk-fault.ts";
import { isDamage } from "../../../electron/engine/catalog/error-code.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

const corrupt = new Database.SqliteError("database disk image is malformed", "SQLITE_CORRUPT");

test("what SQLite calls damage is that where its file can be read", () => {
  const file = join(temporaryFolder(), "catalog.db");
  writeFileSync(file, "whatever");
  expect(damageOrDisk(corrupt, file)).toBe(corrupt);
});

test("nor is it where the whole of the database is in order: a read had failed for a moment", () => {
  const file = join(temporaryFolder(), "catalog.db");
  const db = new Database(file);
  db.exec("CREATE TABLE still (id INTEGER PRIMARY KEY)");
  db.close();
  expect(isDamage(damageOrDisk(corrupt, file))).toBe(false);
});

// the one file of which Linux itself says, of every read, that it failed
test.runIf(process.platform === "linux")("and a fault of the disk where it cannot", () => {
  const fault = damageOrDisk(corrupt, "/proc/self/mem");
  expect(fault).toMatchObject({ code: "SQLITE_IOERR_READ" });
  expect(isDamage(fault)).toBe(false);
});
