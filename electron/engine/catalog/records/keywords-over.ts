import { all, type ReadableDb } from "../database.ts";

/** The keywords that a keyword stands under, the nearest first. */
export function keywordsOver(db: ReadableDb, keyword: number): number[] {
  const sql = `WITH RECURSIVE over(id, step) AS (
      SELECT parent_id, 1 FROM keyword WHERE id = ? AND parent_id IS NOT NULL
      UNION SELECT parent_id, step + 1 FROM over JOIN keyword USING (id) WHERE parent_id IS NOT NULL
    ) SELECT id FROM over ORDER BY step`;
  return all<{ id: number }>(db, sql, keyword).map(({ id }) => id);
}
