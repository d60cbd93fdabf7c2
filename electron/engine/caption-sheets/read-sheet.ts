import { readFile, stat } from "node:fs/promises";
import type { SheetForm } from "../../../shared/caption-sheet.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { cellsOf, splitRows, type Delimiter, type TableLine } from "../tables/split-rows.ts";
import { articleRows } from "./article-rows.ts";
import type { Block } from "./blocks.ts";
import { decodeSheet } from "./decode-sheet.ts";
import { docxBlocks } from "./docx-blocks.ts";
import { isHeader } from "./heading-words.ts";
import { htmlBlocks } from "./html-blocks.ts";
import { openPackage } from "./open-package.ts";
import { readWorkbook } from "./read-workbook.ts";
import {
  mergedCells,
  problem,
  remark,
  type SheetArticle,
  type SheetDocument,
  type SheetTable,
} from "./sheet-document.ts";
import { textBlocks } from "./text-blocks.ts";

/** A hundred thousand captions, or a document with its pictures; more is something else. */
const MOST_BYTES = 64 * 1024 * 1024;

/** More is no list that anybody looks over. */
const MOST_ROWS = 20_000;
/** Lines that may stand above and between the rows. */
const OTHER_LINES = 1_000;

/**
 * Reads a file of captions in any form, told by its content; `charset` overrules the guess, `sheet` names one of a
 * workbook. Throws a Problem.
 */
export async function readSheet(
  path: string,
  charset: string | null,
  sheet: string | null = null,
): Promise<SheetDocument> {
  const bytes = await bytesOf(path);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return await readPackage(bytes, sheet);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new ProblemError(
      "unsupported",
      "This is a file of an old Office, or one with a password. Open it, save it as .xlsx or .docx without a password, and choose that.",
    );
  const start = Buffer.from(bytes.subarray(0, 5)).toString("latin1");
  if (start.startsWith("%PDF") || start === "{\\rtf")
    throw new ProblemError(
      "unsupported",
      "PDF and RTF are not read. Save it as .docx or text, or copy what it says and paste that.",
    );
  const decoded = decodeSheet(bytes, charset);
  return { ...readSheetText(decoded.text), charset: decoded.charset };
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null);
  if (found === null)
    throw new ProblemError("not-found", "There is no such file. Choose the captions again.");
  if (!found.isFile())
    throw new ProblemError("unsupported", "This is no file. Choose a file of captions.");
  if (found.size === 0) throw new ProblemError("empty", "This file is empty. Choose another.");
  if (found.size > MOST_BYTES)
    throw new ProblemError(
      "too-large",
      `This file has ${Math.round(found.size / 1024 / 1024).toLocaleString("en")} MB, more than the ${String(MOST_BYTES / 1024 / 1024)} MB that are read of captions. Divide it, or save it without its pictures.`,
    );
  return await readFile(path).catch(() => {
    throw new ProblemError("unreadable", "The system does not let us read this file.");
  });
}

async function readPackage(bytes: Uint8Array, name: string | null): Promise<SheetDocument> {
  const { is, hasMacros } = await openPackage(bytes);
  if (is === "xlsx") return bounded(await readWorkbook(bytes, { hasMacros, name }));
  return bounded(fromBlocks(await docxBlocks(bytes), "docx"));
}

/** Reads captions from text, as it was pasted or decoded: HTML, a table, or an article. */
export function readSheetText(text: string): SheetDocument {
  if (text.trim() === "")
    throw new ProblemError("empty", "There is nothing in it. Choose another, or paste captions.");
  if (isHtml(text)) return bounded(fromBlocks(htmlBlocks(text), "html"));
  const delimiter = delimiterOf(text);
  if (delimiter !== null) return bounded(delimited(text, delimiter));
  return bounded(fromBlocks(textBlocks(text), "text"));
}

function bounded(read: SheetTable | SheetArticle): SheetDocument {
  const rows = read.kind === "table" ? read.lines.length - OTHER_LINES : read.rows.length;
  if (rows > MOST_ROWS)
    throw new ProblemError(
      "too-large",
      `This file has more than ${MOST_ROWS.toLocaleString("en")} rows. Divide it and take its parts in.`,
    );
  return { ...read, charset: null };
}

