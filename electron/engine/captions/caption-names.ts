import type { CaptionName } from "../../../shared/caption/facts.ts";
import { all, type ReadableDb } from "../catalog/database.ts";

type Table = "film" | "character" | "agent";
type Key = readonly [table: Table, id: number];

/** The names of a record that was asked for; null when it is gone. */
export type NamedIn = (table: Table, id: number) => CaptionName | null;

const sql: Readonly<Record<Table, string>> = {
  film: `SELECT id, title AS name, title_language AS language, -1 AS position FROM film WHERE id IN (SELECT value FROM json_each(@ids))
    UNION ALL SELECT film_id, title, language, position FROM film_title WHERE film_id IN (SELECT value FROM json_each(@ids))
      AND kind <> 'search'`,
  character: `SELECT id, name, 'x-default' AS language, -1 AS position FROM character WHERE id IN (SELECT value FROM json_each(@ids))
    UNION ALL SELECT character_id, name, language, position FROM character_name WHERE character_id IN (SELECT value FROM json_each(@ids))`,
  agent: `SELECT id, name, 'x-default' AS language, -1 AS position FROM agent WHERE id IN (SELECT value FROM json_each(@ids))
    UNION ALL SELECT agent_id, name, language, position FROM agent_name WHERE agent_id IN (SELECT value FROM json_each(@ids))`,
};

/** Looks up what records are called, in all languages, some tables at once. */
export function captionNames(db: ReadableDb, keys: readonly Key[]): NamedIn {
  const found = new Map<
    string,
    { id: number; name: string; others: CaptionName["others"][number][] }
  >();
  for (const [table, asked] of Map.groupBy(keys, ([of]) => of)) {
    const ids = JSON.stringify([...new Set(asked.map(([, id]) => id))]);
    for (const row of all<{ id: number; name: string; language: string; position: number }>(
      db,
      `SELECT id, name, language, position FROM (${sql[table]}) ORDER BY position`,
      { ids },
    )) {
      const { id, name, language } = row;
      const known = found.get(`${table} ${String(id)}`);
      if (known === undefined) found.set(`${table} ${String(id)}`, { id, name, others: own(row) });
      else known.others.push({ name, language });
    }
  }
  return (table, id) => found.get(`${table} ${String(id)}`) ?? null;
}

/** The title a film is shown by is in a language too. */
function own({
  name,
  language,
}: {
  name: string;
  language: string;
}): CaptionName["others"][number][] {
  return language === "x-default" ? [] : [{ name, language }];
}
