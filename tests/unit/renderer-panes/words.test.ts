import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carriedLines, valueInWords } from "../../../renderer/inspector/carried-lines.ts";
import { bytesInWords } from "../../../renderer/inspector/file-part.tsx";
import { languagesOf, shownLanguage } from "../../../renderer/inspector/languages.ts";
import { altTextCount } from "../../../renderer/inspector/text-field.tsx";
import { movedOrder } from "../../../renderer/export/moved-order.ts";
import { changeWords, recordNames } from "../../../renderer/history/change-words.ts";
import { asText } from "../../../renderer/problems/problem-list.tsx";

describe("what the file carries", () => {
  it("reads lists, structures and language alternatives as text", () => {
    expect(valueInWords(["Ma Youtie", "Cao Guiying"])).toBe("Ma Youtie; Cao Guiying");
    expect(valueInWords({ "x-default": "The wedding" })).toBe("The wedding");
    expect(valueInWords({ "x-default": "The wedding", zh: "婚礼" })).toBe(
      "not stated: The wedding\nzh: 婚礼",
    );
  });

  it("groups properties by their schema and leaves out empty ones", () => {
    expect(carriedLines({ "dc:title": "A", "photoshop:Credit": "", loose: 3 })).toEqual([
      { group: "Dublin Core", name: "title", value: "A" },
      { group: "Other", name: "loose", value: "3" },
    ]);
  });
});

describe("languages of a text", () => {
  it("shows what is there until a working language is chosen, then that one even where it is missing", () => {
    const texts = { fr: "Les noces", en: "The wedding" };
    expect(shownLanguage(texts, null)).toBe("en");
    expect(shownLanguage(texts, "zh-Hans")).toBe("zh-Hans");
    expect(shownLanguage({}, null)).toBe("x-default");
  });

  it("puts the text without a language first", () => {
    expect(languagesOf({ fr: "b", "x-default": "a", de: "c" })).toEqual(["x-default", "fr", "de"]);
  });
});

describe("numbers in words", () => {
  it("counts an alt text in characters, not in UTF-16 units", () => {
    expect(altTextCount("😀".repeat(250))).toEqual({ words: "250 of 250", over: false });
    expect(altTextCount("a".repeat(251)).over).toBe(true);
  });

  it.each([
    [999, "999 bytes"],
    [1000, "1 kB"],
    [5_472_101, "5.5 MB"],
    [61_000_000, "61 MB"],
  ])("writes %d bytes as %s", (bytes, words) => {
    expect(bytesInWords(bytes)).toBe(words);
  });
});

describe("the order of an export", () => {
  it("puts a still before the position it was dropped at", () => {
    expect(movedOrder(["a", "b", "c"], 0, 2)).toEqual(["b", "a", "c"]);
    expect(movedOrder(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
    expect(movedOrder(["a", "b", "c"], 0, 3)).toEqual(["b", "c", "a"]);
  });

  it("loses no still and invents none", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer(), { minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (list, a, b) => {
          const moved = movedOrder(list, a % list.length, b % (list.length + 1));
          expect([...moved].toSorted((x, y) => x - y)).toEqual([...list].toSorted((x, y) => x - y));
        },
      ),
    );
  });
});

describe("history in words", () => {
  it("names the text, its language, and what it was before", () => {
    const row = {
      still_id: 1,
      field: "caption",
      language: "zh",
      text: "婚礼",
      origin: "archivist",
    };
    const words = changeWords(
      [{ table: "still_text", still: 1, before: row, after: { ...row, text: "婚礼的早晨" } }],
      recordNames(null),
    );
    expect(words).toEqual([{ what: "Caption, Chinese", before: "婚礼", after: "婚礼的早晨" }]);
  });

  it("says kind and film of a still apart, and leaves out what did not change", () => {
    const before = { id: 1, film_id: null, kind: "scene" };
    const words = changeWords(
      [{ table: "still", still: 1, before, after: { ...before, kind: "bts" } }],
      recordNames(null),
    );
    expect(words).toEqual([{ what: "Kind", before: "Scene still", after: "Behind the scenes" }]);
  });
});

describe("the copied list of problems", () => {
  it("keeps a name with a newline on one line", () => {
    const text = asText([
      {
        id: 1,
        job: null,
        at: "2026-01-01",
        kind: "empty",
        message: "No bytes.",
        path: "/a\nb.jpg",
      },
    ]);
    expect(text).toBe("/a b.jpg\tEmpty\tNo bytes.");
  });
});
