import {
  remarksIn,
  type CarriedConflict,
  type CarriedProperty,
  type Findings,
  type Remark,
} from "../../../shared/carried.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";
import { wasExchanged } from "./file-events.ts";
import { shownFirst } from "./files.ts";
import { keptJson } from "./kept-json.ts";
import { reading } from "./reading-that-counts.ts";
import { markSeen, seenRemarks } from "./seen-remarks.ts";

const nothing: Findings = { conflicts: [], possiblyCut: [], iimCharset: null, warnings: [] };

/** What is to be checked of a still: what reading its file found out, without what is settled or seen. */
export function findingsOf(db: ReadableDb, still: StillId): Findings {
  return openFindings(db, still)?.findings ?? nothing;
}

/** It stays until it is taken as seen, or the file is changed once more. */
const exchangedRemark: Remark =
  "Another picture was put in the place of this file, and the record went along: check that it is about this one. The history has what the file was.";

/** With the hash (hex) of the file that they are about; null when reading it found out nothing. */
function openFindings(
  db: ReadableDb,
  still: StillId,
): { readonly hash: string; readonly findings: Findings } | null {
  const row = first<{ hash: string; findings: string | null }>(
    db,
    `SELECT lower(hex(file.hash)) AS hash, ${reading.findings} AS findings FROM file ${reading.joins}
     WHERE file.still_id = ? ORDER BY ${shownFirst} LIMIT 1`,
    still,
  );
  if (row === null) return null;
  const remarks = wasExchanged(db, still, row.hash) ? [exchangedRemark] : [];
  if (row.findings === null && remarks.length === 0) return null;
  // Written by readingOf.
  const found = row.findings === null ? nothing : keptJson<Findings>(row.findings);
  const settled = settledOf(db, still);
  const seen = seenRemarks(db, row.hash);
  const findings: Findings = {
    conflicts: found.conflicts.filter(
      (conflict) => settled.get(conflict.property) !== JSON.stringify(conflict),
    ),
    possiblyCut: found.possiblyCut.filter((property) => !seen.has(property)),
    iimCharset: found.iimCharset,
    warnings: [...remarks, ...found.warnings].filter((warning) => !seen.has(warning)),
  };
  return { hash: row.hash, findings };
}

function settledOf(db: ReadableDb, still: StillId): ReadonlyMap<string, string> {
  const rows = all<{ property: string; conflict: string }>(
    db,
    "SELECT property, conflict FROM settled_conflict WHERE still_id = ?",
    still,
  );
  return new Map(rows.map(({ property, conflict }) => [property, conflict]));
}

/** Notes a conflict as settled, until the file disagrees about something else. */
export function markSettled(db: WritableDb, still: StillId, conflict: CarriedConflict): void {
  run(
    db,
    `INSERT INTO settled_conflict (still_id, property, conflict) VALUES (?, ?, ?)
     ON CONFLICT (still_id, property) DO UPDATE SET conflict = excluded.conflict`,
    still,
    conflict.property,
    JSON.stringify(conflict),
  );
}

/** The open conflict of a still about a property; null when there is none. */
export function openConflict(
  db: ReadableDb,
  still: StillId,
  property: CarriedProperty,
): CarriedConflict | null {
  return findingsOf(db, still).conflicts.find((conflict) => conflict.property === property) ?? null;
}

/**
 * Takes a remark on the file of a still as seen, or with null every one, as long as the file holds these
 * bytes; says whether there was one.
 */
export function seeRemarks(db: WritableDb, still: StillId, remark: Remark | null): boolean {
  const open = openFindings(db, still);
  if (open === null) return false;
  const taken = remarksIn(open.findings).filter((one) => remark === null || one === remark);
  for (const one of taken) markSeen(db, open.hash, one);
  return taken.length > 0;
}
