// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { FacetPanel } from "../../../renderer/search/facet-panel.tsx";
import { searchState } from "../../../renderer/state/search.ts";
import {
  facetNames,
  type Facets,
  type FacetSizes,
  type FacetValue,
} from "../../../shared/contract/search.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

afterEach(() => {
  vi.restoreAllMocks();
  cleanup();
  searchState.setState(searchState.getInitialState());
});

const keyword = (at: number): FacetValue => ({
  value: `keyword ${String(at)}`,
  query: `keyword:"keyword ${String(at)}"`,
  count: 1,
});
const keywords = (from: number, count: number): FacetValue[] =>
  Array.from({ length: count }, (_, at) => keyword(from + at));

function shown(size: number): void {
  // Every facet is there, and all but one are empty.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const none = Object.fromEntries(facetNames.map((name) => [name, []])) as unknown as Facets;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const sizes = Object.fromEntries(facetNames.map((name) => [name, 0])) as unknown as FacetSizes;
  searchState.setState({
    result: 7,
    total: 9,
    facets: { ...none, keywords: keywords(0, Math.min(size, 100)) },
    facetSizes: { ...sizes, keywords: size },
  });
  render(<FacetPanel />);
}

test("it says how many more there are, and any of fifty thousand is found, a few drawn at a time", async () => {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(288); // there is no layout
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(288);
  const asked = fakeArchive({
    "search.facet": ({ filter, offset }) =>
      filter === ""
        ? { total: 50_000, values: keywords(Number(offset), 120) }
        : { total: 1, values: [keyword(43_210)] },
  });
  shown(50_000);
  fireEvent.click(screen.getByRole("button", { name: "49,994 more" }));
  await expect.poll(() => inputsOf(asked, "search.facet")).toHaveLength(1);
  expect(screen.getAllByRole("listitem").length).toBeLessThan(60);
  const filter = screen.getByRole("searchbox", { name: "Filter keywords" });
  expect(document.activeElement).toBe(filter);
  fireEvent.change(filter, { target: { value: "43210" } });
  await expect.poll(() => screen.getAllByRole("listitem")).toHaveLength(1);
  expect(screen.getByRole("button", { name: /keyword 43210/u })).toBeDefined();
  expect(inputsOf(asked, "search.facet").at(-1)).toMatchObject({ filter: "43210", result: 7 });
  fireEvent.click(screen.getByRole("button", { name: "Fewer" }));
  expect(screen.getAllByRole("listitem")).toHaveLength(6);
});

test("a few more are all shown at once", () => {
  fakeArchive({});
  shown(20);
  fireEvent.click(screen.getByRole("button", { name: "14 more" }));
  expect(screen.getAllByRole("listitem")).toHaveLength(20);
  expect(screen.queryByRole("searchbox")).toBeNull();
});
