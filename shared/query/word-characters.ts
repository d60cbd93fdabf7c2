const LETTER = /[\p{L}\p{N}\p{M}]/u;
// Emoji, ★, ♪, ©, €, →: each is a word. Not the signs on every keyboard that names of files are built with.
const SYMBOL = /(?![+<=>|~])[\p{So}\p{Sc}\p{Sm}]/u;

/** Whether a text has a word that can be searched for; all else is punctuation, which only divides words. */
export function hasWord(text: string): boolean {
  return LETTER.test(text) || SYMBOL.test(text);
}

/** Whether this character is a word by itself because it is a symbol. */
export function isSymbol(character: string): boolean {
  return SYMBOL.test(character);
}
