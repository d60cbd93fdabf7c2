import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { StillCard } from "../../shared/still.ts";
import { cardAt, cardsState, wantCards } from "../state/cards.ts";
import { searchState } from "../state/search.ts";
import { changeSelection, selectedState } from "../state/selected.ts";
import { select } from "../state/selection.ts";

/** The still the desk is at, and the way to others of the list. */
export type DeskStill = {
  /** Undefined while it is on its way, and where the list has none. */
  readonly card: StillCard | undefined;
  /** The stills before and after it, as far as they are known: null where there is none. */
  readonly before: number | null;
  readonly after: number | null;
  readonly position: number;
  readonly total: number;
  /** What was written took it out of the list, as a caption does out of those without one. */
  readonly hasLeft: boolean;
  readonly canGo: (by: -1 | 1) => boolean;
  readonly go: (by: -1 | 1) => void;
};

/**
 * The focused still of the list. One that leaves the list by what is written of it stays at the desk until
 * the archivist goes on: another must not slip under their hands.
 */
export function useDeskStill(): DeskStill {
  const { focus, total } = useStore(selectedState, ({ selection }) => selection);
  const answered = useStore(searchState, (search) => search.answered);
  const position = focus ?? 0;
  const focused = useStore(cardsState, (cards) => cardAt(cards, position));
  const [held, setHeld] = useState<{ card: StillCard; of: string } | null>(null);
  const kept = held !== null && held.of === answered ? held.card : null;
  const hasLeft =
    kept !== null && (total === 0 || (focused !== undefined && focused.id !== kept.id));
  const before = position - 1;
  const after = hasLeft ? position : position + 1;

  useEffect(() => {
    if (focused !== undefined && !hasLeft) setHeld({ card: focused, of: answered });
  }, [focused, hasLeft, answered]);
  useEffect(
    () => wantCards(Math.max(0, position - 2), Math.min(total, position + 3)),
    [position, total],
  );
  const idAt = (place: number) => (cards: ReturnType<typeof cardsState.getState>) =>
    cardAt(cards, place)?.id ?? null;
  return {
    card: kept ?? focused,
    before: useStore(cardsState, idAt(before)),
    after: useStore(cardsState, idAt(after)),
    position,
    total,
    hasLeft,
    canGo: (by) => (by < 0 ? before >= 0 : after < total),
    go: (by) => {
      setHeld(null);
      changeSelection((selection) => select(selection, by < 0 ? before : after, "only"));
    },
  };
}
