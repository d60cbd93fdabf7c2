import fc from "fast-check";
import { expect, test } from "vitest";
import { isUncheckedIsan, readIdentifier } from "../../shared/identifier.ts";
import { checkCharacter } from "../../shared/iso-7064.ts";

const complaint = (read: object): string => ("complaint" in read ? String(read.complaint) : "");

test("published EIDR and ISAN have the check characters they are published with", () => {
  // EIDR ID Format; ISAN User Guide and ISO 15706-2
  expect(checkCharacter("779185342C2390308610")).toBe("5");
  expect(checkCharacter("000000003A8D0000")).toBe("Z");
  expect(checkCharacter("000000003A8D000000000000")).toBe("6");
  expect(checkCharacter("00000000D07A0090")).toBe("Q");
  expect(checkCharacter("00000000D07A009000000000")).toBe("X");
});

test.each([
  ["wikidata", "film", "http://www.wikidata.org/entity/Q42", "Q42"],
  ["wikidata", "agent", " q1001042 ", "Q1001042"],
  ["imdb", "film", "https://www.imdb.com/title/tt0118694/", "tt0118694"],
  ["imdb", "film", "tt14444444", "tt14444444"],
  ["imdb", "agent", "nm0504897", "nm0504897"],
  ["imdb", "agent", "CO0049348", "co0049348"],
  ["eidr", "film", "10.5240/7791-8534-2C23-9030-8610-5", "10.5240/7791-8534-2C23-9030-8610-5"],
  [
    "eidr",
    "film",
    "https://doi.org/10.5240/779185342c23903086105",
    "10.5240/7791-8534-2C23-9030-8610-5",
  ],
  ["isan", "film", "0000-0000-3a8d-0000-z", "ISAN 0000-0000-3A8D-0000-Z"],
  [
    "isan",
    "film",
    "ISAN 0000-0000-D07A-0090-Q-0000-0000-X",
    "ISAN 0000-0000-D07A-0090-Q-0000-0000-X",
  ],
  // RFC 4246, and without check characters, which may be left out
  ["isan", "film", "urn:isan:0000-0000-3A8D-0000-Z", "ISAN 0000-0000-3A8D-0000-Z"],
  [
    "isan",
    "film",
    "URN:ISAN:0000-0000-D07A-0090-Q-0000-0000-X",
    "ISAN 0000-0000-D07A-0090-Q-0000-0000-X",
  ],
  ["isan", "film", "0000-0000-3a8d-0000", "ISAN 0000-0000-3A8D-0000"],
  ["isan", "film", "00000000D07A009000000000", "ISAN 0000-0000-D07A-0090-0000-0000"],
  ["other", "film", " f5b2/1 ", "f5b2/1"],
] as const)("reads %s of a %s: %s", (scheme, of, written, value) => {
  expect(readIdentifier(scheme, of, written)).toEqual({ value });
});

test.each([
  ["wikidata", "film", "Q", "not a Wikidata number"],
  ["wikidata", "film", "P31", "not a Wikidata number"],
  ["wikidata", "film", "Q0", "not a Wikidata number"],
  ["imdb", "film", "tt118694", "not an IMDb number of a title"],
  ["imdb", "film", "nm0504897", "not an IMDb number of a title"],
  ["imdb", "agent", "tt0118694", "not an IMDb number of a person"],
  ["eidr", "film", "10.5240/7791-8534-2C23-9030-8610", "not an EIDR"],
  ["eidr", "film", "10.5240/7791-8534-2C23-9030-8610-6", "would be 5, not 6"],
  ["isan", "film", "0000-0000-3A8D-00", "not an ISAN"],
  ["isan", "film", "urn:isan:0000-0000-3A8D-0000-Y", "would be Z, not Y"],
  ["isan", "film", "0000-0000-3A8D-0000-Z-0000-0000-7", "would be 6, not 7"],
  ["isan", "film", "000000003A8D0000Y000000006", "would be Z, not Y"],
  ["other", "film", "  ", "cannot be empty"],
] as const)("refuses %s of a %s: %s", (scheme, of, written, words) => {
  expect(complaint(readIdentifier(scheme, of, written))).toContain(words);
});

test("an ISAN without check characters is known as one that nothing was checked by", () => {
  expect(isUncheckedIsan("ISAN 0000-0000-3A8D-0000")).toBe(true);
  expect(isUncheckedIsan("ISAN 0000-0000-D07A-0090-0000-0000")).toBe(true);
  expect(isUncheckedIsan("ISAN 0000-0000-3A8D-0000-Z")).toBe(false);
  expect(isUncheckedIsan("ISAN 0000-0000-D07A-0090-Q-0000-0000-X")).toBe(false);
});

const hex = (digits: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(..."0123456789ABCDEF"), minLength: digits, maxLength: digits });

test("one changed character is found, wherever it is", () => {
  fc.assert(
    fc.property(hex(20), fc.nat(19), fc.integer({ min: 1, max: 15 }), (digits, at, by) => {
      const check = checkCharacter(digits);
      expect(readIdentifier("eidr", "film", `10.5240/${digits}${check}`)).toHaveProperty("value");
      const other = ((Number.parseInt(digits[at] ?? "0", 16) + by) % 16).toString(16).toUpperCase();
      const changed = digits.slice(0, at) + other + digits.slice(at + 1);
      expect(readIdentifier("eidr", "film", `10.5240/${changed}${check}`)).toHaveProperty(
        "complaint",
      );
    }),
  );
  fc.assert(
    fc.property(hex(24), fc.nat(23), fc.integer({ min: 1, max: 15 }), (digits, at, by) => {
      const isan = (of: string): string =>
        of.slice(0, 16) +
        checkCharacter(digits.slice(0, 16)) +
        of.slice(16) +
        checkCharacter(digits);
      expect(readIdentifier("isan", "film", isan(digits))).toHaveProperty("value");
      const other = ((Number.parseInt(digits[at] ?? "0", 16) + by) % 16).toString(16).toUpperCase();
      const changed = digits.slice(0, at) + other + digits.slice(at + 1);
      expect(readIdentifier("isan", "film", isan(changed))).toHaveProperty("complaint");
    }),
  );
});
