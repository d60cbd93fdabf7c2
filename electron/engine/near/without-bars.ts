import type { Area } from "./area-sums.ts";
import type { Luma } from "./luma.ts";

/** A line of a bar varies by less than this: compression leaves about 2. */
const BAR_SPREAD = 5;
/** Lines of one bar differ in their mean by less than this. */
const BAR_DIFFERENCE = 5;
/** A bar takes at most this share of the picture on its side. */
const BAR_SHARE = 0.3;

/**
 * The picture within its letterbox or pillarbox: plain bars at opposite sides (black or any other
 * tone), as video masters, scans and slides have them. The whole picture where there are none.
 */
export function withoutBars(luma: Luma): Area {
  const { width, height } = luma;
  const row = (y: number): Line => lineOf(luma, y * width, 1, width);
  const column = (x: number): Line => lineOf(luma, x, width, height);
  const [top, bottom] = bars(row, height);
  const [left, right] = bars(column, width);
  return { x: left, y: top, width: width - left - right, height: height - top - bottom };
}

type Line = { readonly mean: number; readonly spread: number };

/** How many lines at the start and at the end belong to bars; the line where a bar ends is mixed and goes with it. */
function bars(line: (at: number) => Line, length: number): readonly [start: number, end: number] {
  const most = Math.floor(length * BAR_SHARE);
  const depth = (at: (index: number) => Line): number => {
    const edge = at(0);
    if (edge.spread > BAR_SPREAD) return 0;
    let lines = 1;
    while (
      lines < most &&
      at(lines).spread <= BAR_SPREAD &&
      Math.abs(at(lines).mean - edge.mean) <= BAR_DIFFERENCE
    )
      lines += 1;
    return lines >= most ? 0 : lines + 1; // so much of one tone is a sky, not a bar
  };
  return [depth(line), depth((index) => line(length - 1 - index))];
}

function lineOf({ values }: Luma, from: number, step: number, length: number): Line {
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < length; index += 1) {
    const value = values[from + index * step] ?? 0;
    sum += value;
    squares += value * value;
  }
  const mean = sum / length;
  return { mean, spread: Math.sqrt(Math.max(0, squares / length - mean * mean)) };
}
