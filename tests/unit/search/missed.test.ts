import { expect, test } from "vitest";
import { SearchIndex } from "../../../electron/engine/search/search-index.ts";
import { parseQuery } from "../../../shared/query/parse.ts";
import { resolveNamed } from "../../../shared/query/resolve.ts";
import type { QueryTree, SearchTree } from "../../../shared/query/tree.ts";
import { archiveOf, named, still } from "./archive.ts";

const archive = archiveOf(
  [
    still(1, { film: 1, characters: [1, 2], keywords: [1], captions: ["The ghost walks"] }),
    still(2, { film: 2, characters: [1], sets: [1], captions: ["Rehearsal of the funeral"] }),
    still(3, { film: 1, scenes: [1], rightsHolders: [1], creators: ["Tomás Müller"] }),
  ],
  {
    films: named(["Hamlet"], ["Hamlet"]).map((film, at) => ({
      ...film,
      year: [1948, 1996][at] ?? null,
    })),
    scenes: [{ id: 1, names: ["Funeral"], film: 1, order: 1 }],
    characters: named(["Ghost"], ["Liu Bei", "刘备"], ["Never Seen"]),
    rightsHolders: named(["Shochiku"]),
    keywords: named(["war"]),
    sets: named(["Press kit"]),
  },
);
const saved = new Map([["Night scenes", "ghost"]]);

function resolved(tree: QueryTree): SearchTree {
  return resolveNamed(tree, {
    named: () => [],
    questioned: () => [],
    offline: () => [],
    now: () => new Date(2024, 2, 5),
  });
}

function treeOf(query: string): SearchTree {
  const parsed = parseQuery(saved.get(/^in:"?([^"]*)"?$/u.exec(query)?.[1] ?? "") ?? query);
  if ("problem" in parsed) throw new Error(parsed.problem.message);
  return resolved(parsed.tree);
}

/** What is said of a query, and what it becomes with each offer, with how many stills that part finds. */
async function missed(query: string): Promise<unknown[]> {
  const index = await SearchIndex.build(archive);
  const problems = index.missed(query, index.count(treeOf(query)), {
    resolve: resolved,
    count: (meant) => index.count(treeOf(meant)),
    saved: () => [...saved.keys()],
  });
  return problems.map(({ message, instead = [] }) => [
    message.replace(/ Did you mean.*/u, ""),
    ...instead.map(
      ({ from, to, insert, count }) =>
        `${query.slice(0, from)}${insert}${query.slice(to)} ${count}`,
    ),
  ]);
}

test.each([
  ["character:gohst", "No character is called “gohst”.", "character:Ghost 2"],
  ["film:hamelt", "No film is called “hamelt”.", "film:hamlet 3"],
  ["scene:funreal", "No scene is called “funreal”.", "scene:Funeral 1"],
  ["rights:shochku", "No rights holder is called “shochku”.", "rights:Shochiku 1"],
  ["keyword:wra", "There is no keyword “wra”.", "keyword:war 1"],
  ["character:liubei", "No character is called “liubei”.", 'character:"Liu Bei" 1'],
  ["photographer:mueller", "No photographer is called “mueller”.", "photographer:muller 1"],
  ['in:"prses kit"', "There is no set or saved search called “prses kit”.", 'in:"Press kit" 1'],
  [
    "in:night-scnees",
    "There is no set or saved search called “night-scnees”.",
    'in:"Night scenes" 2',
  ],
  ["walks ghsot", "No text or name has “ghsot”.", "walks ghost 2"],
  ["liubei", "No text or name has “liubei”.", '"Liu Bei" 1'],
  ["film:*", "No film is called “*”.", "has:film 3"],
  ["walks or funeral", "“or” is searched for as a word; OR joins terms.", "walks OR funeral 3"],
  [
    "walks NOT funeral",
    "“NOT” is searched for as a word; a minus before it leaves it out.",
    "walks -funeral 1",
  ],
  ["year:2000..1940", "This range ends before it begins.", "year:1940..2000 3"],
])("%s finds nothing and says what is nearest", async (query, message, offer) => {
  expect(await missed(query)).toEqual([[message, offer]]);
});

test("where nothing is near, or what is there has no still, that alone is said", async () => {
  expect(await missed("in:nothing")).toEqual([
    ["There is no set or saved search called “nothing”."],
  ]);
  expect(await missed("near:xyz")).toEqual([["No still has the UUID “xyz”."]]);
  expect(await missed('character:"Never Seen"')).toEqual([
    ["No still has “Never Seen”, which is there."],
  ]);
  expect(await missed('in:"Night scenes"')).toEqual([]);
});

test("of terms that each find something, nothing is said, and of an alternative that does not, it is", async () => {
  expect(await missed("walks rehearsal")).toEqual([]);
  expect(await missed("walks OR character:gohst")).toEqual([
    ["No character is called “gohst”.", "walks OR character:Ghost 2"],
  ]);
  expect(await missed("-in:nothing")).toEqual([
    ["There is no set or saved search called “nothing”."],
  ]);
});
