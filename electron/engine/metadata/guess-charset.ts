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
  if (/\p{sc=Cyrillic}/u.test(character))
    return isCyrillicWord(before, behind) ? 1 + caseFits(character, before) : -3;
  if (/\p{L}/u.test(character)) return pointsOfLetter(character, before, behind);
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

function isCyrillicWord(before: string, behind: string): boolean {
  return /\p{sc=Cyrillic}/u.test(before) || /\p{sc=Cyrillic}/u.test(behind);
}

function pointsOfLetter(character: string, before: string, behind: string): number {
  const inWord = /\p{L}/u.test(before) || /\p{L}/u.test(behind);
  if (!inWord) return /[àÀéÉ]/u.test(character) ? 0.5 : -1;
  // words of accents alone are another alphabet; two may meet, as in "créée"
  if (isAccented(before) && isAccented(behind)) return -2;
  if (isAccented(before) || isAccented(behind)) return 0;
  // Ordinary accents of western and central Europe; the rest of the Latin letters are seldom meant.
  const common = /[äöüßÄÖÜéèêëàâáãåçñíîïìóôòõøœæúûùýÿÉÈÀÁÂÅÇÑÍÎÓÔØŒÆÚ]/u.test(character);
  return (common ? 2 : 1) + caseFits(character, before) - 1;
}

function isAccented(character: string): boolean {
  return character > "\u{7f}" && /\p{L}/u.test(character);
}

/** A capital inside a word after a small letter is a sign of misreading. */
function caseFits(character: string, before: string): number {
  return /\p{Lu}/u.test(character) && /\p{Ll}/u.test(before) ? -2 : 1;
}
