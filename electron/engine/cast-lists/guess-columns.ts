import type { CastColumn } from "../../../shared/cast-list.ts";
import type { TableLine } from "../tables/split-rows.ts";
import type { CastTable } from "./cast-table.ts";
import { isCodeLike } from "./code-file.ts";
import { columnOfHeading } from "./header-words.ts";
import { pairIn } from "./plain-lines.ts";
import { kindOfWord } from "./suffixes.ts";

/** Whom the archive knows: it tells characters from performers where a list does not. */
export type KnownNames = {
  readonly isCharacter: (name: string) => boolean;
  readonly isPerformer: (name: string) => boolean;
};

/**
 * What each column of a table holds: by the form, else by its heading, else by its content and place. No
 * column is meant twice, the first of a kind wins. Where the archive knows most names the other way
 * round, character and performer change places, unless the list says in words who plays whom.
 */
export function guessColumns(table: CastTable, known: KnownNames): (CastColumn | null)[] {
  const width = Math.max(
    table.header?.length ?? 0,
    ...table.lines.map(({ cells }) => cells.length),
  );
  const at = Array.from({ length: width }, (_none, index) => index);
  if (table.header !== null && table.columns === null) {
    const { header } = table;
    return onceEach(at.map((index) => columnOfHeading(header[index] ?? "")));
  }
  const { columns } = table;
  const guessed =
    columns === null ? byContent(table.lines, at) : at.map((index) => columns[index] ?? null);
  const isSaid = table.literal === true || table.inWords === true;
  return isSaid ? guessed : facing(guessed, table.lines, known);
}

function onceEach(columns: readonly (CastColumn | null)[]): (CastColumn | null)[] {
  return columns.map((column, at) =>
    column !== null && columns.indexOf(column) < at ? null : column,
  );
}

function byContent(lines: readonly TableLine[], at: readonly number[]): (CastColumn | null)[] {
  const taken = at.map((index) => tellingColumn(lines, index));
  const names: CastColumn[] = taken.includes("both") ? [] : ["character", "performer"];
  return onceEach(taken.map((column) => column ?? names.shift() ?? null)).map((column, index) =>
    column === null && index === at.length - 1 && index > 1 ? "notes" : column,
  );
}

/** What a column shows by itself; null for names, which are told by their place. */
function tellingColumn(lines: readonly TableLine[], at: number): CastColumn | null {
  const cells = lines.map(({ cells: all }) => all[at] ?? "").filter((cell) => cell !== "");
  const most = (is: (cell: string) => boolean): boolean =>
    cells.length > 0 && cells.filter(is).length * 10 >= cells.length * 9;
  if (most((cell) => /^(?:18|19|20)\d\d$/u.test(cell))) return "year";
  if (most((cell) => /^\d{1,4}$/u.test(cell))) return "order";
  if (most((cell) => kindOfWord(cell) !== null)) return "kind";
  if (most((cell) => pairIn(cell) !== null)) return "both";
  if (at === 0 && most(isCodeLike) && new Set(cells).size === cells.length && lines.length > 1)
    return "code";
  return null;
}

function facing(
  columns: readonly (CastColumn | null)[],
  lines: readonly TableLine[],
  known: KnownNames,
): (CastColumn | null)[] {
  const [character, performer] = [columns.indexOf("character"), columns.indexOf("performer")];
  if (character === -1 || performer === -1) return [...columns];
  let points = 0;
  for (const { cells } of lines) {
    const [one, other] = [cells[character] ?? "", cells[performer] ?? ""];
    points += Number(known.isCharacter(one)) + Number(known.isPerformer(other));
    points -= Number(known.isPerformer(one)) + Number(known.isCharacter(other));
  }
  if (points >= 0) return [...columns];
  return columns.map((column) => swapped(column));
}

function swapped(column: CastColumn | null): CastColumn | null {
  if (column === "character") return "performer";
  return column === "performer" ? "character" : column;
}
