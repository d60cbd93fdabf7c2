import { remarksIn, type Findings } from "../../../shared/carried.ts";
import type { StillWindow } from "../../../shared/search-document.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";
import { differencesOf } from "./file-differences.ts";
import { shownFirst } from "./files.ts";
import { findingsOf } from "./findings.ts";
import { reading } from "./reading-that-counts.ts";

/**
 * What of a still tells whether something about its file is to be checked, in SQL for a query of `still`.
 * Few files have findings: which of several files counts is only asked where any has some.
 */
export const checkColumns = `
  CASE WHEN EXISTS (SELECT 1 FROM file JOIN file_carried ON file_carried.file_id = file.id
      WHERE file.still_id = still.id AND file_carried.findings IS NOT NULL)
    THEN (SELECT ${reading.findings} FROM file ${reading.joins}
      WHERE file.still_id = still.id ORDER BY ${shownFirst} LIMIT 1) END AS findings,
  EXISTS (SELECT 1 FROM file_difference WHERE still_id = still.id) AS differed,
  EXISTS (SELECT 1 FROM file_event WHERE still_id = still.id
    AND json_extract(after, '$.as') = 'exchanged') AS exchanged`;

/** A row of {@link checkColumns}. */
export type CheckRow = {
  readonly id: StillId;
  readonly findings: string | null;
  readonly differed: number;
  readonly exchanged: number;
};

/** The two kinds of things to check that the file itself gives rise to. */
export type ToCheck = { readonly hasConflict: boolean; readonly hasRemark: boolean };

/** Whether a still has conflicts or differences that are open, and remarks on how its file was read. */
export function toCheckOf(
  db: ReadableDb,
  { id, findings, differed, exchanged }: CheckRow,
): ToCheck {
  const isFound = findings !== null || exchanged === 1;
  if (!isFound && differed === 0) return { hasConflict: false, hasRemark: false };
  const open = isFound ? findingsOf(db, id) : null;
  const disagrees = open !== null && open.conflicts.length > 0;
  return {
    hasConflict: disagrees || (differed === 1 && differencesOf(db, id).length > 0),
    hasRemark: open !== null && isRemarkable(open),
  };
}

function isRemarkable(open: Findings): boolean {
  return remarksIn(open).length > 0 || open.iimCharset?.how === "guessed";
}

/** The stills of a window with something to check, and what of it. */
export function stillsToCheck(
  db: ReadableDb,
  window: StillWindow,
): (ToCheck & { readonly id: StillId })[] {
  return all<CheckRow>(
    db,
    `SELECT * FROM (SELECT still.id, ${checkColumns} FROM still WHERE id > @after AND id <= @upTo)
     WHERE findings IS NOT NULL OR differed OR exchanged`,
    window,
  )
    .map((row) => ({ id: row.id, ...toCheckOf(db, row) }))
    .filter(({ hasConflict, hasRemark }) => hasConflict || hasRemark);
}
