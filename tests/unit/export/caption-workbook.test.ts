import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { captionRows } from "../../../electron/engine/export/documents/caption-list.ts";
import { captionWorkbook } from "../../../electron/engine/export/documents/caption-workbook.ts";
import { handOutFile } from "./still.ts";

async function cellsOf(still: Parameters<typeof handOutFile>[0]) {
  const stills = [handOutFile(still)];
  const { sheets } = await readXlsx(await captionWorkbook(stills), { readStyles: true });
  const [sheet] = sheets;
  return { rows: sheet?.rows ?? [], cells: sheet?.cells, listed: captionRows(stills) };
}

test("every cell is the text that the CSV has, so that no spreadsheet makes a number or a date of it", async () => {
  const { rows, cells, listed } = await cellsOf({
    stillNumber: "007",
    creditLine: "=SUM(1)",
    captions: { "x-default": "12-03", "zh-Hans": "马有铁与曹贵英", fr: " Le lit\nnu " },
  });
  expect(rows.map((row) => row.map((cell) => cell ?? ""))).toEqual(listed);
  const filled = [...(cells ?? new Map()).values()].filter(({ value }) => value !== null);
  expect(new Set(filled.map(({ type }) => type))).toEqual(new Set(["string"]));
});

test("a text longer than a cell is cut and says so; what XML cannot hold is left out", async () => {
  const { rows, listed } = await cellsOf({
    captions: { "x-default": `a\u0000b\u{1F600}${"c".repeat(40_000)}` },
    creditLine: "A\u0007B",
  });
  const [heads = [], row = []] = rows;
  const caption = String(row[heads.indexOf("Caption")]);
  expect(caption).toHaveLength(32_767);
  expect(caption).toMatch(/^ab😀c+… \(cut: the whole text is in captions\.csv\)$/u);
  expect(row[heads.indexOf("CreditLine")]).toBe("AB");
  expect(listed[0]).toEqual(heads);
});
