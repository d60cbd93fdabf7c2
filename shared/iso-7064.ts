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

/** The check character of digits by ISO 7064, MOD 11-2, as an ISNI has it (ISO 27729): a digit, or X. */
export function checkCharacterOfDigits(digits: string): string {
  let sum = 0;
  for (const digit of digits) sum = (sum + Number(digit)) * 2;
  const check = (12 - (sum % 11)) % 11;
  return check === 10 ? "X" : String(check);
}
