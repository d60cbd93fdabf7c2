import { existsSync } from "node:fs";
import type { Repaired } from "../../../shared/contract/backups.ts";
import { ProblemError, type Problem } from "../../../shared/problem.ts";
import { notedBackup } from "./backup-files.ts";
import { isWhole, openBackup } from "./catalog-copy.ts";
import { all, connect } from "./database.ts";
import { hasMalformedJson } from "./json-columns.ts";
import { recoverCatalog } from "./recover-catalog.ts";
import { clearReplacement, replaceDamaged, replacementOf } from "./replace-damaged.ts";
import { changedOrUnreadable, stateOfBackup } from "./state-of-backup.ts";

/** A catalog that is to be repaired, which nobody has open for writing; its backups, newest first. */
export type RepairOrder = { readonly catalog: string; readonly backups: readonly string[] };

/**
 * Recovers what can be read of a damaged catalog into a new one, which takes its place once it was looked through.
 * @throws ProblemError where nothing can be recovered, and what `requireAsked` throws where nobody waits for it any
 * more; the catalog is as it was then.
 */
export function repairCatalog(
  { catalog, backups }: RepairOrder,
  requireAsked: () => void,
): Repaired {
  if (isInOrder(catalog))
    return {
      repaired: false,
      tables: [],
      steps: 0,
      withoutFile: 0,
      kept: null,
      backup: null,
      passedOver: [],
    };
  clearReplacement(catalog);
  const made = replacementOf(catalog);
  const passedOver: Problem[] = [];
  const isUsable = usable(passedOver);
  try {
    const recovery = recoverCatalog(catalog, made, backups, isUsable);
    if (recovery === null || !isCopyWhole(made))
      throw nothingToRead(catalog, backups.some(isUsable));
    requireAsked();
    return { repaired: true, ...recovery, kept: replaceDamaged(catalog, new Date()), passedOver };
  } finally {
    clearReplacement(catalog);
  }
}

/**
 * Tells backups from which rows may be taken from those whose bytes are not what they were, which are named in
 * `passedOver`. Each is read only once it is asked for, and then once.
 */
function usable(passedOver: Problem[]): (backup: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const backup = notedBackup(path);
    const state = backup === null ? "as made" : stateOfBackup(backup);
    if (backup !== null && state !== "as made") passedOver.push(changedOrUnreadable(backup, state));
    known.set(path, state === "as made");
    return state === "as made";
  };
}

/** Whether there is nothing to repair: all pages and indexes are in order, no link leads nowhere, and JSON is JSON. */
function isInOrder(catalog: string): boolean {
  if (!existsSync(catalog)) return false;
  try {
    const db = connect(catalog, "read");
    try {
      const said = db.pragma("integrity_check(1)", { simple: true });
      return (
        said === "ok" &&
        all(db, "PRAGMA foreign_key_check").length === 0 &&
        isUsed(db) &&
        !hasMalformedJson(db)
      );
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

/** An empty file is a database in order, without anything in it. */
function isUsed(db: ReturnType<typeof connect>): boolean {
  return all(db, "SELECT 1 FROM sqlite_schema WHERE name = 'catalog'").length === 1;
}

function isCopyWhole(file: string): boolean {
  const db = openBackup(file);
  try {
    return isWhole(db);
  } finally {
    db.close();
  }
}

function nothingToRead(catalog: string, hasBackups: boolean): ProblemError {
  const way = hasBackups
    ? "Restore one of the archive's backups."
    : "No backup of it is known: if you have one elsewhere, put it there as catalog.db; else index the folders of stills, which are whole, into a new archive.";
  return new ProblemError(
    "damaged",
    `Nothing can be read of the archive's database any more, so it was left as it is. ${way}`,
    catalog,
  );
}
