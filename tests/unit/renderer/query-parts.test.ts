import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { queryParts } from "../../../renderer/search/query-parts.ts";

describe("the parts of a query", () => {
  test("are the query, letter for letter", () => {
    const piece = fc.constantFrom(
      "character:",
      '"Ma Youtie"',
      "-",
      "OR",
      "(",
      ")",
      " ",
      "雨中",
      'scene:"a',
      "eggs",
      "year:2020..2024",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 8 }), (pieces) => {
        const text = pieces.join("");
        expect(
          queryParts(text, null)
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });

  test("a field, its value and its minus are one part", () => {
    const parts = queryParts('-character:"Ma Youtie" eggs', null);
    expect(parts.map(({ text, kind, nameLength }) => [text, kind, nameLength])).toEqual([
      ['-character:"Ma Youtie"', "field", 11],
      [" ", "plain", 0],
      ["eggs", "plain", 0],
    ]);
  });

  test("the part with the problem is marked", () => {
    const parts = queryParts("film:dust year:20x", { from: 15, to: 18, message: "" });
    expect(parts.filter((part) => part.wrong).map((part) => part.text)).toEqual(["year:20x"]);
  });

  test("so are those behind it", () => {
    const parts = queryParts("charcter:Ma dust year:20x filn:a", { from: 0, to: 9, message: "" });
    expect(parts.filter((part) => part.wrong).map((part) => part.text)).toEqual([
      "charcter:Ma",
      "year:20x",
      "filn:a",
    ]);
  });
});

test("a parenthesis before a field stays by itself", () => {
  const parts = queryParts("(film:dust)", null);
  expect(parts.map(({ text, kind }) => [text, kind])).toEqual([
    ["(", "operator"],
    ["film:dust", "field"],
    [")", "operator"],
  ]);
});
