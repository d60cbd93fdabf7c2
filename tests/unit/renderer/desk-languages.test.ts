import { describe, expect, it } from "vitest";
import { columnsFor, columnsUpTo } from "../../../renderer/captions/desk-languages.ts";

describe("the columns of the caption desk", () => {
  const texts = {
    caption: { "x-default": "A bed", "zh-Hans": "床" },
    altText: { fr: "Un lit" },
    headline: { "x-default": "Bed" },
  };

  it("are what states no language, those that are wanted, in their order, then those the still has besides", () => {
    expect(columnsFor(texts, ["zh-Hans", "en"])).toEqual(["x-default", "zh-Hans", "en", "fr"]);
    expect(columnsFor({ altText: { fr: "Un lit" } }, ["en"])).toEqual(["en", "fr"]);
  });

  it.each(["x-default", "fr", "zh-Hans"])(
    "stand where they stood when one has written in %s",
    (written) => {
      const columns = columnsFor(texts, []);
      expect(columnsFor(texts, columnsUpTo(columns, written))).toEqual(columns);
      // a still that has nothing in it has the column in the same place
      const bare = columnsFor(
        { caption: { "x-default": "A door" } },
        columnsUpTo(columns, written),
      );
      expect(bare.indexOf(written)).toBe(columns.indexOf(written));
    },
  );

  it("are one where nothing is written and nothing wanted, and none of what has no languages", () => {
    expect(columnsFor({}, [])).toEqual(["x-default"]);
    expect(columnsFor({ headline: { "x-default": "Bed" } }, ["en"])).toEqual(["en"]);
  });
});
