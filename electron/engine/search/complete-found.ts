import { folderOfKey } from "../../../shared/search-document.ts";
import { FIRST_YEAR } from "./code-counts.ts";
import type { WordField } from "../../../shared/query/tree.ts";
import { columnsAsked } from "./matcher.ts";
import type { Engine } from "./engine-parts.ts";

/** A value that stills have, and how many; null where that takes too long to find out. */
export type Found = { readonly value: string; readonly count: number | null };

/** The years that begin so, the newest first. */
export function yearsBegun({ counts }: Engine, begun: string): readonly Found[] {
  return countedFrom(counts.ofAll().years, FIRST_YEAR).filter(({ value }) =>
    value.startsWith(begun),
  );
}

/** The years of dates that begin so; from a year and a hyphen on its months. The newest first. */
export function datesBegun({ stills }: Engine, begun: string): readonly Found[] {
  const isOfMonths = begun.length > 4;
  const { dates, alive, count } = stills.rows;
  const counts = new Uint32Array(isOfMonths ? 999_999 + 1 : 9_999 + 1);
  const digits = isOfMonths ? 1e8 : 1e10; // dates are numbers, YYYYMMDDhhmmss
  for (let row = 0; row < count; row++) {
    const value = Math.floor((dates[row] ?? 0) / digits);
    counts[value] = (counts[value] ?? 0) + (((alive[row >>> 5] ?? 0) >>> (row & 31)) & 1);
  }
  const written = (value: string): string =>
    isOfMonths ? `${value.slice(0, 4)}-${value.slice(4)}` : value;
  return countedFrom(counts, 0)
    .map(({ value, count: of }) => ({ value: written(value), count: of }))
    .filter(({ value }) => value.startsWith(begun) && !value.endsWith("-00"));
}

/** Counts by a number from `first` on, the highest first; 0 is no date and no year. */
function countedFrom(counts: Uint32Array, first: number): readonly Found[] {
  const found: Found[] = [];
  for (let at = counts.length - 1; at >= 0; at--) {
    const [value, count] = [at + first, counts[at] ?? 0];
    if (count > 0 && value > 0) found.push({ value: String(value).padStart(4, "0"), count });
  }
  return found;
}

/** Words that begin so in texts of a field, those of most stills first. */
export function wordsBegun(
  { stills }: Engine,
  field: WordField,
  begun: string,
  most: number,
): readonly string[] {
  if (field === "file") return stills.files.wordsBegun(begun, most);
  const found = columnsAsked[field].flatMap((column) =>
    stills.texts.columns[column].wordsBegun(begun, most),
  );
  return [...new Set(found)].slice(0, most);
}

/** The folders that were added, and those in them that hold stills, whose path has these letters; the outermost first. */
export function foldersWith(
  { stills, counts }: Engine,
  sources: readonly { readonly id: number; readonly path: string }[],
  letters: string,
): readonly string[] {
  const { folders } = stills.tables;
  const totals = counts.ofTable("folders");
  const paths = new Set(sources.map(({ path }) => path));
  const pathOf = new Map(sources.map(({ id, path }) => [id, path]));
  for (let number = 0; number < folders.size; number++) {
    const { source, folder } = folderOfKey(folders.record(number)?.names[0] ?? ":");
    const top = pathOf.get(source);
    if (top === undefined || (totals[number] ?? 0) === 0) continue;
    const steps = folder.split("/").filter((step) => step !== "");
    for (let depth = 1; depth <= steps.length; depth++)
      paths.add([top, ...steps.slice(0, depth)].join("/"));
  }
  const wanted = letters.toLowerCase();
  const depthOf = (path: string): number => path.split("/").length;
  return [...paths]
    .filter((path) => path.toLowerCase().includes(wanted))
    .toSorted((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
}
