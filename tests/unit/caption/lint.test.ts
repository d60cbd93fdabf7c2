import { expect, test } from "vitest";
import { lint, lintRules, type LintRule } from "../../../shared/caption/lint.ts";
import type { CheckedStill } from "../../../shared/caption/lint/finding.ts";
import { called, caoGuiying, checked, haiQing, maYoutie, person, wuRenlin } from "./a-still.ts";

/** What one rule finds: the words at its place, and what its fix makes of the text. */
function found(rule: LintRule, still: CheckedStill): { at: string; fixed: string | null }[] {
  return lint(still, new Set(lintRules.filter((other) => other !== rule))).map((finding) => {
    const text = still.texts[finding.field]?.[finding.language] ?? "";
    const { fix } = finding;
    const fixed = fix === null ? null : "text" in fix ? fix.text : `tag ${fix.tag.field}`;
    return { at: text.slice(finding.from, finding.to), fixed };
  });
}

const caption = (text: string, language = "x-default"): CheckedStill["texts"] => ({
  caption: { [language]: text },
});
const guiying = person(haiQing, caoGuiying, 0.2);
const youtie = person(wuRenlin, maYoutie, 0.8);
const roster = [
  { character: caoGuiying, performer: haiQing },
  { character: maYoutie, performer: wuRenlin },
];

test("a caption in order is found fault with by no rule", () => {
  const still = checked(
    {
      caption: {
        "x-default":
          "Hai Qing as Cao Guiying, left, and Wu Renlin as Ma Youtie in Return to Dust (2022), directed by Li Ruijun.",
        "zh-Hans": "《隐入尘烟》（2022）剧照：海清饰曹贵英（左），武仁林饰马有铁（右）。",
        fr: "Hai Qing, à gauche, et Wu Renlin dans «\u00A0Le Retour des hirondelles\u00A0» (2022).",
      },
      altText: {
        en: "A couple shares a bed in a bare room, a red paper cut on the wall behind them.",
      },
      headline: { "x-default": "Return to Dust (2022)" },
      creditLine: { "x-default": "Courtesy of Real Image" },
    },
    { people: [guiying, youtie] },
    { roster },
  );
  expect(lint(still, new Set())).toEqual([]);
});

test("variables and codes that were left are filled in", () => {
  const codes = [
    { code: "yt", replacements: ["Ma Youtie", "Wu Renlin", "Wu Renlin as Ma Youtie"] as const },
  ];
  expect(found("leftoverVariable", checked(caption("In {film}, {flim} and {scene}")))).toEqual([
    { at: "{film}", fixed: "In Return to Dust, {flim} and {scene}" },
    { at: "{flim}", fixed: null },
    { at: "{scene}", fixed: null },
  ]);
  const people = [guiying, youtie];
  const chinese = checked(caption("{film}：{people:left-to-right}", "zh-Hans"), { people });
  expect(found("leftoverVariable", chinese)).toEqual([
    { at: "{film}", fixed: "隐入尘烟：{people:left-to-right}" },
    { at: "{people:left-to-right}", fixed: "{film}：海清饰曹贵英（左），武仁林饰马有铁（右）" },
  ]);
  const still = checked(caption("=YT#3= and =gy= at https://a.example/?b=c=d"), { codes });
  expect(found("leftoverCode", still)).toEqual([
    { at: "=YT#3=", fixed: "Wu Renlin as Ma Youtie and =gy= at https://a.example/?b=c=d" },
    { at: "=gy=", fixed: null },
  ]);
});

test.each(["TK", "XXX", "Name to come", "names TO FOLLOW", "[name]", "Lorem ipsum", "???"])(
  "%s stands for something to come",
  (words) => {
    expect(found("placeholder", checked(caption(`A scene: ${words}`)))).toEqual([
      { at: words, fixed: null },
    ]);
  },
);

test.each(["Photo: ČTK / Profimedia", "Stormtrooper TK-421", "TK_0107 in the list", "ΤΚTK"])(
  "“%s” has signs as parts of names only",
  (words) => {
    expect(found("placeholder", checked(caption(words)))).toEqual([]);
  },
);

