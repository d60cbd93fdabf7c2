import { writeXlsx } from "hucre/xlsx";
import { captionRows } from "./caption-list.ts";
import type { HandOutFile } from "./hand-out.ts";

/** The longest text a cell may hold (ECMA-376; Excel specifications and limits), UTF-16 units. */
const MOST_OF_CELL = 32_767;
/** What XML 1.0 cannot hold (production 2, Char), lone halves of surrogate pairs among it. */
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
/** Wide enough to read a name in; texts that are longer are read in their cell. */
const WIDTH = 22;

/**
 * The caption list of a hand-out as a workbook: the same cells as in the CSV. Every cell is text, so that a
 * spreadsheet leaves 007, long identifiers and dates as they are. A text longer than a cell holds is cut, and says so.
 */
export async function captionWorkbook(stills: readonly HandOutFile[]): Promise<Uint8Array> {
  const rows = captionRows(stills).map((row) => row.map(inCell));
  const columns = rows[0]?.map(() => ({ width: WIDTH, numFmt: "@" })) ?? [];
  return await writeXlsx({
    sheets: [{ name: "Captions", columns, rows, freezePane: { rows: 1 } }],
  });
}

function inCell(text: string): string {
  const plain = text.replaceAll(NOT_IN_XML, "");
  if (plain.length <= MOST_OF_CELL) return plain;
  const rest = "… (cut: the whole text is in captions.csv)";
  return plain.slice(0, MOST_OF_CELL - rest.length).replace(/[\uD800-\uDBFF]$/u, "") + rest;
}
