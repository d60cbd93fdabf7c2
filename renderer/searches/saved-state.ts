import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { SavedSearch } from "../../shared/contract/saved-searches.ts";
import { ask } from "../archive.ts";
import { setAlone } from "../sets/set-shown.ts";
import { archiveState, isOpen } from "../state/archive-state.ts";
import { orTellUnlessClosed } from "../state/notices.ts";
import { searchState } from "../state/search.ts";

/** The saved searches of the open archive. */
export const savedState = createStore<{ readonly searches: readonly SavedSearch[] }>(() => ({
  searches: [],
}));

/** Keeps them, with their numbers, as the archive has them. Returns the way to stop. */
export function followSavedSearches(): () => void {
  return archiveState.subscribe((now, before) => {
    if (
      now.overviewVersion === before.overviewVersion &&
      now.searchesVersion === before.searchesVersion
    )
      return;
    if (isOpen(now)) void orTellUnlessClosed(readSearches);
    else savedState.setState({ searches: [] });
  });
}

let latest = 0;

async function readSearches(): Promise<void> {
  const mine = ++latest;
  const searches = await ask("searches.list", {});
  if (mine === latest) savedState.setState({ searches });
}

/** The saved search that a query is: by its own query, or by `in:"NAME"` alone. */
export function savedSearchOf(query: string, searches: readonly SavedSearch[]): SavedSearch | null {
  const text = query.trim();
  if (text === "") return null;
  const same = searches.find((search) => search.query === text);
  if (same !== undefined) return same;
  const name = setAlone(text)?.toLocaleLowerCase();
  return searches.find((search) => search.name.toLocaleLowerCase() === name) ?? null;
}

/** The saved search whose result the shown list is; null when it is anything else. */
export function useSavedShown(): SavedSearch | null {
  const searches = useStore(savedState, (saved) => saved.searches);
  const answered = useStore(searchState, (search) => search.answered);
  return savedSearchOf(answered, searches);
}
