import type { CastColumn, CastRow, CastWord, ListedFilm } from "../../../shared/cast-list.ts";
import { parseFilmName } from "../../../shared/film-name.ts";
import { LONGEST_NAME } from "../../../shared/record-name.ts";
import type { RoleKind } from "../../../shared/record.ts";
import { problem, remark, type CastTable } from "./cast-table.ts";
import type { TableLine } from "../tables/split-rows.ts";
import { pairIn } from "./plain-lines.ts";
import { kindOfWord, saysUncredited, suffixesOf, type Suffixes } from "./suffixes.ts";
import { keptName } from "../../../shared/turning.ts";

/** The cells of one row by what they are; a column that the list does not have is undefined. */
type Cells = Readonly<Partial<Record<CastColumn, string>>>;

/** The rows of a table with its columns taken as said, and what is to be told of them. */
export function rowsOfTable(
  table: CastTable,
  columns: readonly (CastColumn | null)[],
): { rows: CastRow[]; words: CastWord[] } {
  const rows: CastRow[] = [];
  const words: CastWord[] = [];
  const kindHeading = table.header?.[columns.indexOf("kind")] ?? "";
  for (const line of table.lines) {
    const cells = cellsOf(line, columns);
    const read = rowOf(line.line, cells, { kindHeading, literal: table.literal === true });
    if (read.row !== null) rows.push(read.row);
    words.push(...read.words);
    if (line.cells.slice(columns.length).some((cell) => cell !== ""))
      words.push(
        remark(line.line, "This row has more cells than the others; what is beyond is left out."),
      );
  }
  return { rows, words: withoutEchoes(words) };
}

/** A remark that many rows call for is made once, at the first of them. */
function withoutEchoes(words: readonly CastWord[]): CastWord[] {
  const counts = new Map<string, number>();
  for (const { tone, message } of words)
    if (tone === "remark") counts.set(message, (counts.get(message) ?? 0) + 1);
  const told = new Set<string>();
  return words.flatMap((word) => {
    const count = counts.get(word.message) ?? 1;
    if (word.tone === "problem" || count === 1) return [word];
    if (told.has(word.message)) return [];
    told.add(word.message);
    return [{ ...word, message: `${word.message} (${count.toLocaleString("en")} rows)` }];
  });
}

function cellsOf({ cells }: TableLine, columns: readonly (CastColumn | null)[]): Cells {
  return Object.fromEntries(
    columns.flatMap((column, at) => (column === null ? [] : [[column, tidy(cells[at] ?? "")]])),
  );
}

/** As names are kept: composed, with single spaces, without control characters and empty marks. */
function tidy(cell: string): string {
  const text = keptName(cell)
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return /^(?:[-–—]+|\.{2,}|…|\\N|n\/a)$/iu.test(text) ? "" : text;
}

function isUnderstood(notes: string): boolean {
  return kindOfWord(notes) !== null || saysUncredited(notes);
}

type Read = { readonly row: CastRow | null; readonly words: readonly CastWord[] };

type Reading = { readonly kindHeading: string; readonly literal: boolean };

function rowOf(line: number, cells: Cells, { kindHeading, literal }: Reading): Read {
  const words: CastWord[] = [];
  const pair = cells.both === undefined ? null : pairIn(cells.both);
  const written = {
    character: cells.character ?? pair?.character ?? "",
    performer: cells.performer ?? pair?.performer ?? "",
  };
  const said = literal ? { ...written, ...nothingBehind } : saidBehindNames(cells, written);
  const { character, performer } = said;
  const refusal = refusalOf(cells, character, performer);
  if (refusal !== null) return { row: null, words: [problem(line, refusal)] };
  const kind = kindOf(cells, kindHeading);
  if (kind === null)
    words.push(
      remark(
        line,
        `“${cells.kind ?? ""}” is no kind of role known here; the role is taken for an ordinary one.`,
      ),
    );
  const order = orderOf(cells.order);
  if (order === undefined)
    words.push(
      problem(
        line,
        `The order of ${character} is “${cells.order ?? ""}”, which is no whole number from 1: it is left out.`,
      ),
    );
  if (cells.notes !== undefined && cells.notes !== "" && !isUnderstood(cells.notes))
    words.push(remark(line, "Notes have no place in a cast and are left out."));
  const row: CastRow = {
    line,
    film: filmOf(cells),
    character,
    performer: performer === "" ? null : performer,
    creditedAs: orNull(cells.creditedAs) ?? said.creditedAs,
    order: order ?? null,
    kind: said.kind ?? kind ?? "role",
    ...(cells.kind === undefined && cells.notes === undefined && said.kind === null
      ? { kindUnsaid: true }
      : {}),
    uncredited:
      said.uncredited ||
      isYes(cells.uncredited, saysUncredited) ||
      saysUncredited(cells.notes ?? ""),
    code: orNull(cells.code),
  };
  return { row, words };
}

