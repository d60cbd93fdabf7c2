/**
 * The beginning of a text, of `most` characters at most and then "…", ended between two words where the
 * text has words in its last part: Chinese and Japanese have no blanks and end between two characters.
 */
export function shortenEnd(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const head = characters.slice(0, most);
  const blank = /\s/u.test(characters[most] ?? "") ? most : head.findLastIndex(isBlank);
  const end = blank > most * 0.6 ? blank : most;
  return `${head.slice(0, end).join("").trimEnd()}…`;
}

function isBlank(character: string): boolean {
  return /\s/u.test(character);
}
