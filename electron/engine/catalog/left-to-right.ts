/** Somebody in a picture, in an order from the left. */
export type Standing = {
  readonly id: number;
  /** The middle of the region from the left, in parts of the picture as displayed; null without a region. */
  readonly middle: number | null;
  /** Whether the archivist chose the place. */
  readonly isChosen: boolean;
};

/**
 * The order that follows the regions: whose place was not chosen comes before the first who stands further
 * right. Those whose place was chosen keep their order, and so do those without a region.
 */
export function leftToRight(people: readonly Standing[]): readonly Standing[] {
  const free = people
    .filter(({ middle, isChosen }) => middle !== null && !isChosen)
    .toSorted((one, other) => (one.middle ?? 0) - (other.middle ?? 0));
  return free.reduce<readonly Standing[]>(placed, people);
}

function placed(people: readonly Standing[], person: Standing): readonly Standing[] {
  const place = people.indexOf(person);
  const others = people.toSpliced(place, 1);
  const middle = person.middle ?? 0;
  const right = others.findIndex((other) => (other.middle ?? -1) > middle);
  const last = right === -1 ? others.length : right;
  const left = others.slice(0, last).findLastIndex((other) => (other.middle ?? middle) < middle);
  const stands = place > left && place <= last;
  return stands ? people : others.toSpliced(right === -1 ? left + 1 : right, 0, person);
}
