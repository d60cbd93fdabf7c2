import { CsvError, parse } from "csv-parse/sync";
import { unguarded } from "../export/guarded-cell.ts";

/** The cells of a row, and the line of the text it begins in, counted from 1. */
export type TableLine = { readonly line: number; readonly cells: readonly string[] };

/** What stands between cells. */
export type Delimiter = "," | ";" | "\t" | "|";

export type SplitRows = {
  readonly lines: readonly TableLine[];
  /** The line of a quotation mark that is never closed; all of them are then read as letters. Null where there is none. */
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
    // The quotation mark may be one of the text: without it every row is there to be looked at.
    const openQuote =
      text.split(/\r\n|\n|\r/u).findIndex((line) => line.split('"').length % 2 === 0) + 1;
    return { lines: split(text, { delimiter, quote: false, most }), openQuote };
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
