import { existsSync } from "node:fs";
import { dirname } from "node:path";
import type { BackupReason } from "../../../shared/contract/backups.ts";
import {
  clearHalfDone,
  nextNumber,
  notedBackups,
  placeFor,
  removeBackup,
  type NotedBackup,
} from "../catalog/backup-files.ts";
import { catalogUuid } from "../catalog/catalog-uuid.ts";
import { connect, type ReadableDb } from "../catalog/database.ts";
import { isAhead } from "../catalog/lost-changes.ts";
import { away, inWords, makeBackup } from "../catalog/make-backup.ts";
import { makeFolderSync } from "../catalog/make-folder.ts";
import { stateOfBackup } from "../catalog/state-of-backup.ts";
import { keptOf } from "./rotation.ts";

/** A backup that is to be made in a folder, in which older ones may lie. */
export type PlacedOrder = {
  readonly catalog: string;
  readonly folder: string;
  /** The folder itself may be made, in the one that it lies in. */
  readonly mayMake: boolean;
  /** Nothing is tidied by an archive that is only read. */
  readonly readOnly: boolean;
  readonly reason: BackupReason;
  /** What the catalog's files are like. */
  readonly state: string;
};

/**
 * Makes a backup where anything was written since the last one, or it is to be restored after; then takes away what the tiers have no
 * place for. `progress` is told as soon as the folder has answered. @throws ProblemError in words that name the folder.
 */
export async function backUpIn(
  { catalog, folder, mayMake, readOnly, reason, state }: PlacedOrder,
  progress: (share: number) => void,
): Promise<NotedBackup | null> {
  const before = lookedAt({ catalog, folder, mayMake, readOnly });
  progress(0);
  if (reason !== "before-restore" && before[0]?.note.state === state) return null;
  const at = new Date();
  const made = { number: nextNumber(before), at: at.toISOString(), reason, state };
  const backup = await makeBackup({ catalog, path: placeFor(folder, at), made }, progress);
  // the one that is to be restored must not make room for this
  if (reason !== "before-restore") rotate(folder, catalog);
  return backup;
}

/** The backups that are there before. A folder that is away is not made anew in its place. */
function lookedAt({
  catalog,
  folder,
  mayMake,
  readOnly,
}: Pick<PlacedOrder, "catalog" | "folder" | "mayMake" | "readOnly">): NotedBackup[] {
  try {
    if (mayMake && existsSync(dirname(folder))) makeFolderSync(folder);
    if (!existsSync(folder)) throw away(folder);
    if (!readOnly) clearHalfDone(folder);
    return notedBackups(folder);
  } catch (error) {
    throw inWords(error, folder, dirname(catalog));
  }
}

/** Backups of other archives are none of its business. */
function rotate(folder: string, catalog: string): void {
  const db = connect(catalog, "read");
  try {
    const uuid = catalogUuid(db);
    const own = notedBackups(folder).filter(({ note }) => note.archive.uuid === uuid);
    const kept = keptOf(
      own.map((backup) => ({
        number: backup.note.number,
        at: Date.parse(backup.note.at),
        before: backup.note.reason.startsWith("before-"),
        ahead: aheadAs(db, backup),
      })),
    );
    for (const backup of own) if (!kept.has(backup.note.number)) removeBackup(backup);
  } finally {
    db.close();
  }
}

/** Only those that are ahead are read for it: there are hardly ever any. */
function aheadAs(db: ReadableDb, backup: NotedBackup): "as made" | "changed" | null {
  if (!isAhead(db, backup.note)) return null;
  return stateOfBackup(backup) === "as made" ? "as made" : "changed";
}
