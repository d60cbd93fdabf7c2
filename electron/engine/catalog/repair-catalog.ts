import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Repaired } from "../../../shared/contract/backups.ts";
import { ProblemError, type Problem } from "../../../shared/problem.ts";
import { reportLines } from "../../../shared/repair-report.ts";
import { notedBackup } from "./backup-files.ts";
import { isWhole, openBackup } from "./catalog-copy.ts";
import { all, connect } from "./database.ts";
import { hasMalformed } from "./malformed.ts";
import { recoverCatalog } from "./recover-catalog.ts";
import { putRight } from "./put-right.ts";
import { clearReplacement, replaceDamaged, replacementOf } from "./replace-damaged.ts";
import { changedOrUnreadable, stateOfBackup } from "./state-of-backup.ts";

/** A catalog that is to be repaired, which nobody has open for writing; its backups, newest first. */
export type RepairOrder = { readonly catalog: string; readonly backups: readonly string[] };

/**
 * Recovers what can be read of a damaged catalog into a new one, which takes its place once it was looked through.
 * @throws ProblemError where nothing can be recovered, and what `requireAsked` throws where nobody waits for it any
 * more; the catalog is as it was then.
 */
export function repairCatalog(order: RepairOrder, requireAsked: () => void): Repaired {
  const { catalog, backups } = order;
  const passedOver: Problem[] = [];
  const isUsable = usable(passedOver);
  const done = isInOrder(catalog) ? null : recovered(order, { isUsable, requireAsked });
  const values = putRight(catalog, backups, isUsable);
  const isAnyDone = done !== null || values.length > 0;
  const repaired = { ...(done ?? asItWas), values, passedOver, repaired: isAnyDone };
  if (repaired.kept !== null) keepReport(repaired, join(dirname(repaired.kept), REPORT));
  return repaired;
}

/** Beside the damaged database: what was told once is looked up there later. */
const REPORT = "report.txt";

/** The repair is done: one that cannot be written down is told all the same. */
function keepReport(repaired: Repaired, file: string): void {
  try {
    writeFileSync(file, `${reportLines(repaired).join("\n")}\n`);
  } catch (error) {
    process.stderr.write(`writing ${file}: ${String(error)}\n`);
  }
}

type Recovered = Omit<Repaired, "repaired" | "values" | "passedOver">;

const asItWas: Recovered = {
  tables: [],
  left: null,
  steps: 0,
  withoutFile: 0,
  kept: null,
  backup: null,
};

type Means = {
  readonly isUsable: (backup: string) => boolean;
  readonly requireAsked: () => void;
};

function recovered(
  { catalog, backups }: RepairOrder,
  { isUsable, requireAsked }: Means,
): Recovered {
  clearReplacement(catalog);
  const made = replacementOf(catalog);
  try {
    const recovery = recoverCatalog(catalog, made, backups, isUsable);
    if (recovery === null || !isCopyWhole(made))
      throw nothingToRead(catalog, backups.some(isUsable));
    requireAsked();
    return { ...recovery, kept: replaceDamaged(catalog, new Date()) };
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

/** Whether there is nothing to repair: all pages and indexes are in order, no link leads nowhere, and all is what it should be. */
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
        !hasMalformed(db)
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
