import { placeOf } from "../title-marks.ts";
import { at, put, textsIn, type CheckedStill, type Found } from "./finding.ts";

/** Texts that are sentences; credit lines and titles are names. */
export const spelledFields = ["caption", "headline", "altText", "extendedDescription"] as const;

/** Words that no dictionary of the language has; what dictionaries say comes with the still. */
export function misspeltWords(still: CheckedStill): Found[] {
  return textsIn(still, spelledFields).flatMap((one) =>
    still.misspelt
      .filter(({ language }) => language === one.language)
      .flatMap(({ word, suggestion }) => {
        const from = placeOf(one.text, word);
        if (from < 0) return [];
        const place = [from, from + word.length] as const;
        const fix =
          suggestion === null
            ? null
            : { label: `Write “${suggestion}”`, text: put(one.text, place, suggestion) };
        const message = `“${word}” is in no dictionary of this language.`;
        return [{ ...at(one, place, message, fix), learn: word }];
      }),
  );
}
