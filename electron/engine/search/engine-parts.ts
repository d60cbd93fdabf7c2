import { FacetCounter } from "./facets.ts";
import { Matcher } from "./matcher.ts";
import type { Orders } from "./orders.ts";
import type { IndexedStills } from "./stills.ts";

/** What the index consists of; all of it is replaced together when it is compacted. */
export type Engine = {
  readonly stills: IndexedStills;
  readonly orders: Orders;
  readonly matcher: Matcher;
  readonly facets: FacetCounter;
};

/** The parts that are made from the stills and their orders. */
export function engineOf(stills: IndexedStills, orders: Orders): Engine {
  const matcher = new Matcher(stills);
  return { stills, orders, matcher, facets: new FacetCounter(stills, matcher) };
}
