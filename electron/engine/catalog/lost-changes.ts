import { join } from "node:path";
import type { LostChanges } from "../../../shared/contract/archive.ts";
import { notedBackups, OWN_FOLDER, type BackupNote } from "./backup-files.ts";
import { openBackup } from "./catalog-copy.ts";
import { catalogUuid } from "./catalog-uuid.ts";
import { first, type ReadableDb } from "./database.ts";
import { errorCode } from "./error-code.ts";
import { hasChange } from "./history-list.ts";
import { notedChange, unknownOf, type NotedChange } from "./noted-change.ts";

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
  const behind = madeWithMore(folder, db);
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
  return own.find(({ path }) => knowsAll(path, noted))?.note.at ?? null;
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

/**
 * When the newest backup in the archive's own folder was made, if its last change is not in the catalog: then that is an
 * older one than it was. After a restore the newest is the one before that, which has more by right.
 */
export function madeWithMore(folder: string, db: ReadableDb): string | null {
  const note = notedBackups(join(folder, OWN_FOLDER))[0]?.note;
  if (note === undefined || note.reason === "before-restore") return null;
  if (note.archive.uuid !== catalogUuid(db)) return null;
  return isAhead(db, note) ? note.at : null;
}

/** Whether the last change in a backup is not in the catalog. */
export function isAhead(db: ReadableDb, { lastChange }: BackupNote): boolean {
  return lastChange !== null && !hasChange(db, lastChange);
}
