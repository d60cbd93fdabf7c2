import type { StillId, TextField } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";
import { stillWithJoined } from "./joined.ts";

/** A text that a still had for a time. */
export type FormerText = {
  readonly text: string;
  /** When it was replaced, ISO 8601. */
  readonly until: string;
};

/**
 * What stood in a text of a still before what stands there now, the latest first: from the history. What was
 * undone was never meant, and is left out.
 */
export function formerTexts(
  db: ReadableDb,
  still: StillId,
  { field, language }: { readonly field: TextField; readonly language: string },
): FormerText[] {
  return all(
    db,
    `SELECT coalesce(json_extract(before, '$.text'), '') AS text, history.at AS until
     FROM history_change JOIN history ON history.id = history_id
     WHERE history_change.still_id IN (SELECT value FROM json_each(@stills))
       AND table_name = 'still_text' AND state = 'done'
       AND coalesce(json_extract(after, '$.field'), json_extract(before, '$.field')) = @field
       AND coalesce(json_extract(after, '$.language'), json_extract(before, '$.language')) = @language
     ORDER BY history_change.id DESC`,
    { stills: JSON.stringify(stillWithJoined(db, still)), field, language },
  );
}
