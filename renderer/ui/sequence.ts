import { sequenceOf } from "../../shared/still.ts";
import { count } from "./numbers.ts";

type Sequence = { readonly format: string; readonly pages: number };

/** "4 pages", "animation of 56 frames"; null for a single picture. */
export function sequenceInWords(of: Sequence): string | null {
  const sequence = sequenceOf(of);
  if (sequence === null) return null;
  return sequence === "pages"
    ? `${count(of.pages)} pages`
    : `animation of ${count(of.pages)} frames`;
}
