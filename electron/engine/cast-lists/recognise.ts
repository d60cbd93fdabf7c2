import type { CastForm } from "../../../shared/cast-list.ts";
import type { CastTable } from "./cast-table.ts";
import { isCodeLike, isComment, readCodeFile } from "./code-file.ts";
import { readDelimited } from "./delimited.ts";
import { isHeader } from "./header-words.ts";
import { parseJson, readJsonList } from "./json-list.ts";
import { pairIn, readPlainLines } from "./plain-lines.ts";
import { cellsOf } from "../tables/split-rows.ts";

/** Takes a cast list apart, in the form it is said to have or, with null, in the one its content shows. */
export function readTable(text: string, form: CastForm | null): CastTable {
  switch (form ?? formOf(text)) {
    case "json":
      return readJsonList(text);
    case "codes":
      return readCodeFile(text);
    case "tsv":
      return readDelimited(text, "\t");
    case "csv":
      return readDelimited(text, separatorOf(linesOf(text)));
    case "text":
      return readPlainLines(text);
  }
}

/** The form of a cast list by its content. */
function formOf(text: string): CastForm {
  const trimmed = text.trimStart();
  if (trimmed.startsWith("{") || /^\[\s*[{\]]/u.test(trimmed)) return "json";
  if (trimmed.startsWith("[") && parseJson(text) !== null) return "json";
  const lines = linesOf(text);
  const withTabs = lines.filter((line) => line.includes("\t"));
  if (withTabs.length * 2 > lines.length) return isCodes(text, withTabs) ? "codes" : "tsv";
  return isSeparated(lines) ? "csv" : "text";
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/u).filter((line) => line.trim() !== "" && !isComment(line));
}

/**
 * No header, and either comments or short words in the first column that are no names: each once, or in small letters
 * beside names that are not.
 */
function isCodes(text: string, withTabs: readonly string[]): boolean {
  const [first = ""] = withTabs;
  if (isHeader(first.split("\t"))) return false;
  if (text.split(/\r\n|\n|\r/u).some(isComment)) return true;
  const cells = withTabs.map((line) => line.split("\t").map((cell) => cell.trim()));
  const codes = new Set(cells.map(([code = ""]) => code));
  const areOnce = codes.size === cells.length;
  const areSmall =
    ![...codes].some((code) => /\p{Lu}/u.test(code)) &&
    cells.every(([, name = ""]) => /[\p{Lu}\p{Lo}]/u.test(name));
  return (
    (areOnce || areSmall) &&
    [...codes].every((code) => isCodeLike(code) && !/^\d+$/u.test(code)) &&
    cells.every(([, name = ""]) => name !== "")
  );
}

/** A header in cells, or as many separators in nearly every line where the words themselves say nothing. */
function isSeparated(lines: readonly string[]): boolean {
  const separator = separatorOf(lines);
  const [first = ""] = lines;
  if (isHeader(cellsOf(first, separator))) return true;
  const counts = lines.map((line) => cellsOf(line, separator).length);
  const usual = counts.toSorted((one, other) => one - other)[Math.floor(counts.length / 2)] ?? 1;
  const alike = counts.filter((count) => count === usual).length;
  const spoken = lines.filter((line) => pairIn(line) !== null).length;
  return usual > 1 && alike * 5 >= lines.length * 4 && spoken * 2 <= lines.length;
}

function separatorOf(lines: readonly string[]): "," | ";" {
  const [first = ""] = lines;
  const count = (separator: string): number => cellsOf(first, separator).length;
  if (count(",") !== count(";")) return count(";") > count(",") ? ";" : ",";
  const inAll = (separator: string): number => lines.join("\n").split(separator).length;
  return inAll(";") > inAll(",") ? ";" : ",";
}
