import type { Area, AreaSums } from "./area-sums.ts";

/** A place that stands out, lighter or darker than what is around it; radius of what stands out, pixels. */
export type Spot = { readonly x: number; readonly y: number; readonly radius: number };

/** Radii that are looked for, each a sixth to a quarter larger than the one before. */
const radii = [2, 3, 4, 5, 6, 7, 9, 11, 13, 16] as const;
/** The surroundings are twice as wide as the spot. */
const AROUND = 2;
/** A spot differs from its surroundings by this in brightness; less is noise or a gradient. */
const LEAST = 4;

/**
 * The places of a picture that stand out most, strongest first. They are where they are whatever is
 * cut away elsewhere, and their size grows with the picture: what a crop is recognised by.
 */
export function spotsOf(sums: AreaSums, within: Area, most: number): Spot[] {
  const layers = radii.map((radius) => layerOf(sums, within, radius));
  const found: Strong[] = [];
  for (const [level, layer] of layers.entries()) {
    const [smaller, larger] = [layers[level - 1], layers[level + 1]];
    if (smaller !== undefined && larger !== undefined)
      found.push(...peaksOf(layer, smaller, larger));
  }
  const chosen: Strong[] = [];
  for (const spot of found.toSorted((a, b) => b.strength - a.strength)) {
    if (chosen.length === most) break;
    if (!chosen.some((other) => saysTheSame(spot, other))) chosen.push(spot);
  }
  return chosen;
}

type Strong = Spot & { readonly strength: number };

function saysTheSame(a: Spot, b: Spot): boolean {
  const apart = Math.hypot(a.x - b.x, a.y - b.y);
  const ratio = a.radius / b.radius;
  return apart < Math.min(a.radius, b.radius) && ratio < 1.5 && ratio > 1 / 1.5;
}

/** How much lighter each place is than its surroundings, for one radius; 0 too near to the edge to tell. */
type Layer = {
  readonly radius: number;
  readonly width: number;
  readonly differences: Float32Array;
};

function layerOf(sums: AreaSums, within: Area, radius: number): Layer {
  const { width, height } = sums;
  const differences = new Float32Array(width * height);
  const reach = radius * AROUND;
  for (let y = Math.ceil(within.y) + reach; y <= within.y + within.height - reach; y += 1) {
    for (let x = Math.ceil(within.x) + reach; x <= within.x + within.width - reach; x += 1)
      if (x < width && y < height)
        differences[y * width + x] = sums.meanAround(x, y, radius) - sums.meanAround(x, y, reach);
  }
  return { radius, width, differences };
}

function peaksOf(layer: Layer, smaller: Layer, larger: Layer): Strong[] {
  const { width, differences } = layer;
  const peaks: Strong[] = [];
  for (let at = width + 1; at < differences.length - width - 1; at += 1) {
    const value = differences[at] ?? 0;
    if (Math.abs(value) < LEAST) continue;
    if (isPeak(value, at, layer) && isPeak(value, at, smaller) && isPeak(value, at, larger))
      peaks.push(refined(at, layer, smaller, larger));
  }
  return peaks;
}

/** Whether nothing around a place in a layer stands out more. */
function isPeak(value: number, at: number, { width, differences }: Layer): boolean {
  const sign = Math.sign(value);
  const strength = Math.abs(value);
  for (let down = -width; down <= width; down += width) {
    const place = at + down;
    if (sign * (differences[place] ?? 0) > strength) return false;
    if (sign * (differences[place - 1] ?? 0) > strength) return false;
    if (sign * (differences[place + 1] ?? 0) > strength) return false;
  }
  return true;
}

/** The top of the parabolas through the peak and its neighbours: finer than whole pixels and radii. */
function refined(at: number, layer: Layer, smaller: Layer, larger: Layer): Strong {
  const { width, radius, differences } = layer;
  const value = (place: number): number => differences[place] ?? 0;
  const level = top(smaller.differences[at] ?? 0, value(at), larger.differences[at] ?? 0);
  const next = level < 0 ? radius / smaller.radius : larger.radius / radius;
  return {
    x: (at % width) + top(value(at - 1), value(at), value(at + 1)),
    y: Math.floor(at / width) + top(value(at - width), value(at), value(at + width)),
    radius: radius * next ** level,
    strength: Math.abs(value(at)),
  };
}

/** Where between -0.5 and 0.5 the parabola through three values has its top. */
function top(before: number, middle: number, after: number): number {
  const bend = before - 2 * middle + after;
  return bend === 0 ? 0 : Math.min(0.5, Math.max(-0.5, (before - after) / (2 * bend)));
}
