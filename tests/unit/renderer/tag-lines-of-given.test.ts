import { expect, test } from "vitest";
import { tagLines } from "../../../renderer/inspector/tag-lines.ts";
import type { TagChoice } from "../../../shared/tag.ts";

const youtie: TagChoice = {
  field: "character",
  id: 1,
  name: "Ma Youtie",
  detail: "Wu Renlin",
  stills: 10,
};

test("what the still has already comes before what could be created, and is not created twice", () => {
  const [first, ...others] = tagLines("youtie", null, [], [youtie]);
  expect(first).toMatchObject({ label: "Ma Youtie", given: true });
  expect(first?.detail).toContain("already there");
  expect(others.every(({ isNew }) => isNew)).toBe(true);
  const whole = tagLines("ma youtie", null, [], [youtie]);
  expect(whole.map(({ key }) => key)).not.toContain("create-character");
});

test("what is free comes before what is there", () => {
  const other: TagChoice = { ...youtie, id: 2, name: "Ma Yousheng" };
  expect(tagLines("ma", null, [other], [youtie]).map(({ label }) => label)[0]).toBe("Ma Yousheng");
});

test("a title with its year is a film before anything else", () => {
  expect(tagLines("Nobody Home (1987)", null, [])[0]).toMatchObject({
    label: "Create film “Nobody Home”",
    tag: { field: "film", name: "Nobody Home (1987)" },
  });
  expect(tagLines("Nobody", null, [])[0]?.key).toBe("create-character");
});
