import * as v from "valibot";
import { groupings } from "../grouping.ts";
import { keyedFields } from "../query/keyed-name.ts";
import { sortOrders } from "../sort-order.ts";
import type { StillCard } from "../still.ts";
import { asks } from "./procedure.ts";
import { Count, Id } from "./schemas.ts";

export const facetNames = [
  "films",
  "scenes",
  "characters",
  "performers",
  "rightsHolders",
  "photographers",
  "kinds",
  "statuses",
  "years",
  "languages",
  "ratings",
  "colourLabels",
  "picks",
  "workStates",
  "keywords",
] as const;
export type FacetName = (typeof facetNames)[number];

/** One value of a facet; those of `languages` are the languages in which a caption is missing; `query` is the term that narrows a search to it, e.g. `character:"Ma Youtie"`. */
export type FacetValue = {
  readonly value: string;
  readonly count: number;
  readonly query: string;
  /** The key of a record that shares its name with others; left out of all other values. */
  readonly shared?: number;
  /** No still of the result has it, but it can be meant beside what is chosen of the facet: `count` stills more would be found. */
  readonly beside?: true;
  /** What tells it from others of its name, where there are any. */
  readonly apart?: string;
};
export type Facets = Readonly<Record<FacetName, readonly FacetValue[]>>;

/** How many values each facet has, listed or not. */
export type FacetSizes = Readonly<Record<FacetName, number>>;

/** What is wrong with a query, from `from` up to `to` (UTF-16 offsets), in words. */
export type QueryProblem = {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  /** What may have been meant, the nearest first; left out where nothing is near. */
  readonly instead?: readonly QueryRepair[];
};

/** What a query becomes when `insert` takes the place of what stands from `from` up to `to`. */
export type QueryRepair = {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /** How many stills what is inserted finds by itself; left out where that is not told. */
  readonly count?: number;
};

export type SearchAnswer = {
  /** Names the result list kept in the engine; the last few used stay valid. 0, no list, with a problem. */
  readonly result: number;
  /** How many stills answer it. */
  readonly total: number;
  /** How many places the list has: of a grouped one more than stills, where a still stands in several groups. */
  readonly length: number;
  /** How many places each group has, group after group; null without groups. */
  readonly groups: readonly number[] | null;
  readonly ms: number;
  /** The first values of each: those of most stills. */
  readonly facets: Facets | null;
  readonly facetSizes: FacetSizes | null;
  /** False for a large list that stands newest first because the search index is still being read in. */
  readonly inOrder: boolean;
  /** Set when the query could not be understood; the total is then 0. */
  readonly problem: QueryProblem | null;
  /**
   * What of the query names nothing there is, each at its place, with what may have been meant; looked for only where
   * it is why nothing is found, or nothing by an alternative or an exclusion.
   */
  readonly missed: readonly QueryProblem[];
};

/** What the stills of a group have in common; `query` finds them, `detail` tells it apart. */
export type GroupHeading = {
  readonly label: string;
  readonly detail: string;
  readonly query: string;
};

/** Where what stood in one result list stands in another; what is not in it drops out, or is null. */
export type Remapped = {
  readonly ranges: readonly (readonly [number, number])[];
  readonly places: readonly (number | null)[];
};

/** What a text is that may hold words of a query: a text of the still, its credit line, a creator, a file name, or a record's name. */
export const matchPlaces = [
  "text",
  "credit",
  "photographer",
  "file",
  "film",
  "scene",
  "character",
  "performer",
  "rights",
  "keyword",
] as const;
export type MatchPlace = (typeof matchPlaces)[number];

/** Where words of a query stand in a text: stretches from one UTF-16 offset up to another, in their order. */
export type TextMatches = {
  readonly ranges: readonly (readonly [from: number, to: number])[];
  /** The other name of the record that has them; the ranges are then the whole name that is shown. */
  readonly through: string | null;
  /** The wider keyword that was asked for, of one that stands under it; the ranges are then the whole name too. */
  readonly under?: string;
};

