import { describe, expect, it } from "vitest";
import { styledCaption, type CaptionCredit } from "../../../shared/export/caption-style.ts";
import type { CaptionStyle } from "../../../shared/export/profile.ts";
import { asHandedOut } from "../../../electron/engine/export/as-handed-out.ts";
import { handOutFile } from "./still.ts";

const nobody: CaptionCredit = { photographers: [], company: "", agency: "", creditLine: "" };

function styled(
  caption: string,
  style: CaptionStyle,
  credit: Partial<CaptionCredit>,
  language = "en",
): string {
  const whole = { ...nobody, ...credit };
  return styledCaption(caption, style, { credit: whole, language, isCredited: false });
}

describe("captions close as their recipient prints them", () => {
  it.each([
    // Getty's forms are those of its own pages: "(Photo by X/Getty Images)", "(Photo by P/Agency via Getty Images)".
    ["getty", { photographers: ["Jane Doe"] }, "(Photo by Jane Doe/Getty Images)"],
    [
      "getty",
      { photographers: ["Jane Doe"], agency: "Janus Films" },
      "(Photo by Jane Doe/Janus Films via Getty Images)",
    ],
    [
      "getty",
      { agency: "Getty Images", photographers: ["Jane Doe"] },
      "(Photo by Jane Doe/Getty Images)",
    ],
    ["getty", { company: "Block 2 Pictures" }, "(Photo by Block 2 Pictures via Getty Images)"],
    ["getty", {}, ""],
    ["ap", { photographers: ["Jane Doe"], company: "A24" }, "(Jane Doe/A24 via AP)"],
    ["ap", { company: "Netflix" }, "(Netflix via AP)"],
    ["ap", { photographers: ["Jane Doe"], company: "AP" }, "(Jane Doe/AP)"],
    ["photo-credit", { creditLine: "Courtesy of Janus Films" }, "Photo: Courtesy of Janus Films"],
    ["photo-credit", { creditLine: "Foto: Frédéric Batier" }, "Foto: Frédéric Batier"],
    ["photo-credit", { photographers: ["Jane Doe"], company: "A24" }, "Photo: Jane Doe / A24"],
    ["as-written", { creditLine: "Courtesy of Janus Films" }, ""],
  ] as const)("%s with %o", (style, credit, closing) => {
    const whole = closing === "" ? "Two people wait" : `Two people wait. ${closing}`;
    expect(styled("Two people wait", style, credit)).toBe(whole);
  });

  it("adds no second full stop, and none of another script", () => {
    const credit = { creditLine: "Janus Films" };
    expect(styled("They ask: why?", "photo-credit", credit)).toBe(
      "They ask: why? Photo: Janus Films",
    );
    expect(styled("He says “No.”", "photo-credit", credit)).toBe(
      "He says “No.” Photo: Janus Films",
    );
    expect(styled("两人守着鸡蛋", "photo-credit", credit, "zh-Hans")).toBe(
      "两人守着鸡蛋。图片：Janus Films",
    );
    expect(styled("Deux personnes", "photo-credit", credit, "fr")).toBe(
      "Deux personnes. Photo\u{a0}: Janus Films",
    );
  });

  it("leaves an empty caption empty: a credit alone is none", () => {
    expect(styled("  ", "ap", { company: "A24" })).toBe("  ");
  });
});

describe("a still as it is handed out", () => {
  const still = handOutFile({ suppliers: ["Janus Films"], creators: ["Jane Doe"] });

  it.each([
    "Two people. Photo: Courtesy of Janus Films",
    "Two people. (Photo by Jane Doe/Getty Images)",
    "两人守着鸡蛋。新华社记者 张三 摄",
  ])("keeps %s, which is credited already, in every style", (caption) => {
    for (const captionStyle of ["getty", "ap", "photo-credit"] as const) {
      const { captions } = asHandedOut(
        { ...still, captions: { "x-default": caption } },
        { languages: [], captionStyle },
      );
      expect(captions).toEqual({ "x-default": caption });
    }
  });

  it("has its captions and alt texts in the languages asked for, the first of them for no language", () => {
    const captions = { "x-default": "中文", zh: "中文", "en-GB": "English", fr: "Français" };
    const handed = asHandedOut(
      { ...still, captions, altText: { "x-default": "Alt" } },
      { languages: ["en", "fr"], captionStyle: "as-written" },
    );
    expect(handed.captions).toEqual({
      "x-default": "English",
      "en-GB": "English",
      fr: "Français",
    });
    expect(handed.altText).toEqual({ "x-default": "Alt" }); // nobody said that it is in another language
  });

  it("has no caption where there is one in other languages only", () => {
    const captions = { "x-default": "中文", zh: "中文" };
    const handed = asHandedOut(
      { ...still, captions },
      { languages: ["de"], captionStyle: "as-written" },
    );
    expect(handed.captions).toEqual({});
  });
});
