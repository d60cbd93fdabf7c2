import { randomUUIDv7 } from "node:crypto";
import type { LaterChanges } from "../../../shared/contract/history.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { followingChoice } from "./charsets.ts";
import {
  all,
  first,
  inTransaction,
  number,
  run,
  type ReadableDb,
  type WritableDb,
} from "./database.ts";
import { doAgain } from "./do-again.ts";
import { changeAt, changesOf } from "./history-rows.ts";
import { leavesWithoutFile } from "./joined.ts";
import { recording } from "./recording.ts";
import { isRefusedForLinks } from "./refused.ts";
import { stillNames } from "./still-names.ts";
import { takeBack } from "./take-back.ts";
import { touchedBy, type Touched } from "./touched.ts";
import { whoWorks } from "./who.ts";

/**
 * History by recording: every row an action changes is written down before and after (recording.ts).
 * Undo takes the changes back in reverse order (take-back.ts), redo does them again in order
 * (do-again.ts). So no action needs an undo of its own, none can forget a row, and undo works after a
 * restart. Indexing runs without recording: it is repeated, not undone. It may have touched the same
 * rows in between, so undo takes back no more than what the action did, and redo is recorded anew.
 */

/** What a command changed: its place in the history, and what of the catalog it touched. */
export type Recorded<R> = Touched & {
  readonly result: R;
  /** Its key in the history; null when it changed nothing and left no trace there. */
  readonly change: number | null;
};

/**
 * Runs one action of the archivist: one transaction, recorded under a label made from its result.
 * An action that changes no row leaves no trace; otherwise what was undone before is dropped from redo.
 */
export function record<R>(
  db: WritableDb,
  action: () => {
    result: R;
    label: string;
    takesBack?: { readonly change: number; readonly part: boolean };
  },
): Recorded<R> {
  return inTransaction(db, () => {
    const key = beginEntry(db);
    const { result, label, takesBack } = recording(db, key, action);
    const touched = touchedBy(db, key);
    if (touched.rows > 0) {
      run(
        db,
        "UPDATE history SET label = ?, takes_back = ?, takes_part = ? WHERE id = ?",
        label,
        takesBack?.change ?? null,
        Number(takesBack?.part ?? false),
        key,
      );
      run(db, "UPDATE history SET state = 'dropped' WHERE state = 'undone'");
    }
    if (touched.rows === 0) run(db, "DELETE FROM history WHERE id = ?", key);
    return { result, change: touched.rows > 0 ? key : null, ...touched };
  });
}

/**
 * Does more of an action whose work goes on for long, file by file, under its entry in the history; null begins
 * one, which drops what was undone before from redo. Within the transaction of the caller. Answers the key of the entry.
 */
export function recordMore(
  db: WritableDb,
  entry: number | null,
  action: (entry: number) => { readonly label: string },
): number {
  const key = entry ?? beginEntry(db);
  const { label } = recording(db, key, () => action(key));
  run(db, "UPDATE history SET label = ? WHERE id = ?", label, key);
  if (entry === null) run(db, "UPDATE history SET state = 'dropped' WHERE state = 'undone'");
  return key;
}

function beginEntry(db: WritableDb): number {
  return run(
    db,
    "INSERT INTO history (uuid, at, who, label, state) VALUES (?, ?, ?, '', 'done')",
    randomUUIDv7(),
    new Date().toISOString(),
    whoWorks(),
  ).key;
}

type Entry = { readonly id: number; readonly label: string };

/** The action that undo would take back. */
export function lastDone(db: ReadableDb): Entry | null {
  return first(db, "SELECT id, label FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1");
}

/** The action that redo would do again. */
function nextUndone(db: ReadableDb): Entry | null {
  return first(db, "SELECT id, label FROM history WHERE state = 'undone' ORDER BY id LIMIT 1");
}

/** The actions that are done again in one step, oldest first: the one that redo would do, and those undone with it. */
export function nextTogether(db: ReadableDb): readonly Entry[] {
  return all<Entry>(
    db,
    `SELECT id, label FROM history, (SELECT id AS next, undone_to AS together FROM history WHERE state = 'undone' ORDER BY id LIMIT 1)
     WHERE state = 'undone' AND (id = next OR undone_to = together) ORDER BY id`,
  );
}

/** What undoing several actions in one step is called: "3 changes, from “…” to “…”". One is called by its label. */
export function labelTogether(entries: readonly Entry[]): string | null {
  const [oldest, ...others] = entries;
  const newest = others.at(-1);
  if (oldest === undefined || newest === undefined) return oldest?.label ?? null;
  const count = entries.length.toLocaleString("en");
  return `${count} changes, from “${oldest.label}” to “${newest.label}”`;
}

