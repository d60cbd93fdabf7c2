import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { ProblemError } from "../../../shared/problem.ts";
import { makeFolderSync } from "./make-folder.ts";
import { connect, run, type WritableDb } from "./database.ts";
import { prepareRecording } from "./history.ts";
import { takeLock, type Lock } from "./lock.ts";
import { initialise, migrate, versionOf } from "./migrate.ts";
import { networkDiskOf } from "./network-disk.ts";

/** An open catalog: its folder, its database, and whether it may be changed. */
export type Catalog = {
  readonly folder: string;
  readonly name: string;
  readonly db: WritableDb;
  /** Why it cannot be changed, in words; null when it can. */
  readonly readOnly: string | null;
  readonly close: () => void;
};

/** Makes an empty catalog folder. Throws a Problem when something is already there or cannot be written, or on a network disk. */
export function createCatalog(path: string, networkDisk = networkDiskOf): void {
  const folder = resolve(path);
  const share = networkDisk(folder);
  if (share !== null) {
    throw new ProblemError(
      "invalid",
      `This folder is on a network disk (${share}), where an archive could be damaged. Choose a place on a disk of this computer; the stills themselves may stay where they are.`,
      folder,
    );
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new ProblemError(
      "invalid",
      "This folder is not empty. Choose a new name for the archive.",
      folder,
    );
  }
  try {
    makeFolderSync(join(folder, "thumbnails"));
    makeFolderSync(join(folder, "backups"));
  } catch {
    throw new ProblemError(
      "read-only",
      "The archive cannot be made here: the folder cannot be written to. Choose another place.",
      folder,
    );
  }
  const db = connect(join(folder, "catalog.db"), "create");
  initialise(db);
  run(
    db,
    "INSERT INTO catalog (uuid, name, created_at) VALUES (?, ?, ?)",
    randomUUID(),
    nameOf(folder),
    new Date().toISOString(),
  );
  db.close();
}

/** Opens a catalog for writing, or read-only when it is locked, on a network disk, or its disk cannot be written to. */
export function openCatalog(path: string, networkDisk = networkDiskOf): Catalog {
  const folder = resolve(path);
  if (!existsSync(join(folder, "catalog.db"))) {
    throw new ProblemError(
      "not-a-catalog",
      "There is no Stillroom archive in this folder. Choose a folder that ends in .stillroom.",
      folder,
    );
  }
  const share = networkDisk(folder);
  if (share !== null) {
    return openCopy(
      folder,
      `The archive is on a network disk (${share}), where changes could damage it. You can search and look. Copy it to a disk of this computer to make changes.`,
    );
  }
  const lock = takeLock(folder);
  return lock.kind === "held" ? openForWriting(folder, lock) : openForReading(folder, lock);
}

function openForWriting(folder: string, lock: Extract<Lock, { kind: "held" }>): Catalog {
  try {
    const db = connectOrExplain(folder, join(folder, "catalog.db"), "write");
    migrate(db, folder);
    prepareRecording(db);
    const close = (): void => {
      db.pragma("optimize");
      db.close();
      lock.release();
    };
    return { folder, name: nameOf(folder), db, readOnly: null, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openForReading(folder: string, lock: Exclude<Lock, { kind: "held" }>): Catalog {
  const reason =
    lock.kind === "unwritable"
      ? "The archive is on a disk or in a folder that cannot be written to. You can search and look, but not change anything."
      : `Another Stillroom${lock.owner === null ? "" : ` on ${lock.owner.host}`} has this archive open. You can search and look; close the other one to make changes.`;
  if (lock.kind === "taken") {
    const db = connectOrExplain(folder, join(folder, "catalog.db"), "read");
    versionOf(db, folder);
    return { folder, name: nameOf(folder), db, readOnly: reason, close: () => db.close() };
  }
  return openCopy(folder, reason);
}

/** SQLite cannot read a WAL database where it may not write beside it, so a copy is opened instead. */
function openCopy(folder: string, readOnly: string): Catalog {
  const copy = mkdtempSync(join(tmpdir(), "stillroom-"));
  for (const name of ["catalog.db", "catalog.db-wal"]) {
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name));
  }
  const db = connectOrExplain(folder, join(copy, "catalog.db"), "write");
  versionOf(db, folder);
  db.pragma("query_only = ON");
  const close = (): void => {
    db.close();
    rmSync(copy, { recursive: true, force: true });
  };
  return { folder, name: nameOf(folder), db, readOnly, close };
}

function connectOrExplain(folder: string, file: string, mode: "read" | "write"): WritableDb {
  try {
    const db = connect(file, mode);
    versionOf(db, folder);
    return db;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(
      "damaged",
      "The archive's catalog.db is damaged or not a Stillroom catalog. A copy from its backups folder may be whole.",
      folder,
    );
  }
}

function nameOf(folder: string): string {
  return basename(folder).replace(/\.stillroom$/u, "");
}
