import type { StillId } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";
import { followsFilmSql } from "./holders.ts";

/** A record that a still has without being said to: by the cast or the rights holders of its film. */
export type FollowingRecord = { readonly still: StillId; readonly id: number };

/** In SQL: who plays a character in a film, if that is one performer; null otherwise. */
export function onlyPerformerSql(film: string, character: string): string {
  return `(SELECT min(performer_id) FROM cast_role
    WHERE +film_id = ${film} AND cast_role.character_id = ${character} AND cast_role.kind = 'role'
    HAVING count(DISTINCT performer_id) = 1)`;
}

/** Performers that follow from the characters shown, where nobody is said to play them. */
export function followingPerformers(
  db: ReadableDb,
  stills: readonly StillId[],
): readonly FollowingRecord[] {
  return all(
    db,
    `SELECT DISTINCT still, id FROM (
       SELECT still_id AS still, ${onlyPerformerSql("still.film_id", "depiction.character_id")} AS id
       FROM depiction JOIN still ON still.id = still_id
       WHERE still_id IN (SELECT value FROM json_each(?)) AND depiction.performer_id IS NULL
         AND depiction.character_id IS NOT NULL AND still.film_id IS NOT NULL)
     WHERE id IS NOT NULL ORDER BY still, id`,
    JSON.stringify(stills),
  );
}

/** Rights holders that follow from the film, where the still has no owner of its own. */
export function followingHolders(
  db: ReadableDb,
  stills: readonly StillId[],
): readonly FollowingRecord[] {
  return all(
    db,
    `SELECT still.id AS still, agent_id AS id FROM still
     JOIN film_holder ON film_holder.film_id = still.film_id
     WHERE still.id IN (SELECT value FROM json_each(?)) AND ${followsFilmSql}
     ORDER BY still.id, film_holder.position`,
    JSON.stringify(stills),
  );
}
