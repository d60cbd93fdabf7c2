import { parseRange, type Range } from "./range.ts";

/** Reads how many: `2`, `2..4`, `>=3`, `<3` … Null when it is no such range. */
export function parseCount(value: string): Range | null {
  return parseRange(value, (digits) =>
    digits.length > 6 ? null : { first: Number(digits), last: Number(digits) },
  );
}
