import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCredit, type ParsedCredit } from "../../../electron/engine/credits/parse-credit.ts";

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
};

/** Lines of the field's own list of credit lines, and what a picture editor reads in them. */
const lines: readonly (readonly [string, Partial<ParsedCredit>])[] = [
  [
    "Photo: Courtesy of Real Image Media Collection",
    { distributors: ["Real Image Media Collection"] },
  ],
  ["Courtesy of Real Image Media Collection", { distributors: ["Real Image Media Collection"] }],
  ["Photo by Jane Doe/Getty Images", { photographers: ["Jane Doe"], suppliers: ["Getty Images"] }],
  [
    "Jane Photographer/NHLI via Getty Images",
    { photographers: ["Jane Photographer"], suppliers: ["NHLI", "Getty Images"] },
  ],
  [
    "Photo by Jane Doe/Getty Images for Netflix",
    { photographers: ["Jane Doe"], suppliers: ["Getty Images"], clients: ["Netflix"] },
  ],
  [
    "TITLE, from left: A, B, 1999. ph: Merie W. Wallace / © Paramount / courtesy Everett Collection",
    {
      film: "TITLE",
      year: 1999,
      photographers: ["Merie W. Wallace"],
      rightsHolders: ["Paramount"],
      suppliers: ["Everett Collection"],
    },
  ],
  ["Photo courtesy of Universal Pictures", { distributors: ["Universal Pictures"] }],
  ["JoyPix Film, 2022", { rightsHolders: ["JoyPix Film"], year: 2022 }],
  ["© JoyPix Film, 2022", { rightsHolders: ["JoyPix Film"], year: 2022 }],
  ["Courtesy of A24", { distributors: ["A24"] }],
  ["Photo Credit: Niko Tavernise", { photographers: ["Niko Tavernise"] }],
  [
    "Photo: Niko Tavernise / © 2021 Paramount Pictures Corporation.",
    {
      photographers: ["Niko Tavernise"],
      rightsHolders: ["Paramount Pictures Corporation"],
      year: 2021,
    },
  ],
  [
    "© 2022 Netflix, Inc. All rights reserved.",
    { rightsHolders: ["Netflix, Inc."], year: 2022, restrictions: ["All rights reserved"] },
  ],
  [
    "Courtesy of the Academy of Motion Picture Arts and Sciences / Margaret Herrick Library",
    { suppliers: ["Academy of Motion Picture Arts and Sciences", "Margaret Herrick Library"] },
  ],
  ["Photofest", { suppliers: ["Photofest"] }],
  [
    "《花样年华》剧照 夏永康 摄 版权所有 © 2000 泽东电影",
    {
      film: "花样年华",
      photographers: ["夏永康"],
      rightsHolders: ["泽东电影"],
      year: 2000,
      restrictions: ["版权所有"],
    },
  ],
  [
    "(Photo by Walt Disney Studios Motion Pictures/courtesy Everett Collection)",
    { rightsHolders: ["Walt Disney Studios Motion Pictures"], suppliers: ["Everett Collection"] },
  ],
  [
    "Photo by Atsushi Nishijima. Courtesy of Searchlight Pictures. © 2023 20th Century Studios All Rights Reserved.",
    {
      photographers: ["Atsushi Nishijima"],
      distributors: ["Searchlight Pictures"],
      rightsHolders: ["20th Century Studios"],
      year: 2023,
      restrictions: ["All Rights Reserved"],
    },
  ],
  [
    "Tim Ireland/REX Shutterstock",
    { photographers: ["Tim Ireland"], suppliers: ["REX Shutterstock"] },
  ],
  ["片方供图", { distributors: ["片方"] }],
  ["新华社发（孙凡越、赵子硕 摄）", { photographers: ["孙凡越", "赵子硕"], suppliers: ["新华社"] }],
  ["Handout", { restrictions: ["Handout"] }],
];

describe("a credit line", () => {
  it.each(lines)("is read as a picture editor reads it: %s", (line, expected) => {
    const { confidence: _, ...parsed } = parseCredit(line);
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
