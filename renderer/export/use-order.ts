import type { StillSet } from "../../shared/contract/sets.ts";
import type { StillCard } from "../../shared/still.ts";
import { moveInSet, removeFromSet } from "../sets/change-sets.ts";
import { runAction } from "../state/actions.ts";
import { useBegun } from "./begun-form.ts";
import { movedOrder } from "./moved-order.ts";
import type { HandOut } from "./use-hand-out.ts";

type Cards = readonly StillCard[];

/** An order made by hand, with the orders before it and those taken back. */
type Arranged = {
  readonly of: HandOut;
  readonly cards: Cards;
  readonly before: readonly Cards[];
  readonly after: readonly Cards[];
};

export type Order = {
  /** Null when there are too many to arrange by hand. */
  readonly cards: Cards | null;
  readonly move: (from: number, before: number) => void;
  readonly remove: (index: number) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

/**
 * The order stills are handed out in. That of a set is kept in the archive, whose undo takes it back;
 * that of a selection lasts until the `form` was handed out, and so do its own steps back.
 */
export function useOrder(form: string, set: StillSet | null, handOut: HandOut): Order {
  const [local, setLocal] = useBegun<Arranged | null>(form, "order", null);
  // Read anew while indexing goes on, a selection is the same stills in the result's order: ours stays.
  const stays =
    local !== null && (local.of === handOut || (set === null && sameStills(local.of, handOut)));
  const cards = stays ? local.cards : handOut.cards;
  const steps = stays ? local : { before: [], after: [] };
  const put = (next: Cards): void => {
    if (cards === null) return;
    setLocal({ of: handOut, cards: next, before: [...steps.before, cards], after: [] });
  };
  const step = (from: "before" | "after"): void => {
    const next = steps[from].at(-1);
    if (set !== null || next === undefined || cards === null) {
      runAction(from === "before" ? "edit.undo" : "edit.redo");
      return;
    }
    const to = from === "before" ? "after" : "before";
    const rest = { [from]: steps[from].slice(0, -1), [to]: [...steps[to], cards] };
    setLocal({ before: [], after: [], of: handOut, cards: next, ...rest });
  };
  return {
    cards,
    move: (from, before) => {
      const card = cards?.[from];
      if (cards === null || card === undefined || before === from || before === from + 1) return;
      put(movedOrder(cards, from, before));
      if (set !== null) void moveInSet(set.id, [card.id], before);
    },
    remove: (index) => {
      const card = cards?.[index];
      if (cards === null || card === undefined) return;
      put(cards.toSpliced(index, 1));
      if (set !== null) void removeFromSet(set.id, [card.id]);
    },
    undo: () => step("before"),
    redo: () => step("after"),
  };
}

function sameStills(a: HandOut, b: HandOut): boolean {
  if (a.cards === null || b.cards === null || a.total !== b.total) return false;
  const known = new Set(a.cards.map(({ id }) => id));
  return b.cards.every(({ id }) => known.has(id));
}
