import { describe, expect, it } from "vitest";
import { sidebarRows, whatIsOpen } from "../../../renderer/sidebar/rows.ts";
import type { Contents } from "../../../renderer/sidebar/rows.ts";
import { treeMove, typedTo } from "../../../renderer/sidebar/tree-keys.ts";
import type { Source } from "../../../shared/contract/archive.ts";
import type { OfflineReason } from "../../../shared/offline.ts";
import type { OverviewFilm } from "../../../shared/contract/stills.ts";
import { emptyOverview, listed, named } from "./fake-archive.ts";

const dust: OverviewFilm = {
  ...named(1, "Return to Dust"),
  year: 2022,
  distinction: "Li Ruijun",
  stills: 316,
  query: 'film:"Return to Dust"',
  scenes: listed({
    ...named(4, "The wedding"),
    distinction: "",
    stills: 12,
    query: 'scene:"The wedding"',
  }),
  characters: listed(
    {
      ...named(7, "Ma Youtie"),
      distinction: "#7",
      stills: 201,
      query: 'character:"Ma Youtie"',
      performers: ["Wu Renlin"],
    },
    {
      ...named(8, "Café owner"),
      distinction: "",
      stills: 3,
      query: 'character:"Café owner"',
      performers: [],
    },
  ),
};
const contents: Contents = {
  overview: { ...emptyOverview, films: listed(dust) },
  filter: "",
  sets: [],
  searches: [],
  sources: [],
  nearDuplicates: { total: 0, waiting: 0 },
  questions: 0,
  creditLines: 0,
};
const linesOf = (shown: Contents, open: string[]): string[] =>
  sidebarRows(shown, new Set(open)).map(({ level, label }) => `${"  ".repeat(level - 1)}${label}`);
const labels = (open: string[]): string[] => linesOf(contents, open);

