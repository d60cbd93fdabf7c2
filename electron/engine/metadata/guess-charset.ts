/**
 * The character set of these texts that reads most like writing: points for letters where letters
 * belong, minus points for what nobody writes. A near tie goes to the earlier candidate.
 */
export function guessCharset(texts: readonly Uint8Array[], candidates: readonly string[]): string {
  let [best, most]: [string, number] = [candidates[0] ?? "windows-1252", Number.NEGATIVE_INFINITY];
  for (const charset of candidates) {
    const points = pointsOf(texts, charset);
    if (points > most) [best, most] = [charset, points];
  }
  return best;
}

/** A sample is enough, and keeps a hostile megabyte cheap. */
const sampleBytes = 4_000;

/** Points for each byte that is not ASCII, so that sets of one and of two bytes can be compared. */
function pointsOf(texts: readonly Uint8Array[], charset: string): number {
  const decoder = new TextDecoder(charset);
  let points = 0;
  let left = sampleBytes;
  for (const bytes of texts) {
    if (left <= 0) break;
    points += pointsOfText(decoder.decode(bytes.subarray(0, left)), charset);
    left -= bytes.length;
  }
  return points;
}

function pointsOfText(text: string, charset: string): number {
  const characters = [...text];
  let points = 0;
  for (const [index, character] of characters.entries()) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 128) continue;
    points += pointsOfCharacter(
      character,
      characters[index - 1] ?? "",
      characters[index + 1] ?? "",
      charset,
    );
  }
  return points;
}

function pointsOfCharacter(
  character: string,
  before: string,
  behind: string,
  charset: string,
): number {
  if (character === "\u{fffd}" || /\p{C}/u.test(character)) return -20;
  if (/[\u{ff61}-\u{ff9f}]/u.test(character)) return -1; // half-width kana: hardly ever meant
  if (/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(character)) return charset === "shift_jis" ? 4 : -2;
  if (/\p{sc=Hangul}/u.test(character))
    return charset === "euc-kr" ? pointsOfHangul(before, behind) : -2;
  if (/\p{sc=Han}/u.test(character)) return pointsOfHan(character, before, behind, charset);
  if (/[\u{3000}-\u{303f}\u{ff01}-\u{ff5e}]/u.test(character)) return 2;
  for (const script of [/\p{sc=Cyrillic}/u, /\p{sc=Greek}/u])
    if (script.test(character)) return pointsInScript(script, character, before, behind);
  if (/\p{sc=Thai}/u.test(character)) return isThai(character, before, behind) ? 1.25 : -3;
  if (/[£ªº]/u.test(character) && /\p{L}/u.test(behind)) return -3;
  if (/[¹³¿]/u.test(character) && /\p{L}/u.test(before)) return -2;
  if (/[¿¡]/u.test(character)) return /\p{Lu}/u.test(behind) ? 2 : -1;
  if (/\p{L}/u.test(character)) return pointsOfLetter(character, before, behind, charset);
  return /[«»„“”‘’–—…©®°·¿¡•€£§½²³×]/u.test(character) ? 0.5 : -2;
}

/** Korean has blanks between its words, and hardly any Han in them. */
function pointsOfHangul(before: string, behind: string): number {
  if (/\p{sc=Han}/u.test(before) || /\p{sc=Han}/u.test(behind)) return -1;
  return before === " " || behind === " " ? 4 : 3;
}

/** Han comes in runs without blanks, and seldom stands alone between Latin letters, where it is two accents misread. */
function pointsOfHan(character: string, before: string, behind: string, charset: string): number {
  if (/\p{sc=Latin}/u.test(before) || /\p{sc=Latin}/u.test(behind)) return -4;
  if (!isCommonHan(character, charset)) return -1;
  return before === " " || behind === " " ? 2 : 3;
}

/**
 * Whether it is among what is written daily. GB 2312 and Big5 put their common characters first, so
 * the code itself says so; Node cannot encode either, which is why its blocks of code points stand in.
 */
function isCommonHan(character: string, charset: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0x4e00 && code <= 0x9fa5 && (commonHan(charset)?.has(character) ?? true);
}

const commonSets = new Map<string, ReadonlySet<string>>();

/** The first level of a set, decoded once: GB 2312 rows 16 to 55, Big5 A4 to C6, JIS X 0208 rows 16 to 47. */
function commonHan(charset: string): ReadonlySet<string> | undefined {
  const rows = firstLevels[charset];
  if (rows === undefined) return undefined;
  let known = commonSets.get(charset);
  if (known === undefined) {
    known = decodedRows(charset, rows);
    commonSets.set(charset, known);
  }
  return known;
}

const firstLevels: Readonly<Record<string, readonly [first: number, last: number]>> = {
  gb18030: [0xb0, 0xd7],
  big5: [0xa4, 0xc6],
  shift_jis: [0x88, 0x97],
};