export type Completion = {
  /** The key of a record that shares its name with others; left out of all others. */
  readonly shared?: number;
  /** What tells it from others of its name, where there are any; `detail` says it too. */
  readonly apart?: string;
  /** What is shown. */
  readonly label: string;
  readonly detail: string;
  /** What replaces the text from `from` to `to`. */
  readonly insert: string;
  readonly from: number;
  readonly to: number;
  readonly count: number | null;
};

/** The longest query that is answered, UTF-16 units. */
export const LONGEST_QUERY = 10_000;

export const search = {
  "search.run": asks<SearchAnswer>()(
    "Runs a query and keeps its result list.",
    v.strictObject({
      query: v.pipe(v.string(), v.maxLength(LONGEST_QUERY)),
      sort: v.picklist(sortOrders),
      group: v.optional(v.nullable(v.picklist(groupings))),
      facets: v.boolean(),
    }),
  ),
  "search.groups": asks<GroupHeading[]>()(
    "What the groups of a result list have in common, a part of them.",
    v.strictObject({ result: Count, from: Count, count: v.pipe(Count, v.maxValue(500)) }),
  ),
  "search.facet": asks<{ total: number; values: FacetValue[] }>()(
    "The values that a facet has in a result list, a part of them: those of most stills first; `filter` finds them by any of their names, in any script.",
    v.strictObject({
      result: Count,
      facet: v.picklist(facetNames),
      filter: v.pipe(v.string(), v.maxLength(2_000)),
      offset: Count,
      limit: v.pipe(Count, v.maxValue(200)),
    }),
  ),
  "search.slice": asks<StillCard[]>()(
    "Part of a result list.",
    v.strictObject({ result: Count, from: Count, count: v.pipe(Count, v.maxValue(2000)) }),
  ),
  "search.view": asks<Record<string, never>>()(
    "Tells which part of a result list is in view: its thumbnails that are wanting are made before all others.",
    v.strictObject({ result: Count, from: Count, count: v.pipe(Count, v.maxValue(2000)) }),
  ),
  "search.positions": asks<(number | null)[]>()(
    "Where stills stand in a result list; null for those not in it.",
    v.strictObject({ result: Count, ids: v.pipe(v.array(Id), v.maxLength(100_000)) }),
  ),
  "search.remap": asks<Remapped | null>()(
    "Ranges and single positions of one result list as those of another: keeps selection, keyboard and view through a changed query. Null when the first list is no longer kept.",
    v.strictObject({
      from: Count,
      ranges: v.array(v.tuple([Count, Count])),
      places: v.pipe(v.array(v.nullable(Count)), v.maxLength(16)),
      to: Count,
    }),
  ),
  "search.named": asks<{ name: string | null }>()(
    "What a value names that is a key or has one: a record with what tells it from its namesakes, or a still by its file. Null for every other value.",
    v.strictObject({
      field: v.picklist(keyedFields),
      value: v.pipe(v.string(), v.maxLength(10_000)),
    }),
  ),
  "search.matches": asks<TextMatches[]>()(
    "Where the words that a query asks for stand in texts and names that are shown, one by one.",
    v.strictObject({
      query: v.pipe(v.string(), v.maxLength(LONGEST_QUERY)),
      texts: v.pipe(
        v.array(
          v.strictObject({
            in: v.picklist(matchPlaces),
            text: v.pipe(v.string(), v.maxLength(20_000)),
            /** The key of the record whose name it is, so that its other names are looked at too. */
            id: v.nullable(Id),
          }),
        ),
        v.maxLength(500),
      ),
    }),
  ),
  "search.complete": asks<Completion[]>()(
    "What the word at the caret could become.",
    v.strictObject({ query: v.pipe(v.string(), v.maxLength(LONGEST_QUERY)), caret: Count }),
  ),
} as const;
