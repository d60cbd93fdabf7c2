import { nearDistance } from "./face-distance.ts";

/** A face to be put with others; `still` is where it is seen. */
export type GroupableFace = {
  readonly id: number;
  readonly still: number;
  readonly descriptor: Float32Array;
};

/**
 * Puts faces together that are likely of one person, the nearest first. Any two of a group are nearer than
 * `LIKELY_SAME`, so that no chain of likenesses leads from one person to another, and no two are of
 * the same still, for nobody is in a picture twice. Every face is in exactly one group, alone in most
 * cases; the order in which faces are given is of no consequence.
 */
export function groupFaces<F extends GroupableFace>(faces: readonly F[]): F[][] {
  const sorted = faces.toSorted((one, other) => one.id - other.id);
  const near = nearPairs(sorted);
  const groups: number[][] = sorted.map((_, at) => [at]);
  for (const pair of near.nearestFirst) {
    const [first, second] = [groups[pair.one] ?? [], groups[pair.other] ?? []];
    if (first === second) continue;
    if (!first.every((one) => second.every((other) => near.has(one, other)))) continue;
    const joined = [...first, ...second];
    for (const at of joined) groups[at] = joined;
  }
  return [...new Set(groups)].map((group) =>
    group.toSorted((one, other) => one - other).flatMap((at) => sorted[at] ?? []),
  );
}

/** Pairs that may be of one person, each by the places of its faces. */
type NearPairs = {
  readonly nearestFirst: Iterable<{ readonly one: number; readonly other: number }>;
  readonly has: (one: number, other: number) => boolean;
};

/** Plain numbers all along: with an object for each of a hundred thousand pairs it would take ten times as long. */
function nearPairs(faces: readonly GroupableFace[]): NearPairs {
  const count = faces.length;
  const isNear = new Uint8Array(count * count);
  const ranks: number[] = [];
  for (const [other, face] of faces.entries())
    for (let one = 0; one < other; one += 1) {
      const earlier = faces[one];
      if (earlier === undefined || face.still === earlier.still) continue;
      const distance = nearDistance(face.descriptor, earlier.descriptor);
      if (distance === null) continue;
      isNear[one * count + other] = 1;
      isNear[other * count + one] = 1;
      ranks.push(Math.round(distance * FINENESS) * count * count + one * count + other);
    }
  const sorted = Float64Array.from(ranks).toSorted();
  return {
    nearestFirst: Iterator.from(sorted).map((rank) => {
      const place = rank % (count * count);
      return { one: Math.floor(place / count), other: place % count };
    }),
    has: (one, other) => isNear[one * count + other] === 1,
  };
}

/** Distances are ordered to so many parts of one: with the places of two faces they fit into one number. */
const FINENESS = 1e6;
