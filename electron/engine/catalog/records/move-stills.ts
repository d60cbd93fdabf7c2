import { run, type WritableDb } from "../database.ts";

/** What stills are linked to by rows that say nothing else. */
type Link = { readonly table: "still_scene" | "still_keyword"; readonly column: string };
export const sceneLink: Link = { table: "still_scene", column: "scene_id" };
export const keywordLink: Link = { table: "still_keyword", column: "keyword_id" };

/** Links the stills of one record to another instead. */
export function linkAnother(
  db: WritableDb,
  { table, column }: Link,
  { from, to }: { from: number; to: number },
): void {
  run(
    db,
    `INSERT OR IGNORE INTO ${table} (still_id, ${column}) SELECT still_id, @to FROM ${table} WHERE ${column} = @from`,
    { from, to },
  );
  run(db, `DELETE FROM ${table} WHERE ${column} = ?`, from);
}

/** Links no still to a record any longer. */
export function unlink(db: WritableDb, { table, column }: Link, id: number): void {
  run(db, `DELETE FROM ${table} WHERE ${column} = ?`, id);
}
