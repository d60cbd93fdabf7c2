import { describe, expect, it } from "vitest";
import { sidebarRows } from "../../../renderer/sidebar/rows.ts";
import { treeMove, typedTo } from "../../../renderer/sidebar/tree-keys.ts";
import type { OverviewFilm } from "../../../shared/contract/stills.ts";
import { emptyOverview, named } from "./fake-archive.ts";

const dust: OverviewFilm = {
  ...named(1, "Return to Dust"),
  year: 2022,
  stills: 316,
  query: 'film:"Return to Dust"',
  scenes: [{ ...named(4, "The wedding"), stills: 12, query: 'scene:"The wedding"' }],
  characters: [
    {
      ...named(7, "Ma Youtie"),
      stills: 201,
      query: 'character:"Ma Youtie"',
      performers: ["Wu Renlin"],
    },
    { ...named(8, "Café owner"), stills: 3, query: 'character:"Café owner"', performers: [] },
  ],
};
const contents = {
  overview: { ...emptyOverview, films: [dust] },
  sets: [],
  sources: [],
  nearDuplicates: 0,
};
const labels = (open: string[], filter = ""): string[] =>
  sidebarRows(contents, new Set(open), filter).map(
    ({ level, label }) => `${"  ".repeat(level - 1)}${label}`,
  );

describe("the left pane", () => {
  it("shows a film's characters and scenes only once they are opened", () => {
    expect(labels(["films"])).toContain("  Return to Dust");
    expect(labels(["films"]).join("\n")).not.toContain("Characters");
    expect(labels(["films", "film-1", "film-1-characters"]).slice(0, 6)).toEqual([
      "Films",
      "  Return to Dust",
      "    Characters",
      "      Ma Youtie",
      "      Café owner",
      "    Scenes",
    ]);
  });

  it("finds a character below closed lines, with or without accents, and shows where it stands", () => {
    expect(labels([], "cafe")).toEqual([
      "Films",
      "  Return to Dust",
      "    Characters",
      "      Café owner",
    ]);
  });

  it("finds a character by its performer", () => {
    expect(labels([], "renlin").at(-1)).toBe("      Ma Youtie");
  });

  it("searches for stills without a film, a caption or a credit line by the query language", () => {
    const rows = sidebarRows(contents, new Set(["todo"]), "");
    expect(rows.flatMap(({ key, query }) => (key.startsWith("todo-") ? [query] : []))).toEqual([
      "no:film",
      "no:caption",
      "no:credit",
      null, // near-duplicates are reviewed, not searched for
    ]);
  });

  it("numbers lines among their siblings, as aria-posinset wants it", () => {
    const rows = sidebarRows(contents, new Set(["films", "film-1", "film-1-characters"]), "");
    const owner = rows.find(({ label }) => label === "Café owner");
    expect(owner).toMatchObject({ level: 4, position: 2, siblings: 2 });
  });
});

describe("the keyboard in the left pane", () => {
  const rows = sidebarRows(contents, new Set(["films"]), "");

  it("opens a closed line with the right arrow, and goes to its parent with the left one", () => {
    expect(treeMove(rows, 1, "ArrowRight", 10)).toEqual({ kind: "open", index: 1 });
    expect(treeMove(rows, 1, "ArrowLeft", 10)).toEqual({ kind: "focus", index: 0 });
    expect(treeMove(rows, 0, "ArrowLeft", 10)).toEqual({ kind: "close", index: 0 });
  });

  it("stays within the lines", () => {
    expect(treeMove(rows, 0, "ArrowUp", 10)).toEqual({ kind: "focus", index: 0 });
    expect(treeMove(rows, 0, "PageDown", 1000)).toEqual({ kind: "focus", index: rows.length - 1 });
  });

  it("goes to the next line whose name begins with what is typed", () => {
    expect(rows[typedTo(rows, 0, "ret") ?? -1]?.label).toBe("Return to Dust");
    expect(typedTo(rows, 0, "zzz")).toBeNull();
  });
});
