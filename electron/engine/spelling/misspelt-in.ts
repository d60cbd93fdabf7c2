import type { MisspeltWord } from "../../../shared/caption/lint/finding.ts";
import type { Archive } from "../archive.ts";
import { archiveSettings } from "../catalog/archive-settings.ts";
import type { Spelling } from "./spelling.ts";

/** Of a text so many different words are looked up, and for so many is looked what may be meant. */
const MOST_WORDS = 1_000;
const MOST_SUGGESTED = 8;

/** The words of texts that neither a dictionary nor the archive knows, each once for each language. */
export async function misspeltIn(
  archive: Archive,
  spelling: Spelling,
  texts: readonly { readonly language: string; readonly text: string }[],
): Promise<MisspeltWord[]> {
  const learned = new Set(archiveSettings(archive.catalog.db).knownWords);
  const isKnown = (word: string): boolean =>
    learned.has(word) || archive.recordNames.hasWord(withoutPossessive(word));
  const found = new Map<string, MisspeltWord>();
  for (const { language, text } of texts) {
    const words = wordsToCheck(text, language);
    const stated = language === "x-default" ? null : language;
    for (const word of await spelling.misspelt({ words, language: stated, text })) {
      if (isKnown(word) || found.has(`${language} ${word}`)) continue;
      const asked = found.size < MOST_SUGGESTED ? await spelling.suggestions(word) : [];
      found.set(`${language} ${word}`, { word, language, suggestion: asked[0] ?? null });
    }
  }
  return [...found.values()];
}

/**
 * The words of a text that a dictionary can be asked for: within a sentence a capital begins a name, of which
 * dictionaries know few, but in German every noun.
 */
function wordsToCheck(text: string, language: string): string[] {
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
