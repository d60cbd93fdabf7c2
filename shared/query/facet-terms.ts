import type { FacetName } from "../contract/search.ts";
import { picks, workStates } from "../marks.ts";
import type { QueryTerm, StillsTerm, TextualField, Tree } from "./tree.ts";

/** The facets whose values are records or names, and the fields that ask for them. */
export const recordFacets = {
  films: "film",
  scenes: "scene",
  characters: "character",
  performers: "performer",
  rightsHolders: "rights",
  photographers: "photographer",
  keywords: "keyword",
} as const satisfies Partial<Record<FacetName, TextualField>>;
export type RecordFacet = keyof typeof recordFacets;

/** Facets of which a still has one value at most: both of two would find nothing, so a second one means either. */
const singleFacets = [
  "films",
  "kinds",
  "statuses",
  "years",
  "ratings",
  "colourLabels",
  "picks",
  "workStates",
] as const satisfies readonly FacetName[];

export function isSingle(facet: FacetName): boolean {
  return singleFacets.some((single) => single === facet);
}

type Term = QueryTerm | StillsTerm;

/** The facet that a term chooses a value of; null for every other term, and for several. */
export function facetOf(term: Tree<Term>): FacetName | null {
  switch (term.kind) {
    case "field":
      return facetOfField(term.field);
    case "years":
      return "years";
    case "rating":
      return "ratings";
    case "language":
      return term.what === "caption" && !term.present ? "languages" : null;
    case "is":
      if (picks.some((pick) => pick === term.state)) return "picks";
      return workStates.some((state) => state === term.state) ? "workStates" : null;
    default:
      return null;
  }
}

function facetOfField(field: TextualField): FacetName | null {
  if (field === "kind") return "kinds";
  if (field === "status") return "statuses";
  if (field === "label") return "colourLabels";
  return facetsByField.get(field) ?? null;
}

const facetsByField: ReadonlyMap<string, FacetName> = new Map(
  facetEntries().map(([facet, field]) => [field, facet]),
);

function facetEntries(): readonly (readonly [RecordFacet, string])[] {
  // Object.entries knows no more than that the keys are strings.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.entries(recordFacets) as (readonly [RecordFacet, string])[];
}

/** The terms of a part of a query that chooses or excludes values of one facet and asks nothing else; null for any other. */
export function termsOfFacet<Some extends Term>(
  part: Tree<Some>,
  facet: FacetName,
): readonly Some[] | null {
  switch (part.kind) {
    case "all":
    case "and":
      return null;
    case "or": {
      const terms = part.parts.map((one) => termsOfFacet(one, facet));
      return terms.every((some) => some !== null) ? terms.flat() : null;
    }
    case "not":
      return part.part.kind === "not" ? null : termsOfFacet(part.part, facet);
    default:
      return facetOf(part) === facet ? [part] : null;
  }
}

/**
 * A query without what it chooses or excludes of a facet; null when that is nothing. `isValue` tells whether a term is
 * one value of the facet; one that is not, such as a name only begun, is no choice among the values.
 */
export function withoutFacet<Some extends Term>(
  tree: Tree<Some>,
  facet: FacetName,
  isValue: (term: Some) => boolean,
): Tree<Some> | null {
  const parts = tree.kind === "and" ? tree.parts : [tree];
  const others = parts.filter((part) => termsOfFacet(part, facet)?.every(isValue) !== true);
  return others.length === parts.length ? null : allOf(others);
}

/**
 * A query without the last part that asks for values of a facet, which is the one that another value is put beside by
 * "or"; null when it asks for none.
 */
export function withoutLastChoice<Some extends Term>(
  tree: Tree<Some>,
  facet: FacetName,
  isValue: (term: Some) => boolean,
): Tree<Some> | null {
  const parts = tree.kind === "and" ? tree.parts : [tree];
  const at = parts.findLastIndex(
    (part) => part.kind !== "not" && termsOfFacet(part, facet)?.every(isValue) === true,
  );
  return at === -1 ? null : allOf(parts.toSpliced(at, 1));
}

function allOf<Some extends Term>(parts: readonly Tree<Some>[]): Tree<Some> {
  const [only] = parts;
  if (only === undefined) return { kind: "all" };
  return parts.length === 1 ? only : { kind: "and", parts };
}
