import type {
  HistoryChange,
  HistoryEntry,
  HistoryState,
  RecordNames,
} from "../../../shared/contract/history.ts";
import type { RecordKind } from "../../../shared/record.ts";
import { all, type ReadableDb } from "./database.ts";
import { formerNames } from "./former-names.ts";
import { labelTogether, lastDone, nextTogether } from "./history.ts";
import { stillWithJoined } from "./joined.ts";
import { nameOfRecord } from "./names.ts";
import { parseRow } from "./recorded-row.ts";
import { bracketsOf } from "./records/namesakes.ts";
import { changesOfRecordSql } from "./records/rows-of-record.ts";
import { stillNames } from "./still-names.ts";

/** What undo and redo would do next. */
export function historyState(db: ReadableDb): HistoryState {
  const last = lastDone(db);
  const redo = labelTogether(nextTogether(db));
  return { undo: last?.label ?? null, last: last?.id ?? null, redo };
}

/** Whether the history has had this action, done or undone. */
export function hasChange(
  db: ReadableDb,
  { at, label }: Pick<HistoryEntry, "at" | "label">,
): boolean {
  return all(db, "SELECT 1 FROM history WHERE at = ? AND label = ? LIMIT 1", at, label).length > 0;
}

/** Whose changes are listed: of one still (an internal key), of one record, or of all. */
type Listed = {
  readonly still: number | null;
  readonly record?: { readonly kind: RecordKind; readonly id: number } | undefined;
};

/** The changes that are meant, in SQL with what it asks; null for all. */
type Meant = {
  readonly sql: string;
  /** In SQL: how they are found among the changes of one action; SQLite would read all of those. */
  readonly by: string;
  readonly parameters: Readonly<Record<string, string | number>>;
} | null;

/** Actions newest first, of one still (with those that became part of it), of one record or of all. */
export function listHistory(
  db: ReadableDb,
  { offset, limit, ...listed }: Listed & { offset: number; limit: number },
): HistoryEntry[] {
  const meant = meantChanges(db, listed);
  const of =
    meant === null ? "" : `AND id IN (SELECT history_id FROM history_change WHERE ${meant.sql})`;
  const entries = all<
    Omit<HistoryEntry, "changes" | "names" | "stills" | "takenBack"> & { undoneAt: string | null }
  >(
    db,
    `SELECT id, uuid, at, who, label, state, undone_at AS undoneAt FROM history
     WHERE state <> 'dropped' ${of} ORDER BY id DESC LIMIT @limit OFFSET @offset`,
    { ...meant?.parameters, offset, limit },
  );
  return entries.map(({ undoneAt, ...entry }) => {
    const changes = changesOf(db, entry.id, meant);
    const takenBack =
      entry.state === "undone" ? { at: undoneAt, part: false } : takenBackBy(db, entry.id);
    const stills = new Set(changes.flatMap(({ still }) => still ?? []));
    return {
      ...entry,
      takenBack,
      changes,
      names: namesIn(db, changes),
      stills: stillNames(db, [...stills]),
    };
  });
}

/** What took an entry back and stands: that may have been undone, or taken back itself. */
function takenBackBy(db: ReadableDb, change: number): HistoryEntry["takenBack"] {
  const takers = all<{ id: number; at: string; part: number }>(
    db,
    `SELECT id, at, takes_part AS part FROM history WHERE takes_back = ? AND state = 'done'
     ORDER BY takes_part, id DESC`,
    change,
  );
  const taker = takers.find(({ id }) => takenBackBy(db, id)?.part !== false);
  return taker === undefined ? null : { at: taker.at, part: taker.part === 1 };
}

function meantChanges(db: ReadableDb, { still, record }: Listed): Meant {
  if (record !== undefined)
    return {
      sql: changesOfRecordSql(record.kind),
      by: "INDEXED BY history_change_of_records",
      parameters: { record: record.id },
    };
  if (still === null) return null;
  const stills = JSON.stringify(stillWithJoined(db, still));
  const sql = "still_id IN (SELECT value FROM json_each(@stills))";
  return { sql, by: "", parameters: { stills } };
}

/** At most this many rows of one action are listed; a batch over thousands of stills has its count in the label. */
const CHANGES_SHOWN = 200;

type ChangedRow = {
  id: number;
  table_name: string;
  still_id: number | null;
  before: string | null;
  after: string | null;
};

function changesOf(db: ReadableDb, history: number, meant: Meant): HistoryChange[] {
  const rows = all<ChangedRow>(
    db,
    `SELECT id, table_name, still_id, before, after FROM history_change ${meant?.by ?? ""}
     WHERE history_id = @history ${meant === null ? "" : `AND ${meant.sql}`} ORDER BY id LIMIT ${String(CHANGES_SHOWN)}`,
    { ...meant?.parameters, history },
  );
  return rows.map(({ id, table_name, still_id, before, after }) => ({
    id,
    table: table_name,
    still: still_id,
    before: parseRow(before),
    after: parseRow(after),
  }));
}

/** Columns that point to records, with what they are called by. */
const pointers = {
  film: ["film", "film_id"],
  scene: ["scene", "scene_id"],
  character: ["character", "character_id"],
  agent: ["performer", "performer_id", "holder_id", "agent_id", "licensor_id"],
  keyword: ["keyword", "keyword_id", "parent_id"],
} as const;

function namesIn(db: ReadableDb, changes: readonly HistoryChange[]): RecordNames {
  const rows = changes.flatMap(({ before, after }) => [before ?? {}, after ?? {}]);
  const namesOf = (kind: keyof RecordNames): Readonly<Record<number, string>> => {
    const [field, ...columns] = pointers[kind];
    const keys = new Set(rows.flatMap((row) => columns.map((column) => row[column])));
    const ids = [...keys].filter((key) => typeof key === "number");
    const named = ids.map((id) => [id, nameOfRecord(db, field, id)] as const);
    const apart = bracketsOf(db, kind, ids);
    const known = named.flatMap(([id, name]) => (name === "" ? [] : [[id, name + apart(id)]]));
    const gone = named.flatMap(([id, name]) => (name === "" ? [id] : []));
    return Object.fromEntries([...known, ...formerNames(db, kind, gone)]);
  };
  return {
    film: namesOf("film"),
    scene: namesOf("scene"),
    character: namesOf("character"),
    agent: namesOf("agent"),
    keyword: namesOf("keyword"),
  };
}
