import { all, first, type ReadableDb } from "./database.ts";
import { onlyNamed, type NamedRow } from "./nearest-named.ts";

/** An agent by its key and the name it is shown under. */
export type NamedAgent = { readonly id: number; readonly name: string };

/** The agent of a name in any script; null when there is none, "several" when nothing tells which is meant. */
export function onlyAgent(db: ReadableDb, name: string): NamedAgent | "several" | null {
  const rows = all<NamedRow & { shown: string }>(
    db,
    `SELECT id, name, name AS shown FROM agent WHERE name_key = person_key(@name)
     UNION ALL SELECT agent.id, agent_name.name, agent.name FROM agent_name JOIN agent ON agent.id = agent_id
       WHERE agent_name.name_key = person_key(@name)`,
    { name },
  );
  const only = onlyNamed(rows, name);
  const found = rows.find(({ id }) => id === only);
  if (found === undefined) return rows.length === 0 ? null : "several";
  return { id: found.id, name: found.shown };
}

/** Every agent that has a credit line of its own. */
export function standardCredits(db: ReadableDb): (NamedAgent & { readonly line: string })[] {
  return all(db, "SELECT id, name, credit_line AS line FROM agent WHERE credit_line <> ''");
}

/** Whether an agent is a rights holder of any still or film. */
export function isHolder(db: ReadableDb, agent: number): boolean {
  return (
    first(
      db,
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM rights_record WHERE holder_id = @agent)
         OR EXISTS (SELECT 1 FROM film_holder WHERE agent_id = @agent)`,
      { agent },
    ) !== null
  );
}

/** Of a still in SQL: nobody is said to own it itself, so that the rights holders of its film are its own. */
export const followsFilmSql = `NOT EXISTS (SELECT 1 FROM rights_record WHERE still_id = still.id AND role = 'owner')`;

/** So many stills of a film tell whose the others are. */
const COUNTED = 500;

/** Rights holders of a film's stills, by role, the most frequent first. */
export type FilmHolders = {
  /** How many of the stills that were looked at have any. */
  readonly stills: number;
  readonly holders: readonly (NamedAgent & { readonly role: string; readonly stills: number })[];
};

/** Exported for the test that looks at the plan. */
export const filmHoldersSql = `WITH some AS MATERIALIZED (SELECT id FROM still WHERE film_id = ? ORDER BY id LIMIT ${String(COUNTED)}),
    held AS MATERIALIZED (SELECT still_id, holder_id, role FROM some JOIN rights_record ON still_id = some.id)
  SELECT agent.id, agent.name, role, count(*) AS stills, (SELECT count(DISTINCT still_id) FROM held) AS held
  FROM held JOIN agent ON agent.id = holder_id GROUP BY holder_id, role ORDER BY stills DESC, agent.id`;

/** Whose the stills of a film are, of the first few hundred. */
export function holdersOfFilm(db: ReadableDb, film: number): FilmHolders {
  const rows = all<NamedAgent & { role: string; stills: number; held: number }>(
    db,
    filmHoldersSql,
    film,
  );
  const holders = rows.map(({ id, name, role, stills }) => ({ id, name, role, stills }));
  return { stills: rows[0]?.held ?? 0, holders };
}
