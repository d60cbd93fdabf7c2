import type { TagField } from "../../../shared/tag.ts";
import { first, type ReadableDb } from "./database.ts";

const tables: Readonly<Record<Exclude<TagField, "kind">, { table: string; column: string }>> = {
  film: { table: "film", column: "title" },
  scene: { table: "scene", column: "label" },
  character: { table: "character", column: "name" },
  performer: { table: "agent", column: "name" },
  rightsHolder: { table: "agent", column: "name" },
  keyword: { table: "keyword", column: "term" },
};

/** The name a record is shown by; empty when it is gone. */
export function nameOfRecord(db: ReadableDb, field: Exclude<TagField, "kind">, id: number): string {
  const { table, column } = tables[field];
  return (
    first<{ name: string }>(db, `SELECT ${column} AS name FROM ${table} WHERE id = ?`, id)?.name ??
    ""
  );
}

/** Whether a record of this key exists. */
export function isRecord(db: ReadableDb, field: Exclude<TagField, "kind">, id: number): boolean {
  return first(db, `SELECT 1 FROM ${tables[field].table} WHERE id = ?`, id) !== null;
}
