import { describe, expect, test } from "vitest";
import {
  choiceOf,
  withAlternative,
  withChosen,
  withClicked,
  withExcluded,
  withoutChoice,
} from "../../../shared/query/choices.ts";

const films = new Set(["film:dust", "film:rain", "film:snow"]);

describe("a click on a value", () => {
  test.each<[string, string, string]>([
    ["egg", "film:dust", "egg film:dust"],
    // a still has one film: both would find nothing
    ["egg film:dust", "film:rain", "egg film:dust OR film:rain"],
    ["film:dust OR film:rain", "film:snow", "film:dust OR film:rain OR film:snow"],
    ["film:dust OR film:rain", "film:rain", "film:dust"],
    ["film:dust", "film:dust", ""],
    ["-film:dust egg", "film:dust", "egg"],
    // what is only begun is no value of the list: it is narrowed
    ["film:d", "film:dust", "film:d film:dust"],
    ["year:2020..2024", "year:2022", "year:2020..2024 year:2022"],
    ["character:Ma", "character:Cao", "character:Ma character:Cao"],
  ])("%s and %s give %s", (query, term, after) => {
    expect(withClicked(query, term, films)).toBe(after);
  });
});

test.each<[string, string, string | null]>([
  ["egg film:dust", "film:dust", "chosen"],
  ["film:dust OR film:rain", "film:rain", "either"],
  ["-film:dust", "film:dust", "excluded"],
  ["film:duster", "film:dust", null],
  ["egg OR film:dust", "film:dust", "either"],
  ["charakter:Ma", "film:dust", null],
])("in %s, %s is %s", (query, term, choice) => {
  expect(choiceOf(query, term)).toBe(choice);
});

test("a value is put beside others of its facet, or excluded, wherever it stood before", () => {
  const cast = new Set(["character:Ma", "character:Cao"]);
  expect(withAlternative("character:Ma egg", "character:Cao", cast)).toBe(
    "character:Ma OR character:Cao egg",
  );
  expect(withAlternative("-character:Ma", "character:Cao", cast)).toBe(
    "-character:Ma character:Cao",
  );
  expect(withExcluded("character:Ma egg", "character:Ma")).toBe("egg -character:Ma");
  expect(withExcluded("character:Ma OR character:Cao", "character:Cao")).toBe(
    "character:Ma -character:Cao",
  );
  expect(withChosen("-character:Ma", "character:Ma")).toBe("character:Ma");
  expect(withoutChoice("egg", "character:Ma")).toBe("egg");
});
