import { isIdeograph, MAX_UNITS, tokensOfName } from "./fold.ts";

/** What is the same for every Unicode form, for upper and lower case, for any spacing. */
export function plainName(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
}

/**
 * What a name is found by: the words the search knows it by, so the same with and without accents, in
 * simplified and in traditional characters, and its signs. Of a name with a word too long for the search
 * every letter counts as it is written, but for Unicode form and case.
 */
export function nameKey(name: string): string {
  const words = wordsIn(name);
  return words === null ? plainName(name) : withSigns(words.join(" "), name);
}

/**
 * What the name of a person or character is found by: as {@link nameKey}, and with the family name at
 * either end ("Ma Youtie", "Youtie Ma"). East Asian script is written in one order only.
 */
export function personKey(name: string): string {
  const words = wordsIn(name);
  if (words === null) return plainName(name);
  if (words.some(isIdeograph)) return withSigns(words.join(" "), name);
  const turned = words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join(" "));
  return withSigns(
    turned.reduce((first, other) => (other < first ? other : first), turned[0] ?? ""),
    name,
  );
}

/** No words where one is so long that the search cuts it: what follows may tell names apart. */
function wordsIn(name: string): string[] | null {
  const words = tokensOfName(name.normalize("NFKC"));
  return words.some(({ length }) => length >= MAX_UNITS) ? null : words;
}

/** "C++" is not "C", though a search for either finds both. */
function withSigns(words: string, name: string): string {
  const signs = name.normalize("NFKC").match(/[#%&*+<=>@^|~]/gu) ?? [];
  return signs.length === 0 ? words : `${words} ${signs.join("")}`;
}
