import { hasWord } from "../../../shared/query/word-characters.ts";
import { isIdeograph, tokensOf } from "../catalog/fold.ts";

/** Words that must stand in a row; with `prefix` the last one may go on. */
export type Words = {
  readonly tokens: readonly string[];
  readonly prefix: boolean;
  readonly key: string;
};

/** The words of a piece of a query; null when it is blank. A last ideograph needs no going on. */
export function wordsOf(text: string, prefix: boolean): Words | null {
  const tokens = tokensOf(text);
  const last = tokens.at(-1);
  if (last === undefined) return null;
  const open = prefix && !isIdeograph(last);
  return { tokens, prefix: open, key: `${open ? "*" : "="}${tokens.join(" ")}` };
}

/** Each word of the value of a field by itself, and each may go on; punctuation only where there is no word. */
export function wordsOfValue(value: string): readonly Words[] {
  const parts = value.split(/\s+/u).filter(hasWord);
  return (parts.length === 0 ? [value] : parts).flatMap((part) => wordsOf(part, true) ?? []);
}
