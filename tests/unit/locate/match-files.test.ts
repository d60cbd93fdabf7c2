import { expect, test } from "vitest";
import type { AwayFile } from "../../../electron/engine/catalog/relink.ts";
import { matchFiles, type Candidate } from "../../../electron/engine/locate/match-files.ts";

function away(path: string, bytes: string, modifiedMs = 1): AwayFile {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const hash = Buffer.from(bytes);
  return {
    id: 1,
    still: 1,
    source: 1,
    root: "/old",
    path,
    name,
    hash,
    bytes: bytes.length,
    modifiedMs,
  };
}

/** Of a candidate the bytes stand in for its hash. */
type There = Candidate & { readonly content: string };

function there(path: string, content: string, modifiedMs = 2): There {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { path, name, bytes: content.length, modifiedMs, content };
}

async function match(wanted: AwayFile[], candidates: There[]) {
  const hashed: string[] = [];
  const contents = new Map(candidates.map((one) => [one.path, one.content]));
  const matches = await matchFiles(wanted, candidates, ({ path }) => {
    hashed.push(path);
    return Promise.resolve(Buffer.from(contents.get(path) ?? "").toString("hex"));
  });
  return {
    matches: matches.map((one) => [one.as, "to" in one ? one.to : null]),
    choices: matches.map((one) => ("choices" in one ? one.choices : [])),
    hashed,
  };
}

test("same bytes are found under another name and in another folder", async () => {
  const { matches } = await match([away("a.jpg", "aaa")], [there("x/z.jpg", "aaa")]);
  expect(matches).toEqual([["found", "x/z.jpg"]]);
});

test("of several candidates of the same size the hash decides, and the likeliest is read first", async () => {
  const { matches, hashed } = await match(
    [away("a.jpg", "aaa")],
    [there("b.jpg", "bbb"), there("x/a.jpg", "aaa"), there("c.jpg", "ccc")],
  );
  expect(matches).toEqual([["found", "x/a.jpg"]]);
  expect(hashed).toEqual(["x/a.jpg"]);
});

test("the same name with other bytes is another version, never found", async () => {
  const { matches } = await match([away("a.jpg", "aaa")], [there("a.jpg", "aab")]);
  expect(matches).toEqual([["another", "a.jpg"]]);
});

test("of several files of a name with other bytes none is taken, but each can be chosen", async () => {
  const { matches, choices } = await match(
    [away("q/a.jpg", "aaa")],
    [there("x/a.jpg", "x"), there("y/a.jpg", "y")],
  );
  expect(matches).toEqual([["another", null]]);
  expect(choices).toEqual([["x/a.jpg", "y/a.jpg"]]);
});

test("of several files with the bytes looked for the likeliest is taken, and another can be chosen", async () => {
  const copies = [there("x/a.jpg", "aaa"), there("y/a.jpg", "aaa", 1), there("z.jpg", "aaa")];
  const several = await match([away("q/a.jpg", "aaa")], copies);
  expect(several.matches).toEqual([["found", "y/a.jpg"]]);
  expect(several.choices).toEqual([["y/a.jpg", "x/a.jpg"]]);
  const [alike] = copies;
  const single = await match(
    [away("q/a.jpg", "aaa")],
    [alike ?? there("", ""), there("z.jpg", "aaa")],
  );
  expect(single.choices).toEqual([[]]); // one has the name, so the other is not read
  expect(single.hashed).toEqual(["x/a.jpg"]);
});

test("what is found for another file is no choice any more", async () => {
  const { matches, choices } = await match(
    [away("q/a.jpg", "aaa"), away("r/a.jpg", "x")],
    [there("x/a.jpg", "x"), there("y/a.jpg", "y")],
  );
  expect(matches).toEqual([
    ["another", "y/a.jpg"],
    ["found", "x/a.jpg"],
  ]);
  expect(choices).toEqual([[], []]);
});

test("two files of the same bytes are found as two, and one is not found twice", async () => {
  const wanted = [away("a.jpg", "aaa"), away("b.jpg", "aaa"), away("c.jpg", "aaa")];
  const { matches } = await match(wanted, [there("b.jpg", "aaa"), there("x.jpg", "aaa")]);
  expect(matches.map(([as]) => as)).toEqual(["found", "found", "nowhere"]);
  expect(new Set(matches.map(([, to]) => to)).size).toBe(3);
});

test("a file with path, size and time as they were is not read", async () => {
  const { matches, hashed } = await match([away("a.jpg", "aaa", 7)], [there("a.jpg", "aaa", 7)]);
  expect(matches).toEqual([["found", "a.jpg"]]);
  expect(hashed).toEqual([]);
});
