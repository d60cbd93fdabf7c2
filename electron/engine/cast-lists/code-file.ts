import type { CastColumn } from "../../../shared/cast-list.ts";
import { problem, type CastTable } from "./cast-table.ts";
import type { TableLine } from "../tables/split-rows.ts";

/**
 * Reads a code replacement file of Photo Mechanic: a code, a tab, what replaces it, and further
 * replacements each behind a tab, which `=code#2=` takes. Lines that begin with `//` are comments.
 * Quotation marks mean nothing here.
 */
export function readCodeFile(text: string): CastTable {
  const all = text.split(/\r\n|\n|\r/u).map((written, at) => ({ line: at + 1, written }));
  const meant = all.filter(({ written }) => written.trim() !== "" && !isComment(written));
  const madeUp = new Set(all.flatMap(({ written }) => codesMadeUp(written)));
  const lines = meant.map(({ line, written }): TableLine => {
    const [code = "", ...others] = written.split("\t").map((cell) => cell.trim());
    return { line, cells: [madeUp.has(code) ? "" : code, ...others] };
  });
  const whole = lines.filter(({ cells }) => cells.length > 1);
  const words = lines
    .filter(({ cells }) => cells.length === 1)
    .map(({ line, cells: [cell = ""] }) =>
      problem(
        line,
        `“${cell}” has no tab between code and replacement, so it replaces nothing. Put a tab there, not spaces.`,
      ),
    );
  const table = { form: "codes", header: null, lines: whole, words } as const;
  return isOwnCodeFile(text)
    ? { ...table, columns: fill(ownColumns, widthOf(whole)), literal: true }
    : { ...table, columns: columnsOf(whole) };
}

/** What an export writes above its codes. */
export const codesExplained =
  "// =code= the character, =code#2= the performer, =code#3= the performer as the character, =code#4= as credited";

/** Whether a code file is one that was exported, and nobody has written it anew. */
function isOwnCodeFile(text: string): boolean {
  return text.includes(codesExplained);
}

const madeUpComment = "// Made up for this file, and not read back into an archive:";

/** The comment that tells codes that were made up for a file from those that an archive has. */
export function commentOnCodesMadeUp(codes: readonly string[]): string {
  return `${madeUpComment} ${codes.join(" ")}`;
}

function codesMadeUp(line: string): readonly string[] {
  return line.startsWith(madeUpComment)
    ? line
        .slice(madeUpComment.length)
        .split(/\s+/u)
        .filter((code) => code !== "")
    : [];
}

/** Whether a line is a comment of a code replacement file. */
export function isComment(line: string): boolean {
  return line.trimStart().startsWith("//");
}

/**
 * Whether a word may be a code: short, in one piece, and no name, which would begin with one capital or be
 * in a script that has none. Code files have no header, so this is how they are told from other lists with tabs.
 */
export function isCodeLike(cell: string): boolean {
  if (!/^[^\s=]{1,12}$/u.test(cell) || /\p{Lo}/u.test(cell)) return false;
  return /\d/u.test(cell) || !/\p{Lu}\p{Ll}/u.test(cell);
}

/** "Hai Qing as Cao Guiying", in a column by itself where the two stand before it. */
function columnsOf(lines: readonly TableLine[]): (CastColumn | null)[] {
  const width = widthOf(lines);
  const first = mostly(lines, 1, (cell) => / as /u.test(cell));
  if (first) return fill(["code", "both"], width);
  return fill(ownColumns, width);
}

const ownColumns = ["code", "character", "performer", null, "creditedAs"] as const;

function widthOf(lines: readonly TableLine[]): number {
  return Math.max(2, ...lines.map(({ cells }) => cells.length));
}

function mostly(lines: readonly TableLine[], at: number, is: (cell: string) => boolean): boolean {
  return lines.filter(({ cells }) => is(cells[at] ?? "")).length * 2 > lines.length;
}

function fill(columns: readonly (CastColumn | null)[], width: number): (CastColumn | null)[] {
  return Array.from({ length: width }, (_none, at) => columns[at] ?? null);
}
