/**
 * Faces whose descriptors are nearer than this are likely of one person. Their maker takes 0.6 for the
 * limit; that is right for nearly all pairs, but of a film's stills every pair is asked, and a wrong name
 * costs more than a missing one. Measured: different persons in one picture are 0.56 apart and more.
 */
export const LIKELY_SAME = 0.5;

/** How many numbers are added up before the sum is looked at. */
const AT_ONCE = 16;

/**
 * How far apart two faces are that may be of one person; null where they are not that near, which most
 * pairs show in a part of their numbers.
 */
export function nearDistance(one: Float32Array, other: Float32Array): number | null {
  let sum = 0;
  for (let from = 0; from < one.length; from += AT_ONCE) {
    const to = Math.min(one.length, from + AT_ONCE);
    for (let at = from; at < to; at += 1) sum += ((one[at] ?? 0) - (other[at] ?? 0)) ** 2;
    if (sum >= LIKELY_SAME ** 2) return null;
  }
  return Math.sqrt(sum);
}

/** How far apart two faces are: the length of the difference of their descriptors. */
export function faceDistance(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += ((one[at] ?? 0) - (other[at] ?? 0)) ** 2;
  return Math.sqrt(sum);
}
