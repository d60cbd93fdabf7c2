import type { MainCast } from "../../../shared/contract/stills.ts";
import { all, first, type ReadableDb } from "./database.ts";

/** There are as many number keys. */
const CHARACTERS_AT_MOST = 9;

/** A film and the first characters of its cast, in billing order; nobody where there is no film. */
export function mainCastOf(db: ReadableDb, film: number | null): MainCast {
  const record =
    film === null
      ? null
      : first<{ id: number; uuid: string; name: string }>(
          db,
          "SELECT id, uuid, title AS name FROM film WHERE id = ?",
          film,
        );
  const roles = all<{ id: number; uuid: string; name: string; performers: string }>(
    db,
    `SELECT character.id, character.uuid, character.name,
       json_group_array(agent.name ORDER BY cast_role.position) FILTER (WHERE agent.name IS NOT NULL) AS performers
     FROM cast_role JOIN character ON character.id = character_id LEFT JOIN agent ON agent.id = performer_id
     WHERE film_id = ? GROUP BY character.id ORDER BY min(cast_role.position) LIMIT ?`,
    film,
    CHARACTERS_AT_MOST,
  );
  return {
    film: record,
    characters: roles.map(({ performers, ...character }) => ({
      ...character,
      // Made by json_group_array from names.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      performers: JSON.parse(performers) as string[],
    })),
  };
}
