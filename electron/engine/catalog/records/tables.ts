import type { RecordKind } from "../../../../shared/record.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "../database.ts";
import { plainName } from "../name-key.ts";

/** Where records of a kind and their names are kept: a table, the column of the name, what makes the key of one. */
type RecordTable = {
  readonly table: string;
  readonly name: string;
  readonly key: "name_key" | "person_key";
  /** Their other names: a table, the columns of the record and of the name. */
  readonly names: { readonly table: string; readonly record: string; readonly name: string };
};

export const recordTables: Readonly<Record<RecordKind, RecordTable>> = {
  film: {
    table: "film",
    name: "title",
    key: "name_key",
    names: { table: "film_title", record: "film_id", name: "title" },
  },
  scene: {
    table: "scene",
    name: "label",
    key: "name_key",
    names: { table: "scene_name", record: "scene_id", name: "name" },
  },
  character: {
    table: "character",
    name: "name",
    key: "person_key",
    names: { table: "character_name", record: "character_id", name: "name" },
  },
  agent: {
    table: "agent",
    name: "name",
    key: "person_key",
    names: { table: "agent_name", record: "agent_id", name: "name" },
  },
  keyword: {
    table: "keyword",
    name: "term",
    key: "name_key",
    names: { table: "keyword_name", record: "keyword_id", name: "name" },
  },
};

/** The name a record is shown by; null when there is no such record. */
export function shownName(db: ReadableDb, kind: RecordKind, id: number): string | null {
  const { table, name } = recordTables[kind];
  const sql = `SELECT ${name} AS name FROM ${table} WHERE id = ?`;
  return first<{ name: string }>(db, sql, id)?.name ?? null;
}

type Values = Readonly<Record<string, string | number | null>>;

/** Gives columns of a row new values; a row that has them is not touched. */
export function setColumns(db: WritableDb, table: string, id: number, values: Values): void {
  const columns = Object.keys(values);
  if (columns.length === 0) return;
  const given = columns.map((column) => `@${column}`).join(", ");
  run(
    db,
    `UPDATE ${table} SET ${columns.map((column) => `${column} = @${column}`).join(", ")}
     WHERE id = @id AND (${columns.join(", ")}) IS NOT (${given})`,
    { id, ...values },
  );
}

/** Gives a record another name to be shown by. */
export function setShownName(db: WritableDb, kind: RecordKind, id: number, name: string): void {
  const { table, name: column, key } = recordTables[kind];
  run(db, `UPDATE ${table} SET ${column} = @name, name_key = ${key}(@name) WHERE id = @id`, {
    id,
    name,
  });
}

export type Name = { readonly kind: string; readonly language: string; readonly name: string };

/** Another name after those a record has, unless it is called so already. */
export function addName(db: WritableDb, kind: RecordKind, id: number, given: Name): void {
  const { names, key } = recordTables[kind];
  const known = [shownName(db, kind, id) ?? "", ...namesOf(db, kind, id).map(({ name }) => name)];
  if (known.some((name) => plainName(name) === plainName(given.name))) return;
  run(
    db,
    `INSERT INTO ${names.table} (${names.record}, kind, language, ${names.name}, position, name_key)
     SELECT @id, @kind, @language, @name, coalesce(max(position) + 1, 0), ${key}(@name)
     FROM ${names.table} WHERE ${names.record} = @id`,
    { ...given, id },
  );
}

export type KeptName = Name & { readonly id: number };

/** The other names of a record in their order. */
export function namesOf(db: ReadableDb, kind: RecordKind, id: number): KeptName[] {
  const { table, record, name } = recordTables[kind].names;
  return all(
    db,
    `SELECT id, kind, language, ${name} AS name FROM ${table} WHERE ${record} = ? ORDER BY position, id`,
    id,
  );
}
