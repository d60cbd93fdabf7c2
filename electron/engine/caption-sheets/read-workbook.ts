import { formatValue, isDateFormat } from "hucre";
import { readXlsx, type Cell, type CellValue, type Sheet } from "hucre/xlsx";
import { unguarded } from "../export/guarded-cell.ts";
import { isBesideCaptions, sheetNames } from "../export/sheet-names.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { SheetWord } from "../../../shared/caption-sheet.ts";
import { isHeader } from "./heading-words.ts";
import { mergedCells, problem, remark, type SheetTable } from "./sheet-document.ts";

/** Columns beyond hold no captions. */
const MOST_COLUMNS = 300;
/** So many columns, and more rows than are taken: a cell that was touched far away makes a sheet no larger. */
const READ = "A1:KN21002";

/**
 * Reads one sheet of a workbook: that of a name, or the first with the head of a caption list, or the first that
 * holds anything; hidden ones are left aside. Cells are read as they are seen (007 in a number format of three digits), formulas with the result that was saved with them:
 * nothing is calculated. A merged cell counts for all its rows. The package has been looked through.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  { hasMacros, name }: { readonly hasMacros: boolean; readonly name: string | null },
): Promise<SheetTable> {
  const sheets = await sheetsOf(bytes);
  const filled = sheets.filter(
    ({ rows, hidden, veryHidden }) =>
      hidden !== true && veryHidden !== true && rows.some((row) => row.some(isSaid)),
  );
  const [first] = filled;
  if (first === undefined)
    throw new ProblemError("invalid", "This workbook has no sheet with anything in it.");
  const names = filled.map((one) => one.name);
  const sheet =
    name === null ? (filled.find(hasHead) ?? first) : filled.find((one) => one.name === name);
  if (sheet === undefined)
    throw new ProblemError(
      "invalid",
      `This workbook has no sheet “${name ?? ""}” with anything in it. It has: ${names.join(", ")}.`,
    );
  const isOurs = sheet.name === sheetNames.captions;
  const others = names.filter(
    (other) => other !== sheet.name && !(isOurs && isBesideCaptions(other)),
  );
  const words = [
    ...(hasMacros
      ? [remark(1, "This workbook holds macros. They are not run, and nothing is read from them.")]
      : []),
    ...(others.length > 0 ? [remark(1, whichSheet(sheet.name, filled.length))] : []),
  ];
  const of = { names, read: sheet.name };
  return { kind: "table", form: "xlsx", ...linesOf(sheet, words), sheets: of };
}

/** Lines of a sheet in which its head is looked for. */
const HEAD_WITHIN = 20;

function hasHead({ rows }: Sheet): boolean {
  return rows
    .slice(0, HEAD_WITHIN)
    .some((row) => isHeader(row.map((value) => (typeof value === "string" ? value : ""))));
}

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  try {
    return (await readXlsx(bytes, { readStyles: true, range: READ })).sheets;
  } catch {
    throw new ProblemError(
      "damaged",
      "This workbook is damaged and cannot be read. Open it in Excel or LibreOffice, save it anew, and choose that.",
    );
  }
}

function whichSheet(name: string, count: number): string {
  return `Only the sheet “${name}” is read, of ${String(count)} that hold anything. Another one can be chosen.`;
}

function isSaid(value: CellValue): boolean {
  return value !== null && value !== "";
}

function linesOf(sheet: Sheet, before: readonly SheetWord[]): Pick<SheetTable, "lines" | "words"> {
  const rows = withMerged(sheet);
  // a workbook leaves out the empty cells at the end of a row
  const width = Math.min(
    MOST_COLUMNS,
    rows.reduce((most, row) => Math.max(most, row.length), 0),
  );
  const words = [...before];
  const formulas = { count: 0, first: 0 };
  const lines = rows.map((row, at) => {
    const lost: number[] = [];
    const cells = Array.from({ length: width }, (_, column) => {
      const value = row[column] ?? null;
      const cell = sheet.cells?.get(`${String(at)},${String(column)}`);
      if (cell?.formula !== undefined) {
        formulas.first ||= at + 1;
        formulas.count += 1;
      }
      const why = whyLost(value, cell);
      if (why === null) return textOfCell(value, cell);
      words.push(problem(at + 1, why));
      lost.push(column);
      return "";
    });
    return { line: at + 1, cells, lost };
  });
  if (formulas.count > 0) words.push(remark(formulas.first, formulasSaid(formulas.count)));
  if ((sheet.merges ?? []).some(({ startRow, endRow }) => endRow > startRow))
    words.push(remark(1, mergedCells));
  return { lines: lines.filter(({ cells }) => cells.some((cell) => cell !== "")), words };
}

/** Why nothing is read of a cell that is not empty; null where it is read. */
function whyLost(value: CellValue, cell: Cell | undefined): string | null {
  if (cell?.type === "error")
    return `A formula in this row has no result (${String(value)}); its cell is left out.`;
  return cell?.formula !== undefined && value === null
    ? "A formula in this row was saved without its result; its cell is left out. Open the workbook in Excel or LibreOffice, save it, and choose that."
    : null;
}

function formulasSaid(count: number): string {
  return count === 1
    ? "A cell holds a formula. It is not run: its result as it was saved is read."
    : `${count.toLocaleString("en")} cells hold formulas. They are not run: their results as they were saved are read.`;
}

/** Downwards only: across, the cells of a merged heading would say it several times. */
function withMerged(sheet: Sheet): CellValue[][] {
  const rows = sheet.rows.map((row) => [...row]);
  for (const { startRow, startCol, endRow } of sheet.merges ?? []) {
    const value = rows[startRow]?.[startCol] ?? null;
    for (let at = startRow + 1; at <= endRow && at < rows.length; at += 1) {
      const row = rows[at];
      if (row !== undefined) row[startCol] = value;
    }
  }
  return rows;
}

function textOfCell(value: CellValue, cell: Cell | undefined): string {
  if (value === null) return "";
  if (typeof value === "string") return unguarded(withControls(value)).trim();
  if (value instanceof Date) return dateText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const format = cell?.style?.numFmt ?? "General";
  if (format === "General" || isDateFormat(format)) return plainNumber(value);
  const shown = formatValue(value, format);
  // What is shown as 1.00E+12 or ### is still there in full.
  return /^-?[\d\s.,/-]+$/u.test(shown) && !/^-?\d\.\d+E/iu.test(shown)
    ? shown.trim()
    : plainNumber(value);
}

/** In full, without an exponent, as far as it was saved. */
function plainNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21
    ? BigInt(value).toString()
    : String(value);
}

/** As ISO 8601; a cell with a day alone without its time. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  const iso = date.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** Characters that XML cannot hold are written as _x000D_ (ECMA-376, 22.9.2.19). */
function withControls(text: string): string {
  return text.replaceAll(/_x([0-9A-F]{4})_/gu, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
