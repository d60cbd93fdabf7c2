import { expect, test } from "vitest";
import { excerpt } from "../../../renderer/captions/excerpt.ts";

test("of a short text everything is shown around the place", () => {
  expect(excerpt("A  bed", [1, 3])).toEqual({ before: "A", within: "  ", after: "bed" });
  expect(excerpt("", [0, 0])).toEqual({ before: "", within: "", after: "" });
});

test("of a long text what stands around the place, in whole words, however far behind it is", () => {
  const text = `${"word ".repeat(100)}WRONG${" word".repeat(100)}`; // 500 + 5 + 500
  const { before, within, after } = excerpt(text, [500, 505]);
  expect(within).toBe("WRONG");
  expect(before).toBe(`…${"word ".repeat(31)}`); // 155 of 160
  expect(after).toBe(`${" word".repeat(31)}…`);
});

test("a long place is cut behind its beginning, and no character in two", () => {
  const { before, within, after } = excerpt("影".repeat(100_000), [0, 100_000]);
  expect([before, within, after]).toEqual(["", `${"影".repeat(320)}…`, ""]);
  const pairs = excerpt(`a${"😀".repeat(400)}b`, [801, 802]);
  expect(pairs.before.isWellFormed()).toBe(true);
});
