import type { CaptionStyle } from "./profile.ts";

/** Who is to be named behind a caption; empty where nobody is known. */
export type CaptionCredit = {
  readonly photographers: readonly string[];
  /** Owner of the rights or distributor of the film. */
  readonly company: string;
  /** Who supplied the picture. */
  readonly agency: string;
  /** As it has to be printed. */
  readonly creditLine: string;
};

/** A caption as somebody is to print it. `isCredited` is one that closes with a credit already: it stays as it is. */
export function styledCaption(
  caption: string,
  style: CaptionStyle,
  { credit, language, isCredited }: Styling,
): string {
  const closing = closingFor(style, credit, language);
  if (closing === "" || caption.trim() === "" || isCredited) return caption;
  return `${finished(caption.trimEnd())}${isFullWidth(caption) ? "" : " "}${closing}`;
}

export type Styling = {
  readonly credit: CaptionCredit;
  /** BCP 47, or x-default. */
  readonly language: string;
  readonly isCredited: boolean;
};

/** The credit as it closes captions of a style; empty where nobody could be named by it. */
function closingFor(style: CaptionStyle, credit: CaptionCredit, language: string): string {
  switch (style) {
    case "as-written":
      return "";
    case "photo-credit":
      return photoCredit(credit, language);
    case "getty":
      return gettyCredit(credit);
    case "ap":
      return apCredit(credit);
  }
}

/** What stands before a credit line, by language; a line that begins with such a word has it already. */
const labels: Readonly<Record<string, string>> = {
  en: "Photo: ",
  de: "Foto: ",
  fr: "Photo\u{a0}: ",
  es: "Foto: ",
  it: "Foto: ",
  pt: "Foto: ",
  nl: "Foto: ",
  zh: "图片：",
  ja: "写真：",
  ko: "사진: ",
};
const labelled =
  /^(?:photos?|picture|image|still|foto|bild|immagine|imagen)\b|^(?:图片|圖片|摄影|攝影|图|圖|写真|사진)|^(?:credit|crédit)/iu;

function photoCredit(credit: CaptionCredit, language: string): string {
  const parties = [credit.photographers.join(", "), credit.company || credit.agency];
  const line = credit.creditLine.trim() || parties.filter((one) => one !== "").join(" / ");
  if (line === "" || labelled.test(line)) return line;
  const [primary = "en"] = language.split("-", 1);
  return `${labels[primary] ?? labels["en"] ?? ""}${line}`;
}

/** "(Photo by P/Agency via Getty Images)", which closes every caption at Getty. */
function gettyCredit({ photographers, agency, company }: CaptionCredit): string {
  const source = agency === "" ? company : agency;
  const by = photographers.join(", ");
  const getty = "Getty Images";
  if (source === "" || isNamed(source, "getty"))
    return by === "" ? "" : `(Photo by ${by}/${getty})`;
  return `(Photo by ${[by, source].filter((one) => one !== "").join("/")} via ${getty})`;
}

/** "(P/Company via AP)", of a picture that a company hands out. */
function apCredit({ photographers, company, agency }: CaptionCredit): string {
  const source = company === "" ? agency : company;
  const by = photographers.join(", ");
  if (source === "" || isNamed(source, "ap|associated press")) return by === "" ? "" : `(${by}/AP)`;
  return `(${[by, source].filter((one) => one !== "").join("/")} via AP)`;
}

function isNamed(party: string, names: string): boolean {
  return new RegExp(`^(?:${names})(?:\\b|$)`, "iu").test(party);
}

/** With a full stop where a sentence has no end. */
function finished(caption: string): string {
  if (/[.!?…。！？][)\]"'’”»」』）]*$/u.test(caption)) return caption;
  return `${caption}${isFullWidth(caption) ? "。" : "."}`;
}

/** Whether a text ends in a script whose marks are as wide as its letters and need no space behind them. */
function isFullWidth(caption: string): boolean {
  return (
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}。！？」』）”]$/u.test(caption.trimEnd()) &&
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(caption)
  );
}
