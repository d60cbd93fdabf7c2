import type { MisspeltWord } from "../../../shared/caption/lint/finding.ts";
import type { Archive } from "../archive.ts";
import { archiveSettings } from "../catalog/archive-settings.ts";
import type { Spelling } from "./spelling.ts";

/** Of a text so many different words are looked up, and for so many is looked what may be meant. */
const MOST_WORDS = 1_000;
const MOST_SUGGESTED = 8;

type TextInLanguage = { readonly language: string; readonly text: string };

/** The words of texts that neither a dictionary nor the archive knows, each once for each language. */
export async function misspeltIn(
  archive: Archive,
  spelling: Spelling,
  texts: readonly TextInLanguage[],
): Promise<MisspeltWord[]> {
  return await new SpellingCheck(archive, spelling, MOST_SUGGESTED).misspeltIn(texts);
}

/** Looks over the spelling of texts by what the archive has learned until it begins. */
export class SpellingCheck {
  readonly #archive: Archive;
  readonly #spelling: Spelling;
  readonly #suggested: number;
  readonly #learned: ReadonlySet<string>;

  /** For `suggested` words of the texts that are asked of in one go is looked what may be meant. */
  constructor(archive: Archive, spelling: Spelling, suggested: number) {
    this.#archive = archive;
    this.#spelling = spelling;
    this.#suggested = suggested;
    this.#learned = new Set(archiveSettings(archive.catalog.db).knownWords);
  }

  /** The words of texts that neither a dictionary nor the archive knows, each once for each language. */
  async misspeltIn(texts: readonly TextInLanguage[]): Promise<MisspeltWord[]> {
    const found = new Map<string, MisspeltWord>();
    for (const { language, text } of texts) {
      const words = wordsToCheck(text, language);
      const stated = language === "x-default" ? null : language;
      for (const word of await this.#spelling.misspelt({ words, language: stated, text })) {
        if (this.#isKnown(word) || found.has(`${language} ${word}`)) continue;
        const asked = found.size < this.#suggested ? await this.#spelling.suggestions(word) : [];
        found.set(`${language} ${word}`, { word, language, suggestion: asked[0] ?? null });
      }
    }
    return [...found.values()];
  }

  #isKnown(word: string): boolean {
    return this.#learned.has(word) || this.#archive.recordNames.hasWord(withoutPossessive(word));
  }
}

/** Codes of the cast, variables, addresses of pages and of people, names of files: letters, but no words. */
const noWords =
  /=[^\s=#]{1,40}(?:#\d)?=|\{[^{}]*\}|\b(?:https?:\/\/|www\.)\S+|[@#][\p{L}\p{N}_.]+|\S+@\S+|[\p{L}\p{N}_-]+\.(?:jpe?g|tiff?|png|gif|webp|heic|dng|psd|xmp)\b/giu;

/**
 * The words of a text that a dictionary can be asked for: within a sentence a capital begins a name, of which
 * dictionaries know few, but in German every noun.
 */
function wordsToCheck(written: string, language: string): string[] {
  const text = written.replace(noWords, (found) => " ".repeat(found.length));
  const isGerman = /^de\b/u.test(language);
  const words = [...text.matchAll(/\p{L}[\p{L}\p{M}’']*/gu)].flatMap(({ index, 0: word }) => {
    const isFirst = /(?:^|[.!?:]["”’)]?)\s*$/u.test(text.slice(0, index));
    return isGerman || isFirst || !/^\p{Lu}/u.test(word) ? [word.replace(/['’]+$/u, "")] : [];
  });
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** "Guiying’s" is Guiying. */
function withoutPossessive(word: string): string {
  return word.replace(/['’]s?$/u, "");
}
