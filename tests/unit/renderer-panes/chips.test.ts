// @vitest-environment happy-dom
import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { showAll } from "../../../renderer/inspector/chips-of-still.ts";
import { searchState } from "../../../renderer/state/search.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

test("a chip shows the stills of the very record it stands for", async () => {
  const query = 'character:"The bride #7" film:"Return to Dust" year:2022';
  const asked = fakeArchive({
    "search.run": () => ({ result: 1, total: 0, ms: 1, facets: null, problem: null }),
    "records.query": () => ({ query }),
  });
  showAll("character", 7, 1).run();
  await waitFor(() => expect(searchState.getState().query).toBe(query));
  expect(inputsOf(asked, "records.query")).toEqual([{ field: "character", id: 7, film: 1 }]);
});
