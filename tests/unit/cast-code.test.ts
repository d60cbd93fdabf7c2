import { describe, expect, it } from "vitest";
import { codeClosedAt } from "../../shared/cast-code.ts";

const codes = [
  { code: "yt", replacements: ["Ma Youtie", "Wu Renlin", "Wu Renlin as Ma Youtie"] },
  { code: "YT", replacements: ["Another", "Another", "Another"] },
  { code: "马", replacements: ["马有铁", "武仁林", "武仁林 as 马有铁"] },
] as const;

describe("a code whose closing sign was typed just now", () => {
  it.each([
    ["=yt=", "Ma Youtie"],
    ["=yt#1=", "Ma Youtie"],
    ["=yt#2=", "Wu Renlin"],
    ["=yt#3=", "Wu Renlin as Ma Youtie"],
    ["=YT=", "Another"],
    ["=Yt=", "Ma Youtie"],
    ["=马=", "马有铁"],
    ["a==yt=", "Ma Youtie"],
  ])("%s stands for %s", (typed, words) => {
    const text = `At dawn ${typed} rises`;
    const caret = "At dawn ".length + typed.length;
    const found = codeClosedAt(text, caret, codes);
    expect(found?.words).toBe(words);
    expect(text.slice(found?.from, found?.to)).toMatch(/^=[^=]+=$/u);
  });

  it.each(["=zz=", "=yt#4=", "= yt =", "yt=", "=yt", "=="])("is none in %s", (typed) => {
    expect(codeClosedAt(typed, typed.length, codes)).toBeNull();
  });

  it("is none where the caret is elsewhere", () => {
    expect(codeClosedAt("=yt= and", 8, codes)).toBeNull();
  });
});
