import { join } from "node:path";
import type { LostChanges } from "../../../shared/contract/archive.ts";
import { notedBackups, OWN_FOLDER, type BackupNote, type NotedBackup } from "./backup-files.ts";
import { openBackup } from "./catalog-copy.ts";
import { catalogUuid } from "./catalog-uuid.ts";
import { first, type ReadableDb } from "./database.ts";
import { errorCode } from "./error-code.ts";
import { hasChange } from "./history-list.ts";
import { notedChange, unknownOf, type NotedChange } from "./noted-change.ts";
import { stateOfBackup } from "./state-of-backup.ts";

/**
 * What a catalog lacks of the changes that were confirmed, as where its log was lost; null where it lacks nothing that was
 * noted. Also null where its newest backup has all of it and is told for that (`madeWithMore`): a thing is said once.
 * Of a database that was read earlier, `noted` is what was noted before that.
 */
export function lostChanges(
  folder: string,
  db: ReadableDb,
  noted: NotedChange | null = notedChange(folder),
): Omit<LostChanges, "isHeldBack"> | null {
  try {
    return noted === null || noted.archive !== catalogUuid(db) ? null : lackOf(folder, db, noted);
  } catch (error) {
    if (errorCode(error)?.startsWith("SQLITE_CORRUPT") !== true) throw error;
    return null; // what is damaged is read as far as it can be, and told by whoever meets it
  }
}

function lackOf(
  folder: string,
  db: ReadableDb,
  noted: NotedChange,
): ReturnType<typeof lostChanges> {
  const unknown = unknownOf(db, noted);
  if (unknown === null) return null;
  const behind = madeWithMore(folder, db).at;
  const whole = madeWithAll(folder, noted);
  if (behind !== null && behind === whole) return null;
  const { at, label } = unknown.entry;
  return {
    last: { at, label, undone: unknown.undone },
    reaches: first(
      db,
      "SELECT at, label FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1",
    ),
    backup: backupToTell(whole, behind),
  };
}

function backupToTell(whole: string | null, behind: string | null): LostChanges["backup"] {
  if (whole !== null) return { at: whole, all: true };
  return behind === null ? null : { at: behind, all: false };
}

/** When the newest of the archive's own backups was made that know all that was noted; null where none does. */
function madeWithAll(folder: string, noted: NotedChange): string | null {
  const own = notedBackups(join(folder, OWN_FOLDER)).filter(
    ({ note }) => note.archive.uuid === noted.archive,
  );
  const known = own.find(
    (backup) => knowsAll(backup.path, noted) && stateOfBackup(backup) === "as made",
  );
  return known?.note.at ?? null;
}

function knowsAll(backup: string, noted: NotedChange): boolean {
  try {
    const db = openBackup(backup);
    try {
      return unknownOf(db, noted) === null;
    } finally {
      db.close();
    }
  } catch {
    return false; // one that cannot be read, or is of another version, is no help
  }
}

/** Backups that have changes which the catalog lacks. */
export type MadeWithMore = {
  /** When the one was made that can be relied on; null where none has more. */
  readonly at: string | null;
  /** Newer ones that cannot be, for they have other bytes than they were made with. */
  readonly changed: readonly NotedBackup[];
};

/**
 * Whether the last change of the newest backup in the archive's own folder is not in the catalog: then that is an
 * older one than it was. After a restore the newest is the one before that, which has more by right.
 */
export function madeWithMore(folder: string, db: ReadableDb): MadeWithMore {
  const changed: NotedBackup[] = [];
  for (const backup of notedBackups(join(folder, OWN_FOLDER))) {
    const { note } = backup;
    if (note.reason === "before-restore" || note.archive.uuid !== catalogUuid(db)) break;
    if (!isAhead(db, note)) break;
    if (stateOfBackup(backup) === "as made") return { at: note.at, changed };
    changed.push(backup);
  }
  return { at: null, changed };
}

/** Whether the last change in a backup is not in the catalog. */
export function isAhead(db: ReadableDb, { lastChange }: BackupNote): boolean {
  return lastChange !== null && !hasChange(db, lastChange);
}
