// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openRows } from "../../../renderer/sidebar/open-rows.ts";
import { Sidebar } from "../../../renderer/sidebar/sidebar.tsx";
import { narrow, searchState } from "../../../renderer/state/search.ts";
import { viewState } from "../../../renderer/state/view.ts";
import type { Asked } from "./fake-archive.ts";
import { emptyOverview, fakeArchive, inputsOf, listed, named } from "./fake-archive.ts";

const characters = Array.from({ length: 5000 }, (_, i) => ({
  ...named(i + 1, `Extra ${String(i + 1)}`),
  distinction: "",
  stills: 5000 - i,
  query: `character:"Extra ${String(i + 1)}"`,
  performers: [],
}));
const film = {
  ...named(1, "Return to Dust"),
  year: 2022,
  directors: [],
  distinction: "",
  stills: 316,
  query: 'film:"Return to Dust"',
  scenes: listed(),
  characters: listed(...characters),
};

let asked: readonly Asked[] = [];
beforeEach(() => {
  searchState.setState(searchState.getInitialState());
  openRows.setState({ open: new Set(["films", "sets", "folders"]) });
  asked = fakeArchive({
    "overview.get": () => ({ ...emptyOverview, films: listed(film) }),
    "sets.list": () => [
      {
        id: 2,
        uuid: "s",
        name: "Berlin",
        parent: null,
        note: "",
        stills: 4,
        own: 4,
        query: "in:Berlin",
      },
    ],
    "near.count": () => ({ total: 3, waiting: 2 }),
    "questions.count": () => ({ total: 0 }),
    "sources.list": () => [
      {
        id: 5,
        path: "/stills/Scans",
        stills: 9,
        problems: 1,
        indexedAt: null,
        present: true,
        offline: null,
        stopped: null,
      },
    ],
    "sets.rename": () => ({ changed: 1, label: "Renamed" }),
    "search.run": () => ({
      result: 1,
      total: 0,
      ms: 1,
      facets: null,
      facetSizes: null,
      inOrder: true,
      problem: null,
    }),
  });
});
afterEach(cleanup);

// happy-dom lays nothing out: without a height the tree would have no line in view.
Object.defineProperty(HTMLElement.prototype, "clientHeight", { value: 700 });
Object.defineProperty(HTMLElement.prototype, "clientWidth", { value: 240 });

describe("the left pane", () => {
  it("draws only the lines in view, however many characters there are", async () => {
    render(<Sidebar />);
    const tree = await screen.findByRole("tree");
    await userEvent.click(await screen.findByRole("treeitem", { name: /Return to Dust/u }));
    tree.focus();
    await userEvent.keyboard("{ArrowRight}{ArrowDown}{ArrowRight}");
    expect(await screen.findByRole("treeitem", { name: /^Extra 1 ?5,000/u })).toBeTruthy();
    expect(screen.getAllByRole("treeitem").length).toBeLessThan(120);
  });

  it("searches with a click, and adds to the search with ctrl", async () => {
    render(<Sidebar />);
    await userEvent.click(await screen.findByRole("treeitem", { name: /Berlin/u }));
    expect(searchState.getState().query).toBe("in:Berlin");
    const user = userEvent.setup();
    await user.keyboard("{Control>}");
    await user.click(screen.getByRole("treeitem", { name: /Return to Dust/u }));
    expect(searchState.getState().query).toBe('in:Berlin film:"Return to Dust"');
  });

  it("adds a second record beside the first without saying what both share twice", () => {
    searchState.setState({ query: 'character:"Ma Youtie" film:"Return to Dust"' });
    narrow('character:"Cao Guiying" film:"Return to Dust"');
    expect(searchState.getState().query).toBe(
      'character:"Ma Youtie" film:"Return to Dust" character:"Cao Guiying"',
    );
  });

  it("shows the stills of a folder, and all again with a second click", async () => {
    render(<Sidebar />);
    const folder = await screen.findByRole("treeitem", { name: /Scans/u });
    await userEvent.click(folder);
    expect(searchState.getState().query).toBe("source:/stills/Scans");
    expect(viewState.getState().dialog).toBeNull();
    expect(folder.getAttribute("aria-selected")).toBe("true");
    await userEvent.click(folder);
    expect(searchState.getState().query).toBe("");
    expect(folder.getAttribute("aria-selected")).toBe("false");
  });

  it("turns from a wider search to a line that is among its terms", async () => {
    searchState.setState({ query: "in:Berlin eggs" });
    render(<Sidebar />);
    await userEvent.click(await screen.findByRole("treeitem", { name: /Berlin/u }));
    expect(searchState.getState().query).toBe("in:Berlin");
  });

  it("renames a set with F2 where it stands", async () => {
    render(<Sidebar />);
    await userEvent.click(await screen.findByRole("treeitem", { name: /Berlin/u }));
    screen.getByRole("tree").focus();
    await userEvent.keyboard("{F2}Berlinale{Enter}");
    expect(inputsOf(asked, "sets.rename")).toEqual([{ set: 2, name: "Berlinale" }]);
  });
});
