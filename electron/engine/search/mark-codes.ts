import {
  colourLabels,
  markFields,
  picks,
  ratings,
  workStates,
  type MarkName,
  type Marks,
} from "../../../shared/marks.ts";

/** The marks of a still are one number: of each mark its place in its list from 1 on, 0 for none. */
type Digits = { readonly list: readonly unknown[]; readonly shift: number; readonly mask: number };

const digits: Readonly<Record<MarkName, Digits>> = {
  rating: { list: ratings, shift: 0, mask: 7 },
  pick: { list: picks, shift: 3, mask: 3 },
  colourLabel: { list: colourLabels, shift: 5, mask: 7 },
  workState: { list: workStates, shift: 8, mask: 7 },
};
/** Codes are below this. */
export const MARK_CODES = 1 << 11;

export function markCode(marks: Marks): number {
  return markFields.reduce(
    (code, mark) => code | (placeOf(mark, marks[mark]) << digits[mark].shift),
    0,
  );
}

/** The place of a value in the list of its mark, from 1 on; 0 for none. */
export function placeOf(mark: MarkName, value: unknown): number {
  return digits[mark].list.indexOf(value) + 1;
}

/** The place of a mark that a code says. */
export function placeIn(code: number, mark: MarkName): number {
  return (code >>> digits[mark].shift) & digits[mark].mask;
}

export function marksOfCode(code: number): Marks {
  const value = <Value>(mark: MarkName, list: readonly Value[]): Value | null =>
    list[placeIn(code, mark) - 1] ?? null;
  return {
    rating: value("rating", ratings),
    pick: value("pick", picks),
    colourLabel: value("colourLabel", colourLabels),
    workState: value("workState", workStates) ?? "new",
  };
}

/** How many of the stills counted by their codes have each value of a mark, by its place. */
export function countPlaces(counts: Uint32Array, mark: MarkName): Uint32Array {
  const places = new Uint32Array(digits[mark].mask + 1);
  for (let code = 0; code < counts.length; code++) {
    const place = placeIn(code, mark);
    places[place] = (places[place] ?? 0) + (counts[code] ?? 0);
  }
  return places;
}