test("words in small letters, and those of the title, stand for nothing", () => {
  const film = { ...called("XXX"), year: 2002, directors: [], companies: [] };
  expect(found("placeholder", checked(caption("He has tk to come home in XXX"), { film }))).toEqual(
    [],
  );
});

test.each([
  ["They share a bed.", "x-default", "They share a bed in Return to Dust (2022)."],
  ["They share a bed", "en", "They share a bed in Return to Dust (2022)"],
  [
    "They share a bed. Photo: Real Image.",
    "en",
    "They share a bed in Return to Dust (2022). Photo: Real Image.",
  ],
  ["Ils dorment.", "fr", "Ils dorment dans «\u00A0Le Retour des hirondelles\u00A0» (2022)."],
  ["Sie schlafen.", "de", "Sie schlafen in „Return to Dust“ (2022)."],
  ["两人同床。", "zh-Hans", "《隐入尘烟》（2022）：两人同床。"],
  ["两人同床。", "x-default", "《隐入尘烟》（2022）：两人同床。"],
])("a caption that does not name the film gets it: %s (%s)", (text, language, fixed) => {
  expect(found("missingFilm", checked(caption(text, language)))).toEqual([{ at: text, fixed }]);
  const done = checked(caption(fixed, language));
  expect(found("missingFilm", done)).toEqual([]);
  expect(found("missingYear", done)).toEqual([]);
  expect(found("titleMarks", done)).toEqual([]);
});

test("in a language that nobody has taught us the film is missed, and no English word offered to put it there", () => {
  for (const [text, language] of [
    ["Dos novios en una boda", "es"],
    ["결혼사진을 찍는 두 사람", "x-default"],
  ] as const)
    expect(found("missingFilm", checked(caption(text, language)))).toEqual([
      { at: text, fixed: null },
    ]);
});

test("the year goes behind the title and its marks; a title that is a year is none", () => {
  const bed = checked(caption("A bed in “Return to Dust.” Night"));
  expect(found("missingYear", bed)).toEqual([
    { at: "“Return to Dust.”", fixed: "A bed in “Return to Dust.” (2022) Night" },
  ]);
  const film = { ...called("1917"), year: 2019, directors: [], companies: [] };
  expect(found("missingYear", checked(caption("In 1917 they run"), { film }))).toHaveLength(1);
  const numbered = { ...called("2046"), year: 2046, directors: [], companies: [] };
  expect(found("missingYear", checked(caption("In 2046"), { film: numbered }))).toHaveLength(1);
});

test("a missing credit line is the holder's standard one, where there is one", () => {
  const holders = [
    { name: "A", creditLine: null },
    { name: "B", creditLine: "Courtesy of B" },
  ];
  expect(found("missingCredit", checked({}, { holders }))).toEqual([
    { at: "", fixed: "Courtesy of B" },
  ]);
  expect(found("missingCredit", checked({ creditLine: { "x-default": "B" } }))).toEqual([]);
});

test("names nearly as in the cast are spelled as there; others, and one that two resemble, are left", () => {
  const still = (text: string): CheckedStill => checked(caption(text), {}, { roster });
  expect(found("nameUnlikeRoster", still("Cao Guiyin sits with Ma Youtie’s donkey"))).toEqual([
    { at: "Cao Guiyin", fixed: "Cao Guiying sits with Ma Youtie’s donkey" },
  ]);
  expect(found("nameUnlikeRoster", still("Li Ruijun at the Berlin Palace"))).toEqual([]);
  const twins = [...roster, { character: called("Ma Youtia"), performer: null }];
  const between = checked(caption("Ma Youtio waits"), {}, { roster: twins });
  expect(found("nameUnlikeRoster", between)).toEqual([]);
});

test("people are put in the order of their regions, each with the role", () => {
  const people = [guiying, youtie];
  const wrong = checked(caption("Wu Renlin as Ma Youtie, left, and Hai Qing as Cao Guiying"), {
    people,
  });
  const right = "Hai Qing as Cao Guiying, left, and Wu Renlin as Ma Youtie";
  expect(found("orderUnlikeRegions", wrong)).toMatchObject([{ fixed: right }]);
  expect(found("orderUnlikeRegions", checked(caption(right), { people }))).toEqual([]);
  const story = checked(caption("Ma Youtie builds a house for Cao Guiying"), { people });
  expect(found("orderUnlikeRegions", story)).toEqual([]);
});

