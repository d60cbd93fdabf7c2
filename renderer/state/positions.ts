/**
 * A set of positions in a result list, as sorted, disjoint, non-touching half-open ranges: "all of a
 * million" is one pair. Every function returns a new set.
 */
export type Positions = readonly (readonly [from: number, to: number])[];

export const noPositions: Positions = [];

/** The positions from `from` up to but without `to`. */
export function range(from: number, to: number): Positions {
  return from < to ? [[from, to]] : noPositions;
}

/** Any pairs, in any order, brought into the form above. */
export function positionsOf(pairs: readonly (readonly [number, number])[]): Positions {
  const sorted = pairs.filter(([from, to]) => from < to).toSorted((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

export function union(a: Positions, b: Positions): Positions {
  return positionsOf([...a, ...b]);
}

export function subtract(a: Positions, b: Positions): Positions {
  const left: [number, number][] = [];
  let next = 0;
  for (const [from, to] of a) {
    let at = from;
    while ((b[next]?.[1] ?? Infinity) <= at) next++;
    for (let i = next; at < to; i++) {
      const [cutFrom, cutTo] = b[i] ?? [Infinity, Infinity];
      if (cutFrom > at) left.push([at, Math.min(cutFrom, to)]);
      at = Math.max(at, cutTo);
    }
  }
  return left;
}

/** In one or the other, not in both: what ctrl does to a marquee. */
export function exclusive(a: Positions, b: Positions): Positions {
  return union(subtract(a, b), subtract(b, a));
}

export function has(positions: Positions, position: number): boolean {
  let low = 0;
  let high = positions.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = positions[middle] ?? [0, 0];
    if (position < from) high = middle - 1;
    else if (position >= to) low = middle + 1;
    else return true;
  }
  return false;
}

export function sizeOf(positions: Positions): number {
  return positions.reduce((sum, [from, to]) => sum + to - from, 0);
}

export function firstOf(positions: Positions): number | null {
  return positions[0]?.[0] ?? null;
}
