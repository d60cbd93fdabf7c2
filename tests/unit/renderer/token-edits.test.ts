import fc from "fast-check";
import { expect, test } from "vitest";
import { tokenAt, tokensIn, withoutToken } from "../../../renderer/search/token-edits.ts";
import { parseQuery } from "../../../shared/query/parse.ts";
import { printQuery } from "../../../shared/query/print.ts";
import { tree } from "../query/any-tree.ts";

test("fields with their values are tokens, with the place of the value", () => {
  expect(tokensIn('eggs -film:"Return to Dust" year:')).toEqual([
    { from: 5, to: 27, value: 11, text: '-film:"Return to Dust"' },
    { from: 28, to: 33, value: 33, text: "year:" },
  ]);
});

test.each([
  [4, null],
  [5, "film:dust"],
  [9, "film:dust"],
  [14, "film:dust"],
  [15, "is:new"],
])("the token at %i is %s", (caret, text) => {
  expect(tokenAt("egg  film:dust is:new", caret)?.text ?? null).toBe(text);
});

test.each([
  ["film:dust", "", 0],
  ["eggs film:dust rain", "eggs rain", 4],
  ["film:dust rain", "rain", 0],
  ["eggs  film:dust", "eggs", 4],
  ["a OR film:dust b", "a b", 1],
  ["film:dust OR b", "b", 0],
  ["a (film:dust OR b) c", "a (b) c", 3],
  ["a -(film:dust) c", "a c", 1],
  ["a OR (film:dust)", "a", 1],
  ["a AND film:dust", "a", 1],
])("without its token %s is %s", (query, without, caret) => {
  const [token] = tokensIn(query);
  if (token === undefined) throw new Error("no token");
  expect(withoutToken(query, token)).toEqual({ text: without, caret });
});

test("a query without one of its tokens can still be read, and has one less", () => {
  fc.assert(
    fc.property(tree, fc.nat(20), (original, which) => {
      const query = printQuery(original);
      const tokens = tokensIn(query);
      const token = tokens[which % Math.max(1, tokens.length)];
      if (token === undefined) return;
      const { text } = withoutToken(query, token);
      expect(parseQuery(text)).not.toHaveProperty("problem");
      expect(tokensIn(text).map((one) => one.text)).toEqual(
        tokens.filter((one) => one !== token).map((one) => one.text),
      );
    }),
    { numRuns: 1000 },
  );
});
