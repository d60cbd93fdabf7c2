import { rmSync, statfsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { ProblemError } from "../../../shared/problem.ts";
import { errorCode } from "./error-code.ts";
import {
  copyAtOnce,
  copyOnline,
  factsOf,
  isFileWhole,
  isWhole,
  openBackup,
  type CatalogFacts,
} from "./catalog-copy.ts";
import { diskFaults } from "./disk-fault.ts";
import { syncFolder } from "./sync-folder.ts";
import {
  clearHalfDone,
  nextNumber,
  notedBackups,
  OWN_FOLDER,
  placeFor,
  settle,
  workingName,
  type BackupNote,
  type NotedBackup,
} from "./backup-files.ts";
import type { WritableDb } from "./database.ts";
import { makeFolderSync } from "./make-folder.ts";

/** A backup that is to be made. */
export type BackupOrder = {
  readonly catalog: string;
  /** Where it goes, a `.db` that is not there yet. */
  readonly path: string;
  readonly made: Pick<BackupNote, "number" | "at" | "reason" | "state">;
};

/** What is left free on a disk that a backup is written to: the archive itself may lie there, and grows. */
const LEFT_FREE_BYTES = 16 * 1024 * 1024;

/**
 * Copies the catalog under a working name, looks through the copy and only then gives it its name.
 * @throws ProblemError in words that name the folder; nothing of it is left there then.
 */
export async function makeBackup(
  { catalog, path, made }: BackupOrder,
  progress: (share: number) => void,
): Promise<NotedBackup> {
  const folder = dirname(path);
  const part = workingName(path);
  try {
    requireRoom(folder, statSync(catalog).size);
    await copyOnline(catalog, part, progress);
    const backup = settle(path, lookedThrough(part, catalog), made);
    syncFolder(folder);
    return backup;
  } catch (error) {
    clear(part);
    throw inWords(error, folder, dirname(catalog));
  }
}

/**
 * The same at once and within this process, of a catalog that nobody works with yet, before it is brought
 * forward to a new version.
 */
export function backUpBeforeMigration(db: WritableDb, archive: string): NotedBackup {
  const folder = join(archive, OWN_FOLDER);
  const at = new Date();
  const path = placeFor(folder, at);
  const part = workingName(path);
  try {
    makeFolderSync(folder);
    clearHalfDone(folder);
    requireRoom(folder, statSync(join(archive, "catalog.db")).size);
    copyAtOnce(db, part);
    const backup = settle(path, lookedThrough(part, join(archive, "catalog.db")), {
      number: nextNumber(notedBackups(folder)),
      at: at.toISOString(),
      reason: "before-migration",
      state: "",
    });
    syncFolder(folder);
    return backup;
  } catch (error) {
    clear(part);
    throw inWords(error, folder, archive);
  }
}

function requireRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < bytes + LEFT_FREE_BYTES) throw full(folder);
}

/** Opened as whoever restores it will. */
function lookedThrough(copy: string, catalog: string): CatalogFacts {
  const db = openBackup(copy);
  try {
    const facts = isWhole(db) ? factsOf(db) : null;
    if (facts !== null) return facts;
  } finally {
    db.close();
  }
  if (isFileWhole(catalog)) throw badlyWritten(dirname(copy));
  throw damagedItself(dirname(catalog));
}

function clear(part: string): void {
  try {
    rmSync(part, { force: true });
    rmSync(`${part}-journal`, { force: true });
  } catch {
    // The disk went away under it: what is left is taken away at the next start.
  }
}

/** Why no backup could be made in a folder; what is no trouble of a disk stays what it is. */
export function inWords(error: unknown, folder: string, archive: string): unknown {
  if (error instanceof ProblemError) return error;
  const code = errorCode(error) ?? "";
  if (/^(?:SQLITE_FULL|ENOSPC)/u.test(code)) return full(folder);
  if (/^(?:SQLITE_CORRUPT|SQLITE_NOTADB)/u.test(code)) return damagedItself(archive);
  if (/^(?:SQLITE_READONLY|SQLITE_CANTOPEN|EACCES|EPERM|EROFS|EEXIST)/u.test(code))
    return new ProblemError(
      "read-only",
      "No backup could be made: this folder cannot be written to. Change its permissions, or choose another folder for backups.",
      folder,
    );
  if (/^(?:SQLITE_IOERR|ENOENT|ENOTDIR)/u.test(code) || diskFaults.includes(code))
    return away(folder);
  return error;
}

function full(folder: string): ProblemError {
  return new ProblemError(
    "disk-full",
    "No backup could be made: the disk of this folder is full. Make room there, or choose a folder for backups on another disk. While the archive is open in the window it is tried again by itself; the archive is not concerned.",
    folder,
  );
}

/** The folder of backups is not to be seen. */
export function away(folder: string): ProblemError {
  return new ProblemError(
    "gone",
    "No backup could be made: this folder is away. Plug its disk in, or choose another folder for backups. While the archive is open in the window it is tried again by itself; the archive is not concerned.",
    folder,
  );
}

function badlyWritten(folder: string): ProblemError {
  return new ProblemError(
    "unreadable",
    "A backup was written to this folder and could not be read back whole, so it was taken away. Check the disk of the folder, or choose a folder on another one.",
    folder,
  );
}

/** The kind alone tells it from all others: the backup is not the trouble. */
function damagedItself(archive: string): ProblemError {
  return new ProblemError(
    "damaged",
    "The archive's database is damaged, so no backup was made of it. The backups made before are kept. Repair the archive, or restore one of them.",
    archive,
  );
}
