import { createHunspellFromStrings, type Hunspell } from "hunspell-wasm";
import { editDistance } from "../../../shared/edit-distance.ts";
import { availableDictionaries, readDictionary, type Dictionary } from "./dictionaries.ts";

/** Words in a text, and the language it says it is in: a BCP 47 tag, null where it says none. */
export type WordsToCheck = {
  readonly words: readonly string[];
  readonly language: string | null;
  /** The text they are of: where no language is stated it shows which it is. */
  readonly text: string;
};

/** Of a text so many words show which language it is in. */
const TELLING_WORDS = 60;
/** So many of them must be in a dictionary for the text to be in its language. */
const SHARE = 0.6;
const KEPT_ANSWERS = 200;
const KEPT_WORDS = 2_000;

/** Checks words by Hunspell dictionaries, each read when its language first comes up. */
export class Speller {
  readonly #dictionaries: readonly Dictionary[];
  readonly #read = new Map<string, Promise<Hunspell | null>>();
  /** By the beginning of a text without a stated language, the language it is in. */
  readonly #guessed = new Map<string, Promise<readonly string[]>>();

  /** What was found misspelt of late, and the dictionaries that do not have it. */
  readonly #misspelt = new Map<string, readonly Hunspell[]>();

  constructor(dictionaries: readonly Dictionary[] = availableDictionaries()) {
    this.#dictionaries = dictionaries;
  }

  /** Those of the words that are in no dictionary of the language; none where there is no dictionary of it. */
  async misspelt({ words, language, text }: WordsToCheck): Promise<string[]> {
    const spellers = await this.#for(language, text);
    if (spellers.length === 0) return [];
    const found = words.filter(
      (word) => isSpelt(word) && !spellers.some((one) => knows(one, word)),
    );
    for (const word of found) this.#keep(word, spellers);
    return found;
  }

  #keep(word: string, spellers: readonly Hunspell[]): void {
    if (this.#misspelt.size >= KEPT_WORDS) this.#misspelt.clear();
    this.#misspelt.set(word, spellers);
  }

  /** What may be meant by a word that was found misspelt, in the language it was found in, fewest letters changed first. */
  suggestions(word: string): string[] {
    const spellers = this.#misspelt.get(word) ?? [];
    const suggested = spellers.flatMap((one) => one.getSpellingSuggestions(plain(word)));
    const far = (other: string): number => editDistance(other.toLowerCase(), word.toLowerCase());
    return [...new Set(suggested)].toSorted((a, b) => far(a) - far(b)).slice(0, 6);
  }

  async #for(language: string | null, text: string): Promise<readonly Hunspell[]> {
    const languages = language === null ? await this.#languagesOf(text) : this.#named(language);
    const read = await Promise.all(languages.map((one) => this.#speller(one)));
    return read.filter((one) => one !== null);
  }

  /** "en-GB" is its own dictionary where there is one, "en" every English there is. */
  #named(language: string): readonly string[] {
    const known = this.#dictionaries.map((dictionary) => dictionary.language);
    if (known.includes(language)) return [language];
    const base = language.split("-", 1)[0] ?? language;
    return known.filter((one) => one === base || one.startsWith(`${base}-`));
  }

  #languagesOf(text: string): Promise<readonly string[]> {
    const key = text.slice(0, 120);
    const known = this.#guessed.get(key);
    if (known !== undefined) return known;
    if (this.#guessed.size >= KEPT_ANSWERS) this.#guessed.clear();
    const guessed = this.#guess(text);
    this.#guessed.set(key, guessed);
    return guessed;
  }

  /** English, if most words are; else the first language in which most are. */
  async #guess(text: string): Promise<readonly string[]> {
    const words = [...text.matchAll(/\p{L}[\p{L}\p{M}’']*/gu)]
      .map(([word]) => word)
      .filter((word) => isSpelt(word) && word === word.toLowerCase())
      .slice(0, TELLING_WORDS);
    if (words.length === 0) return [];
    const bases = new Set(
      this.#dictionaries.map(({ language }) => language.split("-", 1)[0] ?? ""),
    );
    for (const base of ["en", ...bases]) {
      const named = this.#named(base);
      const spellers = (await Promise.all(named.map((one) => this.#speller(one)))).filter(
        (one) => one !== null,
      );
      const known = words.filter((word) => spellers.some((one) => knows(one, word)));
      if (known.length >= words.length * SHARE) return named;
    }
    return [];
  }

  #speller(language: string): Promise<Hunspell | null> {
    const known = this.#read.get(language);
    if (known !== undefined) return known;
    const read = this.#open(language);
    this.#read.set(language, read);
    return read;
  }

  /** A dictionary that cannot be read is as if there were none: that words are not checked does no harm. */
  async #open(language: string): Promise<Hunspell | null> {
    const dictionary = this.#dictionaries.find((one) => one.language === language);
    if (dictionary === undefined) return null;
    try {
      const { affixes, words } = readDictionary(dictionary);
      return await createHunspellFromStrings(affixes, words);
    } catch (error) {
      process.stderr.write(`the dictionary ${dictionary.dic} was not read: ${String(error)}\n`);
      return null;
    }
  }
}

/** Numbers, abbreviations in capitals, and words written without letters of an alphabet are nobody's to check. */
function isSpelt(word: string): boolean {
  return (
    /\p{L}/u.test(word) &&
    !/^\p{Lu}+$/u.test(word) &&
    !/[\p{N}_@/]|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(word)
  );
}

function knows(speller: Hunspell, word: string): boolean {
  return speller.testSpelling(plain(word));
}

/** Dictionaries have the straight apostrophe. */
function plain(word: string): string {
  return word.normalize("NFC").replaceAll("’", "'");
}
