import { expect, test } from "vitest";
import type { StillKind } from "../../../shared/still.ts";
import { captionSentence } from "../../../shared/caption/sentence.ts";
import { firstStyle, type CaptionStyle } from "../../../shared/caption/style.ts";
import { called, caoGuiying, facts, haiQing, maYoutie, person, wuRenlin } from "./a-still.ts";

const ap: CaptionStyle = { house: "ap", titles: "plain" };
const getty: CaptionStyle = { house: "getty", titles: "plain" };
const guiying = person(haiQing, caoGuiying);
const youtie = person(wuRenlin, maYoutie);
const neighbour = person(null, called("Zhang Yongfu"));

// The forms are those of house, AP and Getty captions as published; French, German and Chinese as in press kits.
test.each([
  [[guiying], "Hai Qing as Cao Guiying in Return to Dust (2022), directed by Li Ruijun."],
  [
    [guiying, youtie],
    "Hai Qing as Cao Guiying, left, and Wu Renlin as Ma Youtie in Return to Dust (2022), directed by Li Ruijun.",
  ],
  [
    [guiying, youtie, neighbour],
    "From left: Hai Qing as Cao Guiying, Wu Renlin as Ma Youtie and Zhang Yongfu in Return to Dust (2022), directed by Li Ruijun.",
  ],
  [[], "A scene from Return to Dust (2022), directed by Li Ruijun."],
])("house style names people from left to right with their roles", (people, sentence) => {
  expect(captionSentence(facts({ people }), "x-default", firstStyle)).toBe(sentence);
  expect(captionSentence(facts({ people }), "en-GB", firstStyle)).toBe(sentence);
});

test("a director in the picture is named once", () => {
  const director = person(called("Li Ruijun"), null);
  expect(captionSentence(facts({ people: [director], kind: "bts" }), "en", firstStyle)).toBe(
    "Li Ruijun on the set of Return to Dust (2022).",
  );
});

test("house style can have quotation marks, and says what kind of picture it is", () => {
  const style = { house: "house", titles: "quotes" } as const;
  expect(captionSentence(facts({ people: [guiying], kind: "bts" }), "en", style)).toBe(
    "Hai Qing on the set of “Return to Dust” (2022), directed by Li Ruijun.",
  );
  expect(captionSentence(facts({ kind: "lobby" }), "en", style)).toBe(
    "A lobby card for “Return to Dust” (2022), directed by Li Ruijun.",
  );
});

test("AP names performers only, who released the picture, and its credit", () => {
  const { film: dust } = facts();
  const film = dust === null ? null : { ...dust, companies: ["Film Movement"] };
  const said = {
    film,
    holders: [{ name: "Real Image", creditLine: null }],
    creators: ["Jane Doe"],
  };
  expect(captionSentence(facts({ ...said, people: [guiying, youtie] }), "en", ap)).toBe(
    "This image released by Film Movement shows Hai Qing, left, and Wu Renlin in a scene from the 2022 film “Return to Dust.” (Jane Doe/Film Movement via AP)",
  );
  expect(captionSentence(facts({ people: [guiying, youtie, neighbour] }), "en", ap)).toBe(
    "This image shows, from left, Hai Qing, Wu Renlin and Zhang Yongfu in a scene from the 2022 film “Return to Dust.”",
  );
  expect(captionSentence(facts(), "en", ap)).toBe(
    "This image shows a scene from the 2022 film “Return to Dust.”",
  );
});

test("whoever lends a picture has neither released nor taken it", () => {
  const said = { holders: [{ name: "Real Image", creditLine: null }], people: [guiying] };
  expect(captionSentence(facts(said), "en", ap)).toBe(
    "This image shows Hai Qing in a scene from the 2022 film “Return to Dust.” (Real Image via AP)",
  );
  expect(captionSentence(facts(said), "en", getty)).toBe(
    "Hai Qing as Cao Guiying in a scene from the film “Return to Dust,” 2022. (Real Image via Getty Images)",
  );
});

test("Getty marks places in brackets and closes with its credit", () => {
  const said = { creators: ["Jane Doe"], people: [guiying, youtie] };
  expect(captionSentence(facts(said), "en", getty)).toBe(
    "Hai Qing (L) as Cao Guiying and Wu Renlin (R) as Ma Youtie in a scene from the film “Return to Dust,” 2022. (Photo by Jane Doe via Getty Images)",
  );
  expect(captionSentence(facts({ people: [guiying, youtie, neighbour] }), "en", getty)).toBe(
    "(L-R) Hai Qing as Cao Guiying, Wu Renlin as Ma Youtie and Zhang Yongfu in a scene from the film “Return to Dust,” 2022.",
  );
});

