import type { LanguageTexts, StillId, TextField } from "../../../shared/still.ts";
import { all, run, type ReadableDb, type WritableDb } from "./database.ts";

/** All texts of a still by field and language. */
export function textsOf(db: ReadableDb, still: StillId): Partial<Record<TextField, LanguageTexts>> {
  const rows = all<{ field: TextField; language: string; text: string }>(
    db,
    "SELECT field, language, text FROM still_text WHERE still_id = ? ORDER BY field, language = 'x-default' DESC, language",
    still,
  );
  const texts: Partial<Record<TextField, Record<string, string>>> = {};
  for (const { field, language, text } of rows) (texts[field] ??= {})[language] = text;
  return texts;
}

/** One field of many stills, in all languages; stills without it are left out. */
export function textsOfField(
  db: ReadableDb,
  stills: readonly StillId[],
  field: TextField,
): ReadonlyMap<StillId, LanguageTexts> {
  const rows = all<{ still: StillId; language: string; text: string }>(
    db,
    `SELECT still_id AS still, language, text FROM still_text
     WHERE still_id IN (SELECT value FROM json_each(@ids)) AND field = @field`,
    { ids: JSON.stringify(stills), field },
  );
  const texts = new Map<StillId, Record<string, string>>();
  for (const { still, language, text } of rows) {
    const known = texts.get(still);
    if (known === undefined) texts.set(still, { [language]: text });
    else known[language] = text;
  }
  return texts;
}

/** Writes one text, or removes it when it is empty; answers whether anything changed. */
export function writeText(
  db: WritableDb,
  still: StillId,
  { field, language, text }: { field: TextField; language: string; text: string },
): boolean {
  if (text === "") {
    return (
      run(
        db,
        "DELETE FROM still_text WHERE still_id = ? AND field = ? AND language = ?",
        still,
        field,
        language,
      ).changes > 0
    );
  }
  return (
    run(
      db,
      `INSERT INTO still_text (still_id, field, language, text, origin) VALUES (?, ?, ?, ?, 'archivist')
       ON CONFLICT (still_id, field, language) DO UPDATE SET text = excluded.text, origin = 'archivist'
       WHERE text <> excluded.text`,
      still,
      field,
      language,
      text,
    ).changes > 0
  );
}

/** Characters of a caption that a card has: more than any line of the window shows. */
const CAPTION_OF_CARD = 500;

/**
 * The beginnings of captions, to show where there is room for one: without stated language, else English,
 * else the first.
 */
export function captionsOf(db: ReadableDb, stills: readonly StillId[]): Map<StillId, string> {
  const rows = all<{ still_id: number; text: string }>(
    db,
    `SELECT still_id, substr(text, 1, ${String(CAPTION_OF_CARD)}) AS text FROM still_text
     WHERE field = 'caption' AND still_id IN (SELECT value FROM json_each(?))
     ORDER BY still_id, language = 'x-default', language = 'en', language DESC`,
    JSON.stringify(stills),
  );
  return new Map(rows.map(({ still_id, text }) => [still_id, text])); // the last row of a still wins
}
