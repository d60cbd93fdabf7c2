import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placedTokens, tokensOf } from "../../../electron/engine/catalog/fold.ts";
import { matchesIn } from "../../../electron/engine/search/matches-in.ts";
import type { MatchPlace } from "../../../shared/contract/search.ts";
import { parseQuery } from "../../../shared/query/parse.ts";
import type { QueryTree } from "../../../shared/query/tree.ts";

const nothingKnown = { others: () => [], wider: () => [] };

function treeOf(query: string): QueryTree {
  const parsed = parseQuery(query);
  if ("problem" in parsed) throw new Error(parsed.problem.message);
  return parsed.tree;
}

/** A text with what a query marks in it between brackets. */
function marked(query: string, text: string, place: MatchPlace = "text"): string {
  const [found] = matchesIn(treeOf(query), [{ in: place, text, id: null }], nothingKnown);
  return (found?.ranges ?? [])
    .toReversed()
    .reduce(
      (all, [from, to]) => `${all.slice(0, from)}[${all.slice(from, to)}]${all.slice(to)}`,
      text,
    );
}

describe("what a query asks for is marked", () => {
  test.each([
    ["egg", "Eggs hatch; an egg, a legg", "[Eggs] hatch; an [egg], a legg"],
    ['"egg"', "Eggs hatch; an egg", "Eggs hatch; an [egg]"],
    ["cafe", "Au Café, cafe\u0301s", "Au [Café], [cafe\u0301s]"],
    ["東京", "去东京的火车", "去[东京]的火车"],
    ["东京", "東京物語", "[東京]物語"],
    ["ＭＡ youtie", "Ma Youtie und Ｍａ", "[Ma] [Youtie] und [Ｍａ]"],
    ['"ma you"*', "Ma, Youtie; you ma", "[Ma, Youtie]; you ma"],
    ["well-known", "a well known face", "a [well known] face"],
    ["eggs & bread", "bread & eggs", "[bread] & [eggs]"],
    ["eggs -bread", "bread & eggs", "bread & [eggs]"],
    ["rain OR snow", "snow in the rain", "[snow] in the [rain]"],
    ["ガ", "ｶﾞガか\u3099", "[ｶﾞガか\u3099]"],
    ["髮", "長い髪", "長い[髪]"],
    ["★", "two ★★ stars", "two [★★] stars"],
    ["strasse", "Straße 9", "[Straße] 9"],
    ["film:dust", "dust", "dust"],
    ["caption:dust", "dust", "[dust]"],
    ["no:caption", "caption", "caption"],
    ["year:2022 2022", "of 2022", "of [2022]"],
  ])("%s in %s", (query, text, expected) => {
    expect(marked(query, text)).toBe(expected);
  });

  test("a field is marked only where it is asked", () => {
    expect(marked("credit:image", "Real Image", "credit")).toBe("Real [Image]");
    expect(marked('film:"Hamlet (1948)"', "Hamlet", "film")).toBe("[Hamlet]");
    expect(marked("credit:image", "Real Image")).toBe("Real Image");
    expect(marked("file:rtd", "RTD_0044.jpg", "file")).toBe("[RTD]_0044.jpg");
    expect(marked('photographer:"ann lee"', "Lee, Ann", "photographer")).toBe("[Lee], [Ann]");
    expect(marked('photographer:"ann lee"', "Ann Li", "photographer")).toBe("Ann Li");
    expect(marked("dust", "Return to Dust", "film")).toBe("Return to [Dust]");
  });
});

describe("a record", () => {
  const names = (_: MatchPlace, id: number): readonly string[] =>
    id === 1 ? ["马有铁", "Ma Youtie"] : [];
  const found = (query: string, text: string, id: number): unknown =>
    matchesIn(treeOf(query), [{ in: "character", text, id }], {
      others: names,
      wider: () => [],
    })[0];

  test("that was found by another of its names is marked whole, with that name", () => {
    expect(found("馬有鐵", "Iron Ma", 1)).toEqual({ ranges: [[0, 7]], through: "马有铁" });
    expect(found("ma", "Iron Ma", 1)).toEqual({ ranges: [[5, 7]], through: null });
    expect(found("cao", "Iron Ma", 1)).toEqual({ ranges: [], through: null });
    expect(found("马有铁", "Iron Ma", 2)).toEqual({ ranges: [], through: null });
  });

  test("that is a keyword under the one asked for says under which it was found", () => {
    const wider = (id: number): readonly { id: number; names: readonly string[] }[] =>
      id === 1 ? [{ id: 3, names: ["armed conflict", "war"] }] : [];
    const of = (query: string, id = 1): unknown =>
      matchesIn(treeOf(query), [{ in: "keyword", text: "battle", id }], {
        others: () => [],
        wider,
      })[0];
    const under = { ranges: [[0, 6]], through: null, under: "armed conflict" };
    expect(of("keyword:war")).toEqual(under);
    expect(of('keyword:"armed conflict #3"')).toEqual(under);
    expect(of('keyword:"war #4"')).toEqual({ ranges: [], through: null });
    expect(of("war")).toEqual({ ranges: [], through: null }); // a word does not find it
    expect(of("keyword:battle OR keyword:war")).toEqual({ ranges: [[0, 6]], through: null });
    expect(of("keyword:war", 2)).toEqual({ ranges: [], through: null });
  });

  test("that is named by its key is the only one marked", () => {
    expect(found('character:"Ghost #7"', "Ghost", 7)).toEqual({ ranges: [[0, 5]], through: null });
    expect(found('character:"Ghost #7"', "Ghost", 8)).toEqual({ ranges: [], through: null });
  });
});

test("words with their places are those of the search, and stand in the text", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ..."aé ßÆ½①≠★-_.,'ﾞ",
      "e\u0301",
      "か\u3099",
      "ｶﾞ",
      "\u1112\u1161\u11ab",
      "東",
      "🎬",
      "👍🏽",
      "\u064b",
      "İ",
    ),
    fc.string({ unit: "grapheme", maxLength: 4 }),
    fc.string({ unit: "binary", maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join("");
      const placed = placedTokens(text);
      expect(placed.map(({ token }) => token)).toEqual(tokensOf(text));
      let end = 0;
      for (const { from, to } of placed) {
        expect(from >= 0 && to > from && to <= text.length && to >= end).toBe(true);
        end = to;
      }
    }),
    { numRuns: 3000 },
  );
});
