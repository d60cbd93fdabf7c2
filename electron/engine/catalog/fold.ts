import shinjitai from "opencc-js/dict/JPShinjitaiCharacters";
import { Converter } from "opencc-js/t2cn";
import { isSymbol } from "../../../shared/query/word-characters.ts";

/** Receives the words of a text one by one; `codes` is reused, only its first `length` units count. */
export type TokenSink = (codes: Uint16Array, length: number) => void;

/** Words longer than this (UTF-16 units) are cut, in texts and queries alike. */
export const MAX_UNITS = 64;

const WORD = /^[\p{L}\p{N}\p{M}]/u;
// Written without spaces, so that each character is a word of its own.
const IDEOGRAPH = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc]/u;
const HAN = /^\p{Script=Han}$/u;
// Accents of Latin, Greek and Cyrillic, Hebrew points and Arabic vowel signs. Not all of \p{M}: the signs
// of Indic scripts and the Japanese voicing marks make other words.
const ACCENTS = new RegExp(
  [
    "[\\u0300-\\u036f]|[\\u1ab0-\\u1aff]|[\\u1dc0-\\u1dff]|[\\u20d0-\\u20ff]|[\\ufe20-\\ufe2f]",
    "[\\u0591-\\u05bd]|\\u05bf|\\u05c1|\\u05c2|\\u05c4|\\u05c5|\\u05c7",
    "[\\u064b-\\u065f]|\\u0670",
  ].join("|"),
  "gu",
);
// How a text is drawn makes no other word: which way it runs, variation selectors, skin tones.
const LOOKS = /[\u202a-\u202e\u2066-\u2069]|[\ufe00-\ufe0f]|\p{Emoji_Modifier}/gu;
// Voicing marks and Korean letters on their own join the character before them.
const UNJOINED = /[\u3099\u309a\uff9e\uff9f\u1100-\u11ff]/u;
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ς: "σ",
};

/** Katakana letters stand so far behind the hiragana of the same sound (Unicode 3040 to 30FF). */
const KATAKANA = /^[\u30a1-\u30f6\u30fd\u30fe]$/u;
const KANA_APART = 0x60;

let simplify: ((text: string) => string) | null = null;
let traditional: ReadonlyMap<string, string> | null = null;

// What a UTF-16 unit becomes: the end of a word, nothing, several units, or one unit (shifted) with the
// mark of what is a word by itself. 0 is not looked up yet.
const SEPARATOR = 1;
const NOTHING = 2;
const SEVERAL = 3;
const LETTER = 4;
const ALONE_BIT = 1;
const UNIT_SHIFT = 3;
const word = new Uint16Array(MAX_UNITS);

/** A way to fold characters, with what they were found to become. */
class Folding {
  readonly fold: (character: string) => string;
  readonly table = new Uint32Array(0x10000);
  readonly several = new Map<number, string>();

  constructor(fold: (character: string) => string) {
    this.fold = fold;
  }
}

const ofTexts = new Folding(foldCharacter);
const ofNames = new Folding(foldOfNames);

/**
 * Cuts a text into folded words: compatibility forms, case, accents and traditional characters are
 * levelled, as are the two kana of a sound; each Chinese, Japanese or Korean character and each symbol is a word. One
 * character always folds alike, whatever stands around it, so that the beginning of a text folds to the beginning of its
 * words. A text without any word, such as the title "?", is a word as a whole.
 */
export function tokenise(text: string, sink: TokenSink): void {
  tokeniseBy(ofTexts, text, sink);
}

function tokeniseBy(folding: Folding, text: string, sink: TokenSink): void {
  let words = 0;
  cut(folding, text, (codes, length) => {
    words += 1;
    sink(codes, length);
  });
  if (words > 0) return;
  const sign = text.replaceAll(/\s+/gu, "");
  if (sign !== "") sink(word, addUnits(sign, 0));
}

function cut(folding: Folding, text: string, sink: TokenSink): void {
  const { table } = folding;
  const joined = UNJOINED.test(text) ? text.normalize("NFKC") : text;
  let length = 0;
  for (let at = 0; at < joined.length; at++) {
    const unit = joined.charCodeAt(at);
    const known = table[unit] ?? 0;
    const entry = known === 0 ? lookUp(folding, unit) : known;
    if (entry >= LETTER && (entry & ALONE_BIT) === 0) {
      if (length < MAX_UNITS) word[length++] = entry >>> UNIT_SHIFT;
    } else if (entry === SEVERAL) {
      const whole = String.fromCodePoint(joined.codePointAt(at) ?? unit);
      at += whole.length - 1;
      length = addSeveral(folding, whole, { length, sink });
    } else if (entry !== NOTHING) {
      if (length > 0) sink(word, length);
      length = 0;
      if (entry >= LETTER) {
        word[0] = entry >>> UNIT_SHIFT;
        sink(word, 1);
      }
    }
  }
  if (length > 0) sink(word, length);
}

/** The words of a text as strings. */
export function tokensOf(text: string): string[] {
  return tokensBy(ofTexts, text);
}

/**
 * The words that keep names apart: as those of the search, but kana of either kind, and characters as Japan and others
 * write them, stay different. Keys made of them are stored.
 */
export function tokensOfName(name: string): string[] {
  return tokensBy(ofNames, name);
}

