import { describe, expect, it } from "vitest";
import { columnsFor } from "../../../renderer/captions/desk-languages.ts";

describe("the columns of the caption desk", () => {
  const texts = {
    caption: { "x-default": "A bed", "zh-Hans": "床" },
    altText: { fr: "Un lit" },
    headline: { "x-default": "Bed" },
  };

  it("are the languages that are wanted, in their order, then those the still has besides", () => {
    expect(columnsFor(texts, ["zh-Hans", "en"])).toEqual(["zh-Hans", "en", "x-default", "fr"]);
  });

  it("are one where nothing is written and nothing wanted, and none of what has no languages", () => {
    expect(columnsFor({}, [])).toEqual(["x-default"]);
    expect(columnsFor({ headline: { "x-default": "Bed" } }, ["en"])).toEqual(["en"]);
  });
});
