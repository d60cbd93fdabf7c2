import { describe, expect, it } from "vitest";
import { peopleFromLeft, performersAs } from "../../../electron/engine/export/people-in-words.ts";

const youtie = { character: "Ma Youtie", performer: "Wu Renlin", certainty: "certain" } as const;
const guiying = { character: "Cao Guiying", performer: "Hai Qing", certainty: "certain" } as const;
const donkey = { character: "The donkey", performer: null, certainty: "certain" } as const;
const nobody = { character: null, performer: null, certainty: "certain" } as const;
const perhaps = { ...guiying, certainty: "doubtful" } as const;

describe("{performers:as}", () => {
  it("names each with the character, once, and nobody who is not certain or not performed", () => {
    expect(performersAs([youtie, guiying, youtie, donkey])).toBe(
      "Wu Renlin as Ma Youtie, Hai Qing as Cao Guiying",
    );
    expect(performersAs([perhaps, nobody])).toBe("");
  });
});

describe("{people:left-to-right}", () => {
  it.each([
    [[youtie], "Wu Renlin as Ma Youtie"],
    [[guiying, youtie], "Hai Qing as Cao Guiying, left, and Wu Renlin as Ma Youtie"],
    [
      [youtie, donkey, guiying],
      "from left, Wu Renlin as Ma Youtie, The donkey and Hai Qing as Cao Guiying",
    ],
    // who is left out would put the others in a wrong place
    [[nobody, youtie], "unidentified, left, and Wu Renlin as Ma Youtie"],
    [[perhaps, youtie], "unidentified, left, and Wu Renlin as Ma Youtie"],
    [[nobody, nobody], ""],
    [[youtie, nobody, perhaps], "Wu Renlin as Ma Youtie, left, and two unidentified people"],
    [[], ""],
  ])("says who stands where: %o", (cast, words) => {
    expect(peopleFromLeft({ cast, placesKnown: true })).toBe(words);
  });

  it.each([
    [[youtie], "Wu Renlin as Ma Youtie"],
    [[guiying, youtie], "Hai Qing as Cao Guiying and Wu Renlin as Ma Youtie"],
    [[youtie, donkey, guiying], "Wu Renlin as Ma Youtie, The donkey and Hai Qing as Cao Guiying"],
    [[youtie, nobody, perhaps], "Wu Renlin as Ma Youtie and two unidentified people"],
    [[nobody, nobody], ""],
  ])("names them without places where nobody has said who stands where: %o", (cast, words) => {
    expect(peopleFromLeft({ cast, placesKnown: false })).toBe(words);
  });
});
