import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { captionList } from "../../../electron/engine/export/documents/caption-list.ts";
import { rightsWith, richStill } from "./linked/rich-still.ts";
import { embargo, grant, granted } from "./grants.ts";
import { handOutFile } from "./still.ts";

function readBack(csv: string): Record<string, string>[] {
  return parse(csv, { bom: true, columns: true });
}

describe("the caption list", () => {
  it("starts with a byte order mark and ends its lines as RFC 4180 says", () => {
    const csv = captionList([handOutFile()]);
    expect(Buffer.from(csv).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(csv.match(/\r\n/gu)).toHaveLength(2);
    expect(csv).not.toMatch(/(?<!\r)\n/u);
  });

  it("leaves nobody out who is unidentified, and names those who are not certain as such only", () => {
    const cast = [
      { character: null, performer: null },
      { character: "Ma Youtie", performer: "Wu Renlin", certainty: "probable" as const },
      { character: "Cao Guiying", performer: null, certainty: "doubtful" as const },
      { character: null, performer: "Li Ruijun", certainty: "certain" as const },
    ];
    expect(readBack(captionList([handOutFile({ cast })]))[0]).toMatchObject({
      Characters: "",
      "Performers L-R": "Li Ruijun",
      PersonDescription:
        "unidentified; probably Wu Renlin as Ma Youtie; possibly Cao Guiying; Li Ruijun",
    });
  });

  it("has a line for every still, in their order, with everything said of it", () => {
    const rows = readBack(
      captionList([handOutFile(), handOutFile({ fileName: "second.jpg", film: null })]),
    );
    expect(rows.map((row) => row["FileName"])).toEqual(["Return to Dust_001.jpg", "second.jpg"]);
    expect(rows[0]).toMatchObject({
      OriginalFileName: "RTD_0107.JPG",
      StillNumber: "007",
      StillType: "Scene still",
      FilmTitleDisplay: "Return to Dust",
      Year: "2022",
      Director: "Li Ruijun",
      Scene: "Hatching eggs",
      Characters: "Ma Youtie; Cao Guiying",
      "Performers L-R": "Wu Renlin; Hai Qing",
      PersonDescription: "Wu Renlin as Ma Youtie; Hai Qing as Cao Guiying",
      Caption: "Two people and a box of eggs.",
      "Caption_zh-Hans": "两人守着一箱鸡蛋。",
      AltText: "A man and a woman bend over a box.",
      Keywords: 'eggs; "lamp; lantern"',
      CreditLine: "Courtesy of Real Image Media Collection",
      DateCreated: "2021-03",
      Width: "2400",
      Height: "1600",
      "SHA-256": "cd".repeat(32),
    });
    expect(rows[1]).toMatchObject({ FilmTitleDisplay: "", Year: "", Director: "" });
  });

  it("says of the film and the rights what its registers and grants say", () => {
    const still = richStill({
      rights: {
        ...rightsWith("http://rightsstatements.org/vocab/InC/1.0/"),
        embargoes: [
          embargo("2026-02-01T10:00"),
          embargo("2026-05-07T10:00"),
          embargo("2025-12-31"),
        ],
        grants: [grant({ included: ["DE", "AT"], excluded: [] })],
      },
      pass: { status: "clear", reasons: [granted], override: null },
    });
    expect(readBack(captionList([still]))[0]).toMatchObject({
      FilmTitleOriginal: "隐入尘烟",
      Country: "China",
      ProductionCompany: "Real Image & Co <Beijing>",
      IMDb: "tt6837894",
      Wikidata: "Q110852375",
      EIDR: "10.5240/7791-8534-2C23-9030-8610-5",
      "RightsStatus URI": "http://rightsstatements.org/vocab/InC/1.0/",
      EmbargoUntil: "2026-05-07T10:00 Europe/Paris",
      LicenceEnd: "2026-12-31",
      Territories: "Germany; Austria",
      Location: "Gaotai, China",
    });
    expect(readBack(captionList([{ ...still, locationsShown: [] }]))[0]).toMatchObject({
      Location: "Zhangye, Gansu, China",
    });
    // Let out against what is recorded, it has no licence.
    const override = { reason: "a favour", by: "her", at: "2026-01-01T00:00:00Z" };
    const against = {
      ...still,
      pass: { status: "blocked", reasons: [granted], override },
    } as const;
    expect(readBack(captionList([against]))[0]).toMatchObject({ LicenceEnd: "", Territories: "" });
  });

  it("has a column for a language that only one still has", () => {
    const rows = readBack(
      captionList([handOutFile({ captions: {} }), handOutFile({ captions: { fr: "Des œufs" } })]),
    );
    expect(rows.map((row) => row["Caption_fr"])).toEqual(["", "Des œufs"]);
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+49", "'+49"],
    ["-2+3", "'-2+3"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["'=1", "''=1"],
    ["＝1", "'＝1"],
    ['=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'],
    // Excel drops a leading tab or line break; what follows begins a cell where those divide.
    ["\t=1", "'\t'=1"],
    ["\r=1", "'\r'=1"],
    // In countries with a decimal comma the list is split at semicolons.
    ["a;=1+1", "a;'=1+1"],
    ['a; "=1+1"', 'a; "\'=1+1"'],
    ["Eggs\n-2 degrees", "Eggs\n'-2 degrees"],
  ])("keeps spreadsheets from running %j as a formula", (text, written) => {
    const [row] = readBack(captionList([handOutFile({ creditLine: text })]));
    expect(row?.["CreditLine"]).toBe(written);
  });

  it("begins no formula in any cell, be it split at commas or at semicolons", () => {
    const text = fc.string({
      unit: fc.constantFrom('"', ",", ";", "\n", "\r", "\t", " ", "a", "=", "-"),
    });
    const options = { bom: true, relax_quotes: true, relax_column_count: true };
    fc.assert(
      fc.property(text, text, (creditLine, headline) => {
        const csv = captionList([handOutFile({ creditLine, headline, keywords: [headline] })]);
        const cells = [",", ";"].flatMap((delimiter) => loosely(csv, delimiter, options));
        expect(cells.filter((cell) => /^[\s"]*[=+@-]/u.test(cell))).toEqual([]);
      }),
    );
  });

  it("is there, with its head, when nothing is handed out", () => {
    expect(readBack(captionList([]))).toEqual([]);
    expect(captionList([])).toContain("FileName,OriginalFileName,StillID");
  });

  it("gives every text back as it was, whatever it holds", () => {
    const text = fc.string({
      unit: fc.constantFrom('"', ",", ";", "\n", "\r", "\r\n", " ", "a", "馬", "👩‍🌾", "'", "="),
    });
    fc.assert(
      fc.property(text, text, (caption, creditLine) => {
        const [row] = readBack(
          captionList([handOutFile({ captions: { en: caption }, creditLine })]),
        );
        expect(unguarded(row?.["Caption_en"])).toBe(caption);
        expect(unguarded(row?.["CreditLine"])).toBe(creditLine);
      }),
    );
  });
});

/** The cells as a program takes them that splits there; at semicolons quotation marks hold nothing together. */
function loosely(csv: string, delimiter: string, options: object): string[] {
  if (delimiter === ";") return csv.slice(1).split(/[;\r\n]/u);
  const rows: string[][] = parse(csv, { ...options, delimiter });
  return rows.flat();
}

/** Takes off the apostrophes that keep a cell from being a formula. */
function unguarded(cell: string | undefined): string | undefined {
  return cell
    ?.replace(/^'(?='*[\t\r])/u, "")
    .replaceAll(/((?:^|[;\t\r\n])[\s"]*)'('*[=+\-@])/gu, "$1$2");
}
