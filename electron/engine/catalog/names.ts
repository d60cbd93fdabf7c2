import type { TagField } from "../../../shared/tag.ts";
import { first, number, type ReadableDb } from "./database.ts";

type RecordField = Exclude<TagField, "kind">;

const tables: Readonly<Record<RecordField, { table: string; column: string }>> = {
  film: { table: "film", column: "title" },
  scene: { table: "scene", column: "label" },
  character: { table: "character", column: "name" },
  performer: { table: "agent", column: "name" },
  rightsHolder: { table: "agent", column: "name" },
  keyword: { table: "keyword", column: "term" },
};

/** The name a record is shown by; empty when it is gone. */
export function nameOfRecord(db: ReadableDb, field: RecordField, id: number): string {
  const { table, column } = tables[field];
  return (
    first<{ name: string }>(db, `SELECT ${column} AS name FROM ${table} WHERE id = ?`, id)?.name ??
    ""
  );
}

/** Whether a record of this key exists. */
export function isRecord(db: ReadableDb, field: RecordField, id: number): boolean {
  return first(db, `SELECT 1 FROM ${tables[field].table} WHERE id = ?`, id) !== null;
}

/** The greatest key that records of each field have: whatever is made later has a greater one. */
export type KnownRecords = Readonly<Record<RecordField, number>>;

/** Which records there are by now. */
export function knownRecords(db: ReadableDb): KnownRecords {
  const greatest = (field: RecordField): number =>
    number(db, `SELECT coalesce(max(id), 0) FROM ${tables[field].table}`);
  return {
    film: greatest("film"),
    scene: greatest("scene"),
    character: greatest("character"),
    performer: greatest("performer"),
    rightsHolder: greatest("rightsHolder"),
    keyword: greatest("keyword"),
  };
}