type Said = Omit<Suffixes, "name"> & { readonly character: string; readonly performer: string };

const nothingBehind = { kind: null, uncredited: false, creditedAs: null } as const;

/** A list that has columns of its own for it puts nothing behind the names: there brackets are part of them. */
function saidBehindNames(cells: Cells, names: { character: string; performer: string }): Said {
  if (cells.kind !== undefined && cells.uncredited !== undefined && cells.creditedAs !== undefined)
    return { ...names, ...nothingBehind };
  const [one, other] = [suffixesOf(names.character), suffixesOf(names.performer)];
  return {
    character: one.name,
    performer: other.name,
    kind: one.kind ?? other.kind,
    uncredited: one.uncredited || other.uncredited,
    creditedAs: one.creditedAs ?? other.creditedAs,
  };
}

function refusalOf(cells: Cells, character: string, performer: string): string | null {
  if (character === "" && performer === "") {
    const both = cells.both ?? "";
    return both === ""
      ? "This line names neither a character nor a performer."
      : `“${both}” does not say who plays whom. Write it as “Performer as Character”.`;
  }
  if (character === "")
    return `${performer} is named without a character. Write one, or what is seen, such as “Waiter”.`;
  const long = [
    character,
    performer,
    cells.creditedAs ?? "",
    cells.code ?? "",
    cells.film ?? "",
  ].find((name) => name.length > LONGEST_NAME);
  return long === undefined
    ? null
    : `“${long.slice(0, 40)}…” is longer than ${LONGEST_NAME.toLocaleString("en")} characters, which no name may be. Shorten it.`;
}

/** Null when the word is not known. A column headed "Voice" says so by its heading wherever it says yes. */
function kindOf({ kind = "", notes = "" }: Cells, heading: string): RoleKind | null {
  if (kind === "" || isNo(kind)) return kindOfWord(notes) ?? "role";
  return kindOfWord(kind) ?? (isYes(kind, () => false) ? kindOfWord(heading) : null);
}

/** Undefined when it is no number. */
function orderOf(cell = ""): number | null | undefined {
  if (cell === "") return null;
  const number = /^#?(?<digits>\d{1,6})[.)]?$/u.exec(cell)?.groups?.["digits"];
  return number === undefined || Number(number) === 0 ? undefined : Number(number);
}

function isYes(cell: string | undefined, also: (cell: string) => boolean): boolean {
  const text = cell ?? "";
  return /^(?:yes|y|true|x|1|✓|✔|oui|ja|sí|si|是)$/iu.test(text) || also(text);
}

function isNo(cell: string): boolean {
  return /^(?:no|n|false|0|non|nein|否)$/iu.test(cell);
}

/** "Return to Dust (2022)" in one cell, or title and year in two. */
function filmOf({ film = "", year = "" }: Cells): ListedFilm | null {
  if (film === "") return null;
  const said = /^(?:18|19|20)\d\d$/u.test(year) ? Number(year) : null;
  return said === null ? parseFilmName(film) : { title: film, year: said };
}

function orNull(cell: string | undefined): string | null {
  return cell === undefined || cell === "" ? null : cell;
}
