import { first, type ReadableDb } from "../database.ts";
import type { MergedTable, Property } from "./merged-tables.ts";
import type { Row } from "./merge-state.ts";

/** What a record is called by, for each table that has such. */
const nameColumns: Readonly<Partial<Record<string, string>>> = {
  agent: "name",
  film: "title",
  character: "name",
  keyword: "term",
  scene: "label",
  still_set: "name",
  saved_search: "name",
  export_profile: "name",
  caption_template: "name",
  layer_rights: "layer",
  usage_grant: "reference",
  embargo: "reference",
  picture_release: "of_whom",
};

/** A property of a row for people to read; rows it points to by their names. */
export function inWords(
  db: ReadableDb,
  { links }: MergedTable,
  { columns }: Property,
  row: Row,
): string {
  return columns
    .filter(isTelling)
    .flatMap((column) => {
      const value = row[column] ?? null;
      if (value === null || value === "") return [];
      const of = links[column];
      return of === undefined ? said(value) : nameOf(db, of, Number(value));
    })
    .join(", ");
}

/** Not what only goes along with another column. */
export function isTelling(column: string): boolean {
  return column !== "name_key" && column !== "origin";
}

function said(value: string | number): string {
  return typeof value === "number" && !Number.isInteger(value) ? value.toFixed(3) : String(value);
}

/** What a row is called: by its own name, else by what it is of. */
export function nameOfRow(db: ReadableDb, { table, links }: MergedTable, row: Row): string {
  if (table === "still") return nameOf(db, "still", Number(row["id"]));
  const own = row[nameColumns[table] ?? ""];
  const hasName = typeof own === "string" && own !== "";
  if (hasName && table !== "layer_rights") return own;
  const owners = Object.entries(links).flatMap(([column, of]) => {
    const key = row[column];
    return typeof key === "number" ? nameOf(db, of, key) : [];
  });
  return [...owners, ...(hasName ? [own] : [])].join(", "); // many stills have rights of one layer
}

function nameOf(db: ReadableDb, table: string, key: number): string {
  const sql =
    table === "still"
      ? "SELECT name FROM file WHERE still_id = ? ORDER BY state = 'present' DESC, id LIMIT 1"
      : `SELECT ${nameColumns[table] ?? "''"} AS name FROM ${table} WHERE id = ?`;
  return first<{ name: string | null }>(db, sql, key)?.name ?? "";
}

/** A property as it is called for this row: a text by its field and language. */
export function propertyOf({ name }: Property, { field, language }: Row): string {
  if (typeof field !== "string") return name;
  const words = field.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
  return language === "x-default" ? words : `${words} (${String(language)})`;
}
