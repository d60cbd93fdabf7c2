import type { NamedStill } from "../../../shared/contract/history.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";
import { shownFirst } from "./files.ts";

/** What these stills are called: by the file that stands for each, and its still number. Those that are gone are left out. */
export function stillNames(db: ReadableDb, stills: readonly StillId[]): NamedStill[] {
  const rows = all<NamedStill>(
    db,
    `SELECT still_id AS id, file.name, still.number FROM file
     JOIN source ON source.id = source_id JOIN still ON still.id = still_id
     WHERE still_id IN (SELECT value FROM json_each(?)) ORDER BY still_id, ${shownFirst}`,
    JSON.stringify(stills),
  );
  const first = new Map(rows.toReversed().map((row) => [row.id, row]));
  return stills.flatMap((id) => first.get(id) ?? []);
}
