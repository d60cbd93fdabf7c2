// A little beyond the edge one wants to see each row come; far beyond, or after a while, to get there.
const SLOWEST = 0.4;
const PER_PIXEL = 0.02;
const FASTER_EACH_SECOND = 0.8;
const FASTEST = 5;

/**
 * How fast a list scrolls while one drags `beyond` CSS pixels above (negative) or below a view of
 * `height`, for `seconds` already: CSS pixels a second, up to several screens.
 */
export function edgeSpeed(beyond: number, seconds: number, height: number): number {
  if (beyond === 0) return 0;
  const screens =
    (SLOWEST + Math.abs(beyond) * PER_PIXEL) * (1 + Math.max(0, seconds) * FASTER_EACH_SECOND);
  return Math.sign(beyond) * Math.min(FASTEST, screens) * height;
}
