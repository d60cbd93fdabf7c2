import { parseRange, printRange, type Range } from "./range.ts";

const DIGITS = 6;

/** Reads how many: `2`, `2..4`, `>=3`, `<3` … Null when it is no such range. */
export function parseCount(value: string): Range | null {
  return parseRange(value, (digits) =>
    digits.length > DIGITS ? null : { first: Number(digits), last: Number(digits) },
  );
}

/** The shortest way to write a range of numbers. */
export function printCount(range: Range): string {
  return printRange(range, String, 10 ** DIGITS - 1);
}