test.each([
  ["Hai Qing, left, and Wu Renlin", ", left"],
  ["Hai Qing, left and Wu Renlin", ", left"],
  ["From left: Hai Qing and Wu Renlin", "From left"],
  ["Hai Qing (L) and Wu Renlin (R)", "(L)"],
  ["(L-R) Hai Qing and Wu Renlin", "L-R"],
  ["Hai Qing, à gauche, et Wu Renlin", "à gauche"],
  ["Hai Qing (links) und Wu Renlin", "(links"],
  ["V.\u00A0l.\u00A0n.\u00A0r.: Hai Qing und Wu Renlin", "V.\u00A0l."],
  ["海清（左），武仁林（右）", "左）"],
  ["左起：海清、武仁林", "左起"],
])("places of people of whom nobody has said where they stand are told: %s", (text, at) => {
  const people = [person(haiQing, null), person(wuRenlin, null)];
  const unsaid = { people, placesKnown: false };
  expect(found("placesUnsaid", checked(caption(text), unsaid))).toEqual([{ at, fixed: null }]);
  expect(found("placesUnsaid", checked(caption(text), { people }))).toEqual([]);
  const alone = { ...unsaid, people: people.slice(0, 1) };
  expect(found("placesUnsaid", checked(caption(text), alone))).toEqual([]);
  expect(lint(checked(caption(text), unsaid), new Set(lintRules))).toEqual([]);
});

test.each([
  "Hai Qing left the village with Wu Renlin",
  "Hai Qing has nothing left and Wu Renlin is right",
  "A letter links Hai Qing and Wu Renlin",
  "海清与武仁林四十岁左右",
  "A lamp on the left, a bed on the right",
])("no place of anybody is claimed: %s", (text) => {
  const people = [person(haiQing, null), person(wuRenlin, null)];
  const unsaid = { people, placesKnown: false };
  expect(found("placesUnsaid", checked(caption(text), unsaid))).toEqual([]);
});

test("a variable that was left is filled in without places where nobody has said who stands where", () => {
  const unsaid = { people: [guiying, { ...youtie, across: null }], placesKnown: false };
  const chinese = checked(caption("{people:left-to-right}", "zh-Hans"), unsaid);
  expect(found("leftoverVariable", chinese)).toEqual([
    { at: "{people:left-to-right}", fixed: "海清饰曹贵英、武仁林饰马有铁" },
  ]);
});

test("who is in the picture is in the caption, if only by one name, and the reverse", () => {
  const people = [guiying, youtie];
  expect(found("notNamed", checked(caption("Guiying sows"), { people }))).toHaveLength(1);
  expect(found("notNamed", checked(caption("Guiying and Youtie sow"), { people }))).toEqual([]);
  const stranger = person(null, null, 0.5);
  const seen = checked(caption("Guiying sows"), { people: [guiying, stranger] });
  expect(found("notNamed", seen)).toHaveLength(1);
  const said = checked(caption("Guiying and an unidentified man"), { people: [guiying, stranger] });
  expect(found("notNamed", said)).toEqual([]);
  const only = checked(caption("Ma Youtie and Cao Guiying"), { people: [guiying] }, { roster });
  expect(found("notShown", only)).toEqual([{ at: "Ma Youtie", fixed: "tag character" }]);
  const placeless = { ...youtie, across: null };
  const half = checked(caption("Ma Youtie sows"), { people: [guiying, placeless] }, { roster });
  expect(found("notShown", half)).toHaveLength(1);
});

test.each([
  ["Hai Qing sat with Wu Renlin", "Hai Qing sits with Wu Renlin"],
  ["Hai Qing, left, and Wu Renlin walked home", "Hai Qing, left, and Wu Renlin walk home"],
  ["Hai Qing was tired", "Hai Qing is tired"],
])("%s is told in the present", (text, fixed) => {
  expect(found("pastTense", checked(caption(text, "en")))).toMatchObject([{ fixed }]);
});

