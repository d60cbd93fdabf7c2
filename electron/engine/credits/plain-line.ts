import { withColons } from "./labels-before-names.ts";

/** The space before a word with a colon that says who gave or took the picture: "摄影:赵一川 供图:北岭影业". */
const nextLabel =
  /(?<=\p{Lo})(?<!图片|圖片|剧照|劇照|照片|写真|画像|사진|이미지|스틸|자료) (?=(?:供图|供圖|供稿|(?:图片|圖片|剧照|劇照|照片|写真|画像|(?:사진|이미지|스틸|자료) ?)?(?:提供|제공)|摄影|攝影|撮影|촬영) ?:)/gu;

/** A credit line with full-width punctuation as plain, dashes as hyphens, and brackets around all of it taken off. */
export function plainLine(line: string): string {
  const halfWidth = line
    .normalize("NFC")
    .replaceAll(/[（）：；，／｜＃＝［］．＆＠－]/gu, (mark) =>
      String.fromCodePoint((mark.codePointAt(0) ?? 0) - 0xfee0),
    );
  const plain = withColons(halfWidth)
    .replaceAll("⁄", "/")
    .replaceAll(/[│┃]/gu, "|")
    .replaceAll(/\u3000/gu, "  ")
    .replaceAll(/[\u00a0\u2000-\u200a\t]/gu, " ")
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, "")
    .replace(/(?<=^\p{Lu}\p{L}+)_(?=\p{Lu}\p{L}+$)/u, " ")
    .replaceAll(/[\r\n]+|_(?=\p{L})| {2,}(?=\p{Lo})|(?<=\p{Lo}) {2,}/gu, " / ")
    .replaceAll(/ {2,}/gu, " ")
    .replaceAll(
      /(?<!\p{L})([Ff]oto|[Pp]hoto)(?:\.(?=\p{Lu}\p{Ll})|(?=\p{Lu}\p{Ll}+\s\p{Lu}))/gu,
      (word) => `${word.replace(".", "")}: `,
    )
    .replaceAll(/[‐‑]/gu, "-")
    .replaceAll(/\s+[‒–—―]+\s*|\s*[‒–—―]+\s+/gu, " - ")
    .replaceAll(/[™®]|&\s*TM\b(?!\s*[©&])/gu, "")
    .replaceAll("ⓒ", "©")
    .replaceAll(/\(c\)(?=\s*:?\s*[\p{L}\d])/giu, "© ")
    .replaceAll(/(?<=[^\s(])©/gu, " ©")
    .replaceAll("㈜", "(주)")
    .replaceAll(/!\s*via\s*!/giu, "via")
    .replaceAll(
      /(?<![\p{L}])(图|圖|文|摄影|攝影|撮影|来源|來源|写真|提供|配給|사진\s*제공|사진|글)\s*[/|・]\s*(?=\S)/gu,
      "$1:",
    )
    .replaceAll(/\/\s*(?=(?:摄|攝)$)/gu, " ")
    .replaceAll(/(?<=供图|供圖|供稿|提供|摄|攝|撮影)\s+(?=\p{Lo})/gu, " / ")
    .replaceAll(nextLabel, " / ")
    .replaceAll(/\d{2,4}年\d{1,2}月\d{1,2}日?/gu, "")
    .replaceAll(/(配給|製作|提供|协力|協力)\s*[/・]\s*(?:宣伝|配給|提供|製作)(?=\s*:)/gu, "$1")
    .trim();
  return withoutOuterBrackets(plain);
}

function withoutOuterBrackets(text: string): string {
  const inner = /^[([【［](.*)[)\]】］]\.?$/u.exec(text)?.[1];
  return inner !== undefined && !/[()[\]【】]/u.test(inner.replaceAll(/\([^()]*\)/gu, ""))
    ? withoutOuterBrackets(inner.trim())
    : text;
}
