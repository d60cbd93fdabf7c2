import { namesInWords } from "../names-in-words.ts";

/** More names than these are counted: a sentence with all sixteen of them is read by nobody. */
const NAMED_AT_MOST = 3;

/** The documents of a hand-out within a sentence, by their names where they are few. */
export function documentsInWords(names: readonly string[]): string {
  return names.length > NAMED_AT_MOST ? `${String(names.length)} documents` : namesInWords(names);
}
