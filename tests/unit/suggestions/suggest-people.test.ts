import { describe, expect, it } from "vitest";
import type { CastBook } from "../../../electron/engine/suggestions/cast-book.ts";
import type { Evidence } from "../../../electron/engine/catalog/still-evidence.ts";
import { suggestPeople } from "../../../electron/engine/suggestions/suggest-people.ts";
import { castOf, evidenceOf } from "./evidence.ts";

const dust = castOf(
  "Ma Youtie/马有铁 = Wu Renlin/武仁林",
  "Cao Guiying/曹贵英 = Hai Qing/海清",
  "Zhang Yongfu",
);

/** "Ma Youtie high" for each suggestion. */
function told(cast: CastBook, given: Parameters<typeof evidenceOf>[0]): string[] {
  return suggestPeople(evidenceOf({ film: 1, ...given }), cast).map(
    ({ name, certainty }) => `${name} ${certainty}`,
  );
}
const inCaption = (cast: CastBook, caption: string, more: Partial<Evidence> = {}): string[] =>
  told(cast, { captions: [caption], ...more });

describe("names in a caption", () => {
  it("are found in full, and certain", () => {
    expect(inCaption(dust, "At dawn Ma Youtie and Cao Guiying feed the donkey.")).toEqual([
      "Ma Youtie high",
      "Cao Guiying high",
    ]);
  });

  it("say where they were found", () => {
    const [found] = suggestPeople(evidenceOf({ film: 1, captions: ["Ma Youtie ploughs."] }), dust);
    expect(found).toMatchObject({ field: "character", id: 1, why: "named in the caption" });
  });

  it("are the same with accents, in capitals, and as a possessive", () => {
    const cast = castOf("Céline Brûlé");
    expect(inCaption(cast, "The hands of Celine Brule.")).toEqual(["Céline Brûlé high"]);
    expect(inCaption(cast, "Céline Brûlé’s hands are cold.")).toEqual(["Céline Brûlé high"]);
    expect(inCaption(cast, "In the kitchen CÉLINE BRÛLÉ waits.")).toEqual(["Céline Brûlé high"]);
  });

  it("are found turned, and are then only likely", () => {
    expect(inCaption(dust, "In the yard, Youtie Ma mends the roof.")).toEqual(["Ma Youtie medium"]);
    expect(inCaption(dust, "He saw Youtie. Ma was away.")).toEqual([]);
  });

  it("are found in Chinese without spaces, simplified or traditional, by any name", () => {
    expect(inCaption(dust, "马有铁和曹贵英在院子里孵小鸡")).toEqual([
      "Ma Youtie high",
      "Cao Guiying high",
    ]);
    expect(inCaption(dust, "院子裡的馬有鐵。")).toEqual(["Ma Youtie high"]);
  });

  it("of two Chinese characters are likely where words are cut there, and else not found", () => {
    const cast = castOf("小花");
    expect(inCaption(cast, "小花在院子里")).toEqual(["小花 medium"]);
    expect(inCaption(cast, "小花园里没有人")).toEqual([]);
    expect(inCaption(castOf("马"), "一匹马")).toEqual([]);
  });

  it("are not found within longer East Asian names", () => {
    expect(inCaption(castOf("马有铁"), "司马有铁走了")).toEqual([]);
    expect(inCaption(castOf("マリコ"), "マリコフが来た")).toEqual([]);
    expect(inCaption(castOf("マリコ"), "マリコが来た")).toEqual(["マリコ high"]);
    expect(inCaption(castOf("居里夫"), "玛丽·居里夫人")).toEqual([]);
    expect(inCaption(castOf("김철수"), "김철수는 웃는다")).toEqual(["김철수 high"]);
    expect(inCaption(castOf("철수"), "김철수는 웃는다")).toEqual([]);
  });

  it("are never parts of words, nor of hyphened or longer names", () => {
    expect(inCaption(castOf("Luc Picard"), "Jean-Luc Picard looks up.")).toEqual([]);
    expect(inCaption(castOf("Ann"), "Annabel and the Annex are here with Annie.")).toEqual([]);
    expect(inCaption(castOf("May"), "He talks to O’May.")).toEqual([]);
    expect(inCaption(castOf("Anna Maria"), "We see Anna Maria Sofia there.")).toEqual([
      "Anna Maria medium",
    ]);
  });

  it("that are longer win over those within them", () => {
    const cast = castOf("Ma", "Ma Youtie", "小花", "小花仙子");
    expect(inCaption(cast, "here is Ma Youtie, and 小花仙子。")).toEqual([
      "Ma Youtie high",
      "小花仙子 high",
    ]);
  });
});

describe("a character called May", () => {
  const may = castOf("May");
  it.each([
    "Filmed in May 1962 on the coast.",
    "The crew in May.",
    "On 5 May the village floods.",
    "You may go home now.",
    "THE FLOODS OF MAY",
    "With Dame May Whitty in the garden.",
    "Elaine May on the set.",
    "In May, the fields are green.",
  ])("is not found in “%s”", (caption) => {
    expect(inCaption(may, caption)).toEqual([]);
  });

  it("is never more than possible, for it is a month", () => {
    expect(inCaption(may, "John looks at May, who turns away.")).toEqual(["May low"]);
    expect(inCaption(may, "May waits at the door.")).toEqual(["May low"]);
    expect(told(may, { keywords: ["May"] })).toEqual(["May low"]);
  });
});

