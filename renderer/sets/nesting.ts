import type { StillSet } from "../../shared/contract/sets.ts";

/** The sets that lie in a set, or at the top with null; in their order. */
export function setsWithin(sets: readonly StillSet[], parent: number | null): StillSet[] {
  return sets.filter((set) => set.parent === parent);
}

/** Whether a set is another, or lies in it, however deep. */
export function liesIn(sets: readonly StillSet[], set: StillSet, outer: number): boolean {
  if (set.id === outer) return true;
  const above = sets.find(({ id }) => id === set.parent);
  return above !== undefined && liesIn(sets, above, outer);
}

/** The name of a set behind those of the sets that it lies in: "Berlin › Press". */
export function pathOf(sets: readonly StillSet[], set: StillSet): string {
  const above = sets.find(({ id }) => id === set.parent);
  return above === undefined ? set.name : `${pathOf(sets, above)} › ${set.name}`;
}
