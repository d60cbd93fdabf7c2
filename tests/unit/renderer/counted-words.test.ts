import { expect, test } from "vitest";
import { rowsInWords, sameInWords } from "../../../renderer/caption-import/caption-words.ts";
import { checkedInWords } from "../../../renderer/captions/check-words.ts";

test("one row of a file and several are spoken of as such", () => {
  expect(rowsInWords(1, "changes")).toBe("1 changes texts");
  expect(rowsInWords(1_204, "changes")).toBe("1,204 change texts");
  expect(rowsInWords(1, "fills")).toBe("1 fills gaps");
  expect(rowsInWords(2, "fills")).toBe("2 fill gaps");
  expect(rowsInWords(1, "unmatched")).toBe("1 without a still");
  expect(sameInWords(1)).toBe("1 row of the file says what stands in the archive.");
  expect(sameInWords(2)).toBe("2 rows of the file say what stands in the archive.");
});

test("so are one still whose caption has something to look at, and several", () => {
  expect(checkedInWords(1, 1, 1)).toBe("1 of 1 still has something to look at.");
  expect(checkedInWords(1, 3, 12)).toBe("1 of 3 stills has something to look at; 9 left…");
  expect(checkedInWords(2, 3, 3)).toBe("2 of 3 stills have something to look at.");
  expect(checkedInWords(0, 3, 3)).toBe("0 of 3 stills have something to look at.");
});
