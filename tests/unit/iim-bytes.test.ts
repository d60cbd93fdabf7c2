import { describe, expect, it } from "vitest";
import { iimLimit } from "../../electron/engine/metadata/iim-datasets.ts";
import { iimBytes, iimMeter } from "../../shared/iim-bytes.ts";

describe("the room of a text in IPTC-IIM", () => {
  it("is that of its data set", () => {
    const datasets = {
      caption: "Caption-Abstract",
      headline: "Headline",
      title: "ObjectName",
      creditLine: "Credit",
      copyrightNotice: "CopyrightNotice",
      instructions: "SpecialInstructions",
      source: "Source",
      captionWriter: "Writer-Editor",
      creatorJobTitle: "By-lineTitle",
    };
    expect(iimBytes).toEqual(
      Object.fromEntries(
        Object.entries(datasets).map(([field, dataset]) => [field, iimLimit(dataset)]),
      ),
    );
  });

  it("is told in bytes of UTF-8 once a text comes near it", () => {
    expect(iimMeter("creditLine", "x-default", "a".repeat(25))).toBeNull();
    expect(iimMeter("creditLine", "x-default", "a".repeat(26))).toEqual({ bytes: 26, most: 32 });
    // three bytes each
    expect(iimMeter("creditLine", "en", "北岭影业提供剧照摄影")).toEqual({ bytes: 30, most: 32 });
  });

  it("is that of one language only, and of no text that has no place there", () => {
    expect(iimMeter("caption", "fr", "a".repeat(3000))).toBeNull();
    expect(iimMeter("altText", "x-default", "a".repeat(3000))).toBeNull();
  });
});
