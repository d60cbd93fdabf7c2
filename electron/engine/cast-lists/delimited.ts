import type { CastColumn, CastWord } from "../../../shared/cast-list.ts";
import { problem, type CastTable } from "./cast-table.ts";
import { splitRows, type TableLine } from "../tables/split-rows.ts";
import { isHeader } from "./header-words.ts";

/** Reads rows of cells: CSV with commas or semicolons, or tabs. Quotation marks as RFC 4180 has them. */
export function readDelimited(text: string, delimiter: "," | ";" | "\t"): CastTable {
  const { lines, openQuote } = splitRows(text, delimiter);
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ""));
  const { bare, columns } = withoutFillers(filled);
  const [first, ...rest] = bare;
  const hasHeader = first !== undefined && isHeader(first.cells);
  return {
    form: delimiter === "\t" ? "tsv" : "csv",
    header: hasHeader ? first.cells : null,
    lines: hasHeader ? rest : bare,
    columns: hasHeader ? null : columns,
    words: wordsOf(openQuote),
  };
}

/** A quotation mark that is never closed is told with its line. */
function wordsOf(openQuote: number | null): CastWord[] {
  if (openQuote === null) return [];
  const said =
    "A quotation mark that is opened is not closed again, so those of this row are read as part of its names. Look it over, or mend it and read the list again.";
  return [problem(openQuote, said)];
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
