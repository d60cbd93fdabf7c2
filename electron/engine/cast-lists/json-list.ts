import { ProblemError } from "../../../shared/problem.ts";
import { problem, type CastTable } from "./cast-table.ts";
import type { TableLine } from "../tables/split-rows.ts";
import { columnOfHeading } from "./header-words.ts";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** The value a text of JSON stands for, or null when it is none. */
export function parseJson(text: string): { readonly value: Json } | null {
  try {
    // JSON.parse answers nothing else.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return { value: JSON.parse(text) as Json };
  } catch {
    return null;
  }
}

/**
 * Reads a list of objects of which each is a cast role, wherever in the document it stands; a title and
 * a year around it are those of its film. The keys are taken as the headings of columns. Throws a
 * Problem for what is not JSON.
 */
export function readJsonList(text: string): CastTable {
  const parsed = parseJson(text);
  if (parsed === null)
    throw new ProblemError(
      "invalid",
      "This begins like JSON and is not. Mend it, or choose another form.",
    );
  const entries = entriesIn(parsed.value, linesOfObjects(text));
  const columns = keysByColumn(entries);
  const words =
    entries.length === 0
      ? [
          problem(
            1,
            "This holds no list of cast roles. Docs: a list of objects with “character” and “performer”.",
          ),
        ]
      : [];
  const lines = entries.map(({ line, entry }): TableLine => ({
    line,
    cells: columns.map((keys) => cellOf(entry[keys.find((key) => key in entry) ?? ""])),
  }));
  return { form: "json", header: columns.map(([key = ""]) => key), lines, columns: null, words };
}

/** The keys of all entries; those that mean the same, as "actor" and "performer", are one column unless an entry has both. */
function keysByColumn(entries: readonly Entry[]): string[][] {
  const columns: string[][] = [];
  for (const key of new Set(entries.flatMap(({ entry }) => Object.keys(entry)))) {
    const meant = columnOfHeading(key);
    const same = columns.find(
      ([first = ""]) =>
        meant !== null &&
        columnOfHeading(first) === meant &&
        !entries.some(({ entry }) => first in entry && key in entry),
    );
    if (same === undefined) columns.push([key]);
    else same.push(key);
  }
  return columns;
}

type Entry = { readonly line: number; readonly entry: JsonObject };

/** Every cast role in a document, with the film around it put in. */
function entriesIn(value: Json, lines: Iterator<number>, film: JsonObject = {}): Entry[] {
  if (isList(value)) return value.flatMap((one) => entriesIn(one, lines, film));
  if (!isObject(value)) return [];
  const line = Number(lines.next().value);
  if (isRole(value)) {
    // What objects there are within it come next among the lines.
    for (const inner of Object.values(value)) entriesIn(inner, lines);
    return rolesIn({ ...film, ...value }).map((entry) => ({ line, entry }));
  }
  const around = { ...film, ...filmOf(value) };
  return Object.entries(value).flatMap(([key, inner]) => {
    const found = entriesIn(inner, lines, around);
    return columnOfHeading(key) === "film" ? [] : found;
  });
}

/**
 * A role of several performers, or several roles of one, are that many; a code, which one role of a film has, is
 * that of the first.
 */
function rolesIn(entry: JsonObject): JsonObject[] {
  const several = Object.entries(entry).find(
    ([key, inner]) =>
      ["character", "performer"].includes(columnOfHeading(key) ?? "") &&
      isList(inner) &&
      inner.length > 1,
  );
  if (several === undefined) return [entry];
  const [key, names] = several;
  return (isList(names) ? names : []).flatMap((name, at) =>
    rolesIn({ ...(at === 0 ? entry : withoutCode(entry)), [key]: name }),
  );
}

function withoutCode(entry: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(entry).filter(([key]) => columnOfHeading(key) !== "code"),
  );
}

function isRole(value: JsonObject): boolean {
  return Object.entries(value).some(
    ([key, inner]) => isName(key) && !isObject(inner) && !(isList(inner) && inner.some(isObject)),
  );
}

function isName(key: string): boolean {
  const column = columnOfHeading(key);
  return column === "character" || column === "performer" || column === "both";
}

/** `{"film": {"title": …, "year": …}}` or the same beside the list itself. */
function filmOf(value: JsonObject): JsonObject {
  const film = Object.entries(value).find(([key]) => columnOfHeading(key) === "film")?.[1] ?? null;
  const year = Object.entries(value).find(([key]) => columnOfHeading(key) === "year")?.[1] ?? null;
  if (isObject(film)) return filmOf(film);
  return { ...(film === null ? {} : { film }), ...(year === null ? {} : { year }) };
}

function cellOf(value: Json | undefined): string {
  if (value === undefined || value === null || value === false) return "";
  if (value === true) return "yes";
  if (isList(value)) return value.map(cellOf).join("; ");
  return isObject(value) ? cellOf(value["name"]) : String(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The line each object begins in, in the order in which they begin. */
function* linesOfObjects(text: string): Generator<number> {
  let line = 1;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|\{|\n/gsu)) {
    if (token === "{") yield line;
    else if (token === "\n") line += 1;
  }
}
