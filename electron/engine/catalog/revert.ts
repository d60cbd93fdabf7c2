import { ProblemError } from "../../../shared/problem.ts";
import { followingChoice } from "./charsets.ts";
import { first, number, type WritableDb } from "./database.ts";
import { changeAt, changesOf } from "./history-rows.ts";
import { leavesWithoutFile } from "./joined.ts";
import { usedSince } from "./records/used-since.ts";
import { leavesHalfGrant } from "./rights/half-grants.ts";
import { isRefusedForLinks } from "./refused.ts";
import { takeBack } from "./take-back.ts";

/**
 * Takes back an earlier action, or of it only these `rows` (keys of its changes), as an action of its own:
 * what came after it stays, and what was changed again since is left as it is. Throws a Problem when the
 * action is undone already, when nothing of it is left, or when what it needs is gone.
 */
export function revertChange(
  db: WritableDb,
  { change, rows }: { change: number; rows: readonly number[] | null },
): {
  result: { changed: number };
  label: string;
  takesBack: { change: number; part: boolean };
} {
  const entry = first<{ label: string }>(
    db,
    "SELECT label FROM history WHERE id = ? AND state = 'done'",
    change,
  );
  if (entry === null)
    throw new ProblemError("not-found", "This change is undone already, or no longer known.");
  const meant = changesOf(db, change).filter((id) => rows === null || rows.includes(id));
  const before = lastRecorded(db);
  try {
    for (const id of meant.toReversed()) {
      const row = changeAt(db, id);
      followingChoice(db, row, () => takeBack(db, row));
    }
  } catch (error) {
    throw isRefusedForLinks(error) ? gone(entry.label) : error;
  }
  if (leavesWithoutFile(db, change)) throw gone(entry.label);
  if (leavesHalfGrant(db, change)) throw half(entry.label);
  if (lastRecorded(db) === before) throw nothingTakenBack(db, entry.label, meant);
  const part = meant.length < changesOf(db, change).length;
  return {
    result: { changed: meant.length },
    label: `Took back ${part ? "part of " : ""}“${entry.label}”`,
    takesBack: { change, part },
  };
}

/** It is recorded as it goes. */
function lastRecorded(db: WritableDb): number {
  return number(db, "SELECT coalesce(max(id), 0) FROM history_change");
}

function nothingTakenBack(db: WritableDb, label: string, meant: readonly number[]): ProblemError {
  const used = meant.flatMap((id) => usedSince(db, changeAt(db, id)) ?? []).at(0);
  return new ProblemError(
    "changed",
    used === undefined
      ? `Nothing of “${label}” is left as it was made: it was all changed again since.`
      : `“${label}” cannot be taken back: ${used}`,
  );
}

function half(label: string): ProblemError {
  return new ProblemError(
    "changed",
    `“${label}” cannot be taken back like this: of a grant only a part would be left, which says something else. Change the grant itself, or take it away.`,
  );
}

function gone(label: string): ProblemError {
  return new ProblemError(
    "changed",
    `“${label}” can no longer be taken back: something it belongs to is no longer in the archive.`,
  );
}
