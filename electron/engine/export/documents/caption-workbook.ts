import { writeXlsx } from "hucre/xlsx";
import { inCell } from "../../tables/in-cell.ts";
import { captionRows } from "./caption-list.ts";
import { castRows } from "./cast-rows.ts";
import { guarded } from "../guarded-cell.ts";
import type { HandOutFile } from "../hand-out.ts";
import { sheetNames } from "../sheet-names.ts";
import { rightsRows } from "./rights-rows.ts";

/** Wide enough to read a name in; texts that are longer are read in their cell. */
const WIDTH = 22;

/**
 * The caption list of a hand-out as a workbook: the same cells as in the CSV, and on further sheets who is seen in
 * which still and what is recorded of the rights. Every cell is text, so that a spreadsheet leaves 007, long
 * identifiers and dates as they are. A text longer than a cell holds is cut, and says so.
 */
export async function captionWorkbook(stills: readonly HandOutFile[]): Promise<Uint8Array> {
  return await writeXlsx({
    sheets: [
      sheet(sheetNames.captions, captionRows(stills), "… (cut: the whole text is in captions.csv)"),
      sheet(sheetNames.cast, castRows(stills).map(guardedRow), "… (cut)"),
      sheet(sheetNames.rights, rightsRows(stills).map(guardedRow), "… (cut)"),
    ],
  });
}

function guardedRow(row: readonly string[]): string[] {
  return row.map(guarded);
}

function sheet(name: string, rows: readonly (readonly string[])[], cut: string) {
  const columns = rows[0]?.map(() => ({ width: WIDTH, numFmt: "@" })) ?? [];
  const cells = rows.map((row) => row.map((cell) => inCell(cell, cut)));
  return { name, columns, rows: cells, freezePane: { rows: 1 } };
}
