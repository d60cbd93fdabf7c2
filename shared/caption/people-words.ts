import { inWords, together } from "./unidentified.ts";
import { nameIn, type CaptionFacts, type CaptionName } from "./facts.ts";

/** How a language names people, and says who stands where. */
export type PeopleWords = {
  /** "A as X". */
  readonly playing: (performer: string, character: string) => string;
  /** Two, with where each stands. */
  readonly two: (left: string, right: string) => string;
  /** Three or more, the first at the left. */
  readonly several: (people: readonly string[]) => string;
  /** Those of whom nobody has said where they stand. */
  readonly unplaced: (people: readonly string[]) => string;
  /** So many whom nobody can name. */
  readonly unidentified: (count: number) => string;
  /** Between names in a row. */
  readonly between: string;
};

/** "A, B and C" with the joining words of a language. */
export function listed(names: readonly string[], and: string, between = ", "): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(between)}${and}${last}`;
}

/** People in their order, with their places where these are known; empty where there are none. */
export function fromLeft(
  people: readonly string[],
  { placesKnown }: Pick<CaptionFacts, "placesKnown">,
  words: PeopleWords,
): string {
  const [first, second] = people;
  if (first === undefined) return "";
  if (second === undefined) return first;
  if (!placesKnown) return words.unplaced(people);
  return people.length === 2 ? words.two(first, second) : words.several(people);
}

export const frenchPeople: PeopleWords = {
  playing: (performer, character) => `${performer} dans le rôle ${frenchOf(character)}`,
  two: (left, right) => `${left}, à gauche, et ${right}, à droite`,
  several: (people) => `de gauche à droite\u00A0: ${listed(people, " et ")}`,
  unplaced: (people) => listed(people, " et "),
  unidentified: (count) =>
    count === 1 ? "personne non identifiée" : `${inWords(count, "fr")} personnes non identifiées`,
  between: ", ",
};

export const germanPeople: PeopleWords = {
  playing: (performer, character) => `${performer} als ${character}`,
  two: (left, right) => `${left} (links) und ${right} (rechts)`,
  several: (people) => `v.\u00A0l.\u00A0n.\u00A0r.: ${listed(people, " und ")}`,
  unplaced: (people) => listed(people, " und "),
  unidentified: (count) =>
    count === 1 ? "unbekannte Person" : `${inWords(count, "de")} unbekannte Personen`,
  between: ", ",
};

export const chinesePeople: PeopleWords = {
  playing: (performer, character) => `${performer}饰${character}`,
  two: (left, right) => `${left}（左），${right}（右）`,
  several: (people) => `左起：${people.join("、")}`,
  unplaced: (people) => people.join("、"),
  unidentified: (count) => (count === 1 ? "身份不明者" : `${inWords(count, "zh")}名身份不明者`),
  between: "、",
};

export const traditionalChinesePeople: PeopleWords = {
  ...chinesePeople,
  playing: (performer, character) => `${performer}飾${character}`,
  unidentified: (count) => chinesePeople.unidentified(count).replace("两", "兩"),
};

/** The words of a language; null in English, in those nobody taught us, and where it is not stated. */
export function peopleWordsOf(language: string): PeopleWords | null {
  const base = language.split("-", 1)[0];
  if (base === "fr") return frenchPeople;
  if (base === "de") return germanPeople;
  if (base !== "zh") return null;
  return isTraditional(language) ? traditionalChinesePeople : chinesePeople;
}

/** Whether Chinese of this tag is written in traditional characters. */
export function isTraditional(language: string): boolean {
  return /-(?:Hant|TW|HK|MO)\b/u.test(language);
}

/** "de" with what it is before, elided before a vowel; whether an h is mute cannot be seen. */
export function frenchOf(name: string): string {
  return /^[aeiouàâäéèêëîïôöùûü]/iu.test(name) ? `d’${name}` : `de ${name}`;
}

/** Somebody by both names, as far as they are known; unidentified where that is not certain. */
type Member = {
  readonly character: CaptionName | null;
  readonly performer: CaptionName | null;
  readonly certain: boolean;
};

/** What the variables of people stand for in a language that has words for it. */
export function peopleInLanguage(
  { cast, placesKnown }: { readonly cast: readonly Member[]; readonly placesKnown: boolean },
  language: string,
  words: PeopleWords,
): {
  readonly characters: string;
  readonly performers: string;
  readonly "performers:as": string;
  readonly "people:left-to-right": string;
} {
  const named = (name: CaptionName | null): string | null =>
    name === null ? null : nameIn(name, language);
  const said = cast.map(({ character, performer, certain }) => {
    const [first, second] = [named(performer), named(character)].filter((name) => name !== null);
    if (first === undefined || !certain) return null;
    return second === undefined ? first : words.playing(first, second);
  });
  const each = (of: "character" | "performer"): string =>
    [...new Set(cast.filter(({ certain }) => certain).map((member) => named(member[of])))]
      .filter((name) => name !== null)
      .join(words.between);
  const performing = said.filter((_who, place) => cast[place]?.performer !== null);
  return {
    characters: each("character"),
    performers: each("performer"),
    "performers:as": [...new Set(performing.filter((who) => who !== null))].join(words.between),
    "people:left-to-right": said.every((who) => who === null)
      ? ""
      : fromLeft(together(said, words.unidentified), { placesKnown }, words),
  };
}
