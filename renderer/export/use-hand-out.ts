import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { StillSet } from "../../shared/contract/sets.ts";
import type { Problem } from "../../shared/problem.ts";
import type { StillCard } from "../../shared/still.ts";
import { ask, problemOf } from "../archive.ts";
import { archiveState } from "../state/archive-state.ts";
import { selectedState } from "../state/selected.ts";

/** More stills than this are handed out in their order, without a list to arrange by hand. */
const LISTED_AT_MOST = 5000;
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

/** Reads the stills of a set, or those that are selected, in their order. */
export function useHandOut(set: StillSet | null): {
  readonly handOut: HandOut | null;
  readonly problem: Problem | null;
} {
  const [state, setState] = useState<{ handOut: HandOut | null; problem: Problem | null }>({
    handOut: null,
    problem: null,
  });
  const version = useStore(archiveState, (archive) => archive.overviewVersion);
  const result = useStore(selectedState, (selected) => (set === null ? selected.result : null));
  const chosen = useStore(selectedState, (selected) =>
    set === null ? selected.selection.chosen : null,
  );
  const query = set?.query ?? null;
  useEffect(() => {
    let current = true;
    const read = query !== null ? handOutOfQuery(query) : handOutOf(result, chosen ?? []);
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
  }, [query, result, chosen, version]);
  return state;
}

/** A set's stills are the result of its query, in the set's order. */
async function handOutOfQuery(query: string): Promise<HandOut> {
  const { result, total } = await ask("search.run", { query, sort: "film", facets: false });
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
