import type { CastRow, CastWord, CheckedRow } from "../../../shared/cast-list.ts";
import { problem, remark } from "./cast-table.ts";

/** The list itself shows the others. */
const LINES_NAMED = 5;

/**
 * Compares the rows of a list with each other. A role that was said before is a repetition when it adds
 * nothing, and a contradiction when it is credited, billed or coded otherwise: then it is for the
 * archivist to say which is meant. A code that two roles of a film have is left to the first. One place in
 * the billing order that several have is told: they stand there in the order of the list.
 */
export function findContradictions(rows: readonly CastRow[]): {
  rows: CheckedRow[];
  words: CastWord[];
} {
  const words: CastWord[] = [];
  const roles = new Map<string, CastRow>();
  const codes = new Map<string, CastRow>();
  const checked = rows.map((row): CheckedRow => {
    const key = roleKey(row);
    const before = roles.get(key);
    if (before === undefined) roles.set(key, row);
    const difference = before === undefined ? null : differenceOf(before, row);
    if (before !== undefined) words.push(wordOf(before, row, difference));
    const code = before === undefined ? ownCode(row, codes, words) : row.code;
    return {
      ...row,
      code,
      repeats: before !== undefined && difference === null ? before.line : null,
      contradicts: before !== undefined && difference !== null ? before.line : null,
    };
  });
  return { rows: checked, words: [...words, ...sharedPlaces([...roles.values()])] };
}

/** Of a character that has one place with its voice or its double nothing is told. */
function sharedPlaces(roles: readonly CastRow[]): CastWord[] {
  const places = Map.groupBy(
    roles.filter(({ order }) => order !== null),
    ({ film, order }) => `${filmKey(film)}\n${String(order)}`,
  );
  return [...places.values()].flatMap((sharing) => {
    const [first] = sharing;
    const characters = new Set(sharing.map(({ character }) => folded(character)));
    if (first === undefined || characters.size < 2) return [];
    const lines = sharing.slice(0, LINES_NAMED).map(({ line }) => String(line));
    const more = sharing.length > LINES_NAMED ? "…" : "";
    return [
      remark(
        first.line,
        `${sharing.length.toLocaleString("en")} roles have the place ${String(first.order)} in the billing order (lines ${lines.join(", ")}${more}). They stand there in the order of the list.`,
      ),
    ];
  });
}

/** The voice of a character is another role than its body. */
function roleKey({ film, character, performer, kind }: CastRow): string {
  return JSON.stringify([filmKey(film), folded(character), folded(performer ?? ""), kind]);
}

function filmKey(film: CastRow["film"]): string {
  return film === null ? "" : `${folded(film.title)} ${String(film.year)}`;
}

function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/** In words, what the second says otherwise; null when it says nothing else. */
function differenceOf(one: CastRow, other: CastRow): string | null {
  const differing: readonly (readonly [string, string | number | null, string | number | null])[] =
    [
      ["credited as", one.creditedAs, other.creditedAs],
      ["order", one.order, other.order],
      ["code", one.code, other.code],
      ["uncredited", inWords(one.uncredited), inWords(other.uncredited)],
    ];
  const said = differing.filter(([, before, now]) => now !== null && before !== now);
  if (said.length === 0) return null;
  return said
    .map(
      ([what, before, now]) =>
        `${what} ${String(now)} instead of ${before === null ? "nothing" : String(before)}`,
    )
    .join(", ");
}

function inWords(uncredited: boolean): string {
  return uncredited ? "yes" : "no";
}

function wordOf(before: CastRow, row: CastRow, difference: string | null): CastWord {
  const role = row.performer === null ? row.character : `${row.performer} as ${row.character}`;
  return difference === null
    ? remark(row.line, `${role} is in line ${String(before.line)} already.`)
    : problem(
        row.line,
        `${role} is in line ${String(before.line)} already, and here otherwise: ${difference}. Only the first is taken.`,
      );
}

/** The code of a row, or null when a role before it has it: a code stands for one role. */
function ownCode(row: CastRow, codes: Map<string, CastRow>, words: CastWord[]): string | null {
  if (row.code === null) return null;
  const key = `${filmKey(row.film)}\n${row.code}`;
  const holder = codes.get(key);
  if (holder === undefined) {
    codes.set(key, row);
    return row.code;
  }
  words.push(
    remark(
      row.line,
      `The code “${row.code}” is that of ${holder.character} in line ${String(holder.line)} already. ${row.character} is taken without a code.`,
    ),
  );
  return null;
}
