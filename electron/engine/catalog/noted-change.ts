import { readFileSync, rmSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { OWN_FOLDER } from "./backup-files.ts";
import { catalogUuid } from "./catalog-uuid.ts";
import { first, type ReadableDb } from "./database.ts";
import { makeFolder } from "./make-folder.ts";

/*
 * The last change of an archive, noted in a file beside its catalog. A change that was confirmed may stand in SQLite's
 * log alone, catalog.db-wal; where that file is lost, nothing in the database tells that it ever was. It is a file of
 * its own and not one of the settings of the backups: those are read and written at other times, and would be lost
 * to each other. It lies among the backups because whatever belongs to no catalog does.
 */

/**
 * An entry of the history, with the last of the rows that it recorded: an entry that is done again records them anew, and
 * one that goes on for long more of them, under the same name. Keys of rows that are gone are used again, so an entry that
 * was ever noted must not leave the history (`redo`).
 */
const Entry = v.object({
  uuid: v.string(),
  /** When it was made; of one that is undone, when it was. */
  at: v.string(),
  label: v.string(),
  row: v.number(),
});
export type NotedEntry = v.InferOutput<typeof Entry>;

const Noted = v.object({
  /** Of which archive. */
  archive: v.string(),
  /** The action that undo would take back. */
  done: v.nullable(Entry),
  /** The action that redo would do again: what was undone last. */
  undone: v.nullable(Entry),
});
export type NotedChange = v.InferOutput<typeof Noted>;

/** Within an archive. */
export const NOTED_CHANGE = join(OWN_FOLDER, "last-change.json");

/** What was noted of an archive; null where nothing was, or nothing that can be read. */
export function notedChange(archive: string): NotedChange | null {
  try {
    return v.parse(Noted, JSON.parse(readFileSync(join(archive, NOTED_CHANGE), "utf8")));
  } catch {
    return null;
  }
}

/** What there is to note of a catalog as it stands; null where its history is empty. */
export function currentChange(db: ReadableDb): NotedChange | null {
  const done = entry(db, "at", "state = 'done' ORDER BY id DESC");
  const undone = entry(db, "coalesce(undone_at, at)", "state = 'undone' ORDER BY id");
  return done === null && undone === null ? null : { archive: catalogUuid(db), done, undone };
}

const lastRow =
  "coalesce((SELECT id FROM history_change WHERE history_id = history.id ORDER BY id DESC LIMIT 1), 0)";

function entry(db: ReadableDb, at: string, which: string): NotedEntry | null {
  return first(
    db,
    `SELECT uuid, ${at} AS at, label, ${lastRow} AS row FROM history WHERE ${which} LIMIT 1`,
  );
}

/**
 * The last thing of what was noted that a catalog does not know, and whether it is that an action was undone; null where
 * it knows all. What was done after the noting hides nothing and is told by nothing: the catalog may be ahead.
 */
export function unknownOf(
  db: ReadableDb,
  { done, undone }: NotedChange,
): { readonly entry: NotedEntry; readonly undone: boolean } | null {
  if (undone !== null && isUndoingLost(db, undone)) return { entry: undone, undone: true };
  if (done !== null && isDoingLost(db, done)) return { entry: done, undone: false };
  return null;
}

/** It still stands, and was not done again since: that would have recorded it anew. */
function isUndoingLost(db: ReadableDb, undone: NotedEntry): boolean {
  const here = standing(db, undone);
  return here === null || (here.state === "done" && here.row <= undone.row);
}

/** What files say all of by now was dropped with its rows. */
function isDoingLost(db: ReadableDb, done: NotedEntry): boolean {
  const here = standing(db, done);
  return here === null || (here.state !== "dropped" && here.row < done.row);
}

function standing(db: ReadableDb, { uuid }: NotedEntry): { state: string; row: number } | null {
  return first(db, `SELECT state, ${lastRow} AS row FROM history WHERE uuid = ?`, uuid);
}

/** Takes the note away, with what an interrupted writing of it has left. @throws what the system says. */
export function forgetNotedChange(archive: string): void {
  for (const ending of ["", ".part"]) rmSync(join(archive, NOTED_CHANGE) + ending, { force: true });
}

/** Notes a change, without waiting for the disk; the note is there whole or as it was. @throws what the system says. */
export async function noteChange(archive: string, noted: NotedChange): Promise<void> {
  const path = join(archive, NOTED_CHANGE);
  await makeFolder(join(archive, OWN_FOLDER));
  try {
    const handle = await open(`${path}.part`, "w");
    try {
      await handle.writeFile(JSON.stringify(noted, null, 2));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${path}.part`, path);
  } catch (error) {
    await rm(`${path}.part`, { force: true }).catch(() => undefined); // the first failure is the one to tell
    throw error;
  }
}
