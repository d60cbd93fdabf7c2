import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { QueryProblem } from "../../../shared/contract/search.ts";
import { parseQuery } from "../../../shared/query/parse.ts";
import { printQuery } from "../../../shared/query/print.ts";
import { resolveNamed, type Resolver } from "../../../shared/query/resolve.ts";
import type { QueryTree } from "../../../shared/query/tree.ts";
import type { languageFields, textualFields } from "../../../shared/query/tree.ts";
import { tree as anyTree } from "./any-tree.ts";

function treeOf(text: string): QueryTree {
  const parsed = parseQuery(text);
  if ("problem" in parsed) throw new Error(parsed.problem.message);
  return parsed.tree;
}

function problemOf(text: string): QueryProblem | null {
  const parsed = parseQuery(text);
  return "problem" in parsed ? parsed.problem : null;
}

function words(text: string): QueryTree {
  return { kind: "text", text, prefix: true };
}

function field(name: (typeof textualFields)[number], value: string): QueryTree {
  return { kind: "field", field: name, value };
}

function language(what: (typeof languageFields)[number], tag: string, present: boolean): QueryTree {
  return { kind: "language", what, language: tag, present };
}

describe("a query says what it looks like", () => {
  test.each<[string, QueryTree]>([
    ["", { kind: "all" }],
    ["  ", { kind: "all" }],
    ["egg", words("egg")],
    ["egg hatching", { kind: "and", parts: [words("egg"), words("hatching")] }],
    ['"the egg"', { kind: "text", text: "the egg", prefix: false }],
    ['"say ""cut"""', { kind: "text", text: 'say "cut"', prefix: false }],
    ['"the eg', { kind: "text", text: "the eg", prefix: true }],
    ['character:"Ma Youtie"', field("character", "Ma Youtie")],
    ['character:"Ma You', field("character", "Ma You")],
    ["Character:马有铁", field("character", "马有铁")],
    ["character：马有铁", field("character", "马有铁")],
    ["character:“Ma Youtie”", field("character", "Ma Youtie")],
    ["-wedding", { kind: "not", part: words("wedding") }],
    [
      "a OR b c",
      { kind: "and", parts: [{ kind: "or", parts: [words("a"), words("b")] }, words("c")] },
    ],
    ["a AND b", { kind: "and", parts: [words("a"), words("b")] }],
    [
      "(a b) OR c",
      { kind: "or", parts: [{ kind: "and", parts: [words("a"), words("b")] }, words("c")] },
    ],
    ["(film:dust)", field("film", "dust")],
    ["file:scan(2).jpg", field("file", "scan(2).jpg")],
    ["-(a OR b)", { kind: "not", part: { kind: "or", parts: [words("a"), words("b")] } }],
    ["has:alt-text", { kind: "has", what: "alt-text", present: true }],
    ["no:caption", { kind: "has", what: "caption", present: false }],
    ["has:cap", { kind: "has", what: "caption", present: true }],
    ["no:question", { kind: "has", what: "question", present: false }],
    ["is:missing", { kind: "is", state: "missing" }],
    ["-is:off", { kind: "not", part: { kind: "is", state: "offline" } }],
    ["year:2022", { kind: "years", from: 2022, to: 2022 }],
    ["year:2020..2024", { kind: "years", from: 2020, to: 2024 }],
    ["year:>2000", { kind: "years", from: 2001, to: null }],
    ["year:<=1999", { kind: "years", from: null, to: 1999 }],
    ["year:199", { kind: "years", from: 1990, to: 1999 }],
    ["rating:3", { kind: "rating", from: 3, to: 3 }],
    ["rating:0", { kind: "rating", from: 0, to: 0 }],
    ["rating:>=3", { kind: "rating", from: 3, to: null }],
    ["rating:>3", { kind: "rating", from: 4, to: null }],
    ["rating:2..4", { kind: "rating", from: 2, to: 4 }],
    ["rating:<3", { kind: "rating", from: null, to: 2 }],
    ["rating:..2", { kind: "rating", from: null, to: 2 }],
    ["has:rating", { kind: "has", what: "rating", present: true }],
    ["no:label", { kind: "has", what: "label", present: false }],
    ["label:red", field("label", "red")],
    ["label:Pur", field("label", "Pur")],
    ["is:picked", { kind: "is", state: "picked" }],
    ["-is:rejected", { kind: "not", part: { kind: "is", state: "rejected" } }],
    ["is:Checked", { kind: "is", state: "checked" }],
    ["path:/stills/a.jpg", { kind: "named", by: "path", value: "/stills/a.jpg" }],
    [
      'source:"/stills/Return to Dust"',
      { kind: "named", by: "source", value: "/stills/Return to Dust" },
    ],
    ["has:caption:zh", language("caption", "zh", true)],
    ["no:caption:zh-hant", language("caption", "zh-Hant", false)],
    ["has:alt-text:fr", language("alt-text", "fr", true)],
    ["has:region", { kind: "has", what: "region", present: true }],
    ["date:2024", { kind: "dates", by: "date", from: "2024", to: "2024" }],
    ["added:2024-03-05", { kind: "dates", by: "added", from: "2024-03-05", to: "2024-03-05" }],
    ["added:7d", { kind: "dates", by: "added", from: "7d", to: null }],
    ["changed:today", { kind: "dates", by: "changed", from: "today", to: "today" }],
    ["size:>=3000px", { kind: "size", unit: "edge", from: 3000, to: null }],
    ["size:<20MB", { kind: "size", unit: "bytes", from: null, to: 19_999_999 }],
    ["people:>=3", { kind: "count", of: "people", from: 3, to: null }],
    ["keywords:0", { kind: "count", of: "keywords", from: 0, to: 0 }],
    ["near:0190", { kind: "named", by: "near", value: "0190" }],
    ["12:30", words("12:30")],
  ])("%s", (text, tree) => {
    expect(treeOf(text)).toEqual(tree);
  });

  test("the example of the design is understood", () => {
    const text =
      'character:"Ma Youtie" scene:wedding rights:"Real Image" film:dust year:2020..2024 -status:cleared has:alt-text eggs hatching';
    expect(treeOf(text)).toMatchObject({ kind: "and", parts: { length: 9 } });
  });
});

