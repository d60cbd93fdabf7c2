import { expect, test } from "vitest";
import { shortenMiddle } from "../../../renderer/ui/shorten-middle.ts";

/** As if every letter were as wide as every other. */
const within = (letters: number) => (text: string) => [...text].length <= letters;

test("a name that fits stays as it is", () => {
  expect(shortenMiddle("RTD_0044.jpg", within(12))).toBe("RTD_0044.jpg");
});

test("letters are left out of the middle, no more than must be", () => {
  const short = shortenMiddle("0x00-to-0x40-all-comments.jpg", within(15));
  expect(short).toBe("0x00-to-0…s.jpg");
});

test("names that begin alike are told apart by their ends", () => {
  const names = ["Copyright Owner Name 1 (ref2016)", "Copyright Owner Name 2 (ref2017)"];
  expect(new Set(names.map((name) => shortenMiddle(name, within(20)))).size).toBe(2);
});

test("no space is left beside the gap", () => {
  for (let room = 3; room < 30; room++)
    expect(shortenMiddle("a b c d e f g h i j k l m n o p", within(room))).not.toMatch(/\s…|…\s/u);
});

test("what one sees as a letter is never cut in two", () => {
  const short = shortenMiddle("👩‍👩‍👧 e\u0301te\u0301 马有铁 and many more 👩‍👩‍👧", within(14));
  expect("👩‍👩‍👧 e\u0301te\u0301 马有铁 and many more 👩‍👩‍👧").toContain(short.split("…")[0]);
  expect(short.endsWith("👩‍👩‍👧")).toBe(true);
});

test("without any room there is the gap alone", () => {
  expect(shortenMiddle("RTD_0044.jpg", () => false)).toBe("…");
});
