import { expect, test } from "vitest";
import { commonsUris, exactFormOf, rightsStatements } from "../../../shared/rights/statement.ts";

test("an address copied from a browser is brought into the exact form of its vocabulary", () => {
  const exact = "http://creativecommons.org/licenses/by-sa/3.0/de/";
  for (const address of [
    exact,
    "https://creativecommons.org/licenses/by-sa/3.0/de",
    " https://www.creativecommons.org/licenses/by-sa/3.0/de/deed.en ",
    "https://creativecommons.org/licenses/by-sa/3.0/de/legalcode?ref=chooser-v1",
  ])
    expect(exactFormOf(address), address).toBe(exact);
  expect(exactFormOf("https://rightsstatements.org/page/InC-RUU/1.0/?language=en")).toBe(
    "http://rightsstatements.org/vocab/InC-RUU/1.0/",
  );
  for (const uri of [...commonsUris, ...rightsStatements.map((one) => one.uri)])
    expect(exactFormOf(uri)).toBe(uri);
});

test("what is no statement in any form is none", () => {
  for (const address of [
    "",
    "CC BY",
    "http://creativecommons.org/licenses/by-xx/4.0/",
    "https://example.org/creativecommons.org/licenses/by/4.0/",
  ])
    expect(exactFormOf(address), address).toBeNull();
});
