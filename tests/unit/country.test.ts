import { expect, test } from "vitest";
import { countries, countryName, isCountry } from "../../shared/country.ts";

test("there are 249 countries (ISO 3166-1), each with a name of its own, and some that are no more", () => {
  const present = countries.filter((code) => /^[A-Z]{2}$/u.test(code));
  expect(new Set(present).size).toBe(249);
  expect(new Set(countries.map((code) => countryName(code))).size).toBe(countries.length);
  expect(countryName("CN")).toBe("China");
  expect(countryName("DE", "fr")).toBe("Allemagne");
  expect(countryName("SUHH")).toBe("USSR");
  expect(["XX", "cn", "EU", "SU", ""].filter(isCountry)).toEqual([]);
});
