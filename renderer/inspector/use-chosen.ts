import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import { ask, problemOf } from "../archive.ts";
import { cardAt, cardsState } from "../state/cards.ts";
import { firstOf, sizeOf } from "../state/positions.ts";
import { selectedState } from "../state/selected.ts";
import type { Selected } from "../state/selected.ts";

/** What the inspector is about. */
export type Chosen =
  | { readonly kind: "none" }
  | { readonly kind: "one"; readonly id: number }
  | {
      readonly kind: "several";
      readonly stills: Stills;
      readonly count: number;
      readonly session: string;
    };

/** What is selected, with one still by its key. While that key is on its way, what was chosen before stays. */
export function useChosen(): Chosen {
  const selected = useStore(selectedState);
  const count = sizeOf(selected.selection.chosen);
  const id = useOnlyId(selected, count);
  const session = useSession(selected, count);
  if (count === 0) return { kind: "none" };
  if (count === 1) return id === null ? { kind: "none" } : { kind: "one", id };
  return { kind: "several", stills: stillsIn(selected), count, session };
}

function stillsIn({ result, selection }: Selected): Stills {
  return { result: result ?? 0, ranges: selection.chosen.map(([from, to]) => [from, to]) };
}

/** The key of the only selected still, from its card if that is here, or else asked for. */
function useOnlyId({ result, selection }: Selected, count: number): number | null {
  const position = count === 1 ? firstOf(selection.chosen) : null;
  const known = useStore(cardsState, (cards) =>
    position === null || cards.result !== result ? null : (cardAt(cards, position)?.id ?? null),
  );
  const [last, setLast] = useState<number | null>(null);
  useEffect(() => {
    if (position === null || result === null) return undefined;
    if (known !== null) {
      setLast(known);
      return undefined;
    }
    let current = true;
    ask("search.slice", { result, from: position, count: 1 }).then(
      ([card]) => {
        if (current && card !== undefined) setLast(card.id);
      },
      // The result was replaced meanwhile; the selection follows it, and this runs again.
      (thrown: unknown) => void problemOf(thrown),
    );
    return () => {
      current = false;
    };
  }, [known, position, result]);
  return known ?? last;
}

/**
 * A name for "these stills" that outlives a search run again: indexing replaces the result list every
 * second, and must not take the text being typed with it.
 */
function useSession({ result, selection }: Selected, count: number): string {
  const last = useRef({ result, ranges: "", count, number: 0 });
  const ranges = JSON.stringify(selection.chosen);
  const old = last.current;
  const remapped = old.result !== result && old.count === count;
  const number = remapped || old.ranges === ranges ? old.number : old.number + 1;
  useEffect(() => {
    last.current = { result, ranges, count, number };
  });
  return `several-${String(number)}`;
}
