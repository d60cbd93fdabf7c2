import type { StillId } from "../../../shared/still.ts";
import type { RecordField } from "./choices.ts";
import { all, type ReadableDb } from "./database.ts";
import { evidenceOf, neighboursOf } from "./still-evidence.ts";

export type RecordOf = { readonly field: RecordField; readonly id: number };

/** Exported for the test that looks at the plan. */
export const aroundSql = `WITH near AS MATERIALIZED (SELECT value AS still FROM json_each(?))
  SELECT DISTINCT 'film' AS field, film_id AS id FROM near JOIN still ON still.id = still WHERE film_id IS NOT NULL
  UNION SELECT 'scene', scene_id FROM near JOIN still_scene ON still_id = still
  UNION SELECT 'character', character_id FROM near JOIN depiction ON still_id = still WHERE character_id IS NOT NULL
  UNION SELECT 'performer', performer_id FROM near JOIN depiction ON still_id = still WHERE performer_id IS NOT NULL
  UNION SELECT 'rightsHolder', holder_id FROM near JOIN rights_record ON still_id = still
  UNION SELECT 'keyword', keyword_id FROM near JOIN still_keyword ON still_id = still`;

/** What the files nearest to a still in its folder are tagged with. */
export function recordsAround(db: ReadableDb, still: StillId): readonly RecordOf[] {
  const [evidence] = evidenceOf(db, [still]);
  if (evidence === undefined) return [];
  const near = neighboursOf(db, evidence.file).map((neighbour) => neighbour.still);
  return all(db, aroundSql, JSON.stringify(near));
}
