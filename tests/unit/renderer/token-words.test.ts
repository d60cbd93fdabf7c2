import { expect, test } from "vitest";
import { keyedIn, tokenInWords } from "../../../renderer/search/token-words.ts";

test.each([
  ["film:dust", "Film is “dust”"],
  ['-character:"Ma Youtie"', "Character is not “Ma Youtie”"],
  ["no:caption:zh", "Caption is missing in Chinese"],
  ["-has:scene", "Scene is none"],
  ["added:7d", "Added to the archive is in the last 7 days"],
  ["changed:1y", "Last changed is in the last 1 year"],
  ["year:2020..2024", "Year of the film is between 2020 and 2024"],
  ["kind:bts", "Kind of still is “Behind the scenes”"],
  ["is:doubtful", "Somebody in it is “named without certainty”"],
  ["year:", null],
  ["flim:dust", null],
])("%s is %s", (token, words) => {
  expect(tokenInWords(token, null)).toBe(words);
});

test("what is named by its key is shown as what that names", () => {
  expect(tokenInWords('film:"Hamlet #12"', "Hamlet (1948)")).toBe("Film is “Hamlet (1948)”");
  expect(tokenInWords('film:"Hamlet #12"', null)).toBe("Film is “Hamlet”");
  const uuid = "0190cafe-0000-7000-8000-000000000001";
  expect(tokenInWords(`near:${uuid}`, "RTD_0044.jpg")).toBe(
    "Still it looks like is “RTD_0044.jpg”",
  );
  expect(keyedIn('film:"Hamlet #12"')).toEqual({ field: "film", value: "Hamlet #12" });
  expect(keyedIn(`near:${uuid}`)).toEqual({ field: "near", value: uuid });
  for (const token of ["film:Hamlet", "file:a", "source:/a", "in:Kit"])
    expect(keyedIn(token)).toBeNull();
});
