import { printRange, rangeAsWritten } from "./range.ts";

/** What a size is measured in: the longer edge in pixels, all pixels of the picture, or the bytes of the file. */
export const sizeUnits = ["edge", "pixels", "bytes"] as const;
export type SizeUnit = (typeof sizeUnits)[number];

/** Whole numbers, both ends within the range; null is open. */
export type SizeRange = {
  readonly unit: SizeUnit;
  readonly from: number | null;
  readonly to: number | null;
};

/** The units that may be written, how many of the measure each is; decimal, as file managers and cameras count. */
const written: readonly (readonly [name: string, unit: SizeUnit, factor: number])[] = [
  ["px", "edge", 1],
  ["mp", "pixels", 1e6],
  ["b", "bytes", 1],
  ["kb", "bytes", 1e3],
  ["mb", "bytes", 1e6],
  ["gb", "bytes", 1e9],
];
const SIZE = /^(\d{1,12})(?:[.,](\d{1,9}))?\s*([a-z]{0,2})$/u;

/** The longest edge that can be written: twelve digits. */
const MOST_PIXELS = 999_999_999_999;

type Measure = {
  readonly number: number;
  /** How many digits stand behind the point. */
  readonly places: number;
  /** Null when none is written. */
  readonly unit: (typeof written)[number] | null;
};

/**
 * Reads `3000px` (the longer edge; `px` may be left out), `12MP`, `20MB`, `800kB`; two of them with `..` between, or
 * one after `>`, `>=`, `<`, `<=`. Megapixels and bytes by themselves mean what rounds to them: `12MP` is 11.5 up to 12.5.
 * The unit of one end goes for both; one that is only begun leaves the range open. Null when it is no size.
 */
export function parseSizes(value: string): SizeRange | null {
  const range = rangeAsWritten(value.trim().toLowerCase());
  if (range === null) return null;
  const [low, high] = [measureOf(range.from), measureOf(range.to)];
  if (low === undefined || high === undefined) return null;
  const [lowUnit, highUnit] = [low?.unit ?? high?.unit, high?.unit ?? low?.unit];
  const unit = lowUnit?.[1] ?? "edge";
  if (unit !== (highUnit?.[1] ?? "edge")) return null;
  const from = low === null ? null : sizeOf(low, lowUnit?.[2] ?? 1);
  const to = high === null ? null : sizeOf(high, highUnit?.[2] ?? 1);
  if (range.sign === "=" && from !== null && unit !== "edge") return { unit, ...rounded(from) };
  return {
    unit,
    from: from === null ? null : from.size + (range.sign === ">" ? 1 : 0),
    to: to === null ? null : to.size - (range.sign === "<" ? 1 : 0),
  };
}

/** Undefined when it is no size; null for none, or one whose unit is begun. */
function measureOf(text: string | null): Measure | null | undefined {
  if (text === null || text === "") return null;
  const [, whole, part = "", name = ""] = SIZE.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const unit = written.find(([known]) => known === name) ?? null;
  if (name !== "" && unit === null)
    return written.some(([known]) => known.startsWith(name)) ? null : undefined;
  return { number: Number(`${whole}.${part}`), places: part.length, unit };
}

/** In the smallest of its unit, with how many of these the last digit written is. */
type Sized = { readonly size: number; readonly step: number };

function sizeOf({ number, places }: Measure, factor: number): Sized {
  return { size: Math.round(number * factor), step: factor / 10 ** places };
}

function rounded({ size, step }: Sized): { from: number; to: number } {
  const from = Math.ceil(size - step / 2);
  return { from, to: Math.max(from, Math.ceil(size + step / 2) - 1) };
}

/** Writes a range so that it reads the same again. */
export function printSizes({ unit, from, to }: SizeRange): string {
  const isOne = from !== null && from === to && unit !== "edge";
  const write = (size: number): string => writeSize(unit, size);
  return isOne
    ? `${write(from)}..${write(from)}`
    : printRange({ from, to }, write, unit === "edge" ? MOST_PIXELS : Infinity);
}

function writeSize(unit: SizeUnit, size: number): string {
  if (unit === "edge") return `${String(size)}px`;
  if (unit === "pixels") return `${decimal(size, 6)}MP`;
  if (size < 1e3) return `${String(size)}B`;
  if (size < 1e6) return `${decimal(size, 3)}kB`;
  return size < 1e9 ? `${decimal(size, 6)}MB` : `${decimal(size, 9)}GB`;
}

/** A whole number divided by a power of ten, to the last digit. */
function decimal(value: number, places: number): string {
  const digits = String(value).padStart(places + 1, "0");
  const part = digits.slice(-places).replace(/0+$/u, "");
  return part === "" ? digits.slice(0, -places) : `${digits.slice(0, -places)}.${part}`;
}
