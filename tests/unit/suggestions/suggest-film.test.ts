import { describe, expect, it } from "vitest";
import type { Neighbour } from "../../../electron/engine/catalog/still-evidence.ts";
import type { CodedFilm } from "../../../electron/engine/catalog/film-titles.ts";
import { FilmBook } from "../../../electron/engine/suggestions/film-book.ts";
import { suggestFilm } from "../../../electron/engine/suggestions/suggest-film.ts";
import { evidenceOf } from "./evidence.ts";

const films = [
  { id: 1, year: 2022, titles: ["Return to Dust", "隐入尘烟"] },
  { id: 2, year: 2005, titles: ["Water"] },
  { id: 3, year: 1985, titles: ["Dust"] },
  { id: 4, year: 1946, titles: ["Great Expectations"] },
  { id: 5, year: 2012, titles: ["Great Expectations"] },
  { id: 6, year: 2000, titles: ["In the Mood for Love", "花样年华"] },
  { id: 7, year: null, titles: ["雨"] },
];
const code = (
  film: number,
  text: string,
  fromYear: number | null = null,
  toYear = fromYear,
): CodedFilm => ({
  film,
  code: text,
  fromYear,
  toYear,
});
const book = new FilmBook(films, [
  code(1, "RTD"),
  code(2, "802"),
  code(3, "SG1900"),
  code(4, "XB", 1946),
  code(5, "XB", 2012),
  code(6, "TB"),
]);

function told(
  given: Parameters<typeof evidenceOf>[0] & { readonly folder?: string },
  around: readonly Neighbour[] = [],
): string[] {
  const { folder, ...rest } = given;
  const plain = evidenceOf(rest);
  const folders = folder === undefined ? plain.file.folders : ["stills", ...folder.split("/")];
  const evidence = { ...plain, file: { ...plain.file, folders } };
  return suggestFilm(evidence, book, () => around).map(
    ({ name, certainty }) => `${name} ${certainty}`,
  );
}
const inCaption = (caption: string): string[] => told({ captions: [caption] });

describe("the folder", () => {
  it.each([
    ["Return to Dust", "Return to Dust (2022) high"],
    ["Return to Dust (2022)", "Return to Dust (2022) high"],
    ["return_to_dust_stills/scans 02", "Return to Dust (2022) high"],
    ["2022 Return to Dust", "Return to Dust (2022) high"],
    ["隐入尘烟", "Return to Dust (2022) high"],
    ["隱入塵煙 剧照", undefined],
    ["Water", "Water (2005) medium"],
    ["Water 2005", "Water (2005) high"],
    ["Water 1985", undefined],
    ["Great Expectations 1946", "Great Expectations (1946) high"],
    ["Underwater", undefined],
    ["2022", undefined],
  ])("“%s” is %s", (folder, film) => {
    expect(told({ folder })).toEqual(film === undefined ? [] : [film]);
  });

  it("that is called like two films is certain of neither", () => {
    expect(told({ folder: "Great Expectations" })).toEqual([
      "Great Expectations (1946) low",
      "Great Expectations (2012) low",
    ]);
  });

  it("within another counts before it", () => {
    expect(told({ folder: "Return to Dust/Water 2005" })).toEqual(["Water (2005) high"]);
  });
});

