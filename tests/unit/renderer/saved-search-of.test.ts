import { expect, test } from "vitest";
import { savedSearchOf } from "../../../renderer/searches/saved-state.ts";
import type { SavedSearch } from "../../../shared/contract/saved-searches.ts";

const searches = [
  ["Open", "film:dust no:caption"],
  ["Dust", "film:dust"],
].map(([name = "", query = ""], at): SavedSearch => {
  const within = `in:${name}`;
  return {
    id: at + 1,
    uuid: "",
    name,
    query,
    sort: "film",
    group: null,
    within,
    stills: 0,
    problem: null,
    lost: null,
  };
});

test.each([
  [" film:dust ", "Dust"],
  ["film:dust no:caption", "Open"],
  ["in:open", "Open"],
  ['in:"Open"', "Open"],
  ["in:open eggs", undefined],
  ["film:dust eggs", undefined],
  ["", undefined],
])("%j is the saved search %s", (query, name) => {
  expect(savedSearchOf(query, searches)?.name).toBe(name);
});
