const PARTICLE =
  /^(?:van|der|den|von|vom|zu|zur|de|del|della|dello|di|da|do|dos|das|du|des|y|e|ter|ten)$/iu;

/** A person's name as it is entered: "HURRELL, George" the right way round, and capitals as in a sentence with particles small. */
export function personName(written: string): string {
  const inverted = /^([^,]+),\s*([^,]+)$/u.exec(written);
  const name =
    inverted?.[1] === undefined || inverted[2] === undefined || /^(?:jr|sr)\b/iu.test(inverted[2])
      ? written
      : `${inverted[2]} ${inverted[1]}`;
  const words = surnameLast(name.split(/\s+/u));
  return words
    .map((word, index) => (isAllCapitals(word) ? inSentence(word, index > 0) : word))
    .join(" ");
}

/** "GUERIN Tiphaine": a surname in capitals that stands first. */
function surnameLast(words: readonly string[]): readonly string[] {
  const [first = "", ...others] = words;
  const isFirst =
    isAllCapitals(first) &&
    others.length > 0 &&
    others.every((word) => /^\p{Lu}\p{Ll}/u.test(word));
  return isFirst ? [...others, first] : words;
}

/** Whether a word is in capitals that stand for no initials: two letters may be ("AJ"). */
function isAllCapitals(word: string): boolean {
  return (
    (word === word.toUpperCase() && (word.match(/\p{Lu}/gu) ?? []).length > 2) ||
    (PARTICLE.test(word) && word === word.toUpperCase())
  );
}

function inSentence(word: string, mayBeParticle: boolean): string {
  if (mayBeParticle && PARTICLE.test(word)) return word.toLowerCase();
  return word
    .toLowerCase()
    .replaceAll(
      /(^|[-'’.])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    )
    .replace(/^Mc(\p{L})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

/** "HURRELL, George": two names, neither of more than two words, and nothing else. */
export function isInverted(written: string): boolean {
  return /^(?:\p{Ll}{2,3}\s)?\p{Lu}[\p{L}'’-]+,\s*\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}.]*)?$/u.test(
    written,
  );
}
