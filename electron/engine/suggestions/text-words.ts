import { tokensOf } from "../catalog/fold.ts";

/** A word of a text: as the search knows it, as it is written, and where. Offsets are of the NFC form. */
export type TextWord = {
  readonly token: string;
  readonly written: string;
  readonly from: number;
  readonly to: number;
};

/** A text taken apart for names to be looked for in it. */
export type TextInWords = { readonly text: string; readonly words: readonly TextWord[] };

const IDEOGRAPH = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u30fc]`;
const PIECES = new RegExp(
  String.raw`${IDEOGRAPH}\p{M}*|(?:(?!${IDEOGRAPH})[\p{L}\p{N}\p{M}])+`,
  "gu",
);

/** Every word of a text with its place; each Chinese, Japanese or Korean character is a word, as in the search. */
export function inWords(text: string): TextInWords {
  const normal = text.normalize("NFC");
  const words: TextWord[] = [];
  for (const { 0: written, index } of normal.matchAll(PIECES))
    for (const token of tokensOf(written))
      words.push({ token, written, from: index, to: index + written.length });
  return { text: normal, words };
}

/** What stands between a word and the one before it; of the first, what stands before it. */
export function gapBefore({ text, words }: TextInWords, at: number): string {
  return text.slice(words[at - 1]?.to ?? 0, words[at]?.from ?? text.length);
}

/** Whether a sentence, or the text, begins with this word, so that its capital letter means nothing. */
export function beginsSentence(within: TextInWords, at: number): boolean {
  return at === 0 || /[.!?:;。！？：；\n“"«(（]/u.test(gapBefore(within, at));
}

export function isCapital({ written }: TextWord): boolean {
  return /^\p{Lu}/u.test(written);
}

/** Whether its script has capital letters to go by. */
export function isCased({ written }: TextWord): boolean {
  return /^[\p{Lu}\p{Ll}\p{Lt}]/u.test(written);
}

/** Whether the word there has a capital letter and stands right beside, perhaps in quotes as in Charles “Teenie” Harris. */
export function isCapitalNear({ words }: TextInWords, at: number, gap: string): boolean {
  const word = words[at];
  return word !== undefined && isCapital(word) && /^["“”„‘’']?[ \u00a0]+["“”„‘’']?$/u.test(gap);
}
