import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carriedLines, valueInWords } from "../../../renderer/inspector/carried-lines.ts";
import { bytesInWords } from "../../../renderer/ui/bytes-in-words.ts";
import {
  languageAsked,
  languagesOf,
  languageToBegin,
  shownLanguage,
} from "../../../renderer/inspector/languages.ts";
import { altTextCount } from "../../../renderer/inspector/text-field.tsx";
import { movedOrder } from "../../../renderer/export/moved-order.ts";
import { changeWords } from "../../../renderer/history/change-words.ts";
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

  it("shows a recipient's language: the text that goes out, else where it is to be written", () => {
    expect(languageAsked({ fr: "b", "en-GB": "a" }, null, ["en"])).toBe("en-GB");
    expect(languageAsked({ "x-default": "a" }, "fr", ["en"])).toBe("x-default");
    expect(languageAsked({ fr: "b" }, "fr", ["en"])).toBe("en");
    expect(languageAsked({}, null, ["de", "en"])).toBe("de");
    expect(languageAsked({}, "en", ["de", "en"])).toBe("en");
  });

  it("begins an alt text in the language of the caption, also where the file says it once more without one", () => {
    expect(languageToBegin({ "x-default": "a", fr: "b", en: "a" }, null)).toBe("en");
    expect(languageToBegin({ "x-default": "a", fr: "b" }, null)).toBe("x-default");
    expect(languageToBegin({ fr: "b" }, null)).toBe("fr");
    expect(languageToBegin({ fr: "b" }, "de")).toBe("de");
    expect(languageToBegin({}, null)).toBe("x-default");
  });

  it("puts the text without a language first", () => {
    expect(languagesOf({ fr: "b", "x-default": "a", de: "c" })).toEqual(["x-default", "fr", "de"]);
  });
});

