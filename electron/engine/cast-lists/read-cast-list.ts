import type {
  CastColumn,
  CastForm,
  CastWord,
  CheckedRow,
  ListedColumn,
} from "../../../shared/cast-list.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { CastTable } from "./cast-table.ts";
import { findContradictions } from "./contradictions.ts";
import { guessColumns, type KnownNames } from "./guess-columns.ts";
import { readTable } from "./recognise.ts";
import { rowsOfTable } from "./rows-of-table.ts";

/** How a list is to be taken; null leaves it to content and headings. */
export type HowToRead = {
  readonly form: CastForm | null;
  readonly columns: readonly (CastColumn | null)[] | null;
  readonly known: KnownNames;
};

/** A cast list as it was understood, row for row, with all that is to be told, by line. */
export type CastList = {
  readonly form: CastForm;
  readonly columns: readonly ListedColumn[];
  readonly rows: readonly CheckedRow[];
  readonly words: readonly CastWord[];
};

/** More is no cast of a film, nor of a hundred. */
const MOST_ROWS = 20_000;
const EXAMPLES = 3;

/** Reads a cast list from text in any of its forms. Throws a Problem when nothing in it can be read. */
export function readCastList(text: string, { form, columns, known }: HowToRead): CastList {
  const table = readTable(text.replace(/^\uFEFF/u, ""), form);
  if (table.lines.length === 0 && table.words.length === 0)
    throw new ProblemError("invalid", "This cast list is empty. Choose another, or paste one.");
  if (table.lines.length > MOST_ROWS)
    throw new ProblemError(
      "invalid",
      `This list has more than ${MOST_ROWS.toLocaleString("en")} rows. Divide it and import the parts.`,
    );
  const meant = columns ?? guessColumns(table, known);
  const read = rowsOfTable(table, meant);
  const { rows, words } = findContradictions(read.rows);
  return {
    form: table.form,
    columns: listedColumns(table, meant),
    rows,
    words: [...table.words, ...read.words, ...words].toSorted(
      (one, other) => one.line - other.line,
    ),
  };
}

function listedColumns(
  { header, lines }: CastTable,
  meant: readonly (CastColumn | null)[],
): ListedColumn[] {
  return meant.map((is, at) => ({
    name: header?.[at] ?? `Column ${String(at + 1)}`,
    examples: lines
      .map(({ cells }) => cells[at] ?? "")
      .filter((cell) => cell !== "")
      .slice(0, EXAMPLES),
    is,
  }));
}
