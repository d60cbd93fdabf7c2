// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { putArchive } from "../../../renderer/state/engine-events.ts";
import { archiveState } from "../../../renderer/state/archive-state.ts";
import { runAgain, searchState, setQuery } from "../../../renderer/state/search.ts";
import { viewState } from "../../../renderer/state/view.ts";
import type { ArchiveState } from "../../../shared/contract/archive.ts";
import { fakeArchive } from "./fake-archive.ts";

afterEach(() => viewState.setState({ dialog: null }));

/** An archive that finds so many stills, whatever is searched. */
function archiveOf(stills: () => number): ArchiveState {
  let result = 0;
  fakeArchive({
    "search.run": () => ({
      result: (result += 1),
      total: stills(),
      length: stills(),
      groups: null,
      ms: 1,
      facets: null,
      facetSizes: null,
      inOrder: true,
      problem: null,
    }),
    "search.remap": () => ({ ranges: [], places: [0, null] }),
    "search.slice": () => [],
    "search.view": () => ({}),
    "history.state": () => ({ undo: null, last: null, redo: null }),
    "jobs.list": () => [],
    "problems.list": () => ({ total: 0, problems: [] }),
  });
  const { archive } = archiveState.getState();
  if (archive === null) throw new Error("there is an archive");
  return archive;
}

const totals = (): number[] => {
  const seen: number[] = [];
  searchState.subscribe(({ total }) => seen.push(total));
  return seen;
};

test("while another archive is taken in, what was found is shown until the new answer is there", async () => {
  let stills = 3;
  const archive = archiveOf(() => stills);
  setQuery("eggs");
  await vi.waitFor(() => expect(searchState.getState().total).toBe(3));
  viewState.setState({ dialog: "merge" });
  const seen = totals();
  putArchive({ ...archive, catalog: null });
  stills = 5;
  putArchive(archive);
  expect(searchState.getState()).toMatchObject({ query: "eggs", total: 3, result: null });
  await vi.waitFor(() => expect(searchState.getState().total).toBe(5));
  expect(new Set(seen)).toEqual(new Set([3, 5]));
});

test("an archive that is closed and opened begins anew", async () => {
  const archive = archiveOf(() => 3);
  runAgain();
  await vi.waitFor(() => expect(searchState.getState().total).toBe(3));
  putArchive({ ...archive, catalog: null });
  expect(searchState.getState()).toMatchObject({ query: "", total: 0 });
  putArchive(archive);
  await vi.waitFor(() => expect(searchState.getState().total).toBe(3));
});
