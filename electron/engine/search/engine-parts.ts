import { FacetValues } from "./facets.ts";
import { Matcher } from "./matcher.ts";
import type { Orders } from "./orders.ts";
import { RowCounts } from "./row-counts.ts";
import type { IndexedStills } from "./stills.ts";

/** What the index consists of; all of it is replaced together when it is compacted. */
export type Engine = {
  readonly stills: IndexedStills;
  readonly orders: Orders;
  readonly matcher: Matcher;
  readonly counts: RowCounts;
  readonly facets: FacetValues;
};

/** The parts that are made from the stills and their orders. */
export function engineOf(stills: IndexedStills, orders: Orders): Engine {
  const matcher = new Matcher(stills);
  const counts = new RowCounts(stills);
  return { stills, orders, matcher, counts, facets: new FacetValues(stills, matcher, counts) };
}
