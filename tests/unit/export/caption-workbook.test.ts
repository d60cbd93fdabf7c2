import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { captionRows } from "../../../electron/engine/export/documents/caption-list.ts";
import { captionWorkbook } from "../../../electron/engine/export/documents/caption-workbook.ts";
import { grant, granted } from "./grants.ts";
import { rightsWith, richStill } from "./linked/rich-still.ts";
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

/** The rows of a sheet by their headings. */
async function rowsOf(name: string, stills: Parameters<typeof captionWorkbook>[0]) {
  const { sheets } = await readXlsx(await captionWorkbook(stills));
  const [heads = [], ...rows] = sheets.find((sheet) => sheet.name === name)?.rows ?? [];
  return rows.map((row) =>
    Object.fromEntries(heads.map((head, index) => [String(head), row[index] ?? ""])),
  );
}

test("a second sheet says who is seen in which still, with what registers call them", async () => {
  const unidentified = { character: null, performer: null };
  const stills = [richStill(), richStill({ cast: [unidentified], placesKnown: false })];
  const rows = await rowsOf("Cast", stills);
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({
    "From left": "1",
    Character: "Ma Youtie",
    Performer: "Wu Renlin",
    Certainty: "probable",
    IMDb: "",
  });
  expect(rows[1]).toMatchObject({
    StillID: richStill().uuid,
    FilmTitleDisplay: "Return to Dust",
    "From left": "2",
    Performer: "Hai Qing",
    Certainty: "certain",
    IMDb: "nm1234567",
    Wikidata: "Q5638783",
  });
  expect(rows[2]).toMatchObject({ "From left": "", Performer: "", Certainty: "unidentified" });
});

test("a third sheet says how the rights stood and what is recorded of each layer, not what the house agreed with whom", async () => {
  const uri = "http://rightsstatements.org/vocab/InC/1.0/";
  const recorded = rightsWith(uri);
  const [photograph] = recorded.layers;
  if (photograph === undefined) throw new Error("a layer is recorded");
  const from = { kind: "still" } as const;
  const rights = {
    ...recorded,
    layers: [
      {
        ...photograph,
        holders: [{ value: { id: 1, name: "=Real; Image", role: "owner" as const }, from }],
        usageTerms: { value: "Press only", from },
        note: { value: "pays late", from },
      },
      { ...photograph, layer: "film" as const, status: null },
    ],
    grants: [grant({ included: ["DE"], excluded: [] })],
  };
  const condition = {
    effect: "conditions",
    kind: "terms",
    text: "T",
    words: "Read the terms.",
  } as const;
  const pass = { status: "conditional", reasons: [granted, condition], override: null } as const;
  const stills = [richStill({ rights, pass }), handOutFile()];
  const rows = await rowsOf("Rights", stills);
  expect(rows.map(({ Layer }) => Layer)).toEqual(["the photograph", "the film", ""]);
  expect(rows[0]).toMatchObject({
    Status: "conditional",
    LicenceEnd: "2026-12-31",
    Territories: "Germany",
    Conditions: "Read the terms.",
    RightsStatus: "In copyright",
    "RightsStatus URI": uri,
    // Guarded, as in the list of captions.
    RightsHolders: `"'=Real; Image (owner)"`,
    UsageTerms: "Press only",
  });
  const all = JSON.stringify(rows);
  for (const inner of ["pays late", "L-007", "Berlinale"]) expect(all).not.toContain(inner);
});