test.each([
  "Hai Qing sits where her father sat",
  "Hai Qing is watched by the village",
  "Hai Qing, who had left, returns",
  "Dressed in red, Hai Qing poses",
])("%s is in the present already", (text) => {
  expect(found("pastTense", checked(caption(text, "en")))).toEqual([]);
});

test("titles stand in the marks of the house and of the language", () => {
  const quotes = { style: { house: "house", titles: "quotes" } } as const;
  const title = (text: string, language: string, other = {}): unknown =>
    found("titleMarks", checked(caption(text, language), {}, other));
  expect(title("In Return to Dust (2022)", "en", quotes)).toEqual([
    { at: "Return to Dust", fixed: "In “Return to Dust” (2022)" },
  ]);
  expect(title('In "Return to Dust," 2022', "en", quotes)).toEqual([
    { at: '"Return to Dust,"', fixed: "In “Return to Dust”, 2022" },
  ]);
  expect(title("In *Return to Dust* (2022)", "en")).toEqual([
    { at: "*Return to Dust*", fixed: "In Return to Dust (2022)" },
  ]);
  expect(title("In “Return to Dust.”", "en")).toEqual([]);
  expect(title("隐入尘烟（2022）", "zh-Hans", quotes)).toEqual([
    { at: "隐入尘烟", fixed: "《隐入尘烟》（2022）" },
  ]);
  expect(title("In „Return to Dust“ (2022)", "de")).toEqual([]);
});

test.each([
  ['He said "go" and left', "en", "He said “go” and left"],
  ['Er sagt "Komm"', "de", "Er sagt „Komm“"],
  ['("Komm")', "de", "(„Komm“)"],
  ["Don't go", "en", "Don’t go"],
])("straight quotes become those of the language: %s", (text, language, fixed) => {
  expect(found("straightQuotes", checked(caption(text, language)))).toMatchObject([{ fixed }]);
  expect(found("straightQuotes", checked(caption(fixed, language)))).toEqual([]);
});

test("inches and feet keep their signs, lines their breaks", () => {
  expect(found("straightQuotes", checked(caption(`A print of 11" by 14'`)))).toEqual([]);
  expect(found("doubleSpaces", checked(caption("One\n\nTwo")))).toEqual([]);
  expect(found("doubleSpaces", checked(caption("One  two   three")))).toEqual([
    { at: "  ", fixed: "One two three" },
  ]);
});

test("alt texts are not too long, not the caption, and do not begin with the picture", () => {
  const alt = (text: string): CheckedStill => checked({ altText: { en: text } });
  expect(found("longAltText", alt("a".repeat(250)))).toEqual([]);
  expect(found("longAltText", alt("a".repeat(251)))).toHaveLength(1);
  expect(found("longAltText", alt("𠮷".repeat(250)))).toEqual([]);
  expect(found("altTextOpening", alt("A photo of two people"))).toEqual([
    { at: "A photo of ", fixed: "Two people" },
  ]);
  const same = checked({ caption: { "x-default": "A bed" }, altText: { en: "A bed " } });
  expect(found("altTextAsCaption", same)).toHaveLength(1);
});

test("lengths count in the unit of their limit", () => {
  const title = (text: string): CheckedStill => checked({ title: { "x-default": text } });
  expect(found("cutInIim", title("é".repeat(32)))).toEqual([]); // 64 bytes
  expect(found("cutInIim", title("é".repeat(33)))).toHaveLength(1);
  const headline = (text: string): CheckedStill => checked({ headline: { "x-default": text } });
  expect(found("longHeadline", headline("x".repeat(80)))).toEqual([]);
  expect(found("longHeadline", headline("x".repeat(81)))).toHaveLength(1);
});

test("a caption that others have, a still without any, one of no film", () => {
  const bed = checked(caption("A bed"), { same: { "x-default": 3 } });
  expect(found("sameCaption", bed)).toHaveLength(1);
  expect(found("missingCaption", checked({}))).toHaveLength(1);
  expect(found("missingFilm", checked(caption("A bed"), { film: null }))).toHaveLength(1);
});
