import { expect, test } from "vitest";
import { SearchIndex } from "../../../electron/engine/search/search-index.ts";
import { archiveOf, named, still } from "./archive.ts";

async function completions(query: string, caret = query.length): Promise<string[]> {
  const archive = archiveOf(
    [
      still(1, { characters: [1], film: 1, kind: "poster" }),
      still(2, { characters: [1, 2] }),
      still(3, { sets: [1] }),
    ],
    {
      characters: named(["Ma Youtie", "马有铁"], ["Cao Guiying"], ["Youth never seen"]),
      films: named(["Return to Dust"]),
      sets: named(["Press kit"]),
    },
  );
  const index = await SearchIndex.build(archive);
  return index
    .complete(query, caret)
    .map(({ insert, from, to, count }) => `${from}-${to} ${insert} ${count}`);
}

test("a bare word becomes the record whose name it begins", async () => {
  expect(await completions("youti")).toEqual(['0-5 character:"Ma Youtie" 2']);
});

test("an alias in another script finds the record", async () => {
  expect(await completions("马有")).toEqual(['0-2 character:"Ma Youtie" 2']);
});

test("the beginning of a field becomes the field", async () => {
  expect(await completions("egg chara")).toEqual(["4-9 character: null"]);
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
