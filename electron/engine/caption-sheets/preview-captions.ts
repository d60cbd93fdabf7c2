import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import type {
  ColumnMeaning,
  ComparedSheetRow,
  MatchWish,
  RowOutcome,
  SheetColumnRead,
  SheetForm,
  SheetRow,
  SheetsOfWorkbook,
  SheetWord,
} from "../../../shared/caption-sheet.ts";
import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import type { WorkerPool } from "../worker/pool.ts";
import { compareRows } from "./compare-rows.ts";
import { findStills, type Scope } from "./find-stills.ts";
import { guessColumns, withHeader } from "./guess-columns.ts";
import { loadSheet, nameOfSource, type SheetSource } from "./load-sheet.ts";
import { NamedInRows } from "./named-in-row.ts";
import { problem, type SheetCharset, type SheetDocument } from "./sheet-document.ts";
import { isText, tableRows } from "./table-rows.ts";

const EXAMPLES = 3;
/** Characters of an example. */
const EXAMPLE = 80;

/** How a sheet is to be taken; null leaves it to the content. */
export type HowToTake = {
  readonly charset: string | null;
  /** The sheet of a workbook. */
  readonly sheet: string | null;
  readonly columns: readonly (ColumnMeaning | null)[] | null;
  readonly wish: MatchWish;
  readonly scope: Scope;
  /** Of texts that state none. */
  readonly language: string;
  readonly choices: ReadonlyMap<number, StillId | null>;
};

/** A sheet compared with the archive, as it is kept until it is taken or another is looked at. */
export type ComparedSheet = {
  readonly preview: string;
  /** In words, for the label of the change. */
  readonly from: string;
  readonly form: SheetForm;
  readonly charset: SheetCharset | null;
  /** Null of what is no workbook. */
  readonly sheets: SheetsOfWorkbook | null;
  readonly columns: readonly SheetColumnRead[];
  readonly rows: readonly ComparedSheetRow[];
  readonly words: readonly SheetWord[];
};

/** The last file that was read, so that another meaning of a column needs no second reading. */
export class SheetReader {
  private last: { readonly key: string; readonly document: SheetDocument } | null = null;
  private readonly pool: WorkerPool;

  constructor(pool: WorkerPool) {
    this.pool = pool;
  }

  async read(
    source: SheetSource,
    how: Pick<HowToTake, "charset" | "sheet">,
  ): Promise<SheetDocument> {
    const key = await keyOf(source, how);
    if (this.last?.key === key) return this.last.document;
    const document = await loadSheet(this.pool, source, how);
    this.last = { key, document };
    return document;
  }
}

/** The same as long as a file is: by its size and time. */
async function keyOf(
  source: SheetSource,
  { charset, sheet }: Pick<HowToTake, "charset" | "sheet">,
): Promise<string> {
  if ("text" in source) return JSON.stringify(source);
  const found = await stat(source.file).catch(() => null);
  return JSON.stringify([source.file, charset, sheet, found?.size, found?.mtimeMs]);
}

/** Reads a sheet, finds the stills of its rows and compares them; nothing is changed. Throws a Problem when nothing can be read. */
export async function previewCaptions(
  db: ReadableDb,
  reader: SheetReader,
  source: SheetSource,
  how: HowToTake,
): Promise<ComparedSheet> {
  const document = await reader.read(source, how);
  const { columns, rows, words, why } = rowsOf(document, how.columns);
  const named = new NamedInRows(db);
  const found = await findStills(db, rows, { wish: how.wish, scope: how.scope, named });
  const { language, choices } = how;
  const compared = await compareRows(db, rows, found, {
    named,
    form: document.form,
    language,
    choices,
  });
  const saysNothing = compared.every(
    ({ row, differences }) => row.texts.length === 0 && differences.length === 0,
  );
  return {
    preview: randomUUID(),
    from: nameOfSource(source),
    form: document.form,
    charset: document.charset,
    sheets: document.kind === "table" ? (document.sheets ?? null) : null,
    columns,
    rows: saysNothing ? [] : compared,
    words: withoutEchoes([
      ...document.words,
      ...words,
      ...(saysNothing && why !== null ? [problem(1, why)] : []),
    ]),
  };
}

function rowsOf(
  document: SheetDocument,
  said: readonly (ColumnMeaning | null)[] | null,
): {
  columns: SheetColumnRead[];
  rows: readonly SheetRow[];
  words: readonly SheetWord[];
  /** Why nothing can be taken of a table, where that is so. */
  why: string | null;
} {
  if (document.kind === "article")
    return { columns: [], rows: document.rows, words: [], why: null };
  const { header, lines } = withHeader(document.lines);
  const columns = said ?? guessColumns(header, lines);
  return {
    columns: columns.map((is, at) => ({
      name: header?.[at] ?? "",
      examples: lines
        .map(({ cells }) => cells[at] ?? "")
        .filter((cell) => cell !== "")
        .slice(0, EXAMPLES)
        .map((cell) => cell.slice(0, EXAMPLE)),
      is,
    })),
    ...tableRows(lines, columns),
    why: whyNothing(lines.length, columns),
  };
}

/** A table of which nothing was understood is shown all the same: what its columns hold can be said. */
function whyNothing(lines: number, columns: readonly (ColumnMeaning | null)[]): string {
  if (lines === 0) return noRows;
  return columns.some((column) => column !== null && isText(column.is)) ? emptyTexts : noTexts;
}

const noRows =
  "This table has no rows: there is nothing below its headings. Choose another file, or write captions into this one.";
const emptyTexts =
  "No row of this table has a text that can be taken in. Write captions into its columns of texts, or say what its other columns hold.";
const noTexts =
  "No column of this table was recognised as holding captions or other texts. Say what its columns hold, or give them headings such as “File name” and “Caption”.";

/** What many rows call for is told once, at the first of them. */
function withoutEchoes(words: readonly SheetWord[]): SheetWord[] {
  const alike = Map.groupBy(words, ({ tone, message }) => `${tone} ${message}`);
  return [...alike.values()]
    .flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : [
            others.length === 0
              ? first
              : {
                  ...first,
                  message: `${first.message} (${(others.length + 1).toLocaleString("en")} times)`,
                },
          ],
    )
    .toSorted((one, other) => one.line - other.line);
}

/** How many rows come to what, and how many texts are written unless the archivist says otherwise. */
export function countsOf(rows: readonly ComparedSheetRow[]): {
  readonly rows: Readonly<Record<RowOutcome, number>>;
  readonly texts: number;
} {
  const counted = { fills: 0, changes: 0, same: 0, unclear: 0, unmatched: 0, contradicts: 0 };
  let texts = 0;
  for (const { as, differences } of rows) {
    counted[as] += 1;
    texts += differences.filter(({ taken }) => taken).length;
  }
  return { rows: counted, texts };
}
