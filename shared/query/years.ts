/** A range of years, both ends included; null is open. */
export type Years = { readonly from: number | null; readonly to: number | null };

const RANGE = /^(\d{1,4})?\s*(?:\.\.+|…|-|–)\s*(\d{1,4})?$/u;
const COMPARED = /^(>=|<=|>|<|≥|≤)\s*(\d{1,4})?$/u;

/**
 * Reads `2022`, `2020..2024`, `2020..`, `..2024`, `>2000`, `>=2000`, `<2000`, `<=2000`. Fewer than four
 * digits stand for all years that begin with them: `199` is the nineties. Null when it is none of these.
 */
export function parseYears(value: string): Years | null {
  const text = value.trim();
  if (/^\d{1,4}$/u.test(text)) return { from: firstYear(text), to: lastYear(text) };
  const compared = COMPARED.exec(text);
  if (compared?.[1] !== undefined) return comparedYears(compared[1], compared[2]);
  const range = RANGE.exec(text);
  if (range === null) return null;
  return {
    from: range[1] === undefined ? null : firstYear(range[1]),
    to: range[2] === undefined ? null : lastYear(range[2]),
  };
}

function comparedYears(sign: string, digits: string | undefined): Years {
  if (digits === undefined) return { from: null, to: null };
  if (sign === ">") return { from: lastYear(digits) + 1, to: null };
  if (sign === "<") return { from: null, to: firstYear(digits) - 1 };
  if (sign === ">=" || sign === "≥") return { from: firstYear(digits), to: null };
  return { from: null, to: lastYear(digits) };
}

function firstYear(digits: string): number {
  return Number(digits.padEnd(4, "0"));
}

function lastYear(digits: string): number {
  return Number(digits.padEnd(4, "9"));
}

/** The shortest way to write a range; an empty one is `year:..`. */
export function printYears({ from, to }: Years): string {
  if (from !== null && from === to) return String(from).padStart(4, "0");
  return `${from === null ? "" : String(from).padStart(4, "0")}..${to === null ? "" : String(to).padStart(4, "0")}`;
}
