import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import type { DumpFormName } from "../../../shared/dump-forms.ts";
import type { Cell, Table } from "../catalog/whole-tables.ts";

/** How a table is written down, row by row, and read back to the very values. */
export type DumpForm = {
  /** What stands before the rows. */
  readonly head: (table: Table) => string;
  readonly write: (table: Table, row: readonly Cell[]) => string;
  /** All rows of a text that ends where one ends; the head, which may stand before them, is none. @throws at the first that does not read */
  readonly read: (table: Table, text: string) => Iterable<Cell[]>;
  /** Where the last whole row in a text ends; 0 where none does. */
  readonly endOfRows: (text: string) => number;
};

/** JSON Lines: an object a row; bytes as {"base64": …}, a number JSON has no word for as {"number": …}. */
const jsonLines: DumpForm = {
  head: () => "",
  write: ({ columns }, row) =>
    `${JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, toJson(row[at] ?? null)])))}\n`,
  *read({ columns }, text) {
    for (const line of text.split("\n")) {
      if (line === "") continue;
      const row: unknown = JSON.parse(line);
      if (!isRecord(row)) throw new Error("a row is no object");
      const unknown = Object.keys(row).find((key) => columns.every(({ name }) => name !== key));
      if (unknown !== undefined) throw new Error(`there is no column ${unknown}`);
      yield columns.map(({ name }) => fromJson(row[name] ?? null));
    }
  },
  endOfRows: (text) => text.lastIndexOf("\n") + 1,
};

/**
 * CSV (RFC 4180) with a head; nothing is \N, bytes are \x and their hexadecimals, and a text that begins with a backslash
 * has one more. Numbers are numbers where the column is one.
 */
const commaSeparated: DumpForm = {
  head: ({ columns }) => stringify([columns.map(({ name }) => name)]),
  write: (_table, row) => stringify([row.map(toField)]),
  *read(table, text) {
    const head = commaSeparated.head(table);
    const rows = text.startsWith(head) ? text.slice(head.length) : text;
    const whole: string[][] = [];
    let failed: Error | null = null;
    try {
      parse(rows, { onRecord: (row) => void whole.push(row) });
    } catch (error) {
      failed = new Error("a row is no CSV", { cause: error });
    }
    for (const row of whole) {
      if (row.length !== table.columns.length) throw new Error("a row has other columns");
      yield table.columns.map((column, at) => fromField(row[at] ?? "", column.type));
    }
    if (failed !== null) throw failed;
  },
  endOfRows: (text) => {
    let [end, isQuoted] = [0, false];
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === '"') isQuoted = !isQuoted;
      else if (text[at] === "\n" && !isQuoted) end = at + 1;
    }
    return end;
  },
};

export const formOf: Readonly<Record<DumpFormName, DumpForm>> = {
  jsonl: jsonLines,
  csv: commaSeparated,
};

function toJson(cell: Cell): unknown {
  if (cell instanceof Uint8Array) return { base64: Buffer.from(cell).toString("base64") };
  return typeof cell === "number" && !isPlain(cell) ? { number: wordOf(cell) } : cell;
}

function fromJson(value: unknown): Cell {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (isRecord(value) && typeof value["base64"] === "string")
    return Buffer.from(value["base64"], "base64");
  if (isRecord(value) && typeof value["number"] === "string") return Number(value["number"]);
  throw new Error("a value is none that a column holds");
}

function toField(cell: Cell): string {
  if (cell === null) return "\\N";
  if (cell instanceof Uint8Array) return `\\x${Buffer.from(cell).toString("hex")}`;
  if (typeof cell === "number") return wordOf(cell);
  return cell.startsWith("\\") ? `\\${cell}` : cell;
}

function fromField(field: string, type: string): Cell {
  if (field === "\\N") return null;
  if (field.startsWith("\\x")) return Buffer.from(field.slice(2), "hex");
  if (field.startsWith("\\")) return field.slice(1);
  if (type !== "INTEGER" && type !== "REAL") return field;
  const number = Number(field);
  if (field === "" || Number.isNaN(number)) throw new Error(`“${field}” is no number`);
  return number;
}

/** Of minus nothing JSON and SQLite's reader would make nothing. */
function isPlain(number: number): boolean {
  return Number.isFinite(number) && !Object.is(number, -0);
}

function wordOf(number: number): string {
  return Object.is(number, -0) ? "-0" : String(number);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
