import { CsvError, parse } from "csv-parse/sync";
import type { CastColumn, CastWord } from "../../../shared/cast-list.ts";
import { problem, type CastTable, type TableLine } from "./cast-table.ts";
import { isHeader } from "./header-words.ts";
import { unguarded } from "../export/guarded-cell.ts";

/** Reads rows of cells: CSV with commas or semicolons, or tabs. Quotation marks as RFC 4180 has them. */
export function readDelimited(text: string, delimiter: "," | ";" | "\t"): CastTable {
  const { lines, words } = linesOf(text, delimiter);
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ""));
  const { bare, columns } = withoutFillers(filled);
  const [first, ...rest] = bare;
  const hasHeader = first !== undefined && isHeader(first.cells);
  return {
    form: delimiter === "\t" ? "tsv" : "csv",
    header: hasHeader ? first.cells : null,
    lines: hasHeader ? rest : bare,
    columns: hasHeader ? null : columns,
    words,
  };
}

function linesOf(text: string, delimiter: string): { lines: TableLine[]; words: CastWord[] } {
  try {
    return { lines: split(text, delimiter, '"'), words: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The quotation mark may be part of a name: without it every row is there to be looked at.
    const at = text.split(/\r\n|\n|\r/u).findIndex((line) => line.split('"').length % 2 === 0) + 1;
    const said =
      "A quotation mark that is opened is not closed again, so quotation marks are read as part of the names. Look the rows over, or mend it and read the list again.";
    return { lines: split(text, delimiter, false), words: [problem(at, said)] };
  }
}

type Record = { readonly record: string[]; readonly info: { readonly lines: number } };

function split(text: string, delimiter: string, quote: '"' | false): TableLine[] {
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

/**
 * Without the columns that only lead the eye: dots, or the word "as". Between two names they also say
 * who is who, for IMDb and Wikipedia put the performer before them.
 */
function withoutFillers(lines: readonly TableLine[]): {
  bare: readonly TableLine[];
  columns: readonly CastColumn[] | null;
} {
  const width = Math.max(0, ...lines.map(({ cells }) => cells.length));
  const isAll = (at: number, is: RegExp): boolean =>
    lines.every(({ cells }) => is.test(cells[at] ?? ""));
  const fillers = new Set(
    Array.from({ length: width }, (_none, at) => at).filter((at) =>
      isAll(at, /^(?:[.…·_-]*|as)$/iu),
    ),
  );
  const leads = fillers.has(1) && isAll(1, /^(?:[.…]+|as)$/iu);
  return {
    bare: lines.map(({ line, cells }) => ({
      line,
      cells: cells.filter((_cell, at) => !fillers.has(at)),
    })),
    columns: leads ? ["performer", "character"] : null,
  };
}
