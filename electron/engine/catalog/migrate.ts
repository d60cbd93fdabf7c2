import { ProblemError } from "../../../shared/problem.ts";
import { all, connect, inTransaction, type ReadableDb, type WritableDb } from "./database.ts";
import { migrations } from "./migrations/index.ts";
import { tablesOf } from "./whole-tables.ts";

/** "STRM": tells a catalog from any other SQLite file. */
export const APPLICATION_ID = 0x53_54_52_4d;

/** The version this program reads and writes. */
export const CATALOG_VERSION = migrations.length;

/** The version of a catalog's database; throws a Problem when it is none or was made by a newer program. */
export function versionOf(db: WritableDb, folder: string): number {
  const version = Number(db.pragma("user_version", { simple: true }));
  if (Number(db.pragma("application_id", { simple: true })) !== APPLICATION_ID) {
    throw new ProblemError(
      "not-a-catalog",
      "This folder's catalog.db is not a Stillroom catalog. Choose another folder.",
      folder,
    );
  }
  if (version > CATALOG_VERSION) {
    throw new ProblemError(
      "newer",
      `This archive was made by a newer Stillroom (catalog version ${String(version)}, this program reads up to ${String(CATALOG_VERSION)}). Install the newer Stillroom to open it. Nothing was changed.`,
      folder,
    );
  }
  return version;
}

/** Whether a database has every table and column of the present version: that of a newer one may, and more. */
export function hasAllTables(db: ReadableDb): boolean {
  const present = connect(":memory:", "create");
  try {
    initialise(present);
    const named = (of: ReadableDb): string[] =>
      tablesOf(of).flatMap((table) =>
        table.columns.map((column) => `${table.name}.${column.name}`),
      );
    const there = new Set(named(db));
    return named(present).every((column) => there.has(column));
  } finally {
    present.close();
  }
}

/** Writes the tables of a version, the present one unless another is said, into an empty database. */
export function initialise(db: WritableDb, version = CATALOG_VERSION): void {
  db.pragma(`application_id = ${String(APPLICATION_ID)}`);
  migrateFrom(db, 0, version);
}

/** Brings tables of an earlier version, which are nobody's archive yet, forward. */
export function bringForward(db: WritableDb): void {
  migrateFrom(db, Number(db.pragma("user_version", { simple: true })));
}

/**
 * Brings an older catalog forward, after a backup of it. Where anything of that fails it stays as it was.
 * @throws ProblemError in words.
 */
export function migrate(db: WritableDb, folder: string, backUp: () => void): void {
  const version = versionOf(db, folder);
  if (version === CATALOG_VERSION) return;
  if (version > 0) backUp(); // of the first there is nothing yet
  try {
    migrateFrom(db, version);
  } catch (error) {
    if (isOfTheDisk(error)) throw error;
    process.stderr.write(`migrating ${folder}: ${String(error)}\n`);
    throw new ProblemError(
      "internal",
      `This archive is of an older version (${String(version)}), and bringing it up to date failed. It is as it was, and the Stillroom it was last opened with still opens it; the log has the details.`,
      folder,
    );
  }
}

function isOfTheDisk(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    /^SQLITE_(?:FULL|IOERR|READONLY|BUSY|CORRUPT)/u.test(String(error.code))
  );
}

/** Brings a copy forward that is nobody's archive and needs no copy of its own. */
export function migrateCopy(db: WritableDb, folder: string): void {
  migrateFrom(db, versionOf(db, folder));
}

/** All steps in one transaction: a catalog is of the one version or of the other, and never in between. */
function migrateFrom(db: WritableDb, version: number, to = CATALOG_VERSION): void {
  db.pragma("foreign_keys = OFF"); // so that a table can be replaced while others refer to it
  try {
    inTransaction(db, () => {
      for (const [step, sql] of migrations.entries()) {
        if (step < version || step >= to) continue;
        db.exec(sql);
        if (all(db, "PRAGMA foreign_key_check").length > 0)
          throw new Error(`migration ${String(step + 1)} left rows that refer to nothing`);
        db.pragma(`user_version = ${String(step + 1)}`);
      }
    });
  } finally {
    db.pragma("foreign_keys = ON");
  }
}
