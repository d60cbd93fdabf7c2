import { all, run, type ReadableDb, type WritableDb } from "./database.ts";
import type { Column } from "./whole-tables.ts";

/** What an archivist can change. A table named here is in the history; nothing else has to know. */
export const recordedTables = [
  "film",
  "film_title",
  "film_country",
  "film_identifier",
  "production_code",
  "agent",
  "agent_name",
  "agent_contact",
  "agent_identifier",
  "film_director",
  "film_company",
  "film_holder",
  "scene",
  "scene_name",
  "character",
  "character_name",
  "cast_role",
  "keyword",
  "keyword_name",
  "still",
  "still_text",
  "still_creator",
  "still_scene",
  "depiction",
  "rights_record",
  "still_keyword",
  "dismissed_suggestion",
  "settled_conflict",
  "seen_remark",
  "chosen_charset",
  "still_set",
  "still_set_member",
  "saved_search",
  "source",
  "file",
  "file_event",
  "file_difference",
  "file_question",
  "not_same",
  "joined_still",
  "joined_file",
  "preferred_file",
  "archive_setting",
  "caption_template",
  "caption_template_text",
  "export_profile",
  "credit_party",
  "credit_correction",
  "settled_credit",
  "layer_rights",
  "layer_holder",
  "search_step",
  "usage_grant",
  "grant_term",
  "grant_place",
  "embargo",
  "embargo_place",
  "talent_approval",
  "approval_rule",
  "picture_release",
  "release_place",
  "rights_document",
  "written_metadata",
  "export",
  "export_file",
  "export_document",
  "export_held",
  "export_record",
] as const;

/**
 * Of some tables only what the archivist changes: where files and sources are. What files hold is read
 * from them, and what a pass notes for itself is of the moment. A file that comes or goes with a merge is recorded
 * whole, so that it can come again.
 */
const recordedOf: Readonly<Partial<Record<string, string[]>>> = {
  source: ["id", "uuid", "path", "added_at", "offline"],
  file: ["id", "still_id", "source_id", "path", "name", "state"],
};

/** Whether the history has every column of the rows of a table. */
export function isRecordedWhole(table: string): boolean {
  return recordedTables.some((one) => one === table) && recordedOf[table] === undefined;
}

/** A file goes from still to still only as `joined_file` tells it to: what is recorded there moves it again. */
const updatedOf: Readonly<Partial<Record<string, string>>> = {
  file: " OF source_id, path, name, state",
};

const stillWithBytes = (row: string): string =>
  `(SELECT still_id FROM main.file WHERE file.hash = unhex(${row}.hash) LIMIT 1)`;

const stillOfLayer = (row: string): string =>
  `(SELECT still_id FROM main.layer_rights WHERE id = ${row}.layer_rights_id)`;

/** Whose change it is where the row does not say: bytes are of one still. */
const stillOf: Readonly<Partial<Record<string, (row: string) => string>>> = {
  still: (row) => `${row}.id`,
  chosen_charset: stillWithBytes,
  seen_remark: stillWithBytes,
  layer_holder: stillOfLayer,
  search_step: stillOfLayer,
  rights_document: stillOfLayer,
};

/**
 * Sets up recording on a connection: triggers that write every row which is inserted, updated or
 * deleted to `history_change`, before and after, while {@link recording} is at work. They are
 * temporary, so the catalog's own schema stays plain.
 */
export function prepareRecording(db: WritableDb): void {
  db.exec(
    "CREATE TEMP TABLE recording (history_id INTEGER NOT NULL, stills INTEGER NOT NULL DEFAULT 1)",
  );
  for (const table of recordedTables) {
    const whole = columnsOf(db, table);
    const part = whole.filter(({ name }) => recordedOf[table]?.includes(name) ?? true);
    const isOfStill = table === "still" || whole.some(({ name }) => name === "still_id");
    const still = stillOf[table] ?? ((row) => (isOfStill ? `${row}.still_id` : "NULL"));
    for (const [event, before, after] of [
      ["INSERT", null, "new"],
      ["UPDATE", "old", "new"],
      ["DELETE", "old", null],
    ] as const) {
      const columns = table === "file" && event !== "UPDATE" ? whole : part;
      db.exec(recordingTrigger(table, columns, { isOfStill, still }, { event, before, after }));
    }
  }
}

function columnsOf(db: ReadableDb, table: string): Column[] {
  return all<Column>(db, "SELECT name, type FROM pragma_table_info(?)", table);
}

/**
 * JSON has no bytes: they are written in hexadecimals, and read back so (recorded-row.ts). What a file carries is not
 * recorded: one that comes again has a time that no file has, so that it is read.
 */
function inJson(row: string, { name, type }: Column): string {
  if (name === "modified_ms") return "0";
  const value = `${row}.${name}`;
  return type === "BLOB" ? `iif(${value} IS NULL, NULL, hex(${value}))` : value;
}

type RecordedEvent = { event: string; before: "old" | null; after: "new" | null };

function recordingTrigger(
  table: string,
  columns: readonly Column[],
  { isOfStill, still }: { isOfStill: boolean; still: (row: string) => string },
  on: RecordedEvent,
): string {
  const json = (row: string | null): string =>
    row === null
      ? "NULL"
      : `json_object(${columns.map((column) => `'${column.name}', ${inJson(row, column)}`).join(", ")})`;
  const recorded = isOfStill ? "WHERE stills" : "";
  const columnsWatched = on.event === "UPDATE" ? (updatedOf[table] ?? "") : "";
  return `CREATE TEMP TRIGGER record_${table}_${on.event.toLowerCase()} AFTER ${on.event}${columnsWatched} ON main.${table}
    WHEN EXISTS (SELECT 1 FROM recording ${recorded})
    BEGIN
      INSERT INTO history_change (history_id, table_name, still_id, before, after)
      SELECT history_id, '${table}', ${still(on.after ?? on.before ?? "new")}, ${json(on.before)}, ${json(on.after)} FROM recording;
    END`;
}

/** Runs `work`; every row it changes is written down under this entry of the history. */
export function recording<R>(db: WritableDb, history: number, work: () => R): R {
  run(db, "INSERT INTO temp.recording (history_id) VALUES (?)", history);
  try {
    return work();
  } finally {
    run(db, "DELETE FROM temp.recording");
  }
}

/**
 * Runs `work` within an action and writes down what it changes of records that stills share, but not what
 * it changes of stills: that is what files say, and no change of the archivist's.
 */
export function withoutStills(db: WritableDb, work: () => void): void {
  run(db, "UPDATE temp.recording SET stills = 0");
  try {
    work();
  } finally {
    run(db, "UPDATE temp.recording SET stills = 1");
  }
}
