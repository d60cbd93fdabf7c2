import fc from "fast-check";
import { test } from "vitest";
import { lint, lintRules } from "../../../shared/caption/lint.ts";
import { caoGuiying, checked, haiQing, maYoutie, person, wuRenlin } from "./a-still.ts";

const words = fc.constantFrom(
  "Cao Guiying",
  "Cao Guiyin",
  "Ma Youtie",
  "Hai Qing",
  "Wu Renlin as Ma Youtie",
  "left",
  "and",
  "sat",
  "walks",
  "“Return to Dust”",
  '"Return to Dust"',
  "Return to Dust (2022)",
  "隐入尘烟",
  "马有铁",
  "{film}",
  "{scene}",
  "=yt=",
  "TK",
  "it's",
  '"so"',
  "A photo of",
  "2022",
  ".",
  "。",
  "",
  "\n",
);
const texts = fc
  .array(fc.oneof({ weight: 9, arbitrary: words }, fc.string({ unit: "grapheme", maxLength: 4 })), {
    maxLength: 10,
  })
  .map((parts) => parts.join(" "));
const codes = [
  { code: "yt", replacements: ["Ma Youtie", "Wu Renlin", "Wu Renlin as Ma Youtie"] as const },
];

test("places lie within the text, and what is put right is found no more", () => {
  fc.assert(
    fc.property(
      texts,
      texts,
      fc.constantFrom("x-default", "en", "fr", "de", "zh-Hans", "ja", "fi"),
      fc.constantFrom("plain" as const, "quotes" as const),
      (caption, altText, language, titles) => {
        const still = (of: { caption: string; altText: string }) =>
          checked(
            { caption: { [language]: of.caption }, altText: { [language]: of.altText } },
            {
              codes,
              people: [person(haiQing, caoGuiying, 0.2), person(wuRenlin, maYoutie, 0.7)],
              holders: [{ name: "A", creditLine: "Courtesy of A" }],
            },
            {
              style: { house: "house", titles },
              roster: [
                { character: caoGuiying, performer: haiQing },
                { character: maYoutie, performer: wuRenlin },
              ],
            },
          );
        const first = { caption, altText };
        for (const finding of lint(still(first), new Set())) {
          const { field, rule, from, to, fix } = finding;
          const text = field === "caption" || field === "altText" ? first[field] : "";
          if (from < 0 || from > to || to > text.length) return false;
          if (fix === null || "tag" in fix || (field !== "caption" && field !== "altText"))
            continue;
          const others = new Set(lintRules.filter((other) => other !== rule));
          const count = (of: typeof first): number => lint(still(of), others).length;
          if (count({ ...first, [field]: fix.text }) >= count(first)) return false;
        }
        return true;
      },
    ),
    { numRuns: 500 },
  );
});
