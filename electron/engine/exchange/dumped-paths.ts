import { isAbsolute } from "node:path";
import { keptJson } from "../catalog/kept-json.ts";
import { STEPS } from "../catalog/kept-steps.ts";
import type { Cell, Table } from "../catalog/whole-tables.ts";

/**
 * The columns of a catalog that say where files are: below a folder that the archivist chose, or from the root. What comes
 * from elsewhere must not have Stillroom read, or write into, a file that lies outside of that folder.
 */
const below: Readonly<Record<string, readonly string[]>> = {
  export_document: ["file_name"],
  export_file: ["file_name"],
  file: ["path", "name"],
};
const fromRoot: Readonly<Record<string, readonly string[]>> = {
  export: ["folder"],
  problem: ["path"],
  source: ["path"],
};

/** What is wrong with a path in a row, with the column that it stands in. */
type WrongPath = { readonly column: string; readonly why: string };

/** Tells, of the values of a row, whether one is a path that must not be followed; also of what undo would put back. */
export function wrongPathIn({ name, columns }: Table): (row: readonly Cell[]) => WrongPath | null {
  const names = columns.map((column) => column.name);
  const valueOf = (row: readonly Cell[], column: string): Cell =>
    row[names.indexOf(column)] ?? null;
  if (name !== STEPS) return (row) => wrongOf(name, (column) => valueOf(row, column));
  return (row) => {
    const table = String(valueOf(row, "table_name"));
    if (below[table] === undefined && fromRoot[table] === undefined) return null;
    for (const column of ["before", "after"]) {
      const kept = valueOf(row, column);
      if (typeof kept !== "string") continue;
      const values = keptJson<Record<string, unknown>>(kept);
      const wrong = wrongOf(table, (inner) => values[inner]);
      if (wrong !== null) return { column, why: `${wrong.why} as ${wrong.column}` };
    }
    return null;
  };
}

function wrongOf(table: string, valueOf: (column: string) => unknown): WrongPath | null {
  for (const column of below[table] ?? []) {
    const why = wrongBelow(valueOf(column));
    if (why !== null) return { column, why };
  }
  for (const column of fromRoot[table] ?? []) {
    const value = valueOf(column);
    if (typeof value === "string" && value.includes("\0"))
      return { column, why: "holds a null byte, which no path has" };
  }
  return null;
}

/** Backslashes are letters of names but on Windows. */
const separators = process.platform === "win32" ? /[/\\]/u : /\//u;

function wrongBelow(path: unknown): string | null {
  if (typeof path !== "string") return null; // told as a value of another kind
  if (path.includes("\0")) return "holds a null byte, which no path has";
  if (isAbsolute(path)) return "holds a path from the root, and should hold one within its folder";
  if (path.split(separators).includes(".."))
    return "holds a path that leads out of its folder (“..”)";
  return null;
}
