import { createStore } from "zustand/vanilla";

/** Whether the keyboard shall go to the facets as soon as there are any. */
export const facetFocus = createStore<{ readonly wanted: boolean }>(() => ({ wanted: false }));
