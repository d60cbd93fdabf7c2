import { listed } from "../../../shared/caption/people-words.ts";
import { together, unidentifiedPeople } from "../../../shared/caption/unidentified.ts";
import { isUnidentified, whoInWords, type Certainty } from "../../../shared/depiction.ts";

type Member = {
  readonly character: string | null;
  readonly performer: string | null;
  readonly certainty?: Certainty;
};

/** "Wu Renlin as Ma Youtie, Hai Qing as Cao Guiying": those named with certainty who perform somebody, each once. */
export function performersAs(cast: readonly Member[]): string {
  const named = cast.filter(
    (member) => member.performer !== null && (member.certainty ?? "certain") === "certain",
  );
  return [...new Set(named.map(wordsFor))].join(", ");
}

type People = {
  readonly cast: readonly Member[];
  /** Whether the order is that from the left. */
  readonly placesKnown: boolean;
};

/**
 * Everybody in the order in which they stand: "A", "A, left, and B", "from left, A, B and C"; where nobody has
 * said who stands where, without places: "A and B". Somebody who is not named with certainty is "unidentified",
 * several side by side "two unidentified people", for without them the places of the others would be wrong;
 * empty where nobody is named.
 */
export function peopleFromLeft({ cast, placesKnown }: People): string {
  const known = cast.map(wordsFor);
  const words = together(known, unidentifiedPeople);
  const [first, second] = words;
  if (first === undefined || known.every((one) => one === null)) return "";
  if (second === undefined || !placesKnown) return listed(words, " and ");
  if (words.length === 2) return `${first}, left, and ${second}`;
  return `from left, ${listed(words, " and ")}`;
}

/** Null of those who are not named with certainty. */
function wordsFor({ character, performer, certainty = "certain" }: Member): string | null {
  const named = (name: string | null): { name: string } | null => (name === null ? null : { name });
  const who = { character: named(character), performer: named(performer) };
  if (certainty !== "certain" || isUnidentified(who)) return null;
  return whoInWords({ ...who, called: null });
}
