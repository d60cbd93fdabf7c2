import type {
  HistoryChange,
  HistoryEntry,
  HistoryState,
} from "../../../shared/contract/history.ts";
import { all, type ReadableDb } from "./database.ts";
import { lastDone, nextUndone } from "./history.ts";
import { stillWithJoined } from "./joined.ts";
import { parseRow } from "./recorded-row.ts";

/** What undo and redo would do next. */
export function historyState(db: ReadableDb): HistoryState {
  const last = lastDone(db);
  return { undo: last?.label ?? null, last: last?.id ?? null, redo: nextUndone(db)?.label ?? null };
}

/** Actions newest first, of one still (an internal key; with those that became part of it) or of all. */
export function listHistory(
  db: ReadableDb,
  { still, offset, limit }: { still: number | null; offset: number; limit: number },
): HistoryEntry[] {
  const stills = still === null ? null : JSON.stringify(stillWithJoined(db, still));
  const of =
    stills === null
      ? ""
      : "AND id IN (SELECT history_id FROM history_change WHERE still_id IN (SELECT value FROM json_each(@stills)))";
  const entries = all<Omit<HistoryEntry, "changes">>(
    db,
    `SELECT id, uuid, at, who, label, state FROM history
     WHERE state <> 'dropped' ${of} ORDER BY id DESC LIMIT @limit OFFSET @offset`,
    stills === null ? { offset, limit } : { stills, offset, limit },
  );
  return entries.map((entry) => ({ ...entry, changes: changesOf(db, entry.id, stills) }));
}

/** At most this many rows of one action are listed; a batch over thousands of stills has its count in the label. */
const CHANGES_SHOWN = 200;

type ChangedRow = {
  table_name: string;
  still_id: number | null;
  before: string | null;
  after: string | null;
};

function changesOf(db: ReadableDb, history: number, stills: string | null): HistoryChange[] {
  const rows = all<ChangedRow>(
    db,
    `SELECT table_name, still_id, before, after FROM history_change
     WHERE history_id = ? AND (? IS NULL OR still_id IN (SELECT value FROM json_each(?))) ORDER BY id LIMIT ${String(CHANGES_SHOWN)}`,
    history,
    stills,
    stills,
  );
  return rows.map(({ table_name, still_id, before, after }) => ({
    table: table_name,
    still: still_id,
    before: parseRow(before),
    after: parseRow(after),
  }));
}
