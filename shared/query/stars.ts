import { ratings } from "../marks.ts";
import { parseRange, type Range } from "./range.ts";

const MOST = ratings.length;

/** Reads `3`, `2..4`, `>=3`, `<3` … in stars from 0 (none) to 5. Null when it is no such range. */
export function parseStars(value: string): Range | null {
  const range = parseRange(value, (digits) => {
    const stars = Number(digits);
    return digits.length === 1 && stars <= MOST ? { first: stars, last: stars } : null;
  });
  const isNone = range !== null && ((range.from ?? 0) > MOST || (range.to ?? 0) < 0);
  return isNone ? null : range;
}
