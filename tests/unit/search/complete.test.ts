import { expect, test } from "vitest";
import type { Completion } from "../../../shared/contract/search.ts";
import { SearchIndex } from "../../../electron/engine/search/search-index.ts";
import { resolveNamed, type Resolver } from "../../../shared/query/resolve.ts";
import { archiveOf, named, still } from "./archive.ts";

/** The second source is offline, and a question is about the third still. */
const whatIsKnown: Resolver = {
  named: () => [],
  questioned: () => [3],
  offline: () => [2],
  now: () => new Date(2024, 2, 5, 12),
};

async function completions(query: string, caret = query.length): Promise<string[]> {
  const lines = await offered(query, caret);
  return lines.map(({ insert, from, to, count }) => `${from}-${to} ${insert} ${count}`);
}

async function offered(query: string, caret = query.length): Promise<readonly Completion[]> {
  const archive = archiveOf(
    [
      still(1, {
        characters: [1],
        film: 1,
        kind: "poster",
        sources: [],
        folder: "1:dust/wedding/",
        dateCreated: "2021-05-03",
        languages: [
          ["caption", "en"],
          ["caption", "x-default"],
          ["title", "pt-BR"],
        ],
      }),
      still(2, {
        characters: [1, 2],
        hasConflict: true,
        sources: [2],
        captions: ["Eggs hatching"],
        marks: { rating: 3, pick: "rejected", colourLabel: "red", workState: "checked" },
      }),
      still(3, { sets: [1], hasUnidentified: true, folder: "1:", dateCreated: "2021-11" }),
    ],
    {
      characters: named(["Ma Youtie", "马有铁"], ["Cao Guiying"], ["Youth never seen"]),
      films: [{ id: 1, names: ["Return to Dust"], year: 2022 }],
      sets: [
        { id: 1, names: ["Press kit"], parent: 2 },
        { id: 2, names: ["Festival"] },
      ],
    },
  );
  const index = await SearchIndex.build(archive);
  return index.complete(query, caret, {
    resolve: (term) => resolveNamed(term, whatIsKnown),
    now: whatIsKnown.now,
    written: (field, begun) =>
      field === "code" && begun === "8" ? [{ value: "802 A", count: 7 }] : [],
    sources: () => [{ id: 1, path: "/stills" }],
    paths: (begun) => (begun === "/st" ? ["/stills/dust/still 1.jpg"] : []),
  });
}

test("states of files and things to check are offered with their counts, also what only the catalog knows", async () => {
  expect(await completions("is:")).toEqual([
    "0-3 is:missing 1",
    "0-3 is:offline 1",
    "0-3 is:picked 0",
    "0-3 is:rejected 1",
    "0-3 is:new 2",
    "0-3 is:tagged 0",
    "0-3 is:captioned 0",
    "0-3 is:checked 1",
    "0-3 is:unidentified 1",
    "0-3 is:doubtful 0",
  ]);
  expect(await completions("has:c")).toContain("0-5 has:conflict 1");
  expect(await completions("has:q")).toEqual(["0-5 has:question 1"]);
  expect(await completions("no:q")).toEqual(["0-4 no:question 2"]);
});

test("ratings and colour labels are offered with their counts, ratings also by their stars", async () => {
  const ratings = [5, 4, 3, 2, 1].map((stars) => `0-7 rating:${stars} ${stars === 3 ? 1 : 0}`);
  expect(await completions("rating:")).toEqual(ratings);
  expect(await completions("rating:★★★★★")).toEqual(["0-12 rating:5 0"]);
  expect(await completions("label:r")).toEqual(["0-7 label:red 1"]);
});

test("codes that stand on stills are offered as the catalog has them", async () => {
  expect(await completions("code:8")).toEqual(['0-6 code:"802 A" 7']);
});

test("a bare word becomes the record whose name it begins", async () => {
  expect(await completions("youti")).toEqual(['0-5 character:"Ma Youtie" 2']);
});

test("an alias in another script finds the record", async () => {
  expect(await completions("马有")).toEqual(['0-2 character:"Ma Youtie" 2']);
});

