import { createStore } from "zustand/vanilla";
import type { Stills } from "../../shared/contract/schemas.ts";
import { sizeOf } from "./positions.ts";
import type { Selection } from "./selection.ts";
import { nothingSelected } from "./selection.ts";

/** The selection of the result that `result` names (the engine's handle; null before the first search). */
export type Selected = { readonly result: number | null; readonly selection: Selection };

export const selectedState = createStore<Selected>(() => ({
  result: null,
  selection: nothingSelected(0),
}));

/** Changes the selection with one of the pure functions of selection.ts. */
export function changeSelection(change: (selection: Selection) => Selection): void {
  selectedState.setState(({ selection }) => ({ selection: change(selection) }));
}

/** How many stills are selected. */
export function selectedCount({ selection }: Selected): number {
  return sizeOf(selection.chosen);
}

/** The selected stills as the contract wants them; null when none are. */
export function stillsOf({ result, selection }: Selected): Stills | null {
  if (result === null || selection.chosen.length === 0) return null;
  return { result, ranges: selection.chosen.map(([from, to]) => [from, to]) };
}
