import type { ColumnMeaning, SheetColumn } from "../../../shared/caption-sheet.ts";
import { unstatedLanguage } from "../../../shared/language.ts";
import type { TableLine } from "../tables/split-rows.ts";
import { isCredit } from "../credits/credit-tail.ts";
import { columnOfHeading, isHeader } from "./heading-words.ts";

/** Titles, dates and remarks that people put above the head of a sheet. */
const LINES_ABOVE = 20;
/** Rows that are looked at to tell what a column holds. */
const SAMPLED = 200;

/** The head of a table, if it has one, and the rows below it; what stands above the head is left out. */
export function withHeader(lines: readonly TableLine[]): {
  readonly header: readonly string[] | null;
  readonly lines: readonly TableLine[];
} {
  const at = lines.slice(0, LINES_ABOVE).findIndex(({ cells }) => isHeader(cells));
  const head = lines[at];
  return head === undefined
    ? { header: null, lines }
    : { header: head.cells, lines: lines.slice(at + 1) };
}

/**
 * What each column holds: by its heading, else, where no text is found that way, by its content. File
 * names and people may stand in several columns, a text of one language in one only.
 */
export function guessColumns(
  header: readonly string[] | null,
  lines: readonly TableLine[],
): (ColumnMeaning | null)[] {
  const width =
    header?.length ?? Math.max(...lines.slice(0, SAMPLED).map(({ cells }) => cells.length), 0);
  const at = Array.from({ length: width }, (_none, index) => index);
  const named = onceEach(
    at.map((index) => namingFiles(columnOfHeading(header?.[index] ?? ""), lines, index)),
  );
  const isText = named.some((column) => column !== null && !telling.has(column.is));
  const isTold = named.some((column) => column !== null && whichStill.has(column.is));
  if (isText && isTold) return named;
  const taken = new Set(named.map((column) => column?.is));
  const guessed = at.map((index) => named[index] ?? byContent(lines, index, taken));
  return withCaption(onceEach(guessed), lines, named);
}

const whichStill: ReadonlySet<SheetColumn> = new Set(["fileName", "number", "identifier"]);
const telling: ReadonlySet<SheetColumn> = new Set([
  ...whichStill,
  "film",
  "year",
  "people",
  "language",
]);
/** Of these a row may have several. */
const several: ReadonlySet<SheetColumn> = new Set(["fileName", "identifier", "people"]);

function onceEach(columns: readonly (ColumnMeaning | null)[]): (ColumnMeaning | null)[] {
  const seen = new Set<string>();
  return columns.map((column) => {
    if (column === null || several.has(column.is)) return column;
    const key = `${column.is} ${column.language}`;
    if (seen.has(key)) return null;
    seen.add(key);
    return column;
  });
}

function meaning(is: SheetColumn): ColumnMeaning {
  return { is, language: unstatedLanguage };
}

const fileName =
  /\.(?:jpe?g|tiff?|png|psd|psb|webp|heic|avif|gif|dng|cr2|cr3|nef|arw|bmp|jp2|jxl|mpo)$/iu;

/** “Still” and “Photo no.” stand above numbers, and as often above the names of files. */
function namingFiles(
  column: ColumnMeaning | null,
  lines: readonly TableLine[],
  at: number,
): ColumnMeaning | null {
  if (column?.is !== "number") return column;
  const cells = cellsAt(lines, at);
  const files = cells.filter((cell) => fileName.test(cell)).length;
  return files > 0 && files * 2 > cells.length ? meaning("fileName") : column;
}

/** What a column shows by itself; null for texts, of which the longest is the caption. */
function byContent(
  lines: readonly TableLine[],
  at: number,
  taken: ReadonlySet<SheetColumn | undefined>,
): ColumnMeaning | null {
  const cells = cellsAt(lines, at);
  const most = (is: RegExp): boolean =>
    cells.length > 0 && cells.filter((cell) => is.test(cell)).length * 10 >= cells.length * 8;
  if (most(fileName)) return meaning("fileName");
  if (most(/^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{64})$/iu))
    return meaning("identifier");
  if (taken.has("number") || taken.has("fileName")) return creditColumn(cells, taken);
  if (
    most(/^(?:\p{Lu}{1,5}[-_ ]?)?\d{1,8}[a-z]?$/u) &&
    new Set(cells).size * 10 >= cells.length * 9
  )
    return most(/^(?:18|19|20)\d\d$/u) ? null : meaning("number");
  return creditColumn(cells, taken);
}

function creditColumn(
  cells: readonly string[],
  taken: ReadonlySet<SheetColumn | undefined>,
): ColumnMeaning | null {
  if (taken.has("creditLine") || cells.length === 0) return null;
  const credits = cells.filter((cell) => isCredit(cell)).length;
  return credits * 10 >= cells.length * 7 ? meaning("creditLine") : null;
}

function withCaption(
  columns: readonly (ColumnMeaning | null)[],
  lines: readonly TableLine[],
  named: readonly (ColumnMeaning | null)[],
): (ColumnMeaning | null)[] {
  if (columns.some((column) => column !== null && column.is === "caption")) return [...columns];
  if (named.some((column) => column !== null && !telling.has(column.is))) return [...columns];
  const lengths = columns.map((column, at) => {
    const cells = column === null ? cellsAt(lines, at) : [];
    const sum = cells.reduce((total, cell) => total + cell.length, 0);
    return cells.length === 0 ? 0 : sum / cells.length;
  });
  const longest = Math.max(0, ...lengths);
  // Words of a sentence, not a mark or a code.
  if (longest < 12) return [...columns];
  const at = lengths.indexOf(longest);
  return columns.map((column, index) => (index === at ? meaning("caption") : column));
}

function cellsAt(lines: readonly TableLine[], at: number): string[] {
  return lines
    .slice(0, SAMPLED)
    .map(({ cells }) => cells[at] ?? "")
    .filter((cell) => cell !== "");
}
