import type {
  SheetForm,
  SheetRow,
  SheetsOfWorkbook,
  SheetWord,
} from "../../../shared/caption-sheet.ts";
import type { TableLine } from "../tables/split-rows.ts";

/** A table before it is said what each column means. */
export type SheetTable = {
  readonly kind: "table";
  readonly form: SheetForm;
  readonly lines: readonly TableLine[];
  readonly words: readonly SheetWord[];
  /** Of a workbook. */
  readonly sheets?: SheetsOfWorkbook;
};

/** An article, or a sheet that is written as text: its rows are found, it has no columns. */
export type SheetArticle = {
  readonly kind: "article";
  readonly form: SheetForm;
  readonly rows: readonly SheetRow[];
  readonly words: readonly SheetWord[];
};

/** A file of captions taken apart, and in which character set its bytes were read; null where its form says so itself. */
export type SheetDocument = (SheetTable | SheetArticle) & {
  readonly charset: SheetCharset | null;
};
export type SheetCharset = { readonly charset: string; readonly guessed: boolean };

/** Tells of a row or a part of it that is kept out. */
export function problem(line: number, message: string): SheetWord {
  return { line, tone: "problem", message };
}

/** Tells how something was understood. */
export function remark(line: number, message: string): SheetWord {
  return { line, tone: "remark", message };
}

export const mergedCells = "Merged cells are read as if each of their rows said the same.";
