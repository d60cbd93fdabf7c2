const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The check character of digits and capital letters by ISO 7064, MOD 37,36: it tells whenever one of them is another. */
export function checkCharacter(characters: string): string {
  let product = 36;
  for (const character of characters) {
    const sum = (product + ALPHABET.indexOf(character)) % 36;
    product = ((sum === 0 ? 36 : sum) * 2) % 37;
  }
  return ALPHABET[(37 - product) % 36] ?? "";
}
