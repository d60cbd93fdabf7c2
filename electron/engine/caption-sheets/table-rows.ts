import type {
  ColumnMeaning,
  SheetColumn,
  SheetRow,
  SheetText,
  SheetWord,
} from "../../../shared/caption-sheet.ts";
import { parseFilmName, type FilmName } from "../../../shared/film-name.ts";
import { unstatedLanguage } from "../../../shared/language.ts";
import { localisedFields } from "../../../shared/still.ts";
import type { TableLine } from "../tables/split-rows.ts";
import { languageOf } from "./heading-words.ts";
import { keptText, LONGEST_TEXT } from "./kept-text.ts";
import { problem, remark } from "./sheet-document.ts";

/** What a spreadsheet writes where it took a text for a formula that it could not work out. */
const failedFormula =
  /^#(?:NAME\?|REF!|VALUE!|DIV\/0!|N\/A|NUM!|NULL!|¡VALOR!|¿NOMBRE\?|WERT!|BEZUG!|NOM\?|VALEUR!)$/u;

/**
 * The rows of a table with its columns taken as said, and what is to be told of them. A column that is empty
 * throughout says nothing; an empty cell of another may say that a text is to go.
 */
export function tableRows(
  lines: readonly TableLine[],
  columns: readonly (ColumnMeaning | null)[],
): { rows: SheetRow[]; words: SheetWord[] } {
  const isFilled = columns.map((_column, at) =>
    lines.some(({ cells }) => (cells[at] ?? "") !== ""),
  );
  const hasTexts = columns.some(
    (column, at) => column !== null && isText(column.is) && isFilled[at] === true,
  );
  const isOneRow = lines.length === 1 && hasTexts;
  const emptiable = columns.map((_column, at) => isOneRow || isFilled[at] === true);
  const reader = new RowReader(columns, emptiable);
  const rows = lines.flatMap((line) => reader.read(line) ?? []);
  return { rows, words: reader.words };
}

class RowReader {
  readonly words: SheetWord[] = [];
  private readonly columns: readonly (ColumnMeaning | null)[];
  /** Of each column whether an empty cell may say that a text is to go. */
  private readonly emptiable: readonly boolean[];
  private isWide = false;

  constructor(columns: readonly (ColumnMeaning | null)[], emptiable: readonly boolean[]) {
    this.columns = columns;
    this.emptiable = emptiable;
  }

  read({ line, cells, lost = [] }: TableLine): SheetRow | null {
    if (!this.isWide && cells.slice(this.columns.length).some((cell) => cell !== "")) {
      this.isWide = true;
      this.words.push(
        remark(
          line,
          "This row has more cells than the head has columns; what is beyond is left out.",
        ),
      );
    }
    const values = (is: SheetColumn): string[] =>
      this.columns.flatMap((column, at) => {
        const cell = column?.is === is ? (cells[at] ?? "").trim() : "";
        return cell === "" ? [] : [cell];
      });
    const { texts, emptied } = this.textsOf({ line, cells, lost }, values("language")[0] ?? "");
    const [fileNames, identifiers] = [values("fileName"), values("identifier")];
    const isNamed = fileNames.length + identifiers.length > 0;
    if (texts.length === 0 && (emptied.length === 0 || !isNamed)) return null;
    const [number = null] = values("number");
    return {
      line,
      fileNames: [...new Set(fileNames.map(withoutFolders))],
      number,
      identifiers,
      isSigned: fileNames.length + identifiers.length > 0 || number !== null,
      film: filmOf(values("film")[0] ?? "", values("year")[0] ?? ""),
      people: values("people").join("; "),
      texts,
      emptied,
    };
  }

  private textsOf(
    { line, cells, lost }: Required<TableLine>,
    rowLanguage: string,
  ): Pick<SheetRow, "texts" | "emptied"> {
    const ofRow = rowLanguage === "" ? null : languageOf(rowLanguage);
    if (rowLanguage !== "" && ofRow === null)
      this.words.push(
        problem(
          line,
          `“${rowLanguage}” is no language that is known. The texts of this row are read as of no stated language.`,
        ),
      );
    const texts: SheetText[] = [];
    const emptied: Omit<SheetText, "text">[] = [];
    for (const [at, column] of this.columns.entries()) {
      if (column === null || !isText(column.is)) continue;
      const cell = cells[at];
      const text = this.textOf(line, cell ?? "");
      const stated =
        column.language === unstatedLanguage ? (ofRow ?? this.without(column.is)) : column.language;
      const of = { field: column.is, language: localisedFields.has(column.is) ? stated : null };
      if (text !== "") texts.push({ ...of, text });
      else if (cell?.trim() === "" && this.emptiable[at] === true && !lost.includes(at))
        emptied.push(of);
    }
    const isSaid = (of: Omit<SheetText, "text">): boolean =>
      texts.some(({ field, language }) => field === of.field && language === of.language);
    return { texts, emptied: emptied.filter((of) => !isSaid(of)) };
  }

  /** Beside "Caption_en" plain "Caption" is of no stated language; alone it may be of any. */
  private without(is: SheetColumn): string | null {
    const others = this.columns.some(
      (column) => column?.is === is && column.language !== unstatedLanguage,
    );
    return others ? unstatedLanguage : null;
  }

  private textOf(line: number, cell: string): string {
    if (failedFormula.test(cell)) {
      this.words.push(
        problem(
          line,
          `A cell says ${cell}: the spreadsheet took its text for a formula and lost it. The cell is left out.`,
        ),
      );
      return "";
    }
    const { text, hadControls } = keptText(cell);
    if (hadControls)
      this.words.push(
        remark(line, "A text holds control characters, which nobody can see; they are left out."),
      );
    if (text.length <= LONGEST_TEXT) return text;
    this.words.push(problem(line, tooLong(text)));
    return "";
  }
}

function tooLong(text: string): string {
  return `A text of this row has ${text.length.toLocaleString("en")} characters, which is no caption: “${text.slice(0, 40)}…” is left out. Shorten it.`;
}

/** Whether a column holds a text of a still; the others only tell which still is meant. */
export function isText(is: SheetColumn): is is SheetText["field"] {
  return !["fileName", "number", "identifier", "film", "year", "people", "language"].includes(is);
}

function withoutFolders(path: string): string {
  return path.split(/[\\/]/u).at(-1)?.trim() ?? path;
}

/** "Return to Dust (2022)" in one cell, or title and year in two. */
function filmOf(film: string, year: string): FilmName | null {
  if (film === "") return null;
  return /^(?:18|19|20)\d\d$/u.test(year)
    ? { title: film, year: Number(year) }
    : parseFilmName(film);
}
