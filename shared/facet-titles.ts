import type { FacetName } from "./contract/search.ts";

/** What the facets are called wherever they are shown. */
export const facetTitles: Readonly<Record<FacetName, string>> = {
  films: "Films",
  scenes: "Scenes",
  characters: "Characters",
  performers: "Performers",
  rightsHolders: "Rights holders",
  photographers: "Photographers",
  kinds: "Kinds",
  statuses: "Rights",
  years: "Years",
  languages: "Caption missing in",
  ratings: "Ratings",
  colourLabels: "Colour labels",
  picks: "Picks",
  workStates: "Work states",
  keywords: "Keywords",
};
