/** A range of whole numbers, both ends included; null is open. */
export type Range = { readonly from: number | null; readonly to: number | null };

const RANGE = /^(\d+)?\s*(?:\.\.+|…|-|–)\s*(\d+)?$/u;
const COMPARED = /^(>=|<=|>|<|≥|≤)\s*(\d+)?$/u;

/** Which numbers some digits stand for: from the first to the last of them. Null when they stand for none. */
type Meaning = (digits: string) => { readonly first: number; readonly last: number } | null;

/**
 * Reads `3`, `2..4`, `2..`, `..4`, `>3`, `>=3`, `<3`, `<=3`; a sign on its own is still being typed and
 * leaves both ends open. Null when it is none of these.
 */
export function parseRange(value: string, meaning: Meaning): Range | null {
  const text = value.trim();
  if (/^\d+$/u.test(text)) {
    const said = meaning(text);
    return said === null ? null : { from: said.first, to: said.last };
  }
  const [, sign, compared] = COMPARED.exec(text) ?? [];
  if (sign !== undefined) return comparedRange(sign, compared, meaning);
  const range = RANGE.exec(text);
  if (range === null) return null;
  const [, low, high] = range;
  const [from, to] = [endOf(low, meaning), endOf(high, meaning)];
  return from === undefined || to === undefined
    ? null
    : { from: from?.first ?? null, to: to?.last ?? null };
}

/** Null for an open end; undefined when the digits stand for nothing. */
function endOf(digits: string | undefined, meaning: Meaning): ReturnType<Meaning> | undefined {
  return digits === undefined ? null : (meaning(digits) ?? undefined);
}

function comparedRange(sign: string, digits: string | undefined, meaning: Meaning): Range | null {
  if (digits === undefined) return { from: null, to: null };
  const said = meaning(digits);
  if (said === null) return null;
  if (sign === ">") return { from: said.last + 1, to: null };
  if (sign === "<") return { from: null, to: said.first - 1 };
  if (sign === ">=" || sign === "≥") return { from: said.first, to: null };
  return { from: null, to: said.last };
}

/** The shortest way to write a range, each number by `write`; an empty one is `..`. */
export function printRange({ from, to }: Range, write: (value: number) => string = String): string {
  if (from !== null && from === to) return write(from);
  return `${from === null ? "" : write(from)}..${to === null ? "" : write(to)}`;
}
