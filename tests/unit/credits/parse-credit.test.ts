import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCredit } from "../../../electron/engine/credits/parse-credit.ts";
import { patterns } from "./patterns.ts";

const nothing = {
  photographers: [],
  rightsHolders: [],
  suppliers: [],
  distributors: [],
  clients: [],
  year: null,
  restrictions: [],
  licence: null,
  film: null,
  acquisition: null,
};

/** What such a line is in this archive, beside the hundred patterns. */
const lines: typeof patterns = [
  [
    "Photo: Courtesy of Real Image Media Collection",
    { distributors: ["Real Image Media Collection"] },
  ],
  ["Courtesy of Real Image Media Collection", { distributors: ["Real Image Media Collection"] }],
  ["JoyPix Film, 2022", { rightsHolders: ["JoyPix Film"], year: 2022 }],
  ["© JoyPix Film, 2022", { rightsHolders: ["JoyPix Film"], year: 2022 }],
  // names with numbers in lists
  ["© A24, Film4 and Channel 4", { rightsHolders: ["A24", "Film4", "Channel 4"] }],
  ["Photo by Jane Doe, A24", { photographers: ["Jane Doe"], rightsHolders: ["A24"] }],
  [
    "© 2021 20th Century, 3B Productions, Canal+, M6",
    { rightsHolders: ["20th Century", "3B Productions", "Canal+", "M6"], year: 2021 },
  ],
  ["© Gaumont, K5", { rightsHolders: ["Gaumont", "K5"] }],
  ["Foto: RTL 102.5, M6 Films", { rightsHolders: ["RTL 102.5", "M6 Films"] }],
  ["© C4, E4", { rightsHolders: ["C4", "E4"] }],
  ["Photo 12, Alamy", { suppliers: ["Photo 12", "Alamy"] }],
  // only a space between two that each have their word before them
  ["摄影：赵一川 供图：北岭影业", { photographers: ["赵一川"], distributors: ["北岭影业"] }],
  ["撮影：山田太郎 提供：東宝", { photographers: ["山田太郎"], distributors: ["東宝"] }],
  ["撮影：山田太郎 写真提供：東宝", { photographers: ["山田太郎"], distributors: ["東宝"] }],
  ["사진: 김철수 제공: CJ ENM", { photographers: ["김철수"], distributors: ["CJ ENM"] }],
  // not even a colon
  ["摄影 赵一川 供图 北岭影业", { photographers: ["赵一川"], distributors: ["北岭影业"] }],
  ["供图 北岭影业 摄影 赵一川", { photographers: ["赵一川"], distributors: ["北岭影业"] }],
  ["（摄影　赵一川　供图　北岭影业）", { photographers: ["赵一川"], distributors: ["北岭影业"] }],
  ["剧照摄影 赵一川 图片提供 北岭影业", { photographers: ["赵一川"], distributors: ["北岭影业"] }],
  ["攝影 趙一川 供圖 北嶺影業", { photographers: ["趙一川"], distributors: ["北嶺影業"] }],
  ["写真提供 東宝 撮影 山田太郎", { photographers: ["山田太郎"], distributors: ["東宝"] }],
  ["사진 김철수 제공 CJ ENM", { photographers: ["김철수"], distributors: ["CJ ENM"] }],
  ["摄影 赵一川 北岭影业 供图", { photographers: ["赵一川"], distributors: ["北岭影业"] }],
  ["赵一川 摄影 北岭影业 供图", { photographers: ["赵一川"], distributors: ["北岭影业"] }],
  ["사진 제공: CJ ENM", { distributors: ["CJ ENM"] }],
  // a number behind somebody's name is one of the picture
  ["Photo: Jane Doe, B12", { photographers: ["Jane Doe"] }],
  ["© Gaumont, 183-H12345", { rightsHolders: ["Gaumont"] }],
];

describe("a credit line", () => {
  it.each([...lines, ...patterns])("is read as a picture editor reads it: %s", (line, expected) => {
    const { confidence: _, parts: __, ...parsed } = parseCredit(line);
    expect(parsed).toEqual({ ...nothing, line, ...expected });
  });

  it("is surer where markers and known names say all than where it guesses by position", () => {
    const marked = parseCredit("Photo by Jane Doe/Getty Images").confidence;
    const guessed = parseCredit("Jane Doe/Getty Images").confidence;
    expect(marked).toBe(1);
    expect(guessed).toBeLessThan(marked);
    expect(parseCredit("Nexpher").confidence).toBeLessThan(0.5);
  });

  it("is kept as it came and never makes the reader throw", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "grapheme" }),
          fc.string({ unit: fc.constantFrom(..."/|©()《》 摄via.,:#") }),
        ),
        (line) => {
          const parsed = parseCredit(line);
          expect(parsed.line).toBe(line);
          expect(parsed.confidence).toBeGreaterThanOrEqual(0);
          expect(parsed.confidence).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
