import { expect, test } from "vitest";
import { isInOtherScript, taughtWriting, writtenIn } from "../../../shared/caption/writing.ts";

// Captions as press kits have them, without a stated language.
test.each([
  ["《隐入尘烟》剧照：马有铁与曹贵英拍结婚照。", "zh"],
  ["《Return to Dust》剧照：武仁林、海清", "zh"],
  ["Hai Qing (海清) as Cao Guiying waits at the wall.", "x-default"],
  ["結婚写真を撮るヨウティエとクイイン", "ja"],
  ["결혼사진을 찍는 마유티에와 차오구이잉", "ko"],
  ["Ма Ютье и Цао Гуйин на свадебной фотографии", "und"],
  ["Hai Qing et Wu Renlin dans une scène du film « Le Retour des hirondelles »", "fr"],
  ["Hai Qing und Wu Renlin in einer Szene aus dem Film", "de"],
  ["Hai Qing y Wu Renlin en una escena de la película", "es"],
  ["Hai Qing e Wu Renlin in una scena del film di Li Ruijun", "it"],
  ["Hai Qing and Wu Renlin sit for their wedding photograph.", "x-default"],
  ["Hai Qing, Wu Renlin", "x-default"],
  ["", "x-default"],
])("a text that states no language shows which it is in: %s", (text, language) => {
  expect(writtenIn("x-default", text)).toBe(language);
});

test("a stated language is believed, and in one that nobody has taught us nothing is written", () => {
  expect(writtenIn("en", "马有铁")).toBe("en");
  expect(taughtWriting("fr-CA", "Deux mariés")).toBe("fr");
  expect(taughtWriting("es", "Dos novios")).toBeNull();
  expect(taughtWriting("x-default", "결혼사진을 찍는 두 사람")).toBeNull();
});

test.each([
  ["en", "马有铁在墙边等待", true],
  ["zh-Hans", "马有铁在墙边等待", false],
  ["ja", "春之墙", false], // a Japanese text without kana is possible
  ["zh", "壁のそばで待つ二人", true],
  ["zh-Hant", "Ma Youtie waits at the wall", true],
  ["zh-Hant", "Ma Youtie", false],
  ["ru", "Ма Ютье ждёт у стены", false],
  ["de", "Ма Ютье ждёт у стены", true],
  ["fr", "Ma Youtie attend", false],
  ["x-default", "马有铁", false],
  ["en", "", false],
])("in %s a text of another script is another text: %s", (language, text, other) => {
  expect(isInOtherScript(language, text)).toBe(other);
});
