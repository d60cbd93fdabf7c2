import { describe, expect, test } from "vitest";
import { keyAction } from "../../../renderer/loupe/key-action.ts";
import { searchKey } from "../../../renderer/search/search-key.ts";

describe("keys in the search field", () => {
  const three = { offers: 3, active: -1, empty: false, inToken: false, wordKeys: false };

  test("arrows go around the offers, by way of none", () => {
    const down = [-1, 0, 1, 2].map((active) => searchKey("ArrowDown", { ...three, active }));
    expect(down).toEqual([{ activate: 0 }, { activate: 1 }, { activate: 2 }, { activate: -1 }]);
    const up = [-1, 2, 1, 0].map((active) => searchKey("ArrowUp", { ...three, active }));
    expect(up).toEqual([{ activate: 2 }, { activate: 1 }, { activate: 0 }, { activate: -1 }]);
  });

  test("Enter takes the marked offer, and otherwise goes to the results", () => {
    expect(searchKey("Enter", { ...three, active: 1 })).toBe("accept");
    expect(searchKey("Enter", three)).toBe("leave");
  });

  test("Escape closes the offers, then clears, then leaves", () => {
    expect(searchKey("Escape", three)).toBe("close");
    expect(searchKey("Escape", { ...three, offers: 0 })).toBe("clear");
    expect(searchKey("Escape", { ...three, offers: 0, empty: true })).toBe("leave");
  });

  test("with Alt they are about the token at the caret, also while something is offered", () => {
    const atToken = { ...three, inToken: true };
    expect(searchKey("ArrowDown", atToken, true)).toBe("revalue");
    expect(searchKey("Backspace", atToken, true)).toBe("remove");
    expect(searchKey("Backspace", three, true)).toBeNull();
    expect(searchKey("ArrowLeft", atToken, true)).toBe("back");
    expect(searchKey("ArrowLeft", { ...atToken, wordKeys: true }, true)).toBeNull();
  });

  test("Tab leaves the field as everywhere when no offer is marked", () => {
    expect(searchKey("Tab", three)).toBeNull();
  });
});

describe("keys in the loupe", () => {
  test("arrows go to other stills while the picture is fitted, and move it while zoomed", () => {
    expect(keyAction("ArrowRight", false)).toEqual({ kind: "go", by: 1 });
    expect(keyAction("ArrowUp", false)).toEqual({ kind: "go", by: -1 });
    expect(keyAction("ArrowRight", true)?.kind).toBe("zoom");
  });

  test("what means nothing here is left to others", () => {
    expect(keyAction("Escape", false)).toBeNull();
  });
});
