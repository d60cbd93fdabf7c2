import { placed, type Alignment } from "./alignment.ts";
import type { Area } from "./area-sums.ts";
import type { Luma } from "./luma.ts";
import { withoutBars } from "./without-bars.ts";

/** How alike two pictures are where one lies in the other. */
export type Likeness = {
  readonly alignment: Alignment;
  /** Correlation of their brightness, -1 to 1. */
  readonly correlation: number;
  /** The most that any part differs, in spreads of the picture's brightness: 0 for equal. */
  readonly worst: number;
  /** The least correlation of any part that has something in it: what is elsewhere in one of them shows here. */
  readonly weakest: number;
  /** Share of the one picture that lies within the other, and of the other that the one covers. */
  readonly within: number;
  readonly covers: number;
};

/** Points of the one picture that are looked up in the other, a side. */
const POINTS = 56;
/** Parts a side that are compared each by itself. */
const PARTS = 7;

/**
 * Lays one picture over the other, moves it until it fits best, and says how well it does. Lighter,
 * darker, softer or harder copies are alike; a part that shows something else is not.
 */
export function comparePictures(one: Luma, other: Luma, start: Alignment): Likeness {
  const pictures = framed(one, other);
  const alignment = fitted(pictures, start);
  const overlap = areaWithin(pictures, alignment);
  return { alignment, ...differences(pictures, alignment), ...overlap };
}

type Framed = {
  readonly one: Luma;
  readonly other: Luma;
  /** Without bars, in long edges. */
  readonly oneArea: Area;
  readonly otherArea: Area;
};

function framed(one: Luma, other: Luma): Framed {
  return { one, other, oneArea: inEdges(one), otherArea: inEdges(other) };
}

function inEdges(luma: Luma): Area {
  const edge = Math.max(luma.width, luma.height);
  const { x, y, width, height } = withoutBars(luma);
  return { x: x / edge, y: y / edge, width: width / edge, height: height / edge };
}

function areaWithin(
  { oneArea, otherArea }: Framed,
  alignment: Alignment,
): { within: number; covers: number } {
  const lies = placed(alignment, oneArea);
  const across = overlapOf(lies.x, lies.width, otherArea.x, otherArea.width);
  const down = overlapOf(lies.y, lies.height, otherArea.y, otherArea.height);
  const shared = across * down;
  return {
    within: shared / (lies.width * lies.height),
    covers: shared / (otherArea.width * otherArea.height),
  };
}

function overlapOf(a: number, aLength: number, b: number, bLength: number): number {
  return Math.max(0, Math.min(a + aLength, b + bLength) - Math.max(a, b));
}

/** Brightness of both pictures at points of the one that lie in the other; `part` is where the point is. */
function* samples(
  { one, other, oneArea, otherArea }: Framed,
  alignment: Alignment,
): Generator<readonly [one: number, other: number, part: number]> {
  const edge = Math.max(one.width, one.height);
  const otherEdge = Math.max(other.width, other.height);
  const { scaleX, scaleY, x0, y0 } = alignment;
  for (let row = 0; row < POINTS; row += 1) {
    const y = oneArea.y + (oneArea.height * (row + 0.5)) / POINTS;
    const v = y * scaleY + y0;
    if (v < otherArea.y || v > otherArea.y + otherArea.height) continue;
    for (let column = 0; column < POINTS; column += 1) {
      const x = oneArea.x + (oneArea.width * (column + 0.5)) / POINTS;
      const u = x * scaleX + x0;
      if (u < otherArea.x || u > otherArea.x + otherArea.width) continue;
      const part =
        Math.floor((row * PARTS) / POINTS) * PARTS + Math.floor((column * PARTS) / POINTS);
      yield [valueAt(one, x * edge, y * edge), valueAt(other, u * otherEdge, v * otherEdge), part];
    }
  }
}

/** Brightness between pixels, whose middles are at halves. */
function valueAt({ width, height, values }: Luma, x: number, y: number): number {
  const left = Math.min(width - 1, Math.max(0, Math.floor(x - 0.5)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(y - 0.5)));
  const right = Math.min(width - 1, left + 1);
  const bottom = Math.min(height - 1, top + 1);
  const across = Math.min(1, Math.max(0, x - 0.5 - left));
  const down = Math.min(1, Math.max(0, y - 0.5 - top));
  const at = (row: number, column: number): number => values[row * width + column] ?? 0;
  const upper = at(top, left) + (at(top, right) - at(top, left)) * across;
  const lower = at(bottom, left) + (at(bottom, right) - at(bottom, left)) * across;
  return upper + (lower - upper) * down;
}

type Sums = { n: number; a: number; b: number; aa: number; bb: number; ab: number };

function noSums(): Sums {
  return { n: 0, a: 0, b: 0, aa: 0, bb: 0, ab: 0 };
}

