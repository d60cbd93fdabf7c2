import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "../../../shared/query/parse.ts";
import { printQuery } from "../../../shared/query/print.ts";
import { parseWholeQuery } from "../../../shared/query/whole.ts";

test.each<[query: string, from: number, message: string]>([
  ["!!!", 0, "no word to search for"],
  ["—", 0, "no word to search for"],
  ["-!!!", 0, "no word to search for"],
  ["\u200b", 0, "no word to search for"],
  ["-", 0, "This minus has no term"],
  ["egg - wedding", 4, "This minus has no term"],
  ["()", 0, "nothing between these parentheses"],
  ["(egg", 0, "not closed"],
  ["a (b (c)", 2, "not closed"],
  ['""', 0, "nothing between these quotes"],
  ['egg ""', 4, "nothing between these quotes"],
  ['"', 0, "not closed"],
  ['"egg', 0, "not closed"],
  ["OR", 0, "needs a term on either side"],
  ["egg OR", 4, "needs a term on either side"],
  ["a OR AND b", 2, "needs a term on either side"],
  ["scene:", 0, "“scene:” has no value"],
  ["scene: wedding", 0, "“scene:” has no value"],
  ['character:""', 0, "“character:” has no value"],
  ['character:" "', 0, "“character:” has no value"],
  ["no:", 0, "“no:” has no value"],
  ['rights:"', 0, "“rights:” has no value"],
  ["id:", 0, "“id:” has no value"],
  ["year:>", 5, "A year is missing"],
  ["rating:>=", 7, "The stars are missing"],
  ["kind:pster", 5, "is not one of"],
  ["egg)", 3, "closes nothing"],
])("%s is not whole", (query, from, message) => {
  expect(parseWholeQuery(query)).toMatchObject({
    problem: {
      from,
      to: expect.any(Number) as number,
      message: expect.stringContaining(message) as string,
    },
  });
});

test.each([
  "",
  "  ",
  "egg",
  "eggs & bread",
  "🎬",
  'film:"?"',
  "film:dust (wedding OR -funeral) year:>2000",
  "--egg",
  "file:scan(2).jpg",
  "path:/stills/-a.jpg",
])("%s is whole, and means what it means while one is typing", (query) => {
  expect(parseWholeQuery(query)).toEqual(parseQuery(query));
});

test("only a blank query is every still", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...'()-"“”:*! ',
      " OR ",
      "AND",
      "film:",
      "year:",
      "has:",
      "no:",
      ">",
      "<=",
      "egg",
      "—",
      "🎬",
    ),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const query = pieces.join("");
      const parsed = parseWholeQuery(query);
      if (!("tree" in parsed) || query.trim() === "") return;
      expect(parsed.tree.kind).not.toBe("all");
      expect(parseWholeQuery(printQuery(parsed.tree))).toEqual(parsed);
    }),
    { numRuns: 3000 },
  );
});
