import { writeXlsx } from "hucre/xlsx";
import { inCell } from "../../tables/in-cell.ts";
import { captionRows } from "./caption-list.ts";
import type { HandOutFile } from "../hand-out.ts";

const CUT = "… (cut: the whole text is in captions.csv)";
/** Wide enough to read a name in; texts that are longer are read in their cell. */
const WIDTH = 22;

/**
 * The caption list of a hand-out as a workbook: the same cells as in the CSV. Every cell is text, so that a
 * spreadsheet leaves 007, long identifiers and dates as they are. A text longer than a cell holds is cut, and says so.
 */
export async function captionWorkbook(stills: readonly HandOutFile[]): Promise<Uint8Array> {
  const rows = captionRows(stills).map((row) => row.map((cell) => inCell(cell, CUT)));
  const columns = rows[0]?.map(() => ({ width: WIDTH, numFmt: "@" })) ?? [];
  return await writeXlsx({
    sheets: [{ name: "Captions", columns, rows, freezePane: { rows: 1 } }],
  });
}
