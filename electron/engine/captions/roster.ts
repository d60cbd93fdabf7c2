import type { Roster } from "../../../shared/caption/facts.ts";
import { all, type ReadableDb } from "../catalog/database.ts";
import { captionNames } from "./caption-names.ts";

/** The cast of a film in billing order, by all names. */
export function rosterOf(db: ReadableDb, film: number): Roster {
  const roles = all<{ character: number | null; performer: number | null }>(
    db,
    `SELECT character_id AS character, performer_id AS performer FROM cast_role
     WHERE film_id = ? ORDER BY position, id`,
    film,
  );
  const named = captionNames(
    db,
    roles.flatMap(({ character, performer }) => [
      ...(character === null ? [] : [["character", character] as const]),
      ...(performer === null ? [] : [["agent", performer] as const]),
    ]),
  );
  return roles.map(({ character, performer }) => ({
    character: character === null ? null : named("character", character),
    performer: performer === null ? null : named("agent", performer),
  }));
}
