import { onlyPerformerSql } from "../following.ts";

/** In SQL of a `still`: whether it shows this performer, by name or as the only one who plays a character shown. */
export function showsPerformerSql(performer: string): string {
  return `EXISTS (SELECT 1 FROM depiction WHERE depiction.still_id = still.id AND (depiction.performer_id = ${performer}
    OR depiction.performer_id IS NULL AND depiction.character_id IS NOT NULL
      AND ${onlyPerformerSql("still.film_id", "depiction.character_id")} = ${performer}))`;
}
