import { expect, test } from "vitest";
import { effectSentences } from "../../../renderer/records/effect-words.ts";

test("what deleting affects is said in an order, with one and many apart", () => {
  expect(
    effectSentences("remove", "film", { scenes: 1, stills: 1204, roles: 12, characters: 2 }),
  ).toEqual([
    "1,204 stills are in no film then. The stills stay.",
    "1 scene goes with it, and what it was on stills.",
    "12 roles of its cast go with it.",
    "2 characters of no other film stay, with the stills that show them.",
  ]);
  expect(effectSentences("remove", "film", { identifiers: 2, codes: 1, agents: 3 })).toEqual([
    "2 identifiers of it go with it.",
    "1 production code of it goes with it.",
    "3 directors, companies and rights holders stay, and are not named for it any more.",
  ]);
  expect(effectSentences("remove", "keyword", { stills: 1, keywords: 3 })).toEqual([
    "1 still no longer has this keyword. The still stays.",
    "3 narrower keywords move up in its place.",
  ]);
});

test("of what is not touched nothing is said", () => {
  expect(effectSentences("merge", "scene", {})).toEqual([]);
  expect(effectSentences("merge", "agent", { rightsRecords: 10 })).toEqual([
    "10 stills of the other have it then as rights holder.",
  ]);
});

test("people who become unidentified are said with the stills they are in", () => {
  expect(
    effectSentences("remove", "character", { stills: 2, unidentified: 3, unidentifiedIn: 2 }),
  ).toEqual([
    "2 stills no longer show this character. The stills stay.",
    "3 people with regions in 2 stills become unidentified and keep their regions.",
  ]);
  expect(effectSentences("remove", "agent", { unidentified: 1, unidentifiedIn: 1 })).toEqual([
    "1 person with a region becomes unidentified and keeps the region.",
  ]);
});

test("regions of two who become one are said to stay both", () => {
  expect(effectSentences("merge", "character", { stills: 3, twice: 1 })).toEqual([
    "3 stills of the other show it then.",
    "In 1 still both have a region: both regions stay, and it is shown twice.",
  ]);
  expect(effectSentences("merge", "film", { twice: 2 })).toEqual([
    "In 2 stills both have a region: both regions stay, and a character is shown twice.",
  ]);
});

test("what follows a scene to another film is said, with what does not", () => {
  expect(effectSentences("moveScene", "scene", { stills: 12, otherScenes: 1, left: 2 })).toEqual([
    "12 stills of the scene go along, and are of that film then.",
    "1 of them shows other scenes too, which are not of that film and are taken off.",
    "2 stills of a third film stay there, no longer of this scene.",
  ]);
});