describe("the production code", () => {
  it("in front of a still number is read from the file name, in any case", () => {
    expect(told({ fileName: "RTD_0107.jpg" })).toEqual(["Return to Dust (2022) high"]);
    expect(told({ fileName: "rtd0107.jpg" })).toEqual(["Return to Dust (2022) high"]);
    expect(told({ fileName: "RTD-P12.tif" })).toEqual(["Return to Dust (2022) high"]);
    expect(told({ fileName: "SG1900-23.tif" })).toEqual(["Dust (1985) high"]);
    expect(told({ fileName: "TB_11703_R3.jpg" })).toEqual(["In the Mood for Love (2000) medium"]);
  });
  it("of digits alone is likely, and is no part of a longer number or word", () => {
    expect(told({ fileName: "802-154.jpg" })).toEqual(["Water (2005) medium"]);
    expect(told({ fileName: "8021-54.jpg" })).toEqual([]);
    expect(told({ fileName: "SG19001-2.jpg" })).toEqual([]);
    expect(told({ fileName: "RTDX_0107.jpg" })).toEqual([]);
    expect(told({ fileName: "RTD.jpg" })).toEqual([]);
  });
  it("that studios used again gives every film, likely only of the one whose years fit", () => {
    expect(told({ fileName: "XB-12.jpg" })).toEqual([
      "Great Expectations (1946) low",
      "Great Expectations (2012) low",
    ]);
    expect(told({ fileName: "XB-12.jpg", dateCreated: "1946-03" })).toEqual([
      "Great Expectations (1946) medium",
      "Great Expectations (2012) low",
    ]);
  });
  it("of the still itself is certain", () => {
    expect(told({ productionCode: "802", fileName: "scan.jpg" })).toEqual(["Water (2005) high"]);
  });
});

describe("a text", () => {
  it.each([
    "Children play in the water.",
    "Water for the donkey is carried home.",
    "WATER FOR THE DONKEY",
    "After their return to dust and wind nothing grew.",
    "The Return to Dust Road is long.",
    "大雨落在村里",
    "He sits in the Great Expectations Club.",
    "Water (1999)",
    "Water flows from the pump",
    "The farmer Gao “Return to Dust” Lin at his cart.",
  ])("is not taken for a title: “%s”", (caption) => {
    expect(inCaption(caption)).toEqual([]);
  });

  it.each([
    ["Return to Dust (2022): the wedding.", "Return to Dust (2022) high"],
    ["Return to Dust: the wedding.", "Return to Dust (2022) high"],
    ["A scene from “Return to Dust”.", "Return to Dust (2022) high"],
    ["The star of “Return to Dust” at the premiere.", "Return to Dust (2022) medium"],
    ["The wedding in Return to Dust.", "Return to Dust (2022) medium"],
    ["Return to Dust actors at the premiere", "Return to Dust (2022) medium"],
    ["Widows in Water (2005).", "Water (2005) high"],
    ["Widows in “Water”.", "Water (2005) low"],
    ["《隐入尘烟》剧照", "Return to Dust (2022) high"],
    ["《雨》剧照", "雨 high"],
    ["Pip in Great Expectations (David Lean, 1946)", "Great Expectations (1946) high"],
  ])("names a film: “%s” is %s", (caption, film) => {
    expect(inCaption(caption)).toEqual([film]);
  });

  it("that names two films is certain of neither", () => {
    expect(inCaption("Return to Dust, by the producer of In the Mood for Love.")).toEqual([
      "Return to Dust (2022) low",
      "In the Mood for Love (2000) low",
    ]);
  });

  it("that is a keyword is a title as a whole", () => {
    expect(told({ keywords: ["return to dust"] })).toEqual(["Return to Dust (2022) high"]);
    expect(told({ keywords: ["water"] })).toEqual(["Water (2005) low"]);
  });
});

describe("several clues", () => {
  it("from different places make a film certain", () => {
    expect(
      told({ folder: "Water", captions: ["Widows in the film “Water”."], fileName: "802-1.jpg" }),
    ).toEqual(["Water (2005) high"]);
  });

  it("that speak for two films make neither certain", () => {
    const evidence = { folder: "Return to Dust", fileName: "SG1900-1.jpg" };
    expect(told(evidence).toSorted()).toEqual([
      "Dust (1985) medium",
      "Return to Dust (2022) medium",
    ]);
  });

  const around = (...of: (number | null)[]): Neighbour[] =>
    of.map((film, at) => ({ still: 9, name: `${String(at)}.jpg`, film, scenes: [] }));
  it("the files around tell of it where three are of one film and none of another", () => {
    expect(told({}, around(1, 1, null, 1))).toEqual(["Return to Dust (2022) medium"]);
    expect(told({}, around(1, 1))).toEqual([]);
    expect(told({}, around(1, 1, 1, 2))).toEqual([]);
  });

  it("are not asked for a still that has a film", () => {
    expect(told({ film: 2, folder: "Return to Dust" })).toEqual([]);
  });
});
