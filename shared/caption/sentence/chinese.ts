import type { CaptionFacts } from "../facts.ts";
import type { StillKind } from "../../still.ts";
import { partsOf, showsPerformers } from "./parts.ts";

/**
 * A Chinese caption sentence: 《隐入尘烟》（2022）剧照：海清饰曹贵英（左），武仁林饰马有铁（右）。 Null where neither
 * people nor film are known.
 */
export function chineseSentence(facts: CaptionFacts, language: string): string | null {
  const words = isTraditional(language) ? traditional : simplified;
  const { people, film } = partsOf(facts, {
    language,
    writing: "zh",
    titles: "quotes",
    doubt: { unidentified: words.unidentified, probably: (who) => `${words.probably}${who}` },
    performersOnly: showsPerformers(facts),
  });
  if (people.length === 0 && film === null) return null;
  const year = film === null || film.year === null ? "" : `（${film.year}）`;
  const work = film === null ? "" : `${film.title}${year}${words.kinds[facts.kind ?? "scene"]}`;
  const names = people.map(({ name, role }) =>
    role === null ? name : `${name}${words.playing}${role}`,
  );
  const [first, second] = names;
  if (first === undefined) return `${work}。`;
  const who =
    second === undefined
      ? first
      : names.length === 2
        ? `${first}（左），${second}（右）`
        : names.join("、");
  const begun = names.length > 2 ? [work, "左起："] : [work, ""];
  const between = work === "" ? "" : names.length > 2 ? "，" : "：";
  return `${begun.join(between)}${who}。`;
}

function isTraditional(language: string): boolean {
  return /-(?:Hant|TW|HK|MO)\b/u.test(language);
}

type Words = {
  readonly playing: string;
  readonly unidentified: string;
  readonly probably: string;
  readonly kinds: Readonly<Record<StillKind, string>>;
};

const simplified: Words = {
  playing: "饰",
  unidentified: "身份不明者",
  probably: "疑似",
  kinds: {
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
  },
};

const traditional: Words = {
  playing: "飾",
  unidentified: "身份不明者",
  probably: "疑似",
  kinds: {
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
  },
};