function add(sums: Sums, a: number, b: number): void {
  sums.n += 1;
  sums.a += a;
  sums.b += b;
  sums.aa += a * a;
  sums.bb += b * b;
  sums.ab += a * b;
}

function sumsOf(pictures: Framed, alignment: Alignment): Sums {
  const sums = noSums();
  for (const [a, b] of samples(pictures, alignment)) add(sums, a, b);
  return sums;
}

function correlationOf({ n, a, b, aa, bb, ab }: Sums): number {
  const spread = Math.sqrt(Math.max(1, aa - (a * a) / n) * Math.max(1, bb - (b * b) / n));
  return (ab - (a * b) / n) / spread;
}

/** -1 where they hardly overlap. */
function score(pictures: Framed, alignment: Alignment): number {
  const sums = sumsOf(pictures, alignment);
  return sums.n < POINTS ? -1 : correlationOf(sums);
}

/** Small moves, each halved until none is an improvement: in long edges, and shares of the scale. */
const FIRST_MOVE = 0.012;
const LAST_MOVE = 0.001;

function fitted(pictures: Framed, start: Alignment): Alignment {
  let best = start;
  let fit = score(pictures, best);
  for (let move = FIRST_MOVE; move >= LAST_MOVE; move /= 2) {
    for (let improved = true, rounds = 0; improved && rounds < 6; rounds += 1) {
      improved = false;
      for (const next of neighbours(best, pictures.oneArea, move)) {
        const nextFit = score(pictures, next);
        if (nextFit <= fit) continue;
        best = next;
        fit = nextFit;
        improved = true;
      }
    }
  }
  return best;
}

/** Moved to each side, and stretched about its middle. */
function neighbours(
  { scaleX, scaleY, x0, y0 }: Alignment,
  { x, y, width, height }: Area,
  move: number,
): Alignment[] {
  const middle = { x: x + width / 2, y: y + height / 2 };
  const stretched = (byX: number, byY: number): Alignment => ({
    scaleX: scaleX * byX,
    scaleY: scaleY * byY,
    x0: x0 - middle.x * scaleX * (byX - 1),
    y0: y0 - middle.y * scaleY * (byY - 1),
  });
  return [
    { scaleX, scaleY, x0: x0 + move, y0 },
    { scaleX, scaleY, x0: x0 - move, y0 },
    { scaleX, scaleY, x0, y0: y0 + move },
    { scaleX, scaleY, x0, y0: y0 - move },
    stretched(1 + move, 1 + move),
    stretched(1 - move, 1 - move),
    stretched(1 + move, 1),
    stretched(1 - move, 1),
  ];
}

/** Points of a part that must lie in both pictures to tell anything of it. */
const ENOUGH = (POINTS / PARTS) ** 2 / 2;
/** Spread of brightness from which a part has something in it; below is noise. */
const SOMETHING = 8;

function differences(
  pictures: Framed,
  alignment: Alignment,
): Pick<Likeness, "correlation" | "worst" | "weakest"> {
  const whole = noSums();
  const parts = Array.from({ length: PARTS * PARTS }, noSums);
  for (const [a, b, part] of samples(pictures, alignment)) {
    add(whole, a, b);
    const sums = parts[part];
    if (sums !== undefined) add(sums, a, b);
  }
  const correlation = whole.n < POINTS ? -1 : correlationOf(whole);
  if (correlation <= 0) return { correlation, worst: Infinity, weakest: -1 };
  const told = parts.filter(({ n }) => n >= ENOUGH);
  const { gain, offset, spread } = line(whole);
  const filled = told.filter((sums) => Math.max(...spreads(sums)) > SOMETHING);
  return {
    correlation,
    worst: Math.max(0, ...told.map((sums) => remainder(sums, gain, offset) / spread)),
    weakest: Math.min(1, ...filled.map(correlationOf)),
  };
}

/** The other's brightness from the one's, as a line through all points, and how far the other's spreads. */
function line(sums: Sums): { gain: number; offset: number; spread: number } {
  const { n, a, b, aa, ab } = sums;
  const gain = (ab - (a * b) / n) / Math.max(1, aa - (a * a) / n);
  return { gain, offset: (b - gain * a) / n, spread: Math.max(1, spreads(sums)[1]) };
}

function spreads({ n, a, b, aa, bb }: Sums): readonly [one: number, other: number] {
  const of = (sum: number, squares: number): number =>
    Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
  return [of(a, aa), of(b, bb)];
}

/** Root of the mean square by which the other differs from what the line makes of the one. */
function remainder({ n, a, b, aa, bb, ab }: Sums, gain: number, offset: number): number {
  const squares =
    bb + gain * gain * aa + n * offset * offset - 2 * (gain * ab + offset * b - gain * offset * a);
  return Math.sqrt(Math.max(0, squares / n));
}