describe("what is only unfinished is no problem", () => {
  test.each<[string, QueryTree]>([
    ["egg -", words("egg")],
    ["egg OR", words("egg")],
    ["OR egg", words("egg")],
    ["(egg", words("egg")],
    ["egg (", words("egg")],
    ["year:", { kind: "all" }],
    ["rating:", { kind: "all" }],
    ["rating:>", { kind: "rating", from: null, to: null }],
    ["label:", field("label", "")],
    ["has:", { kind: "all" }],
    ["has:caption:", { kind: "has", what: "caption", present: true }],
    ["added:", { kind: "all" }],
    ["added:>", { kind: "dates", by: "added", from: null, to: null }],
    ["added:2024-", { kind: "dates", by: "added", from: "2024", to: "2024" }],
    ["added:2024-0", { kind: "dates", by: "added", from: "2024", to: "2024" }],
    ["added:yes", { kind: "dates", by: "added", from: "yesterday", to: "yesterday" }],
    ["date:199", { kind: "dates", by: "date", from: "1990", to: "1999" }],
    ["size:20M", { kind: "size", unit: "edge", from: null, to: null }],
    ["character:", field("character", "")],
  ])("%s", (text, tree) => {
    expect(treeOf(text)).toEqual(tree);
  });
});

describe("what may have been meant is offered", () => {
  /** The queries that the offers make of one, by their labels. */
  const offered = (text: string): Record<string, string> =>
    Object.fromEntries(
      (problemOf(text)?.instead ?? []).map(({ label, from, to, insert }) => [
        label,
        text.slice(0, from) + insert + text.slice(to),
      ]),
    );
  const WORDS = "Search for the words instead";

  test.each<[string, Record<string, string>]>([
    [
      "eggs charcter:Ma x",
      { "character:": "eggs character:Ma x", [WORDS]: 'eggs "charcter Ma" x' },
    ],
    ['-flim:"a ""b"', { "film:": '-film:"a ""b"', [WORDS]: '-"flim a ""b"' }],
    ["http://x", { [WORDS]: '"http //x"' }],
    ["qqqqqqqqqq:", { [WORDS]: '"qqqqqqqqqq"' }],
    ["a label:rad", { red: "a label:red" }],
    ["has:captoin:zh", { caption: "has:caption:zh" }],
    ["year:soon", {}],
  ])("of %s", (text, repaired) => {
    expect(offered(text)).toEqual(repaired);
    for (const query of Object.values(repaired)) expect(problemOf(query)).toBeNull();
  });

  test("and a long value does not fill the sentence", () => {
    expect(problemOf(`year:${"x".repeat(9_000)}`)?.message.length).toBeLessThan(250);
  });
});

