// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { noticesState } from "../../../renderer/state/notices.ts";
import { searchState } from "../../../renderer/state/search.ts";
import { addTag } from "../../../renderer/tagging/change-tags.ts";
import { fakeArchive } from "./fake-archive.ts";

beforeEach(() => {
  noticesState.setState({ notices: [] });
  searchState.setState({ ...searchState.getInitialState(), query: "no:film", result: 1 });
});

const film = { tag: { field: "film", id: 1 }, name: "Dust" } as const;

/** Tags the still, after which the search finds it at this place. */
async function tagged(
  place: number | null,
  gone: readonly { name: string; stills: number }[] = [],
): Promise<readonly string[]> {
  fakeArchive({
    "stills.tag": () => {
      setTimeout(() => searchState.setState({ result: 2 }));
      const done = { changed: 1, label: "Tagged 1 still", change: 1 };
      return { ...done, followed: [], joined: [], gone, staying: [], named: ["Dust"] };
    },
    "stills.preview": () => ({ losing: 0, lost: { lines: [] } }),
    "search.positions": ({ result }) => (result === 2 ? [place] : [0]),
  });
  await addTag({ ids: [7] }, film);
  return noticesState.getState().notices.map(({ text }) => text);
}

test("a still that leaves the list by what it is tagged with is told of", async () => {
  expect(await tagged(null)).toEqual(["Tagged 1 still with Dust"]);
});

test("scenes that went with the film before are told, of one still too", async () => {
  expect(await tagged(4, [{ name: "The storm", stills: 1 }])).toEqual([
    "Tagged 1 still with Dust; gone with it: scene The storm (1 still)",
  ]);
});

test("of one that stays the inspector shows it", async () => {
  expect(await tagged(4)).toEqual([]);
});

test("for more unidentified people one more is advised than are shown", async () => {
  const done = { changed: 0, label: "", change: null, named: ["somebody unidentified"] };
  const along = { followed: [], joined: [], gone: [], staying: [] };
  fakeArchive({
    "stills.tag": () => ({ ...done, ...along, unidentified: 2 }),
    "search.positions": () => [0],
  });
  await addTag(
    { ids: [7] },
    { tag: { field: "character", unidentified: true }, name: "Somebody unidentified" },
  );
  expect(noticesState.getState().notices.map(({ text }) => text)).toEqual([
    "Somebody unidentified is shown already. For more people say how many: “3 unidentified”.",
  ]);
});
