import { parseRange, printRange, type Range } from "./range.ts";

/**
 * Reads `2022`, `2020..2024`, `2020..`, `..2024`, `>2000`, `>=2000`, `<2000`, `<=2000`. Fewer than four
 * digits stand for all years that begin with them: `199` is the nineties. Null when it is none of these.
 */
export function parseYears(value: string): Range | null {
  return parseRange(value, (digits) =>
    digits.length > 4
      ? null
      : { first: Number(digits.padEnd(4, "0")), last: Number(digits.padEnd(4, "9")) },
  );
}

/** The shortest way to write a range; an empty one is `year:..`. */
export function printYears(years: Range): string {
  return printRange(years, (year) => String(year).padStart(4, "0"), 9999);
}
