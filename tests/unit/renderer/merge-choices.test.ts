import { expect, test } from "vitest";
import {
  decideAll,
  decideGroup,
  decideOne,
  firstChoices,
} from "../../../renderer/merging/merge-choices.ts";
import { sideOf } from "../../../shared/merge-sides.ts";

const conflict = (key: string, property: string) => ({
  key,
  kind: "texts",
  property,
  of: "eggs.jpg",
  ours: "Eggs",
  theirs: "Three eggs",
});

test("a conflict is decided by what was said last of it, its property or all", () => {
  const [eggs, bed, title] = [
    conflict("1", "caption"),
    conflict("2", "caption"),
    conflict("3", "headline"),
  ];
  const all = [eggs, bed, title];
  const sides = (choices: typeof firstChoices): string[] => all.map((one) => sideOf(choices, one));
  expect(sides(firstChoices)).toEqual(["ours", "ours", "ours"]);
  const one = decideOne(firstChoices, eggs, "theirs");
  expect(sides(one)).toEqual(["theirs", "ours", "ours"]);
  const group = decideGroup(decideOne(one, bed, "ours"), all, eggs, "theirs");
  expect(sides(group)).toEqual(["theirs", "theirs", "ours"]);
  expect(sides(decideAll("theirs"))).toEqual(["theirs", "theirs", "theirs"]);
  expect(sides(decideOne(decideAll("theirs"), title, "ours"))).toEqual([
    "theirs",
    "theirs",
    "ours",
  ]);
});
