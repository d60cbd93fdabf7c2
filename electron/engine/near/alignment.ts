import type { Area } from "./area-sums.ts";

/**
 * Where a picture lies in another: a point at (x, y) of the one is at (x * scaleX + x0, y * scaleY + y0)
 * of the other. All in shares of the long edge of the picture they are of.
 */
export type Alignment = {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly x0: number;
  readonly y0: number;
};

/** Codes of the same thing differ in at most this many of their 64 bits; those of different things in 32 or so. */
export const CODE_DISTANCE = 10;
/** Two spots mean the same alignment when the one puts the other within this of its place, in long edges. */
const APART = 0.04;
/** … and makes it larger or smaller by no more than this. */
const SCALE_RATIO = 1.15;
/** Copies are stretched by at most this: rounding, and pixels that are not quite square. */
const STRETCH = 1.05;

/** An alignment and how many patches agree on it. */
export type Agreement = { readonly alignment: Alignment; readonly patches: number };

/** Patches of two pictures that look alike; `whole` when they are the whole pictures. */
export type Match = { readonly one: Area; readonly other: Area; readonly whole: boolean };

/** That the whole pictures look alike says as much as this many spots. */
const WHOLE_WEIGHT = 3;

/** The alignment most matches agree on; null when none makes sense. */
export function agreement(matches: readonly Match[]): Agreement | null {
  let best: Agreement | null = null;
  for (const { one, other, whole } of matches) {
    const alignment = alignmentOf(one, other);
    if (!isUpright(alignment)) continue;
    const agreeing = matches.filter((match) => fits(alignment, match)).length;
    const patches = whole ? Math.max(agreeing, WHOLE_WEIGHT) : agreeing;
    if (best === null || patches > best.patches) best = { alignment, patches };
  }
  return best;
}

function alignmentOf(a: Area, b: Area): Alignment {
  const scaleX = b.width / a.width;
  const scaleY = b.height / a.height;
  return { scaleX, scaleY, x0: b.x - a.x * scaleX, y0: b.y - a.y * scaleY };
}

function isUpright({ scaleX, scaleY }: Alignment): boolean {
  return Math.max(scaleX / scaleY, scaleY / scaleX) <= STRETCH;
}

function fits({ scaleX, x0, y0, scaleY }: Alignment, { one: a, other: b }: Match): boolean {
  const ratio = b.width / a.width / scaleX;
  const x = (a.x + a.width / 2) * scaleX + x0 - (b.x + b.width / 2);
  const y = (a.y + a.height / 2) * scaleY + y0 - (b.y + b.height / 2);
  return ratio < SCALE_RATIO && ratio > 1 / SCALE_RATIO && Math.hypot(x, y) < APART;
}

/** Where an area of the one picture lies in the other. */
export function placed({ scaleX, scaleY, x0, y0 }: Alignment, { x, y, width, height }: Area): Area {
  return {
    x: x * scaleX + x0,
    y: y * scaleY + y0,
    width: width * scaleX,
    height: height * scaleY,
  };
}
