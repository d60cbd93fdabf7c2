const numbers: Readonly<Record<"en" | "fr" | "de" | "zh", readonly string[]>> = {
  en: ["two", "three", "four", "five", "six", "seven", "eight", "nine"],
  fr: ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"],
  de: ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"],
  zh: ["两", "三", "四", "五", "六", "七", "八", "九"],
};

/** A number of two or more as running text has it: in words below ten. */
export function inWords(count: number, language: keyof typeof numbers): string {
  return numbers[language][count - 2] ?? String(count);
}

/** "unidentified", "two unidentified people". */
export function unidentifiedPeople(count: number): string {
  return count === 1 ? "unidentified" : `${inWords(count, "en")} unidentified people`;
}

/** Those who stand side by side and whom nobody can name (null), said as one; the others as they are. */
export function together<Said>(
  people: readonly (Said | null)[],
  words: (count: number) => Said,
): readonly Said[] {
  return people.flatMap((person, place) => {
    if (person !== null) return [person];
    if (place > 0 && people[place - 1] === null) return [];
    const next = people.findIndex((other, at) => at > place && other !== null);
    return [words((next === -1 ? people.length : next) - place)];
  });
}