describe("the left pane", () => {
  it("shows a film's characters and scenes only once they are opened", () => {
    expect(labels(["films"])).toContain("  Return to Dust");
    expect(labels(["films"]).join("\n")).not.toContain("Characters");
    expect(labels(["films", "film-1", "film-1-characters"]).slice(0, 7)).toEqual([
      "To do",
      "Films",
      "  Return to Dust",
      "    Characters",
      "      Ma Youtie",
      "      Café owner",
      "    Scenes",
    ]);
  });

  it("says what tells a record from others of its name", () => {
    const rows = sidebarRows(contents, new Set(["films", "film-1", "film-1-characters"]));
    expect(rows.slice(2, 6).map(({ detail }) => detail)).toEqual([
      "Li Ruijun · 2022",
      "",
      "#7 · Wu Renlin",
      "",
    ]);
  });

  it("says that near-duplicates were not looked for rather than that there are none", () => {
    const lineOf = (total: number, waiting: number) =>
      sidebarRows({ ...contents, nearDuplicates: { total, waiting } }, new Set(["todo"])).find(
        ({ key }) => key === "todo-near-duplicates",
      );
    expect(lineOf(0, 12)).toMatchObject({ detail: "uncompared", count: null });
    expect(lineOf(0, 0)).toMatchObject({ detail: "groups", count: 0 });
    expect(lineOf(2, 12)).toMatchObject({ detail: "groups", count: 2 });
  });

  it("asks the engine for what is open, and for a long section's first lines", () => {
    expect(whatIsOpen(new Set(["rightsHolders", "film-3"]), " cafe ")).toEqual({
      films: [],
      withoutFilm: false,
      rightsHolders: 8,
      keywords: 0,
      filter: "cafe",
    });
    const open = ["films", "film-3", "film-3-scenes", "without-film", "keywords", "keywords-rest"];
    expect(whatIsOpen(new Set(open), "")).toMatchObject({
      films: [3],
      withoutFilm: true,
      rightsHolders: 0,
      keywords: 500,
    });
  });

  it("shows what the engine found with a filter, all open, and where it stands", () => {
    const characters = { total: 2, lines: dust.characters.lines.slice(1) };
    const scenes = { total: 1, lines: [] };
    const films = listed({ ...dust, scenes, characters });
    const found = { ...contents, filter: "cafe", overview: { ...emptyOverview, films } };
    expect(linesOf(found, [])).toEqual([
      "Films",
      "  Return to Dust",
      "    Characters",
      "      Café owner",
    ]);
    const cut = { ...found, overview: { ...found.overview, cut: true } };
    expect(linesOf(cut, []).at(-1)).toBe("More match: type more of the name");
  });

  it("filters what is not a record by itself, with or without accents", () => {
    const set = {
      ...named(2, "Café stills"),
      parent: null,
      note: "",
      stills: 4,
      own: 4,
      query: "in:Café",
    };
    const filtered = { ...contents, overview: emptyOverview, filter: "cafe", sets: [set] };
    expect(linesOf(filtered, [])).toEqual(["Sets", "  Café stills"]);
  });

  it("shows sets in sets, and finds one by name in those it lies in", () => {
    const set = (id: number, name: string, parent: number | null) => ({
      ...named(id, name),
      parent,
      note: "",
      stills: 4,
      own: 1,
      query: `in:${name}`,
    });
    const sets = [
      set(2, "Berlin", null),
      set(4, "Kiosk", null),
      set(3, "Press", 2),
      set(5, "Web", 3),
    ];
    const nested = { ...contents, overview: emptyOverview, sets };
    const lines = linesOf(nested, ["sets", "set-2"]);
    expect(lines.slice(lines.indexOf("Sets"), lines.indexOf("Saved searches"))).toEqual([
      "Sets",
      "  Berlin",
      "    Press",
      "  Kiosk",
    ]);
    expect(linesOf({ ...nested, filter: "we" }, [])).toEqual([
      "Sets",
      "  Berlin",
      "    Press",
      "      Web",
    ]);
  });

  it("says beside a saved search that it cannot be read, instead of a number", () => {
    const search = {
      ...named(7, "Red"),
      query: "colour:red",
      sort: "film" as const,
      group: null,
      within: "in:Red",
      stills: 0,
      problem: { from: 0, to: 7, message: "There is no such field." },
      lost: null,
    };
    const rows = sidebarRows({ ...contents, searches: [search] }, new Set(["searches"]));
    const row = rows.find(({ key }) => key === "search-7");
    expect(row).toMatchObject({ detail: "cannot be read", count: null, query: "colour:red" });
  });

  it("searches for stills without a film, a caption or a credit line by the query language", () => {
    const rows = sidebarRows(contents, new Set(["todo"]));
    expect(rows.flatMap(({ key, query }) => (key.startsWith("todo-") ? [query] : []))).toEqual([
      "no:film",
      "no:caption",
      "no:credit",
      null, // near-duplicates are reviewed, not searched for
      null, // questions about files are answered
      null, // credit lines are reviewed
    ]);
  });

  it("has lines for missing files and what is to be checked only when there are any", () => {
    const overview = { ...emptyOverview, files: { missing: 2, toCheck: 5 } };
    const rows = sidebarRows({ ...contents, overview }, new Set(["todo"]));
    expect(rows.slice(1, 3)).toMatchObject([
      { label: "Missing files", count: 2, query: "is:missing" },
      { label: "To check", count: 5, query: "has:conflict OR has:question OR has:remark" },
    ]);
    expect(labels(["todo"])).not.toContain("  Missing files");
  });

  it("asks first about folders that may hold another disk, as long as there are any", () => {
    const source = (id: number, offline: OfflineReason | null): Source => ({
      id,
      path: `/disk/${String(id)}`,
      stills: 4,
      problems: 0,
      indexedAt: null,
      present: true,
      offline,
      stopped: null,
    });
    const sources = [source(1, "other"), source(2, "gone"), source(3, null), source(4, "emptied")];
    const [, first] = sidebarRows({ ...contents, sources }, new Set(["todo"]));
    expect(first).toMatchObject({ label: "Questions about folders", count: 2, query: null });
    expect(first?.subject).toMatchObject({ sources: [{ id: 1 }, { id: 4 }] });
    expect(linesOf({ ...contents, sources: sources.slice(1, 3) }, ["todo"])).not.toContain(
      "  Questions about folders",
    );
  });

  it("says of a folder that was stopped what is left to do", () => {
    const detailOf = (stopped: Source["stopped"]): string | undefined => {
      const source = { id: 1, path: "/disk/1", stills: 4, problems: 0, indexedAt: null } as const;
      const sources = [{ ...source, present: true, offline: null, stopped }];
      return sidebarRows({ ...contents, sources }, new Set(["folders"])).find(
        ({ key }) => key === "source-1",
      )?.detail;
    };
    expect(detailOf(null)).toBe("");
    expect(detailOf("reading")).toBe("not read to its end");
    expect(detailOf("thumbnails")).toBe("thumbnails to come");
  });

  it("shows the first of many rights holders, and all when they are asked for or filtered", () => {
    const holders = Array.from({ length: 600 }, (_, n) => ({
      ...named(n, `Holder ${String(n)}`),
      distinction: "",
      stills: 1,
      query: "",
    }));
    const lines = (total: number, listedOnes: number, open: string[], filter = ""): string[] => {
      const rightsHolders = { total, lines: holders.slice(0, listedOnes) };
      const overview = { ...emptyOverview, rightsHolders };
      return sidebarRows({ ...contents, overview, filter }, new Set(open))
        .filter(({ level }) => level === 2)
        .map(({ label }) => label);
    };
    const first = lines(300, 8, ["rightsHolders"]);
    expect(first).toHaveLength(7);
    expect(first.at(-1)).toBe("Show all 300");
    const all = lines(300, 300, ["rightsHolders", "rightsHolders-rest"]);
    expect(all).toHaveLength(301);
    expect(all.at(-1)).toBe("Show fewer");
    const most = lines(50_000, 500, ["rightsHolders", "rightsHolders-rest"]);
    expect(most.slice(-2)).toEqual(["49,500 more: type in the filter", "Show fewer"]);
    expect(lines(300, 1, [], "holder")).toEqual(["Holder 0"]);
  });

  it("numbers lines among their siblings, as aria-posinset wants it", () => {
    const rows = sidebarRows(contents, new Set(["films", "film-1", "film-1-characters"]));
    const owner = rows.find(({ label }) => label === "Café owner");
    expect(owner).toMatchObject({ level: 4, position: 2, siblings: 2 });
  });
});

describe("the keyboard in the left pane", () => {
  const rows = sidebarRows(contents, new Set(["films"])).slice(1); // without To do

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
