import { createHash } from "node:crypto";
import { all, first, type ReadableDb } from "../../electron/engine/catalog/database.ts";
import type { Standing } from "./messages.ts";

/** What indexing, jobs, exports and writing into originals keep: looked at apart, and never the archivist's own. */
const apart =
  /^(?:catalog|source|file|file_.*|history|history_change|job|problem|picture_.*|print_.*|near_pair|export.*|caption_credit|caption_unread|charset_reading|face.*|recent_search|written_metadata|joined_file|sqlite_.*)$/u;

/** How what an archivist can change of stills up to a key stands. */
export function standing(db: ReadableDb, lastStill: number): Standing {
  const hash = createHash("sha256");
  for (const name of tablesOf(db)) {
    const which = name === "still" ? `WHERE id <= ${String(lastStill)}` : "";
    const rows = all(db, `SELECT * FROM main."${name}" ${which}`).map((row) => JSON.stringify(row));
    hash.update(JSON.stringify([name, rows.toSorted()]));
  }
  const key = (sql: string): number | null => first<{ id: number }>(db, sql)?.id ?? null;
  return {
    done: key("SELECT id FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1"),
    undone: key("SELECT id FROM history WHERE state = 'undone' ORDER BY id LIMIT 1"),
    newest: key("SELECT max(id) AS id FROM history") ?? 0,
    digest: hash.digest("hex"),
  };
}

function tablesOf(db: ReadableDb): string[] {
  return all<{ name: string }>(
    db,
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name",
  ).flatMap(({ name }) => (apart.test(name) ? [] : [name]));
}