function decodedRows(charset: string, [first, last]: readonly [number, number]): Set<string> {
  const decoder = new TextDecoder(charset);
  const found = new Set<string>();
  for (let lead = first; lead <= last; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      found.add(decoder.decode(new Uint8Array([lead, trail])));
  }
  return found;
}

/** A word is of one script. A final sigma ends it, which is where Russian т, of the same code, mostly does not stand. */
function pointsInScript(script: RegExp, character: string, before: string, behind: string): number {
  if (/\p{sc=Latin}/u.test(before) || /\p{sc=Latin}/u.test(behind)) return -3;
  if (character === "ς" && /\p{L}/u.test(behind)) return -3;
  const isInWord = script.test(before) || script.test(behind);
  return isInWord ? 1 + caseFits(character, before, behind) : -3;
}

/**
 * Whether a Thai character stands where it is written: vowel signs on a consonant, tone marks on either,
 * vowels that are written first before a consonant, the others behind something, no digit in a word.
 */
function isThai(character: string, before: string, behind: string): boolean {
  if (/[ฃฅ]/u.test(character)) return false; // nobody writes them any more
  if (/[\u0e31\u0e34-\u0e3a]/u.test(character)) return /[ก-ฮ]/u.test(before);
  if (/[\u0e47-\u0e4e]/u.test(character)) return /[ก-ฮ\u0e31\u0e34-\u0e3a]/u.test(before);
  if (/[เแโใไ]/u.test(character)) return /[ก-ฮ]/u.test(behind);
  if (/[ะาำ]/u.test(character)) return /[ก-ฮา\u0e47-\u0e4e]/u.test(before);
  if (/[๐-๙]/u.test(character)) return !/[ก-ฮ]/u.test(before) && !/[ก-ฮ]/u.test(behind);
  return /\p{sc=Thai}/u.test(before) || /\p{sc=Thai}/u.test(behind);
}

function pointsOfLetter(
  character: string,
  before: string,
  behind: string,
  charset: string,
): number {
  const inWord = /\p{L}/u.test(before) || /\p{L}/u.test(behind);
  if (!inWord) return /[àÀéÉèÈ]/u.test(character) ? 0.5 : -1;
  if (charset === "windows-1252" && isOutOfPlace(character, before, behind)) return -1;
  // words of accents alone are another alphabet; two may meet, as in "créée"
  if (isAccented(before) && isAccented(behind)) return -2;
  if (isAccented(before) || isAccented(behind)) return 0;
  return (isCommonLetter(character, charset) ? 2 : 1) + caseFits(character, before, behind) - 1;
}

/** Ordinary letters of western and, in its set, central Europe; the rest of the Latin letters are seldom meant. */
function isCommonLetter(character: string, charset: string): boolean {
  if (/[äöüßÄÖÜéèêëàâáãåçñíîïìóôòõøœæúûùýÿÉÈÀÁÂÅÇÑÍÎÓÔØŒÆÚ]/u.test(character)) return true;
  return charset === "windows-1250" && /[čďěňřšťůžąćęłńśżőűđășţ]/iu.test(character);
}

function isAccented(character: string): boolean {
  return character > "\u{7f}" && /\p{L}/u.test(character);
}

/**
 * Whether a western letter stands where western languages do not have it, but where the letter of
 * windows-1250 with the same code is at home: "Èeské" is České, "Dvoøák" Dvořák, "Kieœlowski" Kieślowski,
 * "nõ" nő, "rùže" růže, "vìc" věc. It is told by the letters beside it: è stands before consonants or
 * ends a word, ì and ù (but for "où") end one, œ begins or follows a consonant, õ never ends one.
 */
function isOutOfPlace(character: string, before: string, behind: string): boolean {
  const isVowel = (letter: string): boolean => /[aeiouyáéíóúýàâäëïöü]/iu.test(letter);
  const endsWord = !/\p{L}/u.test(behind);
  switch (character.toLowerCase()) {
    case "è":
      return isVowel(behind) && !/y/iu.test(behind);
    case "ø":
      if (/e/iu.test(behind)) return /[bpt]/iu.test(before); // "sjøen", "døende"
      return isVowel(behind) && !/y/iu.test(behind);
    case "ì":
    case "ù":
      return !endsWord;
    case "œ":
      return isVowel(before);
    case "õ":
      return endsWord;
    default:
      return false;
  }
}

/** A capital behind a small letter is a sign of misreading, and so is one between another and a small letter. */
function caseFits(character: string, before: string, behind: string): number {
  if (!/\p{Lu}/u.test(character)) return 1;
  const isInside = /\p{Ll}/u.test(before) || (/\p{Lu}/u.test(before) && /\p{Ll}/u.test(behind));
  return isInside ? -2 : 1;
}
