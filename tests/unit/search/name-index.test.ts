import { expect, test } from "vitest";
import { NameIndex } from "../../../electron/engine/search/name-index.ts";
import { wordsOf } from "../../../electron/engine/search/words.ts";

/** More than are looked at one by one. */
const NAMES = 2_500;

function index(): NameIndex {
  const names = new NameIndex();
  for (let record = 0; record < NAMES; record++)
    names.set(record, [record % 1000 === 7 ? `Hui Ying ${record}` : `Cao Guiying ${record}`]);
  return names;
}

function matching(names: NameIndex, text: string): number[] {
  const words = wordsOf(text, true);
  return words === null ? [] : names.matching(words).toSorted((a, b) => a - b);
}

test("of very many names a beginning finds those that have it", () => {
  expect(matching(index(), "hu")).toEqual([7, 1007, 2007]);
  expect(matching(index(), "hui yi")).toEqual([7, 1007, 2007]);
  expect(index().named("hui ying 1007")).toEqual([1007]);
});

test("a record is found by its new name, and by its old one no more", () => {
  const names = index();
  names.order();
  names.set(1007, ["Ma Youtie"]);
  names.set(8, ["Hua"]);
  expect(matching(names, "hu")).toEqual([7, 8, 2007]);
  expect(matching(names, "youtie")).toEqual([1007]);
  expect(names.named("hui ying 1007")).toEqual([]);
});
