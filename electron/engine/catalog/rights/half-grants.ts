import { first, type ReadableDb } from "../database.ts";

/**
 * Whether a grant of which an entry of the history said something is there in part only: of no layer, nowhere,
 * allowing nothing, or denying every use because the one it denied is gone.
 */
export function leavesHalfGrant(db: ReadableDb, history: number): boolean {
  const has = (kind: string): string =>
    `EXISTS (SELECT 1 FROM grant_term WHERE usage_grant_id = usage_grant.id AND kind = '${kind}')`;
  return (
    first(
      db,
      `SELECT 1 FROM history_change
       JOIN usage_grant ON usage_grant.id = json_extract(coalesce(after, before), '$.usage_grant_id')
       WHERE history_id = ? AND table_name IN ('grant_term', 'grant_place')
         AND (NOT ${has("layer")} OR NOT EXISTS (SELECT 1 FROM grant_place WHERE usage_grant_id = usage_grant.id)
           OR NOT ${has("use")} AND (usage_grant.kind = 'allow'
             OR table_name = 'grant_term' AND json_extract(coalesce(after, before), '$.kind') = 'use')) LIMIT 1`,
      history,
    ) !== null
  );
}
