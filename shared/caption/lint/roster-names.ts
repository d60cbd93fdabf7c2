import { editDistance } from "../../edit-distance.ts";
import { namesOf, type CaptionName, type Roster } from "../facts.ts";
import type { CheckedStill } from "./finding.ts";

/** Names shorter than this differ from others by chance. */
const TELLING = 5;
/** Answers that are kept. */
const KEPT = 5_000;

export type NearName = { readonly name: string; readonly distance: number };

/** Names that can be told at once, and near ones by their length: casts have thousands of them. */
export class RosterNames {
  readonly #names = new Set<string>();
  readonly #byLength = new Map<number, string[]>();
  /** The same words are asked for at every pause in typing, and in several languages. */
  readonly #asked = new Map<string, readonly NearName[]>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      if (this.#names.has(name)) continue;
      this.#names.add(name);
      if (name.length < TELLING || !name.includes(" ")) continue;
      const alike = this.#byLength.get(name.length);
      if (alike === undefined) this.#byLength.set(name.length, [name]);
      else alike.push(name);
    }
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** The names that differ in one or two letters, and in how many. */
  near(words: string): readonly NearName[] {
    const known = this.#asked.get(words);
    if (known !== undefined) return known;
    if (this.#asked.size >= KEPT) this.#asked.clear();
    const found = this.#near(words);
    this.#asked.set(words, found);
    return found;
  }

  #near(words: string): NearName[] {
    if (words.length < TELLING) return [];
    const most = words.length < 9 ? 1 : 2;
    const found: NearName[] = [];
    for (let length = words.length - most; length <= words.length + most; length++)
      for (const name of this.#byLength.get(length) ?? []) {
        // whoever misspells a name gets its beginning or its end right; that is told much faster
        if (name.charAt(0) !== words.charAt(0) && name.slice(-2) !== words.slice(-2)) continue;
        const distance = editDistance(name, words);
        if (distance <= most) found.push({ name, distance });
      }
    return found;
  }
}

/** Made once for a cast: it is checked against at every pause in typing. */
const ofRosters = new WeakMap<Roster, RosterNames>();

/** Everything somebody of the cast is called, and whoever else the still is about: its people and its film. */
export function namesAround({ facts, roster }: CheckedStill): readonly [RosterNames, RosterNames] {
  let cast = ofRosters.get(roster);
  if (cast === undefined) {
    cast = new RosterNames(
      allNames(roster.flatMap(({ character, performer }) => [character, performer])),
    );
    ofRosters.set(roster, cast);
  }
  const film = facts.film === null ? [] : [facts.film, ...facts.film.directors];
  const people = facts.people.flatMap(({ character, performer }) => [character, performer]);
  return [cast, new RosterNames(allNames([...people, ...film]))];
}

function allNames(names: readonly (CaptionName | null)[]): string[] {
  return names.flatMap((name) => (name === null ? [] : namesOf(name)));
}