function tokensBy(folding: Folding, text: string): string[] {
  const tokens: string[] = [];
  tokeniseBy(folding, text, (codes, length) =>
    tokens.push(String.fromCharCode(...codes.subarray(0, length))),
  );
  return tokens;
}

/** A word of a text, folded, and where it stands in the text as it is written. UTF-16 offsets. */
export type PlacedToken = { readonly token: string; readonly from: number; readonly to: number };

// A character, or Korean letters that make up syllables, with the marks that join them.
const CLUSTER = /(?:[\u1100-\u11ff]+|[^])[\p{M}\uff9e\uff9f]*/gu;

/** The words of a text as {@link tokensOf} has them, with their places; for a text that somebody looks at. */
export function placedTokens(text: string): readonly PlacedToken[] {
  const placed: PlacedToken[] = [];
  const isJoined = UNJOINED.test(text);
  let open = { token: "", from: 0, to: 0 };
  const end = (): void => {
    if (open.token !== "") placed.push({ ...open, token: open.token.slice(0, MAX_UNITS) });
    open = { token: "", from: 0, to: 0 };
  };
  for (const { 0: cluster, index: from } of text.matchAll(CLUSTER)) {
    const to = from + cluster.length;
    for (const character of isJoined ? cluster.normalize("NFKC") : cluster) {
      const folded = foldCharacter(character);
      const begins = open.token === "";
      if (WORD.test(folded) && !standsAlone(folded)) {
        open = { token: open.token + folded, from: begins ? from : open.from, to };
      } else if (folded !== "") {
        end();
        if (isOfWords(folded)) for (const token of folded) placed.push({ token, from, to });
      } else if (!begins) open = { ...open, to };
    }
  }
  end();
  const sign = /\S(?:.*\S)?/su.exec(text);
  if (placed.length > 0 || sign === null) return placed;
  const [whole] = sign;
  const token = whole.replaceAll(/\s+/gu, "").slice(0, MAX_UNITS);
  return [{ token, from: sign.index, to: sign.index + whole.length }];
}

/** The words of a text in one line: alike for texts that a search takes for the same. */
export function levelled(text: string): string {
  return tokensOf(text).join(" ");
}

/** Whether a word made by {@link tokenise} is a single Chinese, Japanese or Korean character. */
export function isIdeograph(token: string): boolean {
  return IDEOGRAPH.test(token);
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function lookUp(folding: Folding, unit: number): number {
  const entry = isHigh(unit) ? SEVERAL : classify(folding, unit);
  folding.table[unit] = entry;
  return entry;
}

function classify(folding: Folding, unit: number): number {
  const folded = folding.fold(String.fromCharCode(unit));
  if (folded === "") return NOTHING;
  if (!isOfWords(folded)) return SEPARATOR;
  if (folded.length > 1) {
    folding.several.set(unit, folded);
    return SEVERAL;
  }
  return (folded.charCodeAt(0) << UNIT_SHIFT) | LETTER | (standsAlone(folded) ? ALONE_BIT : 0);
}

function isOfWords(folded: string): boolean {
  return WORD.test(folded) || isSymbol(folded);
}

/** Whether each of these characters is a word of its own. */
function standsAlone(folded: string): boolean {
  return IDEOGRAPH.test(folded) || (!WORD.test(folded) && isSymbol(folded));
}

/** Adds a character that folds to several units, or stands outside the basic plane; returns the word's new length. */
function addSeveral(
  { several, fold }: Folding,
  character: string,
  { length, sink }: { readonly length: number; readonly sink: TokenSink },
): number {
  const folded = several.get(character.charCodeAt(0)) ?? fold(character);
  if (folded === "") return length;
  const joins = WORD.test(folded) && !standsAlone(folded);
  if (joins) return addUnits(folded, length);
  if (length > 0) sink(word, length);
  if (!isOfWords(folded)) return 0;
  for (const part of folded) sink(word, addUnits(part, 0));
  return 0;
}

function addUnits(units: string, length: number): number {
  let end = length;
  for (let at = 0; at < units.length && end < MAX_UNITS; at++) word[end++] = units.charCodeAt(at);
  return end;
}

function foldCharacter(character: string): string {
  const folded = foldOfNames(character);
  if (KATAKANA.test(folded)) return String.fromCharCode(folded.charCodeAt(0) - KANA_APART);
  return HAN.test(folded) ? simplified(asTraditional(folded)) : folded;
}

/** A character that Japan has shortened in its own way, as it was before: "髪" is "髮" (the data are OpenCC's). */
function asTraditional(character: string): string {
  traditional ??= new Map(
    shinjitai.split("|").map((pair) => {
      const [short = "", before = ""] = pair.split(" ");
      return [short, before];
    }),
  );
  return traditional.get(character) ?? character;
}

function foldOfNames(character: string): string {
  const plain = character
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(ACCENTS, "")
    .replaceAll(LOOKS, "")
    .normalize("NFC")
    .toLowerCase();
  // "≠" comes apart into "=", which is no word.
  if (isSymbol(character) && !WORD.test(plain) && !isSymbol(plain)) return character;
  const letters = LETTERS[plain] ?? plain;
  return HAN.test(letters) ? simplified(letters) : letters;
}

/** Making the tables takes some milliseconds: not before the first Chinese character. */
function simplified(character: string): string {
  simplify ??= Converter({ from: "t", to: "cn" });
  return simplify(character);
}