describe("changes of records", () => {
  const none = { film: {}, scene: {}, character: {}, agent: {}, keyword: {} };
  const words = (table: string, before: object | null, after: object | null, names = none) =>
    changeWords(
      [{ id: 1, table, still: null, before: before as never, after: after as never }],
      names,
    ).map(({ what, before: was, after: is }) => [what, was, is]);

  it("says of a film column by column what it was and is", () => {
    const film = {
      id: 1,
      title: "Dust",
      title_language: "x-default",
      year: 2021,
      name_key: "dust",
    };
    expect(words("film", film, { ...film, title_language: "en", year: 2022 })).toEqual([
      ["Year", "2021", "2022"],
      ["Title language", null, "English"],
    ]);
    expect(words("film", null, film)).toEqual([["Film record", null, "Dust (2021)"]]);
  });

  it("names whom a role means, and how it is credited", () => {
    const role = {
      film_id: 1,
      character_id: 2,
      performer_id: 3,
      kind: "voice",
      credited_as: "B. Robertson",
      uncredited: 0,
      position: 1,
    };
    const names = {
      ...none,
      film: { 1: "Dust" },
      character: { 2: "Ma" },
      agent: { 3: "Wu Renlin" },
    };
    expect(words("cast_role", role, { ...role, performer_id: null, kind: "role" }, names)).toEqual([
      [
        "Role",
        "Wu Renlin as Ma in Dust, voice, credited as B. Robertson",
        "Ma without performer in Dust, credited as B. Robertson",
      ],
    ]);
    expect(words("cast_role", role, { ...role, position: 2 }, names)).toEqual([]);
  });

  it.each([
    [
      "film_title",
      { title: "隐入尘烟", kind: "original", language: "zh" },
      "隐入尘烟, original title, Chinese",
    ],
    ["film_country", { country: "SUHH" }, "USSR"],
    ["film_identifier", { scheme: "imdb", value: "tt1", note: "" }, "IMDb tt1"],
    ["production_code", { code: "802", studio: "", from_year: 1930, to_year: null }, "802, 1930–"],
    ["agent_contact", { kind: "email", value: "a@b.org" }, "a@b.org, e-mail"],
    ["keyword_name", { name: "ass", kind: "alias", language: "x-default" }, "ass, also called"],
  ])("puts a row of %s in words", (table, row, said) => {
    expect(words(table, null, row).map(([, , is]) => is)).toEqual([said]);
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
  const noNames = { film: {}, scene: {}, character: {}, agent: {}, keyword: {} };

  it("names records that are still there, and says of others what they were", () => {
    const depiction = { id: 1, character_id: null, performer_id: 7 };
    const words = (agent: Record<number, string>): unknown =>
      changeWords([{ id: 3, table: "depiction", still: 1, before: null, after: depiction }], {
        ...noNames,
        agent,
      });
    const what = { row: 3, what: "In the picture", before: null };
    expect(words({ 7: "Hai Qing" })).toEqual([{ ...what, after: "Hai Qing" }]);
    expect(words({})).toEqual([{ ...what, after: "a performer" }]);
  });

  it("says of who is in a picture whether it is certain who that is, and whether they have a region", () => {
    const before = { id: 1, character_id: null, performer_id: null, certainty: "certain" };
    const after = { ...before, performer_id: 7, certainty: "doubtful", region_x: 0.5 };
    const [words] = changeWords([{ id: 3, table: "depiction", still: 1, before, after }], {
      ...noNames,
      agent: { 7: "Hai Qing" },
    });
    expect(words?.before).toBe("somebody unidentified");
    expect(words?.after).toBe("Hai Qing, doubtful, with a region");
  });

  it("names the text, its language, and what it was before", () => {
    const row = {
      still_id: 1,
      field: "caption",
      language: "zh",
      text: "婚礼",
      origin: "archivist",
    };
    const words = changeWords(
      [
        {
          id: 3,
          table: "still_text",
          still: 1,
          before: row,
          after: { ...row, text: "婚礼的早晨" },
        },
      ],
      noNames,
    );
    expect(words).toEqual([
      { row: 3, what: "Caption, Chinese", before: "婚礼", after: "婚礼的早晨" },
    ]);
  });

  it("says kind and film of a still apart, and leaves out what did not change", () => {
    const before = { id: 1, film_id: null, kind: "scene" };
    const words = changeWords(
      [{ id: 3, table: "still", still: 1, before, after: { ...before, kind: "bts" } }],
      noNames,
    );
    expect(words).toEqual([
      { row: 3, what: "Kind", before: "Scene still", after: "Behind the scenes" },
    ]);
  });

  it("says the numbers of a still", () => {
    const before = { id: 1, film_id: null, kind: null, number: "12", production_code: null };
    const after = { ...before, number: "12A", production_code: "HMT" };
    const words = changeWords([{ id: 3, table: "still", still: 1, before, after }], noNames);
    expect(words).toEqual([
      { row: 3, what: "Still number", before: "12", after: "12A" },
      { row: 3, what: "Production code", before: null, after: "HMT" },
    ]);
  });

  it("says marks in the words of the window, also where an earlier Stillroom kept no marks", () => {
    const after = { id: 1, rating: 3, pick: "rejected", colour_label: null, work_state: "new" };
    const before = { ...after, rating: null, pick: null, colour_label: "red" };
    const wordsOf = (was: object) =>
      changeWords([{ id: 3, table: "still", still: 1, before: { ...was }, after }], noNames);
    expect(wordsOf(before)).toMatchObject([
      { what: "Rating", before: null, after: "★★★" },
      { what: "Pick", before: null, after: "Rejected" },
      { what: "Colour label", before: "Red", after: null },
    ]);
    expect(wordsOf({ id: 1 })).toMatchObject([
      { what: "Rating", before: null, after: "★★★" },
      { what: "Pick", before: null, after: "Rejected" },
    ]);
  });
});

describe("the copied list of problems", () => {
  it("keeps a name with a newline on one line", () => {
    const text = asText([
      {
        id: 1,
        job: null,
        at: "2026-01-01",
        still: null,
        kind: "empty",
        message: "No bytes.",
        path: "/a\nb.jpg",
      },
    ]);
    expect(text).toBe("/a b.jpg\tEmpty\tNo bytes.");
  });
});
