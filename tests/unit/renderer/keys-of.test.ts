import { expect, test } from "vitest";
import { keysOf } from "../../../renderer/foot/keys-of.ts";

const shown = (moment: Parameters<typeof keysOf>[0]): string[] =>
  keysOf(moment).map(({ does }) => does);

test("nothing is offered for stills when none is selected, nor writing where nothing can be written", () => {
  for (const moment of ["empty", "unselected", "reading"] as const) {
    expect(shown(moment)).not.toContain("caption");
    expect(shown(moment)).not.toContain("tag");
  }
  expect(shown("selected")).toEqual(expect.arrayContaining(["caption", "tag"]));
});

test("over a list of records the keys are those of its lines", () => {
  expect(shown("filter")).toEqual(["others", "open", "clear, back", "all actions"]);
});

test("while one writes, the keys are those of the text; an enlarged picture is moved by the arrows", () => {
  expect(shown("text")).toEqual(["save", "discard"]);
  expect(keysOf("enlarged")[0]).toEqual({ key: "← ↑ → ↓", does: "move" });
  expect(keysOf("loupe")[0]?.does).toBe("other stills");
});
