import type { Period } from "./moment.ts";

/** Whether two stretches of time have a moment in common. */
export function overlaps(one: Period, other: Period): boolean {
  return one.from < other.to && other.from < one.to;
}

/** Whether a stretch of time holds another whole. */
export function holds(outer: Period, inner: Period): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}
