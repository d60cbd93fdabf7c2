import {
  companiesSql,
  type ChoiceFinder,
  type RankedRecord,
  type RecordField,
  type Wanted,
} from "./choices.ts";
import { all, type ReadableDb } from "./database.ts";

/** Stills looked at in one go for the film they share. */
const LOOKED_AT_ONCE = 1000;

/** Finds what to tag with in the tables, while there is no search index: by name alone, for counting takes too long. */
export function plainChoiceFinder(db: ReadableDb): ChoiceFinder {
  return {
    records: (field, wanted) => recordsNamed(db, field, wanted),
    ofKind: () => null,
    filmOfAll: (stills) => filmOfAll(db, stills),
  };
}

/** Every word of what is typed must begin a word of the name, in any order: "youtie ma" finds Ma Youtie. */
function recordsNamed(
  db: ReadableDb,
  field: RecordField,
  { text, film, most, likely }: Wanted,
): RankedRecord[] {
  const words = text.split(/\s+/u).filter((word) => word !== "");
  const conditions = words.map(
    (_, index) => `((' ' || names) LIKE '% ' || @word${String(index)} || '%' ESCAPE '\\'
      OR (@cjk${String(index)} AND names LIKE '%' || @word${String(index)} || '%' ESCAPE '\\'))`,
  );
  const parameters: Record<string, unknown> = { film, most };
  if (field === "rightsHolder" && text === "") {
    conditions.push("(billing = 0 OR id IN (SELECT value FROM json_each(@likely)))");
    parameters["likely"] = JSON.stringify([...likely.keys()]);
  }
  for (const [index, word] of words.entries()) {
    parameters[`word${String(index)}`] = word.replaceAll(/[%_\\]/gu, String.raw`\$&`);
    parameters[`cjk${String(index)}`] =
      /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(word) ? 1 : 0;
  }
  const rows = all<{ id: number; own: number }>(
    db,
    `SELECT id, own FROM (${namesSql[field]}) WHERE ${["true", ...conditions].join(" AND ")}
     ORDER BY own DESC, billing, name LIMIT @most`,
    parameters,
  );
  return rows.map(({ id, own }) => ({
    id,
    stills: null,
    own: own === 1,
    likely: likely.get(id) ?? 0,
  }));
}

const aliases = (table: string, key: string): string =>
  `coalesce((SELECT ' ' || group_concat(name, ' ') FROM ${table} WHERE ${key}), '')`;

/** Not as EXISTS: SQLite makes of that a join, which then looks through every row of the table. */
const used = (table: string, column: string): string =>
  `(SELECT 1 FROM ${table} WHERE ${column} = agent.id LIMIT 1) IS NOT NULL`;

/** An agent that does neither yet may come to do either, but is no rights holder before anything is typed. */
const performs = `(${used("cast_role", "performer_id")} OR ${used("depiction", "performer_id")})`;
const holds = `(${used("rights_record", "holder_id")} OR ${used("film_holder", "agent_id")})`;

/** The first place a character or performer has in the cast of the film. */
const billing = (column: string, key: string): string =>
  `(SELECT min(position) FROM cast_role WHERE ${column} = ${key} AND +film_id = @film) AS billing`;

/** Every record of a field with all its names, whether it is of the film `@film`, and its place in that film's cast. */
export const namesSql: Readonly<Record<RecordField, string>> = {
  film: `SELECT id, title AS name, id IS @film AS own, NULL AS billing,
      title || coalesce((SELECT ' ' || group_concat(film_title.title, ' ') FROM film_title WHERE film_id = film.id), '') AS names
    FROM film`,
  scene: `SELECT id, label AS name, label || ${aliases("scene_name", "scene_id = scene.id")} AS names, film_id IS @film AS own, NULL AS billing
    FROM scene
    WHERE @film IS NULL OR film_id = @film OR film_id IS NULL`,
  character: `SELECT id, name, name || ${aliases("character_name", "character_id = character.id")} AS names,
      id IN (SELECT character_id FROM cast_role WHERE film_id = @film) AS own,
      ${billing("character_id", "character.id")}
    FROM character`,
  performer: `SELECT id, name, name || ${aliases("agent_name", "agent_id = agent.id")} AS names,
      id IN (SELECT performer_id FROM cast_role WHERE film_id = @film) AS own,
      ${billing("performer_id", "agent.id")}
    FROM agent WHERE ${performs} OR NOT (${holds} OR id IN (${companiesSql}))`,
  rightsHolder: `SELECT id, name, name || ${aliases("agent_name", "agent_id = agent.id")} AS names,
      id IN (SELECT agent_id FROM film_holder WHERE film_id = @film) AS own, iif(${holds}, 0, 1) AS billing
    FROM agent WHERE ${holds} OR NOT ${performs}`,
  keyword: `SELECT id, term AS name, term || ${aliases("keyword_name", "keyword_id = keyword.id")} AS names, false AS own, NULL AS billing
    FROM keyword`,
};

/** Read until two differ: most selections are of one film, or differ soon. */
function filmOfAll(db: ReadableDb, stills: Uint32Array): number | null {
  const films = new Set<number | null>();
  for (let from = 0; from < stills.length && films.size < 2; from += LOOKED_AT_ONCE) {
    const rows = all<{ film: number | null }>(
      db,
      "SELECT DISTINCT film_id AS film FROM still WHERE id IN (SELECT value FROM json_each(?))",
      `[${stills.subarray(from, from + LOOKED_AT_ONCE).join(",")}]`,
    );
    for (const { film } of rows) films.add(film);
  }
  const [film = null] = films;
  return films.size === 1 ? film : null;
}
