import type { LanguageTexts } from "../../../../shared/still.ts";

/** A caption with its BCP 47 language; empty where it has none stated. */
export type ShownCaption = { readonly language: string; readonly text: string };

/** Every language there is; the one without a stated language only where it says something of its own. */
export function captionsShown(captions: LanguageTexts): ShownCaption[] {
  const { "x-default": unstated = "", ...stated } = captions;
  const shown = Object.entries(stated)
    .filter(([, text]) => text !== "")
    .map(([language, text]) => ({ language, text }));
  const isRepeated = unstated === "" || shown.some(({ text }) => text === unstated);
  return isRepeated ? shown : [{ language: "", text: unstated }, ...shown];
}
