import { createStore } from "zustand/vanilla";
import type { RecordKind } from "../../shared/record.ts";
import { focusPictures } from "../state/focus-pictures.ts";
import { searchState, setQuery } from "../state/search.ts";
import { selectedCount, selectedState } from "../state/selected.ts";
import { viewState } from "../state/view.ts";
import type { ListName } from "./record-kinds.ts";

/** A list with what it is filtered by, or the page of a record. */
export type Place =
  | { readonly kind: "list"; readonly list: ListName; readonly filter: string }
  | { readonly kind: RecordKind; readonly id: number };

type Pages = {
  /** Where one has been, and where one is among it; -1 before the first. */
  readonly places: readonly Place[];
  readonly at: number;
  /** Whether the light table shows the stills of each page that is turned to. */
  readonly follows: boolean;
  /** What was searched for before a page showed its stills, and the query of those; null before that. */
  readonly before: string | null;
  readonly shown: string | null;
};

/** Which pages of records were opened. Whether they are to be seen is `records` of the view. */
export const recordPages = createStore<Pages>(() => ({
  places: [],
  at: -1,
  follows: true,
  before: null,
  shown: null,
}));

/** Places one can go back to; those further back are forgotten. */
const REMEMBERED = 100;

/** The list or page that is shown, or was shown last. */
export function placeOf({ places, at }: Pages): Place | null {
  return places[at] ?? null;
}

/** Turns to a place, after the one that is shown. */
function turnTo(place: Place): void {
  recordPages.setState(({ places, at }) => {
    const kept = [...places.slice(0, at + 1), place].slice(-REMEMBERED);
    return { places: kept, at: kept.length - 1 };
  });
  viewState.setState({ records: true });
}

/** Opens a list of records. */
export function openList(list: ListName, filter = ""): void {
  turnTo({ kind: "list", list, filter });
}

/**
 * Opens the page of a record. The light table shows its stills, but not when it is opened from stills one
 * is at work on: they would leave the table.
 */
export function openRecord(
  kind: RecordKind,
  id: number,
  from: "records" | "stills" = "records",
): void {
  if (from === "stills") recordPages.setState({ follows: false });
  else if (!viewState.getState().records) recordPages.setState({ follows: true });
  turnTo({ kind, id });
}

/** Opens what was open last, or else the films. */
export function openPages(): void {
  if (placeOf(recordPages.getState()) === null) openList("films");
  else viewState.setState({ records: true });
}

/** Puts another place where one is, as a list whose filter is typed, or a record that was merged. */
export function replacePlace(place: Place): void {
  recordPages.setState(({ places, at }) => ({ places: places.with(at, place) }));
}

/** Goes back (-1) or forward (1) among the places, if there is one. */
export function step(by: -1 | 1): void {
  if (canStep(by)) recordPages.setState(({ at }) => ({ at: at + by }));
}

export function canStep(by: -1 | 1): boolean {
  const { places, at } = recordPages.getState();
  return places[at + by] !== undefined && viewState.getState().records;
}

/** Shows the stills of a page on the light table, and from now on those of every page that is turned to. */
export function showStillsOf(query: string): void {
  const { query: now } = searchState.getState();
  recordPages.setState(({ before, shown }) => ({
    follows: true,
    before: now === shown ? before : now,
    shown: query,
  }));
  if (now !== query) setQuery(query);
}

/** Closes the pages. The light table goes back to what it showed before them, unless one has begun something there. */
export function closePages(): void {
  const { before, shown } = recordPages.getState();
  recordPages.setState({ before: null, shown: null });
  viewState.setState({ records: false });
  const untouched = selectedCount(selectedState.getState()) === 0;
  if (before !== null && untouched && searchState.getState().query === shown) setQuery(before);
  focusPictures();
}

/** Another archive is open, or none. */
export function forgetPages(): void {
  recordPages.setState(recordPages.getInitialState());
  viewState.setState({ records: false });
}
