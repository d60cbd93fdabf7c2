import * as v from "valibot";
import { groupings, type Grouping } from "../grouping.ts";
import { sortOrders, type SortOrder } from "../sort-order.ts";
import { asks, changes } from "./procedure.ts";
import { Id, Name, Nothing } from "./schemas.ts";
import type { QueryProblem } from "./search.ts";
import type { Changed } from "./stills.ts";

/** A search under a name: a set that fills itself. `in:"NAME"` finds what it finds. */
export type SavedSearch = {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  readonly query: string;
  readonly sort: SortOrder;
  /** What its stills stand together by. */
  readonly group: Grouping | null;
  /** The query that looks in it: `in:"NAME"`. */
  readonly within: string;
  /** How many stills it finds, as last counted; null until that is known. */
  readonly stills: number | null;
  /** Why its query cannot be read, at its place there; null when it can. */
  readonly problem: QueryProblem | null;
  /** A name that it looks in by `in:`, and that neither a set nor a saved search has any more; null when there is none. */
  readonly lost: string | null;
};

export const MOST_LETTERS_OF_QUERY = 10_000;

const Query = v.pipe(v.string(), v.trim(), v.maxLength(MOST_LETTERS_OF_QUERY));
const ToKeep = {
  name: Name,
  query: Query,
  sort: v.picklist(sortOrders),
  group: v.nullable(v.picklist(groupings)),
};

export const savedSearches = {
  "searches.list": asks<SavedSearch[]>()(
    "All saved searches by name, with how many stills each finds. They are counted when nobody searches; `searches.counted` tells of new numbers.",
    Nothing,
  ),
  "searches.save": changes<Changed & { id: number }>()(
    "Saves a search under a name; with `id` that saved search becomes this. A new name goes into the saved searches that look in it.",
    v.strictObject({ id: v.nullable(Id), ...ToKeep }),
  ),
  "searches.duplicate": changes<Changed & { id: number }>()(
    "Makes another saved search like one, under a name that is free.",
    v.strictObject({ id: Id }),
  ),
  "searches.delete": changes<Changed>()(
    "Deletes a saved search, never what it finds.",
    v.strictObject({ id: Id }),
  ),
  "searches.toSet": changes<Changed & { id: number }>()(
    "Makes an ordinary set of the stills that a saved search finds now, in its order.",
    v.strictObject({ id: Id, name: Name }),
  ),
  "searches.recent": asks<string[]>()(
    "What was searched for last in this archive, newest first.",
    Nothing,
  ),
  "searches.remember": changes<Record<string, never>>()(
    "Remembers a search as the newest. It is no change of the archive, and nothing of it is in the history.",
    v.strictObject({ query: v.pipe(Query, v.minLength(1)) }),
  ),
  "searches.forget": changes<Record<string, never>>()(
    "Forgets a search that was remembered, or all with null.",
    v.strictObject({ query: v.nullable(v.string()) }),
  ),
} as const;
