import { stillKindNames, stillKinds, type StillId } from "../../../shared/still.ts";
import { tagFields, type TagChoice, type TagField } from "../../../shared/tag.ts";
import { all, type ReadableDb } from "./database.ts";

const CHOICES_SHOWN = 30;
/** Of each field, where all are asked at once: so that a hundred films do not crowd out the one character. */
const CHOICES_PER_FIELD = 6;

type Asked = { readonly text: string; readonly film: number | null };

/**
 * Records whose name holds what is typed, likeliest first: those of the stills' own film, those
 * whose name begins with it, those with more stills. `stills` are the ones being tagged.
 */
export function choicesFor(
  db: ReadableDb,
  field: TagField | null,
  text: string,
  stills: readonly StillId[],
): TagChoice[] {
  const asked: Asked = { text: text.trim(), film: commonFilm(db, stills) };
  const fields = field === null ? tagFields : [field];
  const most = field === null ? CHOICES_PER_FIELD : CHOICES_SHOWN;
  return fields.flatMap((one) =>
    finders[one](db, asked)
      .slice(0, most)
      .map((choice) => ({ ...choice, field: one })),
  );
}

/** The film of all these stills, when they share one. */
function commonFilm(db: ReadableDb, stills: readonly StillId[]): number | null {
  const films = all<{ film_id: number | null }>(
    db,
    "SELECT DISTINCT film_id FROM still WHERE id IN (SELECT value FROM json_each(?)) LIMIT 2",
    JSON.stringify(stills),
  );
  return films.length === 1 ? (films[0]?.film_id ?? null) : null;
}

type Found = Omit<TagChoice, "field">;

/** Every word of what is typed must begin a word of the name, in any order: "youtie ma" finds Ma Youtie. */
function matching(db: ReadableDb, sql: string, { text, film }: Asked): Found[] {
  const words = text.split(/\s+/u).filter((word) => word !== "");
  const conditions = words.map(
    (_, index) => `(' ' || names) LIKE '% ' || @word${String(index)} || '%' ESCAPE '\\'
      OR (@cjk${String(index)} AND names LIKE '%' || @word${String(index)} || '%' ESCAPE '\\')`,
  );
  const parameters: Record<string, unknown> = { film };
  for (const [index, word] of words.entries()) {
    parameters[`word${String(index)}`] = word.replaceAll(/[%_\\]/gu, String.raw`\$&`);
    parameters[`cjk${String(index)}`] =
      /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(word) ? 1 : 0;
  }
  const where =
    conditions.length === 0 ? "1" : conditions.map((condition) => `(${condition})`).join(" AND ");
  const statement = `SELECT id, name, detail, stills FROM (${sql}) WHERE ${where}
    ORDER BY own DESC, stills DESC, name LIMIT ${String(CHOICES_SHOWN)}`;
  return all<Found>(db, statement, parameters);
}

const aliases = (table: string, key: string): string =>
  `coalesce((SELECT ' ' || group_concat(name, ' ') FROM ${table} WHERE ${key}), '')`;

const finders: Readonly<Record<TagField, (db: ReadableDb, asked: Asked) => Found[]>> = {
  film: (db, asked) =>
    matching(
      db,
      `SELECT id, title AS name, coalesce(CAST(year AS TEXT), '') AS detail,
         title || coalesce((SELECT ' ' || group_concat(film_title.title, ' ') FROM film_title WHERE film_id = film.id), '') AS names,
         (SELECT count(*) FROM still WHERE film_id = film.id) AS stills, id IS @film AS own FROM film`,
      asked,
    ),
  scene: (db, asked) =>
    matching(
      db,
      `SELECT scene.id, label AS name, coalesce(film.title, '') AS detail, label AS names,
         (SELECT count(*) FROM still_scene WHERE scene_id = scene.id) AS stills, film_id IS @film AS own
       FROM scene LEFT JOIN film ON film.id = film_id
       WHERE @film IS NULL OR film_id = @film OR film_id IS NULL`,
      asked,
    ),
  character: (db, asked) =>
    matching(
      db,
      `SELECT character.id, character.name,
         coalesce((SELECT group_concat(part, ' · ') FROM (SELECT DISTINCT coalesce(agent.name || ', ', '') || film.title AS part
           FROM cast_role JOIN film ON film.id = film_id LEFT JOIN agent ON agent.id = performer_id
           WHERE character_id = character.id LIMIT 3)), '') AS detail,
         character.name || ${aliases("character_name", "character_id = character.id")} AS names,
         (SELECT count(DISTINCT still_id) FROM depiction WHERE character_id = character.id) AS stills,
         EXISTS (SELECT 1 FROM cast_role WHERE character_id = character.id AND film_id = @film) AS own FROM character`,
      asked,
    ),
  performer: (db, asked) =>
    matching(
      db,
      `SELECT agent.id, agent.name,
         coalesce((SELECT group_concat(character.name, ', ') FROM cast_role JOIN character ON character.id = character_id
           WHERE performer_id = agent.id), '') AS detail,
         agent.name || ${aliases("agent_name", "agent_id = agent.id")} AS names,
         (SELECT count(DISTINCT still_id) FROM depiction WHERE performer_id = agent.id) AS stills,
         EXISTS (SELECT 1 FROM cast_role WHERE performer_id = agent.id AND film_id = @film) AS own FROM agent
       WHERE EXISTS (SELECT 1 FROM cast_role WHERE performer_id = agent.id)
          OR EXISTS (SELECT 1 FROM depiction WHERE performer_id = agent.id)`,
      asked,
    ),
  rightsHolder: (db, asked) =>
    matching(
      db,
      `SELECT agent.id, agent.name, '' AS detail, agent.name || ${aliases("agent_name", "agent_id = agent.id")} AS names,
         (SELECT count(DISTINCT still_id) FROM rights_record WHERE holder_id = agent.id) AS stills,
         EXISTS (SELECT 1 FROM rights_record JOIN still ON still.id = still_id WHERE holder_id = agent.id AND film_id = @film) AS own
       FROM agent WHERE EXISTS (SELECT 1 FROM rights_record WHERE holder_id = agent.id)`,
      asked,
    ),
  keyword: (db, asked) =>
    matching(
      db,
      `SELECT id, term AS name, '' AS detail, term AS names, (SELECT count(*) FROM still_keyword WHERE keyword_id = keyword.id) AS stills,
         @film IS NULL AS own FROM keyword`,
      asked,
    ),
  kind: (db, { text }) => {
    const counts = new Map(
      all<{ kind: string; n: number }>(
        db,
        "SELECT kind, count(*) AS n FROM still WHERE kind IS NOT NULL GROUP BY kind",
      ).map(({ kind, n }) => [kind, n]),
    );
    const wanted = text.toLowerCase();
    // Kinds are a closed list without keys: their place in it stands for one, their code is the name.
    return stillKinds.flatMap((kind, index) =>
      `${kind} ${stillKindNames[kind].toLowerCase()}`.includes(wanted)
        ? [
            {
              id: index + 1,
              name: kind,
              detail: stillKindNames[kind],
              stills: counts.get(kind) ?? 0,
            },
          ]
        : [],
    );
  },
};
