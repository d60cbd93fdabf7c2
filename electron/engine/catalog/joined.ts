import type { StillId } from "../../../shared/still.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";
import { giveApprovals } from "./rights/carry-approvals.ts";
import { giveRights } from "./rights/carry-rights.ts";

/** Rows that are of one still alone; what is to be kept of them is copied before. */
const rowsOfStill = [
  "still_text",
  "still_creator",
  "still_scene",
  "depiction",
  "rights_record",
  "still_keyword",
  "dismissed_suggestion",
  "settled_conflict",
  "file_difference",
  "still_set_member",
  "preferred_file",
] as const;

/**
 * Makes the files of a still files of another, which is what is left: the first still is no more, and
 * its key and lasting name lead to the other. Whatever binds it binds the other: a grant, an embargo or a
 * performer's word is never lost with it.
 */
export function joinStill(db: WritableDb, gone: StillId, into: StillId): void {
  run(
    db,
    `INSERT INTO joined_file (still_id, gone_id, hash)
     SELECT DISTINCT ?, still_id, lower(hex(hash)) FROM file WHERE still_id = ?`,
    into,
    gone,
  );
  run(
    db,
    "INSERT INTO joined_still (still_id, gone_id, gone_uuid) SELECT ?, id, uuid FROM still WHERE id = ?",
    into,
    gone,
  );
  run(db, "UPDATE file_event SET still_id = ? WHERE still_id = ?", into, gone); // it happened to the files
  giveRights(db, "still", { from: gone, to: into });
  giveApprovals(db, "still_id", { from: gone, to: into });
  for (const table of rowsOfStill) run(db, `DELETE FROM ${table} WHERE still_id = ?`, gone);
  run(db, "DELETE FROM still WHERE id = ?", gone);
}

/** Makes one of a still's files the one that is shown and handed out. */
export function preferFile(db: WritableDb, still: StillId, hash: string): void {
  run(
    db,
    `INSERT INTO preferred_file (still_id, hash) VALUES (?, ?)
     ON CONFLICT (still_id) DO UPDATE SET hash = excluded.hash WHERE hash <> excluded.hash`,
    still,
    hash,
  );
}

/** New bytes in the place of known ones of the same still: what was decided about the file stays decided. */
export function followRendition(db: WritableDb, before: Buffer, now: Buffer): void {
  const [from, to] = [before.toString("hex"), now.toString("hex")];
  if (first(db, "SELECT 1 FROM file WHERE hash = ? AND state = 'present' LIMIT 1", before) !== null)
    return; // the known bytes are elsewhere
  run(db, "UPDATE joined_file SET hash = ? WHERE hash = ?", to, from);
  run(
    db,
    "UPDATE preferred_file SET hash = ? WHERE hash = ? AND still_id = (SELECT still_id FROM file WHERE hash = ? LIMIT 1)",
    to,
    from,
    now,
  );
}

/** A still and all that became part of it, whose history is its own. */
export function stillWithJoined(db: ReadableDb, still: StillId): StillId[] {
  return all<{ id: number }>(
    db,
    `WITH RECURSIVE part(id) AS (
       SELECT ? UNION SELECT gone_id FROM joined_still JOIN part ON still_id = part.id)
     SELECT id FROM part`,
    still,
  ).map(({ id }) => id);
}

/** The lasting names under which copies of the still of a row went out: its own, and of all that became part of it. */
export function uuidsOfStillSql(still: string): string {
  return `WITH RECURSIVE part(id, uuid) AS (
    SELECT ${still}.id, ${still}.uuid
    UNION SELECT gone_id, gone_uuid FROM joined_still JOIN part ON joined_still.still_id = part.id)
    SELECT uuid FROM part`;
}

/** The still that one of this lasting name became part of; null when none did. */
export function stillJoinedAs(db: ReadableDb, uuid: string): StillId | null {
  return (
    first<{ id: number }>(
      db,
      `WITH RECURSIVE whole(id) AS (
         SELECT still_id FROM joined_still WHERE gone_uuid = ?
         UNION SELECT still_id FROM joined_still JOIN whole ON gone_id = whole.id)
       SELECT whole.id FROM whole CROSS JOIN still ON still.id = whole.id LIMIT 1`, // in this order: it would read all stills
      uuid,
    )?.id ?? null
  );
}

/** Whether a still that this entry of the history joined or parted is there without a file: it could not be shown. */
export function leavesWithoutFile(db: ReadableDb, history: number): boolean {
  return (
    first(
      db,
      `SELECT 1 FROM history_change JOIN still ON still.id IN (
           json_extract(coalesce(after, before), '$.still_id'), json_extract(coalesce(after, before), '$.gone_id'))
       WHERE history_id = ? AND table_name = 'joined_file'
         AND NOT EXISTS (SELECT 1 FROM file WHERE file.still_id = still.id) LIMIT 1`,
      history,
    ) !== null
  );
}
