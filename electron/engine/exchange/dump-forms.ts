import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import type { DumpFormName } from "../../../shared/dump-forms.ts";
import type { Cell, Table } from "../catalog/whole-tables.ts";

/** How a table is written down, row by row, and read back to the very values. */
export type DumpForm = {
  /** What stands before the rows. */
  readonly head: (table: Table) => string;
  readonly write: (table: Table, row: readonly Cell[]) => string;
  /**
   * All rows of a text that ends where one ends; before those of the `first` text of a file stands the head, which is none.
   * @throws Unreadable at the first that does not read
   */
  readonly read: (table: Table, text: string, first: boolean) => Iterable<Cell[]>;
  /** Where the last whole row in a text ends; 0 where none does. */
  readonly endOfRows: (text: string) => number;
};

/** What is wrong with a row, or with the head where that is said, in words that go on with “Row 7 of this file …”. */
export class Unreadable extends Error {
  readonly column: string | null;
  readonly ofHead: boolean;
  /** Rows of the same text that stand before it and were not given. */
  readonly rowsBefore: number;

  constructor(message: string, column: string | null = null, ofHead = false, rowsBefore = 0) {
    super(message);
    this.column = column;
    this.ofHead = ofHead;
    this.rowsBefore = rowsBefore;
  }
}

/** JSON Lines: an object a row; bytes as {"base64": …}, a number JSON has no word for as {"number": …}. */
const jsonLines: DumpForm = {
  head: () => "",
  write: ({ columns }, row) =>
    `${JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, toJson(row[at] ?? null)])))}\n`,
  *read({ columns }, text) {
    for (const line of text.split("\n")) {
      if (line === "") continue;
      const row = objectIn(line);
      const wrong = wrongColumns(Object.keys(row), columns);
      if (wrong !== null) throw new Unreadable(wrong);
      yield columns.map(({ name }) => inColumn(name, () => fromJson(row[name])));
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
  *read({ columns }, text, first) {
    const whole: string[][] = [];
    let isWhole = true;
    try {
      parse(text, { onRecord: (row) => void whole.push(row), relax_column_count: true });
    } catch {
      isWhole = false; // what was read before is told first
    }
    if (first) requireHead(whole.shift() ?? [], columns);
    for (const row of whole) {
      if (row.length !== columns.length)
        throw new Unreadable(`has ${count(row.length)}, and should have ${String(columns.length)}`);
      yield columns.map(({ name, type }, at) =>
        inColumn(name, () => fromField(row[at] ?? "", type)),
      );
    }
    if (!isWhole) throw new Unreadable("is no CSV: a quotation mark in it has no other");
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
  if (isRecord(value) && typeof value["base64"] === "string") return bytesOf(value["base64"]);
  if (isRecord(value) && typeof value["number"] === "string") return numberOf(value["number"]);
  throw new Error("holds what is no value of a dump");
}

/** Node reads over what is none of its letters, and so would make other bytes of it. */
function bytesOf(base64: string): Buffer {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.toString("base64") === base64) return bytes;
  throw new Error("is no base64");
}

function numberOf(word: string): number {
  const number = Number(word);
  if (word === wordOf(number) && !Number.isNaN(number)) return number;
  throw new Error("is no number");
}

function bytesOfHex(word: string): Buffer {
  if (/^(?:[\da-f]{2})*$/iu.test(word)) return Buffer.from(word, "hex");
  throw new Error("does not hold bytes as hexadecimals");
}

/** The value of a column. @throws Unreadable that names it */
function inColumn(name: string, read: () => Cell): Cell {
  try {
    return read();
  } catch (error) {
    throw new Unreadable(error instanceof Error ? error.message : "", name);
  }
}

function objectIn(line: string): Readonly<Record<string, unknown>> {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw new Unreadable("is no JSON, as where a file was cut off");
  }
  if (isRecord(row)) return row;
  throw new Unreadable("is no object of JSON");
}

function requireHead(head: readonly string[], columns: Table["columns"]): void {
  const wrong = wrongColumns(head, columns);
  if (wrong !== null) throw new Unreadable(wrong, null, true);
  if (columns.some(({ name }, at) => head[at] !== name))
    throw new Unreadable("names its columns in another order than they are in", null, true);
}

/** Which columns are missing and which nobody knows; null where it is just those that there are. */
function wrongColumns(names: readonly string[], columns: Table["columns"]): string | null {
  const missing = columns.filter(({ name }) => !names.includes(name)).map(({ name }) => name);
  const unknown = names.filter((key) => columns.every(({ name }) => name !== key));
  const lacks = missing.length === 0 ? [] : [`lacks ${columnsNamed(missing)}`];
  const has =
    unknown.length === 0 ? [] : [`has ${columnsNamed(unknown)}, which the table does not have`];
  const twice = names.length > new Set(names).size ? ["names a column twice"] : [];
  const wrong = [...lacks, ...has, ...twice];
  return wrong.length === 0 ? null : wrong.join(", and ");
}

const NAMED = 8;

function columnsNamed(names: readonly string[]): string {
  const more = names.length > NAMED ? ` and ${String(names.length - NAMED)} more` : "";
  const named = names.slice(0, NAMED).map((name) => `“${name.slice(0, 60)}”`);
  return `the ${names.length === 1 ? "column" : "columns"} ${named.join(", ")}${more}`;
}

function count(columns: number): string {
  return columns === 1 ? "1 column" : `${String(columns)} columns`;
}

function toField(cell: Cell): string {
  if (cell === null) return "\\N";
  if (cell instanceof Uint8Array) return `\\x${Buffer.from(cell).toString("hex")}`;
  if (typeof cell === "number") return wordOf(cell);
  return cell.startsWith("\\") ? `\\${cell}` : cell;
}

function fromField(field: string, type: string): Cell {
  if (field === "\\N") return null;
  if (field.startsWith("\\x")) return bytesOfHex(field.slice(2));
  if (field.startsWith("\\")) return field.slice(1);
  if (type !== "INTEGER" && type !== "REAL") return field;
  const number = Number(field);
  if (field.trim() === "" || Number.isNaN(number)) throw new Error("is no number");
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
