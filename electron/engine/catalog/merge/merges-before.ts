import { all, first, run, type ReadableDb, type WritableDb } from "../database.ts";

/** That an archive was taken in: the last action it had (its UUID in their history), and the action by which it came (in ours). */
export type MergedBefore = { readonly theirs: string; readonly at: string };

/** Kept among the settings, so that it goes with undo. */
const NAME = "merged ";

/** Every archive that was taken in, as it was then. */
export function mergedBefore(db: ReadableDb): MergedBefore[] {
  return all<{ theirs: string; at: string }>(
    db,
    "SELECT substr(name, ?) AS theirs, value AS at FROM archive_setting WHERE name LIKE ?",
    NAME.length + 1,
    `${NAME}%`,
  );
}

/** Notes, within the action by which it comes, that all of theirs is known here up to their last action. */
export function noteMerged(db: WritableDb, theirs: ReadableDb): void {
  const last = lastAction(theirs);
  if (last === null) return; // nobody worked there: all that differs comes from files
  run(
    db,
    `INSERT INTO archive_setting (name, value) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    `${NAME}${last}`,
    lastAction(db), // the one that is being recorded
  );
}

function lastAction(db: ReadableDb): string | null {
  const sql = "SELECT uuid FROM history ORDER BY id DESC LIMIT 1";
  return first<{ uuid: string }>(db, sql)?.uuid ?? null;
}