function isHtml(text: string): boolean {
  const start = text.slice(0, 4_000).trimStart();
  if (/^<(?:!doctype html|html|\?xml[^>]*>\s*<(?:!doctype html|html))/iu.test(start)) return true;
  return (
    /^<[a-z!]/iu.test(start) &&
    /<(?:p|div|figure|img|table|article|body|br|li)\b/iu.test(text.slice(0, 100_000))
  );
}

function fromBlocks(blocks: readonly Block[], form: SheetForm): SheetTable | SheetArticle {
  return tableIn(blocks, form) ?? { kind: "article", form, ...articleRows(blocks) };
}

/** The tables of a document that have the head of a list of captions, one below the other. */
function tableIn(blocks: readonly Block[], form: SheetForm): SheetTable | null {
  const tables = blocks.flatMap((block) => (block.rows === undefined ? [] : [block.rows]));
  const listed = tables.filter((rows) => rows.slice(0, 3).some((row) => isHeader(row)));
  const [first] = listed;
  if (first === undefined) return null;
  const head = JSON.stringify(first.find((row) => isHeader(row)));
  const rows = listed.flatMap((table, at) =>
    at === 0 ? table : table.filter((row) => JSON.stringify(row) !== head),
  );
  const lines = rows.map((cells, at): TableLine => ({ line: at + 1, cells }));
  const others = tables.length - listed.length;
  const words = [
    ...(others > 0 ? [remark(1, "Only the tables with the head of a caption list are read.")] : []),
    ...(blocks.some(({ isMerged }) => isMerged === true) ? [remark(1, mergedCells)] : []),
  ];
  return { kind: "table", form, lines, words };
}

function delimited(text: string, delimiter: Delimiter): SheetTable {
  const { lines, openQuote } = splitRows(text, delimiter, MOST_ROWS + OTHER_LINES + 1);
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ""));
  const words = openQuote === null ? [] : [problem(openQuote, unclosed)];
  return { kind: "table", form: delimiter === "\t" ? "tsv" : "csv", lines: filled, words };
}

const unclosed =
  "A quotation mark that is opened is not closed again, so those of this row are read as part of its texts. Look it over, or mend it and read the file again.";

/** Lines by which it is told. */
const SAMPLED = 60;

/** What divides the text into cells; null where it is no table. */
function delimiterOf(text: string): Delimiter | null {
  // The mark that Excel writes for itself.
  const said = /^sep=(?<mark>[,;\t|])\r?\n/iu.exec(text)?.groups?.["mark"];
  const sample = text
    .slice(0, 200_000)
    .split(/\r\n|\n|\r/u)
    .filter((line) => line.trim() !== "")
    .slice(0, SAMPLED);
  const delimiters = (["\t", ";", ",", "|"] as const).filter(
    (delimiter) => delimiter === said || sample.some((line) => line.includes(delimiter)),
  );
  const headed = delimiters.filter((delimiter) =>
    sample.slice(0, 20).some((line) => isHeader(cellsOf(line, delimiter))),
  );
  const widest = (among: readonly Delimiter[]): Delimiter | null =>
    among.toSorted((one, other) => widthBy(sample, other) - widthBy(sample, one))[0] ?? null;
  return (
    widest(headed) ?? widest(delimiters.filter((delimiter) => isRegular(text, sample, delimiter)))
  );
}

function widthBy(sample: readonly string[], delimiter: Delimiter): number {
  return Math.max(...sample.slice(0, 20).map((line) => cellsOf(line, delimiter).length));
}

/**
 * Without a head that is known: every line has the same number of cells, three or more; or nearly every one, and
 * the first of them is short. Commas are in every sentence.
 */
function isRegular(text: string, sample: readonly string[], delimiter: Delimiter): boolean {
  if (sample.length < 2 && delimiter !== "\t") return false;
  const rows = splitRows(text, delimiter, SAMPLED).lines;
  const counts = rows.map(({ cells }) => cells.length);
  const usual = counts.toSorted((one, other) => one - other)[Math.floor(counts.length / 2)] ?? 1;
  if (usual < 2) return false;
  const alike = counts.filter((count) => count === usual).length;
  if (usual > 2 && alike * 20 >= counts.length * 19) return true;
  const short = rows.filter(
    ({ cells: [first = ""] }) => first.length <= (first.includes(" ") ? 25 : 80),
  ).length;
  return alike * 5 >= counts.length * 4 && (delimiter === "\t" || short * 5 >= counts.length * 4);
}
