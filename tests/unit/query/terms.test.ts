import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asksFor, termsOf, withoutTerms, withTerms } from "../../../shared/query/terms.ts";

describe("adding terms to a query", () => {
  test.each<[string, string, string]>([
    ["", "film:dust", "film:dust"],
    ["film:dust", "scene:wedding", "film:dust scene:wedding"],
    ["film:dust", "film:dust", "film:dust"],
    // A second character of the film that is searched for already.
    [
      'character:"Ma Youtie" film:"Return to Dust"',
      'character:"Cao Guiying" film:"Return to Dust"',
      'character:"Ma Youtie" film:"Return to Dust" character:"Cao Guiying"',
    ],
    // The term of another field that only begins so is another term.
    ["film:duster", "film:dust", "film:duster film:dust"],
    ["character:“Ma Youtie” ", 'character:"Ma Youtie"', "character:“Ma Youtie” "],
    ["egg OR hen", "film:dust", "egg OR hen film:dust"],
    // An OR or a quote that is still open would take the new term in.
    ["egg OR", "film:dust", "egg film:dust"],
    ['"the eg', "film:dust", '"the eg"* film:dust'],
    ["", "", ""],
  ])("%s and %s give %s", (query, terms, together) => {
    expect(withTerms(query, terms)).toBe(together);
  });

  test("a query that cannot be read is left as it is, with the terms behind it", () => {
    expect(withTerms("charakter:Ma", "film:dust")).toBe("charakter:Ma film:dust");
  });

  test("whatever was typed, the terms are there afterwards, once", () => {
    const piece = fc.constantFrom("egg", "film:dust", "-hen", "OR", "(", ")", '"', "scene:x y");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const query = pieces.join(" ");
        if (termsOf(query) === null) return;
        const once = withTerms(query, "film:dust year:2022");
        expect(asksFor(once, "film:dust year:2022")).toBe(true);
        expect(withTerms(once, "year:2022 film:dust")).toBe(once);
      }),
    );
  });
});

describe("what a query asks for", () => {
  test("is told by its terms, in any order", () => {
    expect(asksFor('year:2022 film:"Return to Dust"', 'film:"Return to Dust" year:2022')).toBe(
      true,
    );
    expect(asksFor("film:dust OR film:rain", "film:dust")).toBe(false);
    expect(asksFor("-film:dust", "film:dust")).toBe(false);
  });

  test("no line of the left pane is chosen while nothing is searched for", () => {
    expect(asksFor("", "film:dust")).toBe(false);
    expect(asksFor("film:dust", "")).toBe(false);
  });
});

describe("taking terms out of a query", () => {
  test.each<[string, string, string]>([
    ["eggs character:Ma film:dust -poster", "film:dust", "eggs character:Ma -poster"],
    ["year:2016", "year:2016", ""],
    ["year:2016..2022", "year:2016", "year:2016..2022"],
    ["charakter:Ma", "year:2016", "charakter:Ma"],
  ])("%s without %s is %s", (query, terms, left) => {
    expect(withoutTerms(query, terms)).toBe(left);
  });
});
