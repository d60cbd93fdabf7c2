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

const neverAnswered = async (): Promise<never> => await new Promise(() => undefined);

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
  expect(screen.getByRole("button", { name: /^keyword 43210/u })).toBeDefined();
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

test("one more takes no more room than the button that would show it", () => {
  fakeArchive({});
  shown(7);
  expect(screen.getAllByRole("listitem")).toHaveLength(7);
  expect(screen.queryByRole("button", { name: /more$/u })).toBeNull();
});

test("a value is asked for, meant beside others, or left out, by mouse and by keys", () => {
  fakeArchive({ "search.run": neverAnswered });
  shown(3);
  const query = (): string => searchState.getState().query;
  const value = (name: RegExp): HTMLElement => screen.getByRole("button", { name });
  fireEvent.click(value(/^keyword 0/u));
  expect(query()).toBe('keyword:"keyword 0"');
  fireEvent.click(value(/^keyword 1/u), { ctrlKey: true });
  expect(query()).toBe('keyword:"keyword 0" OR keyword:"keyword 1"');
  expect(value(/^or keyword 1/u).getAttribute("aria-pressed")).toBe("true");
  fireEvent.click(value(/^or keyword 0/u));
  expect(query()).toBe('keyword:"keyword 1"');
  fireEvent.click(screen.getByRole("button", { name: "Without keyword 2" }));
  expect(query()).toBe('keyword:"keyword 1" -keyword:"keyword 2"');
  fireEvent.click(value(/^not keyword 2/u), { altKey: true });
  expect(query()).toBe('keyword:"keyword 1"');
});

test("a value that is left out can be taken in again though no still of the result has it", () => {
  fakeArchive({ "search.run": neverAnswered });
  searchState.setState({ query: '-film:"Return to Dust"' });
  shown(3);
  fireEvent.click(screen.getByRole("button", { name: "not Return to Dust" }));
  expect(searchState.getState().query).toBe("");
});
