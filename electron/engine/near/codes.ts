import { codesOf } from "./stored-print.ts";
import { turns } from "./turn.ts";
import { turnedCode } from "./turned-code.ts";

/** Spots a print may have. */
export const SPOTS = 24;

/**
 * Codes of many prints in the order of their places, `each` for every print; 0 in both halves for one that a
 * print has not. Half a megabyte of typed arrays says what millions of objects would.
 */
export type Codes = {
  readonly highs: Uint32Array;
  readonly lows: Uint32Array;
  readonly each: number;
};

export function noCodes(prints: number, each: number): Codes {
  const length = prints * each;
  return { highs: new Uint32Array(length), lows: new Uint32Array(length), each };
}

/** The codes of the prints from one place up to another, in the same memory. */
export function codesBetween({ highs, lows, each }: Codes, from: number, to: number): Codes {
  return {
    highs: highs.subarray(from * each, to * each),
    lows: lows.subarray(from * each, to * each),
    each,
  };
}

/** Puts the codes of a print as the catalog keeps it at its place: that of the whole picture, and those of its spots. */
export function fileCodes(
  print: Buffer,
  place: number,
  { wholes, spots }: { readonly wholes: Codes; readonly spots: Codes },
): void {
  const [whole, ...others] = codesOf(print);
  if (whole === undefined) return;
  put(wholes, place, whole);
  for (const [index, code] of others.slice(0, SPOTS).entries())
    put(spots, place * SPOTS + index, code);
}

/** The codes that whole pictures would have if they were turned, upright first, each as often as there are turns. */
export function turnedCodes({ highs, lows }: Codes): Codes {
  const turned = noCodes(highs.length, turns.length);
  for (let place = 0; place < highs.length; place += 1) {
    const code = { high: highs[place] ?? 0, low: lows[place] ?? 0 };
    if (code.high === 0 && code.low === 0) continue;
    for (const [index, turn] of turns.entries())
      put(turned, place * turns.length + index, turnedCode(code, turn));
  }
  return turned;
}

function put(codes: Codes, at: number, { high, low }: { high: number; low: number }): void {
  codes.highs[at] = high;
  codes.lows[at] = low;
}
