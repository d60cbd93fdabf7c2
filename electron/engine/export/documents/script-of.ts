/** How Word calls an East Asian language, and a font for it that it has on Windows and for the Mac. */
export type EastAsian = { readonly language: string; readonly font: string };

export type Script = {
  /** Null for any other. */
  readonly eastAsia: EastAsian | null;
  readonly isRightToLeft: boolean;
};

const simplified: EastAsian = { language: "zh-CN", font: "Microsoft YaHei" };
const traditional: EastAsian = { language: "zh-TW", font: "Microsoft JhengHei" };
const japanese: EastAsian = { language: "ja-JP", font: "Yu Gothic" };
const korean: EastAsian = { language: "ko-KR", font: "Malgun Gothic" };

/** Of a language (BCP 47) the script that it is written in; of none stated what the text itself tells. */
export function scriptOf(language: string, text = ""): Script {
  return { eastAsia: eastAsianOf(language, text), isRightToLeft: isRightToLeft(language) };
}

function eastAsianOf(language: string, text: string): EastAsian | null {
  if (/^zh\b.*-(?:hant|tw|hk|mo)\b/iu.test(language)) return traditional;
  if (/^(?:zh|yue|cmn)\b/iu.test(language)) return simplified;
  if (/^ja\b/iu.test(language)) return japanese;
  if (/^ko\b/iu.test(language)) return korean;
  if (/\p{Script=Hangul}/u.test(text)) return korean;
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return japanese;
  return /\p{Script=Han}/u.test(text) ? simplified : null;
}

function isRightToLeft(language: string): boolean {
  return /^(?:ar|fa|he|ur|yi)\b/iu.test(language);
}
