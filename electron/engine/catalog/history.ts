import { randomUUID } from "node:crypto";
import type {
  HistoryChange,
  HistoryEntry,
  HistoryState,
} from "../../../shared/contract/history.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { stillsShowing } from "./cast.ts";
import {
  all,
  first,
  inTransaction,
  run,
  type ReadableDb,
  type Row,
  type WritableDb,
} from "./database.ts";
import { anyWithoutFile, stillWithJoined } from "./joined.ts";
import { whoWorks } from "./who.ts";

/**
 * History by recording: while a command runs, triggers write every row it inserts, updates or
 * deletes to `history_change`, before and after. Undo puts the "before" back in reverse order, redo
 * the "after" in order. So no command needs an undo of its own, none can forget a row, and undo
 * works after a restart. Indexing runs without recording: it is repeated, not undone.
 */
const recordedTables = [
  "film",
  "film_title",
  "agent",
  "agent_name",
  "film_director",
  "scene",
  "character",
  "character_name",
  "cast_role",
  "keyword",
  "still",
  "still_text",
  "still_creator",
  "still_scene",
  "depiction",
  "rights_record",
  "still_keyword",
  "settled_conflict",
  "still_set",
  "still_set_member",
  "not_same",
  "joined_still",
  "joined_file",
  "preferred_file",
] as const;

/** Sets up recording on a connection: temporary triggers, so the catalog's own schema stays plain. */
export function prepareRecording(db: WritableDb): void {
  db.exec("CREATE TEMP TABLE recording (history_id INTEGER NOT NULL)");
  for (const table of recordedTables) {
    const columns = columnsOf(db, table).map(({ name }) => name);
    const still = table === "still" ? "id" : columns.includes("still_id") ? "still_id" : null;
    for (const [event, before, after] of [
      ["INSERT", null, "new"],
      ["UPDATE", "old", "new"],
      ["DELETE", "old", null],
    ] as const) {
      db.exec(recordingTrigger(table, columns, still, { event, before, after }));
    }
  }
}

type RecordedEvent = { event: string; before: "old" | null; after: "new" | null };

function recordingTrigger(
  table: string,
  columns: string[],
  still: string | null,
  on: RecordedEvent,
): string {
  const json = (row: string | null): string =>
    row === null
      ? "NULL"
      : `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(", ")})`;
  const stillOf = still === null ? "NULL" : `${on.after ?? on.before ?? "new"}.${still}`;
  return `CREATE TEMP TRIGGER record_${table}_${on.event.toLowerCase()} AFTER ${on.event} ON main.${table}
    WHEN EXISTS (SELECT 1 FROM recording)
    BEGIN
      INSERT INTO history_change (history_id, table_name, still_id, before, after)
      SELECT history_id, '${table}', ${stillOf}, ${json(on.before)}, ${json(on.after)} FROM recording;
    END`;
}

/** What a command changed: its place in the history, and the stills whose own rows it touched. */
export type Recorded<R> = {
  readonly result: R;
  readonly stills: readonly number[];
  /** Whether records (films, names, sets …) changed beside stills. */
  readonly records: boolean;
  /** Its key in the history; null when it changed nothing and left no trace there. */
  readonly change: number | null;
  /** How many rows changed; none means that the history was left as it was. */
  readonly rows: number;
};

/**
 * Runs one action of the archivist: one transaction, recorded under a label made from its result.
 * An action that changes no row leaves no trace; otherwise what was undone before is dropped from redo.
 */
export function record<R>(db: WritableDb, action: () => { result: R; label: string }): Recorded<R> {
  return inTransaction(db, () => {
    const { key } = run(
      db,
      "INSERT INTO history (uuid, at, who, label, state) VALUES (?, ?, ?, '', 'done')",
      randomUUID(),
      new Date().toISOString(),
      whoWorks(),
    );
    run(db, "INSERT INTO temp.recording VALUES (?)", key);
    try {
      const { result, label } = action();
      const touched = touchedBy(db, key);
      if (touched.rows === 0) {
        run(db, "DELETE FROM history WHERE id = ?", key);
      } else {
        run(db, "UPDATE history SET label = ? WHERE id = ?", label, key);
        run(db, "UPDATE history SET state = 'dropped' WHERE state = 'undone'");
      }
      return { result, change: touched.rows === 0 ? null : key, ...touched };
    } finally {
      run(db, "DELETE FROM temp.recording");
    }
  });
}

/** The name history is signed with. */
function touchedBy(
  db: ReadableDb,
  history: number,
): { stills: number[]; records: boolean; rows: number } {
  const rows = all<{
    table_name: string;
    still_id: number | null;
    before: string | null;
    after: string | null;
  }>(
    db,
    "SELECT table_name, still_id, before, after FROM history_change WHERE history_id = ?",
    history,
  );
  const stills = new Set<number>();
  for (const row of rows) {
    if (row.still_id !== null) stills.add(row.still_id);
    if (row.table_name === "cast_role")
      for (const still of stillsOfRole(db, row)) stills.add(still);
  }
  const records = rows.some(
    ({ still_id, table_name }) => still_id === null || table_name === "still_set_member",
  );
  return { stills: [...stills], records, rows: rows.length };
}

/** Who plays a character is part of what its stills are found by. */
function stillsOfRole(
  db: ReadableDb,
  change: { before: string | null; after: string | null },
): number[] {
  const role = parseRow(change.after ?? change.before);
  const film = role?.["film_id"];
  const character = role?.["character_id"];
  return typeof film === "number" && typeof character === "number"
    ? stillsShowing(db, film, character)
    : [];
}

