/** The ways of writing that captions are made and checked in; every other language is written as English is. */
export const writings = ["en", "fr", "de", "zh", "ja"] as const;
export type Writing = (typeof writings)[number];

/** How a text is written: by its language, and where that is not stated by its script. */
export function writingOf(language: string, text: string): Writing {
  if (language === "x-default") return byScript(text);
  const base = language.split("-", 1)[0];
  return writings.find((writing) => writing === base) ?? "en";
}

function byScript(text: string): Writing {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "ja";
  return /\p{Script=Han}/u.test(text) ? "zh" : "en";
}