test("the beginning of a field becomes the field", async () => {
  expect(await completions("egg chara")).toEqual(["4-9 character: null", "4-9 characters: null"]);
});

test("a field offers its values, the most frequent first, and none that nothing has", async () => {
  expect(await completions("character:")).toEqual([
    '0-10 character:"Ma Youtie" 2',
    '0-10 character:"Cao Guiying" 1',
  ]);
});

test("an open quote is completed to the whole value", async () => {
  expect(await completions('egg in:"Pre')).toEqual(['4-11 in:"Press kit" 1']);
});

test("kinds come by their names with counts", async () => {
  expect(await completions("kind:Post")).toEqual(["0-9 kind:poster 1"]);
});

test("the whole word is replaced although the caret stands within it", async () => {
  expect(await completions("youtie egg", 3)).toEqual(['0-6 character:"Ma Youtie" 2']);
});

test("nothing is offered after a space", async () => {
  expect(await completions("egg ")).toEqual([]);
});

test("days are offered as one asks for them, by the clock, with their counts", async () => {
  const inserts = (lines: string[]): string[] => lines.map((line) => line.split(" ")[1] ?? "");
  expect(inserts(await completions("added:"))).toEqual([
    "added:today",
    "added:yesterday",
    "added:7d",
    "added:30d",
    "added:2024-03",
    "added:2024",
    "added:2023",
  ]);
  expect(inserts(await completions("-changed:last"))).toEqual([
    "changed:7d",
    "changed:30d",
    "changed:2023",
  ]);
  expect(inserts(await completions("date:y"))).toEqual(["date:yesterday"]);
});

test("how many there are and how large is offered, in words of its own", async () => {
  expect(await completions("characters:")).toEqual([
    "0-11 characters:0 1",
    "0-11 characters:1 1",
    "0-11 characters:2 1",
    "0-11 characters:3 0",
    "0-11 characters:4.. 0",
  ]);
  expect(await completions("size:file")).toEqual(["0-9 size:20MB.. 0"]);
  expect(await completions("size:30")).toEqual(["0-7 size:3000px.. 0"]);
});

test("a set is offered with what lies in it, as a query for it finds", async () => {
  expect(await offered("in:")).toMatchObject([
    { label: "Press kit", detail: "set", insert: 'in:"Press kit"', count: 1 },
    { label: "Festival", detail: "set", insert: "in:Festival", count: 1 },
  ]);
});

test("years and dates are offered as stills have them, dates to the year or, from a year on, the month", async () => {
  expect(await completions("year:")).toEqual(["0-5 year:2022 1", "0-5 year:2021 1"]);
  expect(await completions("year:20")).toEqual(["0-7 year:2022 1", "0-7 year:2021 1"]);
  expect(await completions("year:19")).toEqual([]);
  expect((await completions("date:")).at(-1)).toBe("0-5 date:2021 2");
  expect(await completions("date:2021-")).toEqual(["0-10 date:2021-11 1", "0-10 date:2021-05 1"]);
});

test("words of file names, folders and paths are offered", async () => {
  expect(await completions("file:st")).toEqual(["0-7 file:still 3"]);
  expect(await offered("source:")).toMatchObject([
    { label: "/stills" },
    { label: "/stills/dust" },
    { label: "/stills/dust/wedding" },
  ]);
  expect((await offered("source:wed")).map(({ insert }) => insert)).toEqual([
    "source:/stills/dust/wedding",
  ]);
  expect((await offered("path:/st")).map(({ insert }) => insert)).toEqual([
    'path:"/stills/dust/still 1.jpg"',
  ]);
});

test("words of captions are offered, and no words after a first", async () => {
  expect(await completions("caption:egg")).toEqual(["0-11 caption:eggs 1"]);
  expect(await completions('text:"eggs h')).toEqual([]);
});

test("languages are offered in words", async () => {
  expect((await offered("no:caption:")).map(({ label, insert }) => [label, insert])).toEqual([
    ["in English", "no:caption:en"],
    ["language not stated", "no:caption:x-default"],
  ]);
  expect((await offered("has:title:braz")).map(({ insert }) => insert)).toEqual([
    "has:title:pt-BR",
  ]);
});