test("Chinese has its marks, its names, and 饰", () => {
  expect(captionSentence(facts({ people: [guiying, youtie] }), "zh-Hans", ap)).toBe(
    "《隐入尘烟》（2022）剧照：海清饰曹贵英（左），武仁林饰马有铁（右）。",
  );
  expect(captionSentence(facts({ people: [guiying, youtie, neighbour] }), "zh", ap)).toBe(
    "《隐入尘烟》（2022）剧照，左起：海清饰曹贵英、武仁林饰马有铁、Zhang Yongfu。",
  );
  expect(captionSentence(facts({ people: [guiying] }), "zh-Hant-TW", ap)).toBe(
    "《隐入尘烟》（2022）劇照：海清飾曹贵英。",
  );
});

test("French elides, German has its marks", () => {
  const amelie = person(called("Audrey Tautou"), called("Amélie Poulain"));
  expect(captionSentence(facts({ people: [guiying, amelie] }), "fr", ap)).toBe(
    "Hai Qing dans le rôle de Cao Guiying, à gauche, et Audrey Tautou dans le rôle d’Amélie Poulain, à droite, dans «\u00A0Le Retour des hirondelles\u00A0» (2022), de Li Ruijun.",
  );
  expect(captionSentence(facts({ people: [guiying, youtie], film: null }), "fr", ap)).toBe(
    "Hai Qing dans le rôle de Cao Guiying, à gauche, et Wu Renlin dans le rôle de Ma Youtie, à droite.",
  );
  expect(captionSentence(facts({ people: [guiying, youtie, amelie] }), "de", ap)).toBe(
    "V.\u00A0l.\u00A0n.\u00A0r.: Hai Qing als Cao Guiying, Wu Renlin als Ma Youtie und Audrey Tautou als Amélie Poulain in „Return to Dust“ (2022), Regie: Li Ruijun.",
  );
});

test("whoever is not certain is said to be so, and the places of the others stay right", () => {
  const people = [
    { ...guiying, certainty: "probable" as const },
    { ...youtie, certainty: "doubtful" as const },
    person(null, null),
  ];
  expect(captionSentence(facts({ people }), "en", firstStyle)).toBe(
    "Probably Hai Qing as Cao Guiying, left, and two unidentified people in Return to Dust (2022), directed by Li Ruijun.",
  );
});

test("several side by side whom nobody can name are counted", () => {
  const nobody = person(null, null);
  const two = facts({ people: [nobody, nobody] });
  expect(captionSentence(two, "en", firstStyle)).toBe(
    "Two unidentified people in Return to Dust (2022), directed by Li Ruijun.",
  );
  expect(captionSentence(two, "de", ap)).toMatch(/^Zwei unbekannte Personen in /u);
  expect(captionSentence(two, "fr", ap)).toMatch(/^Deux personnes non identifiées dans /u);
  expect(captionSentence(two, "zh-Hans", ap)).toMatch(/：两名身份不明者。$/u);
  expect(captionSentence(two, "zh-Hant", ap)).toMatch(/：兩名身份不明者。$/u);
  // who stands between them keeps the place
  expect(captionSentence(facts({ people: [nobody, youtie, nobody] }), "en", firstStyle)).toMatch(
    /^From left: an unidentified person, Wu Renlin as Ma Youtie and an unidentified person in /u,
  );
});

test("somebody unidentified is a person in every manner, not a name", () => {
  const people = [guiying, person(null, null)];
  const sentence = (style: CaptionStyle) => captionSentence(facts({ people }), "en", style);
  expect(sentence(firstStyle)).toMatch(
    /^Hai Qing as Cao Guiying, left, and an unidentified person in /u,
  );
  expect(sentence(ap)).toMatch(/ shows Hai Qing, left, and an unidentified person in a scene /u);
  expect(sentence(getty)).toMatch(
    /^Hai Qing \(L\) as Cao Guiying and an unidentified person \(R\) in a scene /u,
  );
  expect(captionSentence(facts({ people: [person(null, null)] }), "en", firstStyle)).toMatch(
    /^An unidentified person in /u,
  );
});

