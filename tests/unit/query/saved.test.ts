import { expect, test } from "vitest";
import { withoutFacet } from "../../../shared/query/facet-terms.ts";
import { parseQuery } from "../../../shared/query/parse.ts";
import {
  namesLookedIn,
  parseWithSaved,
  wayIntoItself,
  withNewName,
  type SavedSearches,
} from "../../../shared/query/saved.ts";

const saved =
  (searches: Readonly<Record<string, string>>): SavedSearches =>
  (name) => {
    const query = searches[name];
    return query === undefined ? null : { name, query };
  };

test("what a saved search chooses is no choice of the query around it", () => {
  const parsed = parseWithSaved("in:dust film:rain", saved({ dust: "film:dust" }));
  const tree = "tree" in parsed ? parsed.tree : null;
  const others = tree === null ? null : withoutFacet(tree, "films", () => true);
  expect({ tree: others }).toEqual(parseQuery("--film:dust"));
});

test.each([
  ["in:weddings", "--(film:dust wedding)"],
  ['eggs in:"weddings"', "eggs --(film:dust wedding)"],
  ["-in:weddings", "---(film:dust wedding)"],
  ["in:weddings OR eggs", "--(film:dust wedding) OR eggs"],
  ["in:both", "--(--(film:dust wedding) OR eggs)"],
  ["in:nobody", "in:nobody"],
])("%s asks for %s", (query, meant) => {
  const searches = { weddings: "film:dust wedding", both: "in:weddings OR eggs" };
  expect(parseWithSaved(query, saved(searches))).toEqual(parseQuery(meant));
});

test("what is wrong with a saved search is told where the query names it", () => {
  const searches = saved({ old: "colour:red", outer: "in:old" });
  const message = expect.stringContaining("“old” cannot be read: There is no field “colour:”");
  expect(parseWithSaved('eggs in:"old"', searches)).toEqual({
    problem: { from: 8, to: 13, message },
  });
  expect(parseWithSaved("in:outer", searches)).toEqual({ problem: { from: 3, to: 8, message } });
});

test("a search that looks in itself is no endless one", () => {
  const searches = { A: "eggs in:B", B: "in:C", C: "in:A" };
  expect(parseWithSaved("in:A", saved(searches))).toEqual({
    problem: {
      from: 3,
      to: 4,
      message: "“A” would look in itself: “A” looks in “B” looks in “C” looks in “A”.",
    },
  });
  expect(wayIntoItself({ name: "C", query: "in:A" }, saved(searches))).toEqual([
    "C",
    "A",
    "B",
    "C",
  ]);
  expect(wayIntoItself({ name: "D", query: "in:A in:B" }, saved(searches))).toBeNull();
});

test("searches that look in each other twice and twice again end in words", () => {
  const doubling = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`s${at}`, `in:s${at + 1} OR -in:s${at + 1}`]),
  );
  expect(parseWithSaved("in:s0", saved(doubling))).toEqual({
    problem: expect.objectContaining({
      message: "This looks in too many saved searches at once. Use fewer of them.",
    }),
  });
});

test("a new name takes the place of the old one and of nothing else", () => {
  const query = 'old in:old -in:"old" (in:older OR film:old) "in:old" ';
  expect(withNewName(query, (name) => name === "old", 'The "new" kit')).toBe(
    'old in:"The ""new"" kit" -in:"The ""new"" kit" (in:older OR film:old) "in:old" ',
  );
  expect(namesLookedIn(query).map(({ text }) => text)).toEqual(["old", "old", "older"]);
});
