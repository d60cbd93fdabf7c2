import { createStore } from "zustand/vanilla";
import type { SavedSearch } from "../../shared/contract/saved-searches.ts";
import { openDialog } from "../state/view.ts";

/** The saved search that is edited; null for a new one of what is searched for now. */
export const searchEdited = createStore<{ readonly search: SavedSearch | null }>(() => ({
  search: null,
}));

/** Asks for the name of a new saved search. */
export function saveThisSearch(): void {
  searchEdited.setState({ search: null });
  openDialog("save-search");
}

/** Opens a saved search to be changed. */
export function editSearch(search: SavedSearch): void {
  searchEdited.setState({ search });
  openDialog("save-search");
}