type ChangeRow = { id: number; table_name: string; before: string | null; after: string | null };

/**
 * Takes back the last action; null when there is none. With `only`, the key of an action in the
 * history, it throws a Problem when that is not the last one.
 */
export function undo(
  db: WritableDb,
  only: number | null = null,
): (Recorded<string> & { readonly label: string }) | null {
  const entry = first<{ id: number; label: string }>(
    db,
    "SELECT id, label FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1",
  );
  if (only !== null && entry?.id !== only) {
    throw new ProblemError(
      "changed",
      "Something else was changed after this. Undo that first, or look at the history.",
    );
  }
  if (entry === null) return null;
  return replay(db, entry, "undone");
}

/** Does again what was undone last; null when there is nothing. */
export function redo(db: WritableDb): (Recorded<string> & { readonly label: string }) | null {
  const entry = first<{ id: number; label: string }>(
    db,
    "SELECT id, label FROM history WHERE state = 'undone' ORDER BY id LIMIT 1",
  );
  if (entry === null) return null;
  return replay(db, entry, "done");
}

function replay(
  db: WritableDb,
  entry: { id: number; label: string },
  state: "done" | "undone",
): Recorded<string> & { readonly label: string } {
  return inTransaction(db, () => {
    const backwards = state === "undone";
    const changes = all<ChangeRow>(
      db,
      `SELECT id, table_name, before, after FROM history_change WHERE history_id = ? ORDER BY id ${backwards ? "DESC" : "ASC"}`,
      entry.id,
    );
    for (const { table_name, before, after } of changes) {
      const [from, to] = backwards ? [after, before] : [before, after];
      putRow(db, table_name, { from: parseRow(from), to: parseRow(to) });
    }
    run(db, "UPDATE history SET state = ? WHERE id = ?", state, entry.id);
    const { id, label } = entry;
    const touched = touchedBy(db, id);
    if (changes.some(({ table_name }) => table_name === "joined_file"))
      requireFiles(db, touched.stills);
    return { result: label, label, change: id, ...touched };
  });
}

/** A still that was parted from another has its files back, unless the bytes are gone from the catalog meanwhile. */
function requireFiles(db: ReadableDb, stills: readonly number[]): void {
  if (anyWithoutFile(db, stills)) throw noLonger();
}

function noLonger(): ProblemError {
  return new ProblemError(
    "changed",
    "This can no longer be undone or done again: what it changed is no longer in the archive.",
  );
}

function parseRow(json: string | null): Row | null {
  // Written by our own trigger from a row of the table, so it is one.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return json === null ? null : (JSON.parse(json) as Row);
}

/** Brings one row from one state to the other, touching only the columns that differ. */
function putRow(
  db: WritableDb,
  table: string,
  { from, to }: { from: Row | null; to: Row | null },
): void {
  const keys = columnsOf(db, table)
    .filter(({ pk }) => pk > 0)
    .map(({ name }) => name);
  const where = keys.map((key) => `${key} = ?`).join(" AND ");
  if (to === null && from !== null) {
    deleteUnlessUsed(
      db,
      `DELETE FROM ${table} WHERE ${where}`,
      keys.map((key) => from[key]),
    );
  } else if (from === null && to !== null) {
    const columns = Object.keys(to);
    const sql = `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})
      ON CONFLICT (${keys.join(", ")}) DO NOTHING`;
    run(db, sql, ...columns.map((column) => to[column]));
  } else if (from !== null && to !== null) {
    const changed = Object.keys(to).filter((column) => to[column] !== from[column]);
    if (changed.length === 0) return;
    const sql = `UPDATE ${table} SET ${changed.map((column) => `${column} = ?`).join(", ")} WHERE ${where}`;
    const { changes } = run(
      db,
      sql,
      ...changed.map((column) => to[column]),
      ...keys.map((key) => from[key]),
    );
    if (changes !== 1) throw noLonger();
  }
}

/** A record that indexing has come to use meanwhile (a film named in new files, say) stays when its making is undone. */
function deleteUnlessUsed(db: WritableDb, sql: string, parameters: unknown[]): void {
  try {
    run(db, sql, ...parameters);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "SQLITE_CONSTRAINT_TRIGGER") throw noLonger(); // a still that has files
    if (code !== "SQLITE_CONSTRAINT_FOREIGNKEY") throw error;
  }
}

function columnsOf(db: ReadableDb, table: string): { name: string; pk: number }[] {
  return all(db, "SELECT name, pk FROM pragma_table_info(?)", table);
}

/** What undo and redo would do next. */
export function historyState(db: ReadableDb): HistoryState {
  const entry = (sql: string): { id: number; label: string } | null => first(db, sql);
  const last = entry("SELECT id, label FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1");
  const next = entry("SELECT id, label FROM history WHERE state = 'undone' ORDER BY id LIMIT 1");
  return { undo: last?.label ?? null, last: last?.id ?? null, redo: next?.label ?? null };
}

/** Actions newest first, of one still (an internal key; with those that became part of it) or of all. */
export function listHistory(
  db: ReadableDb,
  { still, offset, limit }: { still: number | null; offset: number; limit: number },
): HistoryEntry[] {
  const stills = still === null ? null : JSON.stringify(stillWithJoined(db, still));
  const of =
    still === null
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

function changesOf(db: ReadableDb, history: number, stills: string | null): HistoryChange[] {
  const rows = all<ChangeRow & { still_id: number | null }>(
    db,
    `SELECT id, table_name, still_id, before, after FROM history_change
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
