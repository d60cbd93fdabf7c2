import type { LanguageTexts, TextField } from "../../../shared/still.ts";

type Texts = Readonly<Partial<Record<TextField, LanguageTexts>>>;

/** What XML cannot hold (XML 1.0, 2.2 "Char"), and therefore XMP, a workbook and a word processor's file neither. */
// oxlint-disable-next-line no-control-regex
const untellable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

/** Texts as they can be told outside: without bells, escapes and halves of characters, which say nothing to a reader. */
export function tellableTexts(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([field, byLanguage]) => [
      field,
      Object.fromEntries(
        Object.entries(byLanguage).map(([language, text]) => [
          language,
          text.replaceAll(untellable, "").toWellFormed(),
        ]),
      ),
    ]),
  );
}
