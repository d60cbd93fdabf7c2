/** A range of whole numbers, both ends included; null is open. */
export type Range = { readonly from: number | null; readonly to: number | null };

/** A range as it is written, its ends still text; null for an open end, "" for one that is to come. */
export type WrittenRange = {
  /** `=` for a value by itself, `..` for two; after `>` and `>=` only `from` is given, after `<` and `<=` only `to`. */
  readonly sign: "=" | ".." | ">" | ">=" | "<" | "<=";
  readonly from: string | null;
  readonly to: string | null;
};

const COMPARED = /^(>=|<=|>|<|≥|≤)\s*(.*)$/u;
const TWO = /^(.*?)\s*(?:\.\.+|…)\s*(.*)$/u;
// No number begins with a hyphen: "-5" might be anything up to five, or five below nothing.
const TWO_NUMBERS = /^(\d+)\s*[-–]\s*(\d*)$/u;

/** Which numbers some digits stand for: from the first to the last of them. Null when they stand for none. */
type Meaning = (digits: string) => { readonly first: number; readonly last: number } | null;

/** Cuts a range in its ends; null when nothing is written. */
export function rangeAsWritten(text: string): WrittenRange | null {
  if (text === "") return null;
  const [, sign, compared = ""] = COMPARED.exec(text) ?? [];
  if (sign === ">" || sign === "<") return sided(sign, compared);
  if (sign !== undefined) return sided(sign === ">=" || sign === "≥" ? ">=" : "<=", compared);
  const [, low, high] = TWO.exec(text) ?? [];
  if (low === undefined || high === undefined) return { sign: "=", from: text, to: text };
  return { sign: "..", from: low === "" ? null : low, to: high === "" ? null : high };
}

function sided(sign: ">" | ">=" | "<" | "<=", end: string): WrittenRange {
  return sign.startsWith(">") ? { sign, from: end, to: null } : { sign, from: null, to: end };
}

/**
 * Reads `3`, `2..4`, `2-4`, `2..`, `..4`, `>3`, `>=3`, `<3`, `<=3`; a sign on its own is still being typed and
 * leaves both ends open. Null when it is none of these.
 */
export function parseRange(value: string, meaning: Meaning): Range | null {
  const range = rangeAsWritten(value.trim().replace(TWO_NUMBERS, "$1..$2"));
  if (range === null) return null;
  const [low, high] = [meant(range.from, meaning), meant(range.to, meaning)];
  if (low === undefined || high === undefined) return null;
  if (range.sign === ">") return { from: low === null ? null : low.last + 1, to: null };
  if (range.sign === "<") return { from: null, to: high === null ? null : high.first - 1 };
  return { from: low?.first ?? null, to: high?.last ?? null };
}

/** Null for an open end; undefined when it stands for nothing. */
function meant(end: string | null, meaning: Meaning): ReturnType<Meaning> | undefined {
  if (end === null || end === "") return null;
  return /^\d+$/u.test(end) ? (meaning(end) ?? undefined) : undefined;
}

/**
 * The shortest way to write a range, each end by `write`; an empty one is `..`. Ends that cannot be written, below 0 and
 * above `most`, are those of ranges that find nothing: `<0`.
 */
export function printRange<End extends number | string>(
  { from, to }: { readonly from: End | null; readonly to: End | null },
  write: (end: End | number) => string = String,
  most = Infinity,
): string {
  if (typeof to === "number" && to < 0) return `<${write(0)}`;
  if (typeof from === "number" && from > most) return `>${write(most)}`;
  if (from !== null && from === to) return write(from);
  return `${from === null ? "" : write(from)}..${to === null ? "" : write(to)}`;
}
