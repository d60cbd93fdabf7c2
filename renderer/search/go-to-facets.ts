import { focusResults } from "../frame/focus-results.ts";
import { facetFocus } from "../state/facet-focus.ts";
import { isPaneShown } from "../state/room.ts";
import { toggleFacets } from "../state/search.ts";

/** Takes the keyboard to what the results have in common, shown where it was not; from there it hides it, and goes back. */
export function goToFacets(): void {
  const isShown = isPaneShown("facets");
  const isThere = document.activeElement?.closest("[data-facets]") != null;
  if (isShown && isThere) {
    toggleFacets();
    focusResults();
    return;
  }
  if (!isShown) toggleFacets();
  facetFocus.setState({ wanted: true });
}