test("a picture that is of no scene is not said to be of one, in any manner", () => {
  const at = (kind: StillKind, language: string, style: CaptionStyle) =>
    captionSentence(facts({ people: [guiying], kind }), language, style);
  expect(at("event", "en", ap)).toMatch(/ shows Hai Qing at an event for the 2022 film /u);
  expect(at("event", "en", getty)).toMatch(/^Hai Qing at an event for the film /u);
  expect(at("poster", "en", getty)).toMatch(/^Hai Qing as Cao Guiying on a poster for the film /u);
  expect(at("frame", "en", ap)).toMatch(/ shows Hai Qing in a scene from the 2022 film /u);
  expect(at("portrait", "de", ap)).toMatch(/^Hai Qing in einem Porträt zu „/u);
  expect(at("event", "fr", ap)).toMatch(/^Hai Qing lors d’un événement autour de «/u);
  const alone = (kind: StillKind, style: CaptionStyle) =>
    captionSentence(facts({ people: [], kind }), "en", style);
  expect(alone("poster", ap)).toMatch(/ shows a poster for the 2022 film /u);
  expect(alone("bts", ap)).toMatch(/ shows the set of the 2022 film /u);
  expect(alone("bts", getty)).toMatch(/^The set of the film /u);
});

test("nothing is offered where nothing is known, nor in a language nobody taught", () => {
  expect(captionSentence(facts({ film: null }), "en", firstStyle)).toBeNull();
  expect(captionSentence(facts({ people: [guiying] }), "fi", firstStyle)).toBeNull();
});

// The same forms, without the words for places.
test.each([
  [
    "x-default",
    firstStyle,
    "Hai Qing as Cao Guiying and Wu Renlin as Ma Youtie in Return to Dust (2022), directed by Li Ruijun.",
  ],
  [
    "en",
    ap,
    "This image shows Hai Qing and Wu Renlin in a scene from the 2022 film “Return to Dust.”",
  ],
  [
    "en",
    getty,
    "Hai Qing as Cao Guiying and Wu Renlin as Ma Youtie in a scene from the film “Return to Dust,” 2022.",
  ],
  [
    "fr",
    ap,
    "Hai Qing dans le rôle de Cao Guiying et Wu Renlin dans le rôle de Ma Youtie dans «\u00A0Le Retour des hirondelles\u00A0» (2022), de Li Ruijun.",
  ],
  [
    "de",
    ap,
    "Hai Qing als Cao Guiying und Wu Renlin als Ma Youtie in „Return to Dust“ (2022), Regie: Li Ruijun.",
  ],
  ["zh-Hans", ap, "《隐入尘烟》（2022）剧照：海清饰曹贵英、武仁林饰马有铁。"],
])(
  "two of whom nobody has said where they stand are named without places: %s, %o",
  (language, style, sentence) => {
    const two = facts({ people: [guiying, youtie], placesKnown: false });
    expect(captionSentence(two, language, style)).toBe(sentence);
  },
);

test.each([
  [
    "en",
    firstStyle,
    "Hai Qing as Cao Guiying, Wu Renlin as Ma Youtie and Zhang Yongfu in Return to Dust (2022), directed by Li Ruijun.",
  ],
  [
    "en",
    ap,
    "This image shows Hai Qing, Wu Renlin and Zhang Yongfu in a scene from the 2022 film “Return to Dust.”",
  ],
  [
    "en",
    getty,
    "Hai Qing as Cao Guiying, Wu Renlin as Ma Youtie and Zhang Yongfu in a scene from the film “Return to Dust,” 2022.",
  ],
  [
    "fr",
    ap,
    "Hai Qing dans le rôle de Cao Guiying, Wu Renlin dans le rôle de Ma Youtie et Zhang Yongfu dans «\u00A0Le Retour des hirondelles\u00A0» (2022), de Li Ruijun.",
  ],
  [
    "de",
    ap,
    "Hai Qing als Cao Guiying, Wu Renlin als Ma Youtie und Zhang Yongfu in „Return to Dust“ (2022), Regie: Li Ruijun.",
  ],
  ["zh-Hans", ap, "《隐入尘烟》（2022）剧照：海清饰曹贵英、武仁林饰马有铁、Zhang Yongfu。"],
])(
  "three of whom nobody has said where they stand are named without places: %s, %o",
  (language, style, sentence) => {
    const three = facts({ people: [guiying, youtie, neighbour], placesKnown: false });
    expect(captionSentence(three, language, style)).toBe(sentence);
  },
);
