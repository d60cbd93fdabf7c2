import { createStore } from "zustand/vanilla";
import type { SavedSearch } from "../../shared/contract/saved-searches.ts";
import type { StillSet } from "../../shared/contract/sets.ts";
import { openDialog } from "../state/view.ts";

type About = {
  /** The set in which the new one is to lie; null for the top. */
  readonly within: StillSet | null;
  /** The saved search whose stills go into the new set; null for the selection. */
  readonly found: SavedSearch | null;
  /** The set that is moved, or that the note is of, or in which the stills are that it is of. */
  readonly set: StillSet | null;
  /** Whether the note is of the selected stills in the set. */
  readonly ofStills: boolean;
};

/** What the dialogs of sets are about. */
export const setDialogs = createStore<About>(() => ({
  within: null,
  found: null,
  set: null,
  ofStills: false,
}));

/** Asks for the name of a new set of the selected stills, or an empty one. */
export function newSet(within: StillSet | null = null): void {
  setDialogs.setState({ within, found: null });
  openDialog("new-set");
}

/** Asks for the name of a new set of what a saved search finds now. */
export function newSetOf(found: SavedSearch): void {
  setDialogs.setState({ within: null, found });
  openDialog("new-set");
}

/** Asks into which other set one is to be put. */
export function askWhereTo(set: StillSet): void {
  setDialogs.setState({ set });
  openDialog("place-set");
}

/** Opens the note of a set. */
export function writeNote(set: StillSet): void {
  setDialogs.setState({ set, ofStills: false });
  openDialog("set-note");
}

/** Opens the note that the selected stills have in a set. */
export function writeNoteOfStills(set: StillSet): void {
  setDialogs.setState({ set, ofStills: true });
  openDialog("set-note");
}
