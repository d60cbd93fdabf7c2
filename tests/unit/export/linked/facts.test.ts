import { expect, test } from "vitest";
import { copyrightYear, titleOf } from "../../../../electron/engine/export/linked/facts.ts";
import { bareStill, richStill } from "./rich-still.ts";

test.each([
  ["© 2022 Real Image", 2022],
  ["Copyright 1962, renewed 1962", 1962],
  ["© 1962–1965 Block 2", null],
  ["© Real Image", null],
  ["No. 120220", null],
])("the year of “%s” is %s", (notice, year) => {
  expect(copyrightYear(notice)).toBe(year);
});

test("a still is called by its headline, else by its film and number, else by its file", () => {
  expect(titleOf(richStill({ headline: "A box of eggs" }))).toBe("A box of eggs");
  expect(titleOf(richStill())).toBe("Return to Dust (2022), 007");
  expect(titleOf(bareStill())).toBe("scan.tif");
});
