import { all, run, type ReadableDb, type WritableDb } from "./database.ts";

/** What an archivist can change. A table named here is in the history; nothing else has to know. */
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
  "source",
  "file",
  "file_event",
  "file_difference",
  "not_same",
  "joined_still",
  "joined_file",
  "preferred_file",
] as const;

/**
 * Of some tables only what the archivist changes: where files and sources are. What files hold is read
 * from them, hashes are no JSON, and what a pass notes for itself is of the moment.
 */
const recordedOf: Readonly<Partial<Record<string, string[]>>> = {
  source: ["id", "uuid", "path", "added_at", "offline"],
  file: ["id", "still_id", "source_id", "path", "name", "state"],
};

/** A file goes from still to still only as `joined_file` tells it to: what is recorded there moves it again. */
const updatedOf: Readonly<Partial<Record<string, string>>> = {
  file: " OF source_id, path, name, state",
};

/**
 * Sets up recording on a connection: triggers that write every row which is inserted, updated or
 * deleted to `history_change`, before and after, while {@link recording} is at work. They are
 * temporary, so the catalog's own schema stays plain.
 */
export function prepareRecording(db: WritableDb): void {
  db.exec("CREATE TEMP TABLE recording (history_id INTEGER NOT NULL)");
  for (const table of recordedTables) {
    const columns = recordedOf[table] ?? columnsOf(db, table);
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

function columnsOf(db: ReadableDb, table: string): string[] {
  return all<{ name: string }>(db, "SELECT name FROM pragma_table_info(?)", table).map(
    ({ name }) => name,
  );
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
  const columnsWatched = on.event === "UPDATE" ? (updatedOf[table] ?? "") : "";
  return `CREATE TEMP TRIGGER record_${table}_${on.event.toLowerCase()} AFTER ${on.event}${columnsWatched} ON main.${table}
    WHEN EXISTS (SELECT 1 FROM recording)
    BEGIN
      INSERT INTO history_change (history_id, table_name, still_id, before, after)
      SELECT history_id, '${table}', ${stillOf}, ${json(on.before)}, ${json(on.after)} FROM recording;
    END`;
}

/** Runs `work`; every row it changes is written down under this entry of the history. */
export function recording<R>(db: WritableDb, history: number, work: () => R): R {
  run(db, "INSERT INTO temp.recording VALUES (?)", history);
  try {
    return work();
  } finally {
    run(db, "DELETE FROM temp.recording");
  }
}
