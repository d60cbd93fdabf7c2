import { expect, test } from "vitest";
import { hasTerms, withoutTerms, withTerms } from "../../../shared/query/terms.ts";

const cao = 'character:"Cao Guiying" film:"Return to Dust"';
const ma = 'character:"Ma Youtie" film:"Return to Dust"';

test("a second character of the same film does not ask for the film twice", () => {
  expect(withTerms(ma, cao)).toBe(`${ma} character:"Cao Guiying"`);
  expect(withTerms(cao, cao)).toBe(cao);
  expect(withTerms("", cao)).toBe(cao);
});

test("what is being typed stays as it is written beside a new term", () => {
  expect(withTerms("  eggs  hat", "year:2022")).toBe("eggs  hat year:2022");
  expect(withTerms("film:nothing:", "year:2022")).toBe("film:nothing: year:2022");
});

test.each([
  ["year:2016..2022", "year:2016", false],
  ["eggs year:2016", "year:2016", true],
  ["film:“Return to Dust”", 'film:"Return to Dust"', true],
  ['film:"Return to Dust" OR eggs', 'film:"Return to Dust"', false],
  [`eggs ${ma}`, 'film:"Return to Dust"', true],
  ["eggs", "", false],
])("%s asks for %s: %s", (query, term, asked) => {
  expect(hasTerms(query, term)).toBe(asked);
});

test("a term is taken out, and the others stay", () => {
  expect(withoutTerms(`eggs ${ma} -poster`, 'film:"Return to Dust"')).toBe(
    'eggs character:"Ma Youtie" -poster',
  );
  expect(withoutTerms("year:2016", "year:2016")).toBe("");
});
