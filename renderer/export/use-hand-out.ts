import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { SortOrder } from "../../shared/sort-order.ts";
import type { Problem } from "../../shared/problem.ts";
import type { StillCard } from "../../shared/still.ts";
import { ask, problemOf } from "../archive.ts";
import { archiveState } from "../state/archive-state.ts";
import { selectedState } from "../state/selected.ts";

/** More stills than this are handed out in their order, without a list to arrange by hand. */
export const LISTED_AT_MOST = 5000;
const SLICE = 2000; // What search.slice gives at once.

/** What is to be handed out, in order. Null while it is being read. */
export type HandOut = {
  readonly total: number;
  /** Null when there are more than {@link LISTED_AT_MOST}. */
  readonly cards: readonly StillCard[] | null;
  /** All of them, when they are too many to list. */
  readonly stills: Stills;
};

type Ranges = readonly (readonly [number, number])[];

/** A search whose stills are handed out, in their order; a set's is of its own. */
type Source = { readonly query: string; readonly sort: SortOrder };

/** Reads the stills of a set or saved search, or those that are selected, in their order. */
export function useHandOut(source: Source | null): {
  readonly handOut: HandOut | null;
  readonly problem: Problem | null;
} {
  const [state, setState] = useState<{ handOut: HandOut | null; problem: Problem | null }>({
    handOut: null,
    problem: null,
  });
  const version = useStore(archiveState, (archive) => archive.overviewVersion);
  const result = useStore(selectedState, (selected) => (source === null ? selected.result : null));
  const chosen = useStore(selectedState, (selected) =>
    source === null ? selected.selection.chosen : null,
  );
  const query = source?.query ?? null;
  const sort = source?.sort ?? "film";
  useEffect(() => {
    let current = true;
    const read = query !== null ? handOutOfQuery(query, sort) : handOutOf(result, chosen ?? []);
    read.then(
      (handOut) => {
        if (current) setState({ handOut, problem: null });
      },
      (thrown: unknown) => {
        if (current) setState((old) => ({ ...old, problem: problemOf(thrown) }));
      },
    );
    return () => {
      current = false;
    };
  }, [query, sort, result, chosen, version]);
  return state;
}

/** A set's stills are the result of its query, in the set's order. */
async function handOutOfQuery(query: string, sort: SortOrder): Promise<HandOut> {
  const { result, total } = await ask("search.run", { query, sort, facets: false });
  return handOutOf(result, total === 0 ? [] : [[0, total]]);
}

async function handOutOf(result: number | null, ranges: Ranges): Promise<HandOut> {
  const total = ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  if (result === null || total === 0) return { total: 0, cards: [], stills: { ids: [] } };
  const stills: Stills = { result, ranges: ranges.map(([from, to]) => [from, to]) };
  if (total > LISTED_AT_MOST) return { total, cards: null, stills };
  const cards: StillCard[] = [];
  for (const [from, to] of ranges) {
    for (let at = from; at < to; at += SLICE) {
      cards.push(
        ...(await ask("search.slice", { result, from: at, count: Math.min(SLICE, to - at) })),
      );
    }
  }
  return { total, cards, stills };
}
