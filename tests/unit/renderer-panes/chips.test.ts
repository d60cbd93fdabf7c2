// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { showAll } from "../../../renderer/inspector/chips-of-still.ts";
import { searchState } from "../../../renderer/state/search.ts";
import { fakeArchive } from "./fake-archive.ts";

const dust = { name: "Return to Dust", year: 2022 };

beforeEach(() => {
  fakeArchive({
    "search.run": () => ({ result: 1, total: 0, ms: 1, facets: null, problem: null }),
  });
});

test.each([
  ["character", "The bride", dust, 'character:"The bride" film:"Return to Dust" year:2022'],
  ["scene", "Harvest", { ...dust, year: null }, 'scene:Harvest film:"Return to Dust"'],
  ["character", "The bride", null, 'character:"The bride"'],
  ["performer", "Hai Qing", dust, 'performer:"Hai Qing"'],
  ["film", "Return to Dust", dust, 'film:"Return to Dust" year:2022'],
] as const)("the chip of a %s called %s shows its stills", (field, name, film, query) => {
  showAll(field, name, film).run();
  expect(searchState.getState().query).toBe(query);
});
