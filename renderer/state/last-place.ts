import { selectedState } from "./selected.ts";
import type { Selection } from "./selection.ts";

/**
 * Where the light table stands, as it tells itself: the still first in view, how far below the upper edge it begins
 * (CSS pixels), how many stills are drawn, and whether it was scrolled there since the list is shown.
 */
export const inView = { first: 0, height: 0, count: 200, isScrolled: false };

/** What somebody selected, by places of the list in which they did. */
type SelectedLast = { readonly result: number; readonly selection: Selection };

/** Which still somebody scrolled to, by its place in the list they scrolled. */
type LookedAt = {
  readonly result: number;
  /** How many places that list has. */
  readonly total: number;
  readonly first: number;
  readonly height: number;
};

let chosen: SelectedLast | null = null;
/** What became of it in the list that is shown: any other selection is a new one. */
let carried: Selection | null = null;
let looked: LookedAt | null = null;

/**
 * What was selected last. Lists that are shown since have some of it, or none: none of them takes it away, until
 * something else is selected.
 */
export function selectedLast(): SelectedLast | null {
  const { result, selection } = selectedState.getState();
  if (selection !== carried) {
    carried = selection;
    chosen = result === null ? null : { result, selection };
  }
  return chosen;
}

/** Where somebody scrolled last; null before anybody did. */
export function lookedAt(): LookedAt | null {
  const { result, selection } = selectedState.getState();
  if (inView.isScrolled && result !== null) {
    const { first, height } = inView;
    looked = { result, total: selection.total, first, height };
  }
  return looked;
}

/** Another list is shown, with what of the last selection it has, or with one of its own (`isChosen`); null for none. */
export function showsAnother(
  list: { readonly selection: Selection; readonly isChosen: boolean } | null,
): void {
  inView.isScrolled = false;
  carried = list?.isChosen === true ? null : (list?.selection ?? null);
  if (list !== null) return;
  chosen = null;
  looked = null;
}
