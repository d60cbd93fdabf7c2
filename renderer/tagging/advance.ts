import { tell } from "../state/notices.ts";
import { searchState } from "../state/search.ts";
import { changeSelection, selectedCount, selectedState } from "../state/selected.ts";
import { select } from "../state/selection.ts";
import { viewState } from "../state/view.ts";

export function toggleAdvance(): void {
  const goesOn = !viewState.getState().goesOn;
  viewState.setState({ goesOn });
  tell(
    goesOn
      ? "Number keys and marks now go on to the next still."
      : "Number keys and marks now stay on the still.",
  );
}

/** Goes on after a number key or a mark, if that is wished and a single still was meant. */
export function goOn(): void {
  if (viewState.getState().goesOn) nextStill();
}

/** Selects the still after the only selected one, and brings it into view; at the end nothing. */
export function nextStill(): void {
  if (selectedCount(selectedState.getState()) !== 1) return;
  changeSelection((selection) => {
    const next = (selection.focus ?? 0) + 1;
    return next < selection.total ? select(selection, next, "only") : selection;
  });
  searchState.setState({ scroll: { kind: "focus" } });
}
