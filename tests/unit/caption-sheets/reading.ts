import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { guessColumns, withHeader } from "../../../electron/engine/caption-sheets/guess-columns.ts";
import { readSheet } from "../../../electron/engine/caption-sheets/read-sheet.ts";
import { tableRows } from "../../../electron/engine/caption-sheets/table-rows.ts";
import type { SheetRow } from "../../../shared/caption-sheet.ts";
import { ProblemError, type Problem } from "../../../shared/problem.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

/** What is told of a row in a test: what is empty is left out. */
export type Told = Readonly<Record<string, unknown>>;

/** Reads captions as a file of these bytes, and says what each row holds, with texts as "field" or "field:language". */
export async function read(
  bytes: string | Buffer,
  charset: string | null = null,
): Promise<{
  form: string;
  charset: unknown;
  rows: Told[];
  words: string[];
  columns: string[];
  /** Of each row the texts that its empty cells may remove. */
  emptied: string[][];
}> {
  const file = join(temporaryFolder(), "captions");
  writeFileSync(file, bytes);
  const document = await readSheet(file, charset);
  const { form, charset: readIn } = document;
  const table = document.kind === "table" ? withHeader(document.lines) : null;
  const columns = table === null ? [] : guessColumns(table.header, table.lines);
  const { rows, words } =
    document.kind === "table"
      ? tableRows(table?.lines ?? [], columns)
      : { rows: document.rows, words: [] };
  return {
    form,
    charset: readIn,
    rows: rows.map(told),
    emptied: rows.map((row) => row.emptied.map(({ field }) => field)),
    words: [...document.words, ...words].map(({ line, message }) => `${String(line)}: ${message}`),
    columns: columns.map((column) =>
      column === null
        ? "-"
        : `${column.is}${column.language === "x-default" ? "" : `:${column.language}`}`,
    ),
  };
}

function told({
  line: _line,
  isSigned: _isSigned,
  emptied: _emptied,
  texts,
  fileNames,
  identifiers,
  ...row
}: SheetRow): Told {
  const said = {
    file: fileNames.join(", "),
    id: identifiers.join(", "),
    ...row,
    ...Object.fromEntries(
      texts.map(({ field, language, text }) => [
        language === null || language === "x-default" ? field : `${field}:${language}`,
        text,
      ]),
    ),
  };
  return Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== "" && value !== null),
  );
}

/** The problem that reading these bytes comes to. */
export async function refusalOf(bytes: string | Buffer): Promise<Problem> {
  try {
    await read(bytes);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error("It was read.");
}
