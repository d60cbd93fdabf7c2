import type { CastCode } from "../../../shared/cast-code.ts";
import { all, type ReadableDb } from "./database.ts";

/** The codes of a film's cast, in billing order; whoever performs under the name they are credited with. */
export function codesOfFilm(db: ReadableDb, film: number): CastCode[] {
  const rows = all<{ code: string; character: string; performer: string | null }>(
    db,
    `SELECT code, character.name AS character, coalesce(credited_as, agent.name) AS performer
     FROM cast_role JOIN character ON character.id = character_id
     LEFT JOIN agent ON agent.id = performer_id
     WHERE film_id = ? AND code IS NOT NULL ORDER BY position, cast_role.id`,
    film,
  );
  return rows.map(({ code, character, performer }) => ({
    code,
    replacements: [
      character,
      performer ?? character,
      performer === null ? character : `${performer} as ${character}`,
    ],
  }));
}