const laterSql = "SELECT id FROM history WHERE state = 'done' AND id > @change";
/** Sentences of changes, and names of stills, that are listed; nobody reads more before deciding. */
const LABELS_LISTED = 200;
const STILLS_NAMED = 12;

/** What undoing every action after one (its key) would take back. */
export function changesAfter(db: ReadableDb, change: number): LaterChanges {
  const labels = all<{ label: string }>(
    db,
    `SELECT label FROM history WHERE id IN (${laterSql}) ORDER BY id DESC LIMIT ${String(LABELS_LISTED)}`,
    { change },
  );
  const stillsSql = `SELECT DISTINCT still_id FROM history_change WHERE still_id IS NOT NULL AND history_id IN (${laterSql})`;
  const some = all<{ still_id: number }>(
    db,
    `${stillsSql} ORDER BY still_id LIMIT ${String(STILLS_NAMED)}`,
    { change },
  );
  return {
    changes: number(db, `SELECT count(*) FROM (${laterSql})`, { change }),
    labels: labels.map(({ label }) => label),
    stills: number(db, `SELECT count(*) FROM (${stillsSql})`, { change }),
    named: stillNames(
      db,
      some.map(({ still_id }) => still_id),
    ),
  };
}

/**
 * Takes back the last action; its label, or null when there is none. With `only`, the key of an action
 * in the history, it throws a Problem when that is not the last one; with `to`, the key of an earlier action,
 * it is one of those that are undone up to there in one step. An action that cannot be taken
 * back leaves the line, with a Problem that says so: the one before it can be undone then.
 */
export function undo(
  db: WritableDb,
  only: number | null = null,
  to: number | null = null,
): Recorded<string> | null {
  const entry = lastDone(db);
  if (only !== null && entry?.id !== only) {
    throw new ProblemError(
      "changed",
      "Something else was changed after this. Undo that first, or look at the history.",
    );
  }
  if (entry === null) return null;
  return orDropped(db, entry, "undone", () => {
    for (const id of changesOf(db, entry.id).toReversed()) {
      const change = changeAt(db, id);
      followingChoice(db, change, () => takeBack(db, change));
    }
    requireFiles(db, entry);
    run(
      db,
      "UPDATE history SET state = 'undone', undone_at = ?, undone_to = ? WHERE id = ?",
      new Date().toISOString(),
      to,
      entry.id,
    );
    return { result: entry.label, change: entry.id, ...touchedBy(db, entry.id) };
  });
}

/**
 * Does again what was undone last; its label, or null when there is nothing. What it does now takes
 * the place of what the history held of it; when files say all of it by now, it leaves the line. Its entry stays, as
 * dropped: what a backup or a note beside the catalog (noted-change.ts) says of it must be found, else it looked lost.
 * An action that cannot be done again leaves the line, with a Problem that says so.
 */
export function redo(db: WritableDb): Recorded<string> | null {
  const entry = nextUndone(db);
  if (entry === null) return null;
  return orDropped(db, entry, "done again", () => {
    const changes = changesOf(db, entry.id);
    recording(db, entry.id, () => {
      for (const id of changes) {
        const change = { ...changeAt(db, id), history: entry.id };
        followingChoice(db, change, () => doAgain(db, change));
      }
    });
    run(
      db,
      "DELETE FROM history_change WHERE history_id = ? AND id <= ?",
      entry.id,
      changes.at(-1) ?? 0,
    );
    requireFiles(db, entry);
    const touched = touchedBy(db, entry.id);
    run(
      db,
      "UPDATE history SET state = ?, undone_at = NULL, undone_to = NULL WHERE id = ?",
      touched.rows > 0 ? "done" : "dropped",
      entry.id,
    );
    return { result: entry.label, change: touched.rows > 0 ? entry.id : null, ...touched };
  });
}

/** A still that was parted from another has its files back, unless their bytes have left the catalog meanwhile. */
function requireFiles(db: ReadableDb, { id }: Entry): void {
  if (leavesWithoutFile(db, id)) throw new WithoutFile();
}

class WithoutFile extends Error {}

/** Replays in one transaction. What is refused for its links will be refused for ever, so it must not stand in the way. */
function orDropped<R>(db: WritableDb, entry: Entry, verb: string, replay: () => R): R {
  try {
    return inTransaction(db, replay);
  } catch (error) {
    if (!isRefused(error)) throw error;
    run(db, "UPDATE history SET state = 'dropped' WHERE id = ?", entry.id);
    throw new ProblemError(
      "changed",
      `“${entry.label}” can no longer be ${verb}: something it belongs to is no longer in the archive. Nothing was changed, and it no longer stands in the way of the other changes.`,
    );
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof WithoutFile || isRefusedForLinks(error);
}