describe("a name of one word", () => {
  const cast = castOf("Rosa", "Waiter");
  it("is likely within a sentence, and possible at its beginning", () => {
    expect(inCaption(cast, "The door opens and Rosa enters.")).toEqual(["Rosa medium"]);
    expect(inCaption(cast, "Rosa enters.")).toEqual(["Rosa low"]);
    expect(inCaption(cast, "Then aunt Rosa enters; here is Mrs. Rosa.")).toEqual(["Rosa medium"]);
  });
  it("is part of a longer name where a nickname stands between", () => {
    expect(inCaption(cast, "Standing there is Rosa “Rosie” Parks.")).toEqual([]);
  });
  it("of initials is hardly one", () => {
    expect(inCaption(castOf("D.C."), "On a street in Washington, D.C.")).toEqual(["D.C. low"]);
    expect(inCaption(castOf("M"), "Here stands M again.")).toEqual([]);
  });
  it("is not the word it also is", () => {
    expect(inCaption(cast, "a rosa dress, and the waiter brings soup")).toEqual([]);
    expect(inCaption(castOf("Summer Rain"), "They stand in the summer rain.")).toEqual([]);
    expect(told(castOf("Summer Rain"), { headlines: ["After Long Summer Rain Falls"] })).toEqual([
      "Summer Rain medium",
    ]);
  });
});

describe("a name that several of the cast have", () => {
  it("is certain of none of them, and says so", () => {
    const twins = castOf("Anna Karlsson = Eva Berg", "Anna Karlsson = Ida Holm");
    const found = suggestPeople(
      evidenceOf({ film: 1, captions: ["Here is Anna Karlsson."] }),
      twins,
    );
    expect(
      found.map(({ id, certainty, isOneOfSeveral }) => [id, certainty, isOneOfSeveral]),
    ).toEqual([
      [1, "low", true],
      [2, "low", true],
    ]);
    expect(found[0]?.why).toBe("named in the caption; 2 of the cast are called so");
  });

  it("is one person's where somebody plays themselves", () => {
    expect(inCaption(castOf("Nick Cave = Nick Cave"), "On stage Nick Cave sings.")).toEqual([
      "Nick Cave high",
    ]);
  });

  it("may be a performer's and another's character", () => {
    const cast = castOf("John Malkovich = Tom Hulce", "Craig = John Malkovich");
    expect(inCaption(cast, "there is John Malkovich.")).toEqual([
      "John Malkovich low",
      "Craig low",
    ]);
  });
});

describe("the name of a performer", () => {
  it("means whom they play in a scene, likely so where the kind is not said, and themselves on the set", () => {
    const caption = "The hands of Wu Renlin.";
    expect(inCaption(dust, caption, { kind: "scene" })).toEqual(["Ma Youtie high"]);
    expect(inCaption(dust, caption)).toEqual(["Ma Youtie medium"]);
    expect(inCaption(dust, caption, { kind: "bts" })).toEqual(["Wu Renlin high"]);
  });
  it("adds nothing beside that of the character", () => {
    expect(inCaption(dust, "With Ma Youtie (Wu Renlin).", { kind: "event" })).toEqual([
      "Ma Youtie high",
    ]);
  });
  it("means no character where they play several", () => {
    const cast = castOf("Mandrake = Peter Sellers", "Muffley = Peter Sellers");
    expect(inCaption(cast, "Here is Peter Sellers.", { kind: "scene" })).toEqual([
      "Peter Sellers high",
    ]);
  });
  it("as shown by the file says whom the still shows", () => {
    const alone = [{ performer: 101, name: "Wu Renlin" }];
    expect(told(dust, { alone, performers: [101], kind: "scene" })).toEqual(["Ma Youtie high"]);
    expect(told(dust, { alone, performers: [101], kind: "bts" })).toEqual([]);
    expect(told(dust, { alone: [{ performer: 900, name: "Youtie, Ma" }] })).toEqual([
      "Ma Youtie high",
    ]);
  });
});

describe("what is not suggested", () => {
  it("is whom the still shows already", () => {
    expect(inCaption(dust, "Here is Ma Youtie.", { characters: [1] })).toEqual([]);
    expect(inCaption(dust, "Here is Wu Renlin.", { characters: [1], kind: "bts" })).toEqual([]);
  });
  it("is who made the picture or the film, or is not in the picture", () => {
    expect(inCaption(dust, "The yard. Photo by Wu Renlin.")).toEqual([]);
    expect(inCaption(dust, "A film directed by Hai Qing")).toEqual([]);
    expect(inCaption(dust, "The house of the couple (not pictured: Ma Youtie).")).toEqual([]);
    expect(inCaption(dust, "雪地。摄影：武仁林")).toEqual([]);
  });
});

describe("keywords and file names", () => {
  it("hold names in any case and order", () => {
    expect(told(dust, { keywords: ["donkey", "youtie ma", "Cao, Guiying"] })).toEqual([
      "Ma Youtie high",
      "Cao Guiying high",
    ]);
    expect(told(dust, { fileName: "RTD_MaYoutie_03.jpg" })).toEqual(["Ma Youtie medium"]);
    expect(told(dust, { fileName: "cao-guiying.tif" })).toEqual(["Cao Guiying medium"]);
    expect(told(castOf("Ann"), { fileName: "annex_01.jpg" })).toEqual([]);
  });
  it("give the best reason once", () => {
    const [found, ...others] = suggestPeople(
      evidenceOf({
        film: 1,
        captions: ["Youtie Ma ploughs."],
        keywords: ["Ma Youtie"],
        fileName: "ma_youtie.jpg",
      }),
      dust,
    );
    expect(found).toMatchObject({ certainty: "high", why: "named in a keyword" });
    expect(others).toEqual([]);
  });
});
