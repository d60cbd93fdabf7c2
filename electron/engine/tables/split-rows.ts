import { CsvError, parse } from "csv-parse/sync";
import { unguarded } from "../export/guarded-cell.ts";

/** The cells of a row, and the line of the text it begins in, counted from 1. */
export type TableLine = {
  readonly line: number;
  readonly cells: readonly string[];
  /** Places of cells that are empty only because what they hold could not be read. */
  readonly lost?: readonly number[];
};

/** What stands between cells. */
export type Delimiter = "," | ";" | "\t" | "|";

export type SplitRows = {
  readonly lines: readonly TableLine[];
  /** The line of a quotation mark that is never closed; those of its row are then read as letters. Null where there is none. */
  readonly openQuote: number | null;
};

/**
 * Splits text into rows of trimmed cells, so many at most; quotation marks as RFC 4180 has them, formula guards
 * taken off.
 */
export function splitRows(text: string, delimiter: Delimiter, most = Infinity): SplitRows {
  try {
    return { lines: split(text, { delimiter, quote: '"', most }), openQuote: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return splitAround(text, delimiter, most);
  }
}

/** So many lines one cell may have where another row has a quotation mark too many. */
const LINES_OF_A_CELL = 50;

/**
 * Splits text in which a quotation mark is opened and never closed: in its row they are all read as letters, so that
 * every row is there to be looked at, and the others as they stand.
 */
function splitAround(text: string, delimiter: Delimiter, most: number): SplitRows {
  const written = text.split(/\r\n|\n|\r/u);
  const isOdd = written.map((line) => line.split('"').length % 2 === 0);
  const lines: TableLine[] = [];
  let openQuote: number | null = null;
  for (let at = 0; at < written.length && lines.length < most;) {
    const end = isOdd[at] === true ? isOdd.indexOf(true, at + 1) : at;
    const isClosed = end !== -1 && end - at <= LINES_OF_A_CELL;
    if (!isClosed) openQuote ??= at + 1;
    const last = isClosed ? end : at;
    const row = written.slice(at, last + 1).join("\n");
    const quote = isClosed ? '"' : false;
    for (const one of row === "" ? [] : splitOrPlain(row, { delimiter, quote, most }))
      lines.push({ ...one, line: one.line + at });
    at = last + 1;
  }
  return { lines, openQuote: openQuote ?? isOdd.indexOf(true) + 1 };
}

function splitOrPlain(row: string, how: How): TableLine[] {
  try {
    return split(row, how);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return split(row, { ...how, quote: false });
  }
}

type How = { readonly delimiter: Delimiter; readonly quote: '"' | false; readonly most: number };

function split(text: string, { delimiter, quote, most }: How): TableLine[] {
  const records = parse(text, {
    delimiter,
    quote,
    ...(most === Infinity ? {} : { to: most }),
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ["\r\n", "\n", "\r"],
  });
  let next = 1;
  return records.map((record) => {
    const line = next;
    const breaks = record.join("").match(/\r\n|\n|\r/gu)?.length ?? 0;
    next += 1 + breaks;
    return { line, cells: record.map((cell) => unguarded(cell).trim()) };
  });
}

/** Roughly, for recognising: what stands in quotation marks is one cell. */
export function cellsOf(line: string, separator: string): string[] {
  return line
    .replaceAll(/"(?:[^"]|"")*"/gu, (quoted) => quoted.slice(1, -1).replaceAll(separator, " "))
    .split(separator)
    .map((cell) => cell.trim());
}
