import { parseCredit } from "./parse-credit.ts";

/** A caption and the credit line that stood at its end, as it was written; empty where there is none. */
export type CaptionAndCredit = { readonly caption: string; readonly credit: string };

/** A credit line is not longer, and what follows a credit is not one. */
const LONGEST_CREDIT = 300;

/** Words for a picture before a colon or "by". */
const picture =
  "(?:film\\s+|production\\s+|unit\\s+)?(?:photos?|photograph(?:s|y)?|images?|pictures?|stills?|fotos?|bild(?:er)?|szenenfotos?|photographies?|imagen|fotograf[íi]as?|immagine|fotografia)";

/** What begins a credit wherever it stands: no sentence of a caption has it. */
const strong = [
  `${picture}\\s*(?:credits?|courtesy)?\\s*[:：]`,
  "(?:photo |picture |image |bild|foto)?(?:credits?|nachweis|cr[ée]dits?(?: photo)?|cr[ée]dito|crediti)\\s*[:：]",
  "credits?\\s*(?:\\.{3}|…)",
  "(?:bildquelle|quelle|source|fuente|fonte)\\s*[:：]",
  "(?:图片来源|圖片來源|图源|圖源|供图|供圖|图片|圖片|图|圖|摄影|攝影|摄|攝|剧照提供|劇照提供|写真提供|写真|撮影|提供|사진\\s*제공|사진)\\s*[:：/／]",
  "©|ⓒ|\\(c\\)\\s|copyright\\b",
] as const;

/** What begins one only behind the end of a sentence, or a dash or stroke. */
const weak = [
  `${picture}\\s+(?:by|via|courtesy|von|de|di|par|da)\\b`,
  "(?:all\\s+)?(?:image\\s+|photo\\s+|used\\s+)?(?:by\\s+(?:kind\\s+)?)?courtesy(?:\\s+of\\b|(?=\\s+\\S))",
  "(?:mit freundlicher genehmigung|zur verfügung gestellt von|avec l[’']aimable autorisation|avec la courtoisie|cortes[íi]a de|cortesia d|gentileza de|per gentile concessione|with thanks to|by permission of)\\b",
] as const;

const sentenceEnd = "^|[.!?。！？”\"'’»」』)\\]|/–—\\n-]\\s*";
const behindSentence = `(?<=${sentenceEnd})`;
const beginsBehindSentence = new RegExp(`(?:${sentenceEnd})$`, "u");
/** "…, courtesy of MoMA" in the midst of a sentence, "新华社记者 张三 摄" at its end. */
const within = [
  "(?<=,\\s*)courtesy of\\b",
  "(?<=[\\s。！？”）])(?:[\\p{sc=Han}]{0,12}(?:记者|記者)\\s*)?[\\p{sc=Han}·]{2,4}\\s*(?:摄影?|攝影?|供图|供圖)$",
] as const;
const credits = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<strong>${strong.join("|")})|${within.join("|")}|${behindSentence}(?<![\\p{L}\\p{N}])(?:${weak.join("|")})`,
  "giu",
);

/** What stands in brackets at the end of a caption and is a credit by its words. */
const bracketed = /[([（［【]([^()[\]（）［］【】]{2,300})[)\]）］】]\s*\.?$/u;
const creditWords = new RegExp(
  `^(?:${[...strong, ...weak].join("|")})|(?:/|\\bvia\\b)\\s*\\p{L}|(?:供图|供圖|摄|攝|撮影|提供|사진)$`,
  "iu",
);

/**
 * Divides a caption as it is printed from the credit line at its end: "… in Return to Dust. Photo: Courtesy
 * of Real Image", "… (Photo by Jane Doe/Getty Images)". The credit is kept verbatim, without the brackets
 * around it.
 */
export function splitCredit(text: string): CaptionAndCredit {
  const whole = text.trim();
  const inBrackets = bracketed.exec(whole);
  if (inBrackets?.[1] !== undefined && isCreditInBrackets(inBrackets[1].trim()))
    return { caption: trimmed(whole.slice(0, inBrackets.index)), credit: inBrackets[1].trim() };
  const found = firstCredit(whole) ?? knownPartyAtEnd(whole);
  if (found === null) return { caption: whole, credit: "" };
  return { caption: trimmed(whole.slice(0, found)), credit: whole.slice(found).trim() };
}

/** Whether a text is a credit line and nothing else. */
export function isCredit(text: string): boolean {
  if (text.length > LONGEST_CREDIT) return false;
  const { caption, credit } = splitCredit(text);
  return caption === "" && credit !== "";
}

/** Where the credit begins, the first beginning behind which no more than a credit follows. */
function firstCredit(text: string): number | null {
  const from = Math.max(0, text.length - LONGEST_CREDIT);
  for (const found of text.matchAll(credits))
    if (
      found.index >= from &&
      !isOrdinaryWord(text.slice(found.index), found[0]) &&
      !isInSentence(text, found)
    )
      return found.index;
  return null;
}

/**
 * Whether what begins a credit stands in a sentence that goes on behind it: "… a paper that says © nothing."
 * A credit goes on with a name, or begins with a capital or behind the end of a sentence.
 */
function isInSentence(text: string, { index, 0: found, groups }: RegExpExecArray): boolean {
  if (groups?.["strong"] === undefined || /^\p{Lu}/u.test(found)) return false;
  const rest = text.slice(index + found.length).trim();
  const sentence = /^(?<words>\p{Ll}.*)[.!?]$/su.exec(rest)?.groups?.["words"];
  if (sentence === undefined || beginsBehindSentence.test(text.slice(0, index))) return false;
  return !creditWords.test(sentence) && !isKnownParty(sentence);
}

/** "Courtesy was rare" begins a sentence, "Courtesy Everett Collection" a credit. */
function isOrdinaryWord(rest: string, found: string): boolean {
  if (!/courtesy$/iu.test(found)) return false;
  return !/^\s+(?:[\p{Lu}\p{Lo}\d]|the artists?\b)/u.test(rest.slice(found.length));
}

function isCreditInBrackets(text: string): boolean {
  return creditWords.test(text) || isKnownParty(text);
}

/** Where a last sentence that is an agency's name, or one with a photographer's, begins: "… waits. AP Photo/Jane Doe". */
function knownPartyAtEnd(text: string): number | null {
  const end =
    /(?<=[.!?。！？”"]\s{0,3}|\s[|/]\s{0,3})(?<last>[\p{Lu}\p{Lo}][^.!?。！？|]{1,80})\.?$/u.exec(
      text.slice(-200),
    );
  const last = end?.groups?.["last"];
  if (end === null || last === undefined || !isKnownParty(last)) return null;
  return Math.max(0, text.length - 200) + end.index;
}

/** Whether a text names parties of credit lines and nothing else: one that is known, alone, with a person, or in a chain. */
function isKnownParty(text: string): boolean {
  if (text.length > 80) return false;
  const { parts } = parseCredit(text);
  if (!parts.some(({ reason }) => reason === "known")) return false;
  if (/\/|\bvia\b/iu.test(text)) return true;
  const [first, ...others] = parts;
  return (
    first?.reason === "known" &&
    others.every(({ reason }) => reason === "known" || reason === "person")
  );
}

/** Without the comma, dash or stroke that led to the credit. */
function trimmed(caption: string): string {
  return caption
    .trimEnd()
    .replace(/[,，、|/–—-]$/u, "")
    .trimEnd();
}
