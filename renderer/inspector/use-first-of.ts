import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import { cardAt, cardsState } from "../state/cards.ts";

/** The first of some stills; null while its card is not there. */
export function useFirstOf(stills: Stills): number | null {
  const place = "ids" in stills ? null : (stills.ranges[0]?.[0] ?? null);
  const first = useStore(cardsState, (cards) =>
    place === null ? null : (cardAt(cards, place)?.id ?? null),
  );
  return "ids" in stills ? (stills.ids[0] ?? null) : first;
}
