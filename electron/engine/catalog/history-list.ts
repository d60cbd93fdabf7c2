import type {
  HistoryChange,
  HistoryEntry,
  HistoryState,
} from "../../../shared/contract/history.ts";
import { all, type ReadableDb } from "./database.ts";
import { lastDone, nextUndone } from "./history.ts";
import { parseRow } from "./recorded-row.ts";

/** What undo and redo would do next. */
export function historyState(db: ReadableDb): HistoryState {
  const last = lastDone(db);
  return { undo: last?.label ?? null, last: last?.id ?? null, redo: nextUndone(db)?.label ?? null };
}

/** Actions newest first, of one still (an internal key) or of all. */
export function listHistory(
  db: ReadableDb,
  { still, offset, limit }: { still: number | null; offset: number; limit: number },
): HistoryEntry[] {
  const of =
    still === null
      ? ""
      : "AND id IN (SELECT history_id FROM history_change WHERE still_id = @still)";
  const entries = all<Omit<HistoryEntry, "changes">>(
    db,
    `SELECT id, uuid, at, who, label, state FROM history
     WHERE state <> 'dropped' ${of} ORDER BY id DESC LIMIT @limit OFFSET @offset`,
    still === null ? { offset, limit } : { still, offset, limit },
  );
  return entries.map((entry) => ({ ...entry, changes: changesOf(db, entry.id, still) }));
}

/** At most this many rows of one action are listed; a batch over thousands of stills has its count in the label. */
const CHANGES_SHOWN = 200;

type ChangedRow = {
  table_name: string;
  still_id: number | null;
  before: string | null;
  after: string | null;
};

function changesOf(db: ReadableDb, history: number, still: number | null): HistoryChange[] {
  const rows = all<ChangedRow>(
    db,
    `SELECT table_name, still_id, before, after FROM history_change
     WHERE history_id = ? AND (? IS NULL OR still_id = ?) ORDER BY id LIMIT ${String(CHANGES_SHOWN)}`,
    history,
    still,
    still,
  );
  return rows.map(({ table_name, still_id, before, after }) => ({
    table: table_name,
    still: still_id,
    before: parseRow(before),
    after: parseRow(after),
  }));
}
