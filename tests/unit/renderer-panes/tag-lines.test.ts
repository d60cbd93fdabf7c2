import { describe, expect, it } from "vitest";
import { parseFilmName } from "../../../shared/film-name.ts";
import {
  suggestedHolderLines,
  tagLines,
  unidentifiedLine,
  unidentifiedLines,
} from "../../../renderer/inspector/tag-lines.ts";
import type { TagChoice } from "../../../shared/tag.ts";

const youtie: TagChoice = {
  field: "character",
  id: 7,
  name: "Ma Youtie",
  detail: "Wu Renlin, Return to Dust",
  stills: 201,
};
const dust: TagChoice = {
  field: "film",
  id: 1,
  name: "Return to Dust",
  detail: "2022",
  stills: 316,
};

describe("the tag field's list", () => {
  it("offers existing records first and creating last", () => {
    const lines = tagLines("You", "character", [youtie]);
    expect(lines.map(({ label }) => label)).toEqual(["Ma Youtie", "Create character “You”"]);
    expect(lines.map(({ tag }) => tag)).toEqual([
      { field: "character", id: 7 },
      { field: "character", name: "You" },
    ]);
  });

  it("does not offer to create what exists under that very name", () => {
    expect(tagLines("ma youtie", "character", [youtie])).toHaveLength(1);
  });

  it("tells a film of another year from the one that exists", () => {
    expect(tagLines("Return to Dust (2022)", "film", [dust])).toHaveLength(1);
    expect(tagLines("Return to Dust (1990)", "film", [dust]).at(-1)).toMatchObject({
      label: "Create film “Return to Dust”",
      detail: "of 1990",
      tag: { field: "film", name: "Return to Dust (1990)" },
    });
  });

  it("offers an owner who is suggested and has no record yet, before anything is typed", () => {
    const suggested = (name: string, role: "owner" | "supplier", id: number | null = null) =>
      ({ field: "rightsHolder", id, name, role, why: "named in the credit line" }) as const;
    const suggestions = [
      suggested("Hucheng No.7 Films", "owner"),
      suggested("Everett", "supplier"), // would be tagged as owner
      suggested("Real Image", "owner", 4), // is among the records
    ];
    expect(suggestedHolderLines(suggestions, "")).toMatchObject([
      {
        tag: { field: "rightsHolder", name: "Hucheng No.7 Films" },
        label: "Create rights holder “Hucheng No.7 Films”",
        detail: "named in the credit line",
        isNew: true,
      },
    ]);
    expect(suggestedHolderLines(suggestions, "Hu")).toEqual([]);
  });

  it("takes a number of unidentified people, in digits and in words", () => {
    const offered = (text: string): unknown =>
      unidentifiedLines(text).map(({ label, tag }) => [label, tag.people]);
    const typed = [
      "2 unidentified",
      "two unidentified people",
      "unidentified ×2",
      "unidentified x2",
    ];
    for (const text of typed) expect(offered(text)).toEqual([["Two unidentified people", 2]]);
    expect(offered("12 unid")).toEqual([["12 unidentified people", 12]]);
    expect(offered("one unidentified")).toEqual([["Somebody unidentified", undefined]]);
    // who is there already is not said again
    expect(offered("unidentified")).toEqual([
      ["Somebody unidentified", undefined],
      ["Two unidentified people", 2],
    ]);
    for (const text of [
      "2",
      "two",
      "an unidentified",
      "51 unidentified",
      "0 unidentified",
      "2 uni",
    ])
      expect(offered(text)).toEqual([]);
  });

  it("takes the word unidentified for a value, and for the name of a character last", () => {
    expect(unidentifiedLine("uni")).toEqual([]);
    for (const typed of ["unid", "Unidentified ", "somebody unidentified"])
      expect(unidentifiedLine(typed)).toMatchObject([
        { label: "Somebody unidentified", tag: { field: "character", unidentified: true } },
      ]);
    expect(unidentifiedLine("unidentified man")).toEqual([]);
    const lines = tagLines("Unidentified", null, []);
    expect(lines.at(-1)?.label).toBe("Create character “Unidentified”");
    expect(tagLines("unidentified man", null, [])[0]?.label).toBe(
      "Create character “unidentified man”",
    );
  });

  it("names a kind by its code", () => {
    const [line] = tagLines("scene", "kind", [
      { field: "kind", id: 1, name: "Scene still", detail: "", stills: 5 },
    ]);
    expect(line?.tag).toEqual({ field: "kind", name: "scene" });
  });

  it("creates nothing of an empty text, and never a kind", () => {
    expect(tagLines("  ", null, [])).toEqual([]);
    expect(tagLines("new", "kind", [])).toEqual([]);
  });

  it.each([
    ["Return to Dust (2022)", "Return to Dust", 2022],
    ["隐入尘烟（2022）", "隐入尘烟", 2022],
    ["2001: A Space Odyssey", "2001: A Space Odyssey", null],
    ["Blade Runner (Final Cut)", "Blade Runner (Final Cut)", null],
  ])("reads %s as title and year", (text, title, year) => {
    expect(parseFilmName(text)).toEqual({ title, year });
  });
});
