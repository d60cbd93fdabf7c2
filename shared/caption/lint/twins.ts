import type { LanguageTexts, TextField } from "../../still.ts";
import type { Found } from "./finding.ts";

/**
 * What was found, once in a text that stands under its language and once more under none, as programs write it: it is
 * one text, and is changed in both. What stands under the language is kept.
 */
export function withoutTwins<F extends Found>(
  findings: readonly F[],
  texts: Readonly<Partial<Record<TextField, LanguageTexts>>>,
): readonly F[] {
  const textOf = ({ field, language }: Found): string => texts[field]?.[language] ?? "";
  const isTwin = (one: F): boolean =>
    one.language === "x-default" &&
    textOf(one) !== "" &&
    findings.some(
      (other) =>
        other.language !== "x-default" &&
        other.field === one.field &&
        other.from === one.from &&
        other.to === one.to &&
        textOf(other) === textOf(one),
    );
  return findings.filter((one) => !isTwin(one));
}
