import { expect, test } from "vitest";
import { nameKey } from "../../../electron/engine/catalog/name-key.ts";
import { tokensOf } from "../../../electron/engine/catalog/fold.ts";

test.each([
  ["café", "CAFE"],
  ["cafe\u0301", "café"],
  ["東京物語", "东京物语"],
  ["Łódź", "lodz"],
  ["Straße", "STRASSE"],
  ["ﬁlm", "film"],
  ["ＦＩＬＭ", "film"],
  ["ｶﾞｸ", "ガク"],
  ["か\u3099く", "がく"],
  ["👍🏽", "👍"],
  ["❤\ufe0f", "❤"],
  ["Ev\u202eil\u2069", "evil"],
  ["トミ", "とみ"],
  ["ｶﾞｸ", "がく"],
  ["ヽ", "ゝ"],
  // as Japan, and as Taiwan, writes them: noodles, hair, dragon, art, Tokyo's old station
  ["麺", "麵"],
  ["髪", "髮"],
  ["竜", "龙"],
  ["芸術", "藝術"],
  ["広島駅", "廣島驛"],
  ["한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"],
])("%s and %s are the same words", (a, b) => {
  expect(tokensOf(a)).toEqual(tokensOf(b));
});

test.each<[string, string[]]>([
  ["Ma Youtie's eggs, 1994.", ["ma", "youtie", "s", "eggs", "1994"]],
  ["DSC_0012.jpg", ["dsc", "0012", "jpg"]],
  ["张曼玉 in 花样", ["张", "曼", "玉", "in", "花", "样"]],
  ["abc张def", ["abc", "张", "def"]],
  ["𠮷野家", ["𠮷", "野", "家"]],
  ["🎬 take", ["🎬", "take"]],
  ["emoji 🎬🥚.jpg", ["emoji", "🎬", "🥚", "jpg"]],
  ["abc★def", ["abc", "★", "def"]],
  ["eggs — & bread!", ["eggs", "bread"]],
  ["a+b=c", ["a", "b", "c"]],
  ["25 °C", ["25", "°", "c"]],
  ["?", ["?"]],
  ["! !!", ["!!!"]],
  ["  ", []],
  ["", []],
])("%s is cut into words", (text, words) => {
  expect(tokensOf(text)).toEqual(words);
});

test("voiced and unvoiced kana stay different words", () => {
  expect(tokensOf("が")).not.toEqual(tokensOf("か"));
});

test("names are kept apart by their kana and by the characters of their country, though a search finds both", () => {
  expect(nameKey("トミ")).not.toBe(nameKey("とみ"));
  expect(nameKey("竜")).not.toBe(nameKey("龍"));
  expect(nameKey("龙")).toBe(nameKey("龍"));
});
