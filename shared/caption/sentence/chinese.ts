import type { CaptionFacts } from "../facts.ts";
import type { StillKind } from "../../still.ts";
import {
  chinesePeople,
  fromLeft,
  isTraditional,
  traditionalChinesePeople,
} from "../people-words.ts";
import { partsOf, said, showsPerformers } from "./parts.ts";

/**
 * A Chinese caption sentence: 《隐入尘烟》（2022）剧照：海清饰曹贵英（左），武仁林饰马有铁（右）。 Null where neither
 * people nor film are known.
 */
export function chineseSentence(facts: CaptionFacts, language: string): string | null {
  const kinds = isTraditional(language) ? traditionalKinds : simplifiedKinds;
  const words = isTraditional(language) ? traditionalChinesePeople : chinesePeople;
  const { people, film } = partsOf(facts, {
    language,
    writing: "zh",
    titles: "quotes",
    doubt: { unidentified: words.unidentified, probably: (who) => `疑似${who}` },
    performersOnly: showsPerformers(facts),
  });
  if (people.length === 0 && film === null) return null;
  const year = film === null || film.year === null ? "" : `（${film.year}）`;
  const work = film === null ? "" : `${film.title}${year}${kinds[facts.kind ?? "scene"]}`;
  const names = people.map((person) => said(person, words));
  const between =
    work === "" || names.length === 0 ? "" : facts.placesKnown && names.length > 2 ? "，" : "：";
  return `${work}${between}${fromLeft(names, facts, words)}。`;
}

const simplifiedKinds: Readonly<Record<StillKind, string>> = {
  scene: "剧照",
  bts: "工作照",
  publicity: "宣传照",
  portrait: "肖像",
  frame: "画面",
  lobby: "大堂卡",
  poster: "海报",
  test: "定妆照",
  set: "布景",
  event: "活动照",
  press: "新闻照",
  other: "图片",
};

const traditionalKinds: Readonly<Record<StillKind, string>> = {
  scene: "劇照",
  bts: "工作照",
  publicity: "宣傳照",
  portrait: "肖像",
  frame: "畫面",
  lobby: "大堂卡",
  poster: "海報",
  test: "定裝照",
  set: "佈景",
  event: "活動照",
  press: "新聞照",
  other: "圖片",
};