describe("a problem is shown at its place", () => {
  test.each<[string, number, number, string]>([
    ["egg charcter:Ma", 4, 13, "Did you mean “character:”?"],
    ["a ) b", 2, 3, "closes nothing"],
    ["kind:pster", 5, 10, "Did you mean “poster”?"],
    ["has:captoin", 4, 11, "Did you mean “caption”?"],
    ["xyzzy:1", 0, 6, "Some that there are: film:, scene:, character:"],
    ["year:soon", 5, 9, "is no year"],
    ["is:gone", 3, 7, "is not one of missing, offline, picked"],
    ["is:cheked", 3, 9, "Did you mean “checked”?"],
    ["label:rad", 6, 9, "Did you mean “red”?"],
    ["rating:6", 7, 8, "is no rating, which is 1 to 5"],
    ["rating:>5", 7, 9, "is no rating"],
    ["rating:<0", 7, 9, "is no rating"],
    ["rating:good", 7, 11, "Write rating:3"],
    ["ratng:3", 0, 6, "Did you mean “rating:”?"],
    ["has:credit:zh", 4, 13, "“credit” has no languages"],
    ["has:caption:中文", 12, 14, "is no language tag"],
    ["no:caption:klingon", 11, 18, "is no language tag"],
    ["has:caption:chinese", 12, 19, "Did you mean “zh”, Chinese?"],
    ["people:-1", 7, 9, "people:..1"],
    ["year:-5", 5, 7, "year:..1999"],
    ["rating:-3", 7, 9, "is no rating"],
    ["has:captoin:zh", 4, 11, "Did you mean “caption”?"],
    ["added:2024-02-30", 6, 16, "is no date there is"],
    ["date:2024-13", 5, 12, "is no date there is"],
    ["changed:soon", 8, 12, "Write changed:2024"],
    ["size:big", 5, 8, "is no size"],
    ["size:3MP..20MB", 5, 14, "is no size"],
    ["people:many", 7, 11, "Write people:2"],
    ["status:green", 7, 12, "is not one of clear"],
  ])("%s", (text, from, to, message) => {
    expect(problemOf(text)).toMatchObject({
      from,
      to,
      message: expect.stringContaining(message) as string,
    });
  });

  test("nesting beyond all reason is refused, not a crash", () => {
    expect(problemOf("(".repeat(10_000))?.message).toContain("nested too deeply");
    expect(problemOf("-".repeat(10_000) + "a")?.message).toContain("nested too deeply");
  });
});

test("printing a tree and parsing it gives the tree", () => {
  fc.assert(
    fc.property(anyTree, (original) => {
      expect(treeOf(printQuery(original))).toEqual(original);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ["year:<0", "year:<0000"],
  ["year:>9999", "year:>9999"],
  ["people:<0", "people:<0"],
  ["people:>999999", "people:>999999"],
  ["size:<0MB", "size:<0B"],
  ["size:<0", "size:<0px"],
  ["size:>999999999999", "size:>999999999999px"],
])("%s, which finds nothing, can be written too", (typed, printed) => {
  expect(printQuery(treeOf(typed))).toBe(printed);
  expect(treeOf(printed)).toEqual(treeOf(typed));
});

test("a name in a query turns nothing round, and a path stays as it is", () => {
  expect(printQuery({ kind: "field", field: "film", value: "Ev\u202eil one" })).toBe(
    'film:"Evil one"',
  );
  const path = "/a b\u202e";
  expect(printQuery({ kind: "named", by: "source", value: path })).toBe(`source:"${path}"`);
});

test("no text makes the parser throw, and what it understands it can print", () => {
  const piece = fc.oneof(
    fc.constantFrom(...'()-"“”:* ', " OR ", "film:", "year:", "has:", "is:", "１", "%_*"),
    fc.string({ maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const parsed = parseQuery(pieces.join(""));
      if ("tree" in parsed) expect(treeOf(printQuery(parsed.tree))).toEqual(parsed.tree);
    }),
    { numRuns: 2000 },
  );
});

const whatIsKnown: Resolver = {
  named: (by) => (by === "id" ? [7] : []),
  questioned: () => [8, 9],
  offline: () => [2],
  now: () => new Date(2024, 2, 5, 12),
};

test("what is only known at the time of asking is put in its place", () => {
  const resolved = (query: string): unknown => resolveNamed(treeOf(query), whatIsKnown);
  expect(resolved("is:offline")).toEqual({ kind: "only-in", sources: [2] });
  expect(resolved("is:missing")).toEqual({ kind: "is", state: "missing" });
  expect(resolved("has:question")).toEqual({ kind: "stills", ids: [8, 9] });
  expect(resolved("no:question")).toEqual({ kind: "not", part: { kind: "stills", ids: [8, 9] } });
});

test("stills that only the catalog knows are put in their place, at any depth", () => {
  const resolved = resolveNamed(treeOf("egg -(id:abc OR path:/x)"), whatIsKnown);
  expect(resolved).toEqual({
    kind: "and",
    parts: [
      words("egg"),
      {
        kind: "not",
        part: {
          kind: "or",
          parts: [
            { kind: "stills", ids: [7] },
            { kind: "stills", ids: [] },
          ],
        },
      },
    ],
  });
});
