import type {
  Carried,
  CarriedConflict,
  CarriedProperty,
  Findings,
} from "../../../shared/carried.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";
import { shownFirst } from "./files.ts";

const nothing: Findings = { conflicts: [], possiblyCut: [], iimCharset: null, warnings: [] };

/** What of a reading is kept for the archivist, as JSON; null when there is nothing to know. */
export function findingsJson(carried: Carried): string | null {
  const { conflicts, possiblyCut, iimCharset, warnings } = carried;
  const isGuess = iimCharset !== null && iimCharset.how === "guessed";
  if (conflicts.length + possiblyCut.length + warnings.length === 0 && !isGuess) return null;
  return JSON.stringify({ conflicts, possiblyCut, iimCharset, warnings } satisfies Findings);
}

/** What is to be checked of a still: what reading its file found out, without the conflicts that are settled. */
export function findingsOf(db: ReadableDb, still: StillId): Findings {
  const row = first<{ findings: string | null }>(
    db,
    `SELECT findings FROM file_carried JOIN file ON file.id = file_id
     WHERE still_id = ? ORDER BY ${shownFirst} LIMIT 1`,
    still,
  );
  if (typeof row?.findings !== "string") return nothing;
  // Written by findingsJson.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const found = JSON.parse(row.findings) as Findings;
  const settled = settledOf(db, still);
  const open = found.conflicts.filter(
    (conflict) => settled.get(conflict.property) !== JSON.stringify(conflict),
  );
  return { ...found, conflicts: open };
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
