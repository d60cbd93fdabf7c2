import { closeSync, copyFileSync, existsSync, openSync, readSync } from "node:fs";
import { ProblemError } from "../../../shared/problem.ts";
import {
  copyOver,
  factsOf,
  isWhole,
  openBackup,
  syncFile,
  type CatalogFacts,
} from "./catalog-copy.ts";
import { APPLICATION_ID, CATALOG_VERSION } from "./migrate.ts";
import { notedBackup } from "./backup-files.ts";
import { changedOrUnreadable, stateOfBackup } from "./state-of-backup.ts";
import { clearReplacement, replaceDamaged, replacementOf } from "./replace-damaged.ts";

/** A backup that is to be put in the place of a catalog, which nobody has open for writing. */
export type RestoreOrder = {
  readonly backup: string;
  readonly catalog: string;
  /** Of which archive it has to be; null where that cannot be read any more. */
  readonly uuid: string | null;
  /** The catalog is too damaged to be written into: it is kept beside, and replaced. */
  readonly damaged: boolean;
};

/**
 * Puts a backup in the place of a catalog; wherever that is interrupted, it is the one or the other. `requireAsked`
 * throws where nobody waits for it any more: a damaged catalog stays in its place then.
 */
export async function restoreBackup(
  { backup, catalog, uuid, damaged }: RestoreOrder,
  progress: (share: number) => void,
  requireAsked: () => void,
): Promise<void> {
  requireGood(backup, uuid);
  if (!damaged) {
    await copyOver(backup, catalog, progress);
    return;
  }
  clearReplacement(catalog);
  const made = replacementOf(catalog);
  copyFileSync(backup, made);
  syncFile(made);
  requireAsked();
  replaceDamaged(catalog, new Date());
}

/** Looks through a backup from end to end. @throws ProblemError that says why it cannot be restored. */
export function requireGood(backup: string, uuid: string | null): CatalogFacts {
  requireThere(backup);
  requireAsMade(backup);
  const version = newerVersionOf(backup);
  if (version !== null)
    throw new ProblemError(
      "newer",
      `This backup was made by a newer Stillroom (catalog version ${String(version)}, this program reads up to ${String(CATALOG_VERSION)}). Nothing was changed. Update Stillroom and restore it then, or choose an older backup.`,
      backup,
    );
  const facts = readFacts(backup);
  if (facts === null) throw backupDamaged(backup);
  if (uuid !== null && facts.uuid !== uuid)
    throw new ProblemError(
      "invalid",
      `This is a backup of another archive, “${facts.name}”. Nothing was changed. Choose a backup of this one.`,
      backup,
    );
  return facts;
}

/** Before anything in it is believed. */
function requireAsMade(backup: string): void {
  const noted = notedBackup(backup);
  if (noted === null) return; // a copy by other means
  const state = stateOfBackup(noted);
  if (state === "as made") return;
  const { kind, message } = changedOrUnreadable(noted, state);
  throw new ProblemError(kind, `${message} Nothing was changed.`, backup);
}

/** @throws ProblemError where no database lies there. */
export function requireThere(backup: string): void {
  if (!existsSync(backup)) throw backupAway(backup);
  if (!isDatabase(backup)) throw backupDamaged(backup);
}

function backupAway(backup: string): ProblemError {
  return new ProblemError(
    "not-found",
    "This backup is away. If it lies on another disk, plug that in; else choose another backup.",
    backup,
  );
}

function backupDamaged(backup: string): ProblemError {
  return new ProblemError(
    "damaged",
    "This backup is damaged, or is none of Stillroom's. Nothing was changed. Choose another one.",
    backup,
  );
}

/** Whether a file begins as all of SQLite's do. */
function isDatabase(file: string): boolean {
  try {
    const handle = openSync(file, "r");
    try {
      const head = Buffer.alloc(SQLITE.length);
      readSync(handle, head, 0, head.length, 0);
      return head.toString("latin1") === SQLITE;
    } finally {
      closeSync(handle);
    }
  } catch {
    return false; // a folder, or nothing that can be read
  }
}

const SQLITE = "SQLite format 3\0";

/** Asked before anything else is read: what a newer catalog keeps in other tables would else be taken for damage. */
function newerVersionOf(backup: string): number | null {
  try {
    const db = openBackup(backup);
    try {
      if (Number(db.pragma("application_id", { simple: true })) !== APPLICATION_ID) return null;
      const version = Number(db.pragma("user_version", { simple: true }));
      return version > CATALOG_VERSION ? version : null;
    } finally {
      db.close();
    }
  } catch {
    return null; // told as damage by whoever reads on
  }
}

function readFacts(backup: string): CatalogFacts | null {
  try {
    const db = openBackup(backup);
    try {
      return isWhole(db) ? factsOf(db) : null;
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}
