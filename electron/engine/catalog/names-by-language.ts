import { unstatedLanguage } from "../../../shared/language.ts";
import type { LanguageTexts } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";

/**
 * The names of agents or characters in languages that are stated, by their UUIDs, one of each language: the one written
 * down first. Former names and aliases are none of a language. Those without any are left out.
 */
export function namesByLanguage(
  db: ReadableDb,
  of: "agent" | "character",
  uuids: readonly string[],
): Map<string, LanguageTexts> {
  const rows = all<{ uuid: string; language: string; name: string }>(
    db,
    `SELECT uuid, language, ${of}_name.name FROM ${of}_name JOIN ${of} ON ${of}.id = ${of}_id
     WHERE uuid IN (SELECT value FROM json_each(@uuids)) AND language <> @unstated
       AND ${of}_name.kind IN ('original', 'translated', 'transliterated')
     ORDER BY ${of}_name.position DESC, ${of}_name.id DESC`,
    { uuids: JSON.stringify([...new Set(uuids)]), unstated: unstatedLanguage },
  );
  return new Map(
    [...Map.groupBy(rows, ({ uuid }) => uuid)].map(([uuid, names]) => [
      uuid,
      Object.fromEntries(names.map(({ language, name }) => [language, name])), // the first is the last here
    ]),
  );
}
