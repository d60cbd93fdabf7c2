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

/** Splits text into rows of trimmed cells; quotation marks as RFC 4180 has them, formula guards taken off. */
export function splitRows(text: string, delimiter: Delimiter): SplitRows {
  try {
    return { lines: split(text, delimiter, '"'), openQuote: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The quotation mark may be one of the text: without it every row is there to be looked at.
    const openQuote =
      text.split(/\r\n|\n|\r/u).findIndex((line) => line.split('"').length % 2 === 0) + 1;
    return { lines: split(text, delimiter, false), openQuote };
  }
}

type Record = { readonly record: string[]; readonly info: { readonly lines: number } };

function split(text: string, delimiter: Delimiter, quote: '"' | false): TableLine[] {
  // With `info` each row comes with its place, which the types of csv-parse do not know.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const records = parse(text, {
    delimiter,
    quote,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ["\r\n", "\n", "\r"],
  }) as unknown as Record[];
  let next = 1;
  return records.map(({ record, info }) => {
    const line = next;
    next = info.lines + 1;
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
