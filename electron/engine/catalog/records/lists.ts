import type { RecordKind } from "../../../../shared/record.ts";
import { all, run, type ReadableDb, type WritableDb } from "../database.ts";
import { nameKey, personKey } from "../name-key.ts";
import { recordTables, setColumns } from "./tables.ts";

/** A list that belongs to a record: its table, the column of the record, the columns of a row. */
type ListTable = {
  readonly table: string;
  readonly record: string;
  readonly columns: readonly string[];
  /** The columns in which two rows that say the same agree. */
  readonly same: readonly string[];
};

export const filmIdentifiers: ListTable = {
  table: "film_identifier",
  record: "film_id",
  columns: ["scheme", "value", "note"],
  same: ["scheme", "value"],
};
export const agentIdentifiers: ListTable = {
  table: "agent_identifier",
  record: "agent_id",
  columns: ["scheme", "value", "note"],
  same: ["scheme", "value"],
};
export const agentContacts: ListTable = {
  table: "agent_contact",
  record: "agent_id",
  columns: ["kind", "value"],
  same: ["kind", "value"],
};
export const productionCodes: ListTable = {
  table: "production_code",
  record: "film_id",
  columns: ["code", "studio", "from_year", "to_year"],
  same: ["code", "studio"],
};

type Row = Readonly<Record<string, string | number | null>>;
type KeptRow = Readonly<Record<string, string | number | null | undefined>> & {
  readonly id?: number | undefined;
};

/** Makes a list of a record be these rows, in this order: those with a key that is there are changed, the others made. */
export function setList(
  db: WritableDb,
  { table, record, columns }: Omit<ListTable, "same">,
  id: number,
  rows: readonly KeptRow[],
): void {
  const there = new Set(keysOf(db, table, record, id));
  const kept = new Set(rows.flatMap((row) => (row.id === undefined ? [] : [row.id])));
  for (const key of there) if (!kept.has(key)) run(db, `DELETE FROM ${table} WHERE id = ?`, key);
  for (const [position, row] of rows.entries()) {
    const values = Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
    if (row.id !== undefined && there.delete(row.id)) {
      setColumns(db, table, row.id, { ...values, position });
    } else {
      insert(db, table, { [record]: id, ...values, position });
    }
  }
}

function keysOf(db: ReadableDb, table: string, record: string, id: number): number[] {
  return all<{ id: number }>(db, `SELECT id FROM ${table} WHERE ${record} = ?`, id).map(
    (row) => row.id,
  );
}

function insert(db: WritableDb, table: string, values: Row): void {
  const columns = Object.keys(values);
  const given = columns.map((column) => `@${column}`).join(", ");
  run(db, `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${given})`, values);
}

/** Makes the other names of a record be these, in this order. */
export function setNames(
  db: WritableDb,
  kind: RecordKind,
  id: number,
  names: readonly { id?: number | undefined; kind: string; language: string; name: string }[],
): void {
  const { names: list, key } = recordTables[kind];
  const keyOf = key === "name_key" ? nameKey : personKey;
  setList(
    db,
    {
      table: list.table,
      record: list.record,
      columns: ["kind", "language", list.name, "name_key"],
    },
    id,
    names.map(({ name, ...row }) => ({ ...row, [list.name]: name, name_key: keyOf(name) })),
  );
}

/** Tables of the agents that a film names. */
export const filmAgents = ["film_director", "film_company", "film_holder"] as const;
export type FilmAgents = (typeof filmAgents)[number];

/** Values that a film has in an order, each once: what they are is their key. */
type OrderedTable = {
  readonly table: "film_country" | FilmAgents;
  readonly column: "country" | "agent_id";
};
export const filmCountries: OrderedTable = { table: "film_country", column: "country" };
export const filmDirectors: OrderedTable = { table: "film_director", column: "agent_id" };
export const filmCompanies: OrderedTable = { table: "film_company", column: "agent_id" };
export const filmHolders: OrderedTable = { table: "film_holder", column: "agent_id" };

/** Makes the values of a film be these, in this order. */
export function setOrdered(
  db: WritableDb,
  { table, column }: OrderedTable,
  film: number,
  values: readonly (string | number)[],
): void {
  const each = [...new Set(values)];
  run(
    db,
    `DELETE FROM ${table} WHERE film_id = @film AND ${column} NOT IN (SELECT value FROM json_each(@each))`,
    { film, each: JSON.stringify(each) },
  );
  for (const [position, value] of each.entries()) {
    run(
      db,
      `INSERT INTO ${table} (film_id, ${column}, position) VALUES (@film, @value, @position)
       ON CONFLICT DO UPDATE SET position = excluded.position WHERE position <> excluded.position`,
      { film, value, position },
    );
  }
}

/** Adds the values of one film behind those of another. */
export function appendOrdered(
  db: WritableDb,
  { table, column }: OrderedTable,
  { from, to }: { from: number; to: number },
): void {
  const valuesOf = (film: number): (string | number)[] =>
    all<{ value: string | number }>(
      db,
      `SELECT ${column} AS value FROM ${table} WHERE film_id = ? ORDER BY position`,
      film,
    ).map(({ value }) => value);
  setOrdered(db, { table, column }, to, [...valuesOf(to), ...valuesOf(from)]);
}

/** Moves a list of one record behind that of another, but for rows that are there already. */
export function appendList(
  db: WritableDb,
  { table, record, same }: ListTable,
  { from, to }: { from: number; to: number },
): void {
  run(
    db,
    `DELETE FROM ${table} WHERE ${record} = @from AND EXISTS (SELECT 1 FROM ${table} AS kept
       WHERE kept.${record} = @to AND ${same.map((column) => `kept.${column} = ${table}.${column}`).join(" AND ")})`,
    { from, to },
  );
  run(
    db,
    `UPDATE ${table} SET ${record} = @to, position = position + coalesce(
       (SELECT max(position) + 1 FROM ${table} WHERE ${record} = @to), 0)
     WHERE ${record} = @from`,
    { from, to },
  );
}
