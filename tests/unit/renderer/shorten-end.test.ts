import { expect, test } from "vitest";
import { shortenEnd } from "../../../renderer/ui/shorten-end.ts";

test("a long caption ends after a whole word", () => {
  expect(shortenEnd("The wedding in the snow", 14)).toBe("The wedding in…");
  expect(shortenEnd("The wedding in the snow", 16)).toBe("The wedding in…");
});

test("a short one stays as it is", () => {
  expect(shortenEnd("The wedding", 11)).toBe("The wedding");
});

test("without blanks near the end it is cut between two characters, never within one", () => {
  expect(shortenEnd("马有铁与曹贵英在雪中成婚", 5)).toBe("马有铁与曹…");
  expect(shortenEnd("𠮷𠮷𠮷𠮷", 2)).toBe("𠮷𠮷…");
});
