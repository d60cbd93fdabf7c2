import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, it } from "vitest";
import { all } from "../../electron/engine/catalog/database.ts";
import { startExport } from "../../electron/engine/export/export-set.ts";
import { openExiftool, type Exiftool } from "../../electron/engine/metadata/exiftool.ts";
import { PRESS } from "../../shared/export/built-in-profiles.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { gateRead } from "../helpers/rights-gate.ts";
import { hasOffice, savedByOffice } from "../helpers/soffice.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

let exiftool: Exiftool;
beforeAll(() => {
  exiftool = openExiftool();
});
afterAll(async () => {
  await exiftool.close();
});

const texts = [
  '=HYPERLINK("http://example.org")',
  "两人守着一箱鸡蛋，“雨中”; she said “no”",
  "+49 30 007\nsecond line, with a comma",
  "007",
  "1/2/2022",
];

/** Hands out stills with captions that spreadsheets like to change. */
async function handedOut(): Promise<string> {
  const { engine } = await engineWithArchive();
  const folder = temporaryFolder();
  const to = join(temporaryFolder(), "out");
  mkdirSync(to);
  for (const [index, text] of texts.entries()) {
    const file = join(folder, `${String(index)}.jpg`);
    await drawPicture(file, index + 1);
    await exiftool.write(file, { "XMP-dc:Description": text, "XMP-dc:Title": "007" });
  }
  await indexWhole(engine, folder);
  const { db } = engine.archive().catalog;
  const stills = all<{ id: number }>(db, "SELECT id FROM still ORDER BY id").map(({ id }) => id);
  const profile = {
    ...PRESS,
    fileNames: "{filename}",
    documents: ["caption-list", "caption-workbook", "caption-sheet", "rights-workbook"],
  } as const;
  const order = { stills, set: null, folder: to, profile, rights: gateRead };
  const run = startExport(engine.archive(), engine.exiftool(), order);
  expect((await run.outcome).documents.problems).toEqual([]);
  await run.ended;
  return to;
}

/** Comma, quotation mark, UTF-8, from the first line, and every column as text (LibreOffice, "CSV filter options"). */
function csvOptions(columns: number): string {
  const asText = Array.from({ length: columns }, (_, at) => `${String(at + 1)}/2`).join("/");
  return `44,34,76,1,${asText},0,true,false`;
}

it.skipIf(!hasOffice)(
  "caption lists and workbooks opened and saved by LibreOffice come back equal, the sheet with all its texts",
  async () => {
    const to = await handedOut();
    const rows = parse(readFileSync(join(to, "captions.csv")), { bom: true });
    const options = csvOptions(rows[0]?.length ?? 0);
    const csv = savedByOffice(
      join(to, "captions.csv"),
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true",
      [`--infilter=CSV:${options}`],
    );
    expect(parse(readFileSync(csv), { bom: true })).toEqual(rows);
    for (const name of ["captions.xlsx", "rights-report.xlsx"]) {
      const [before, after] = [join(to, name), savedByOffice(join(to, name), "xlsx")].map(
        async (file) => (await readXlsx(readFileSync(file))).sheets,
      );
      const cells = async (sheets: typeof before): Promise<unknown> =>
        (await sheets)?.map((sheet) => [
          sheet.name,
          sheet.rows.map((row) => row.map((cell) => cell ?? "")),
        ]);
      expect(await cells(after)).toEqual(await cells(before));
    }
    const sheet = readFileSync(
      savedByOffice(join(to, "caption-sheet.docx"), "txt:Text (encoded):UTF8"),
      "utf8",
    );
    for (const text of texts) expect(sheet.replaceAll(/\r?\n/gu, "\n")).toContain(text);
  },
  180_000,
);
