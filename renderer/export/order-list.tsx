import { useVirtualizer } from "@tanstack/react-virtual";
import type { KeyboardEvent, ReactNode } from "react";
import { useId, useRef, useState } from "react";
import type { CheckedFile } from "../../shared/contract/export.ts";
import type { Profile } from "../../shared/export/profile.ts";
import type { StillCard } from "../../shared/still.ts";
import { matches } from "../state/shortcuts.ts";
import { classes } from "../ui/classes.ts";
import { OrderRow } from "./order-row.tsx";
import { StillToMend } from "./still-to-mend.tsx";
import styles from "./export.module.css";

const ROW = 62;

export type OrderListProps = {
  readonly cards: readonly StillCard[];
  /** What each still would become, by its key. */
  readonly plan: ReadonlyMap<number, CheckedFile>;
  readonly onMove: (from: number, before: number) => void;
  readonly onRemove: (index: number) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** What the recipient insists on, and in which languages. */
  readonly profile: Pick<Profile, "requires" | "languages">;
};

/**
 * The stills to hand out, in order: dragged, or moved with Alt and the arrows; Delete takes one out, Enter opens its
 * texts below.
 */
export function OrderList(props: OrderListProps): ReactNode {
  const { cards, plan, onMove, onRemove, onUndo, onRedo, profile } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [active, setActive] = useState(0);
  const [dragged, setDragged] = useState<number | null>(null);
  const [gap, setGap] = useState<number | null>(null);
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 6,
  });
  const [opened, setOpened] = useState(0); // none
  const open = (): void => setOpened((before) => before + 1);
  const at = Math.min(active, cards.length - 1);
  const chosen = cards[at];
  const focus = (index: number): void => {
    const next = Math.min(Math.max(index, 0), cards.length - 1);
    setActive(next);
    virtual.scrollToIndex(next, { align: "auto" });
  };
  const keys = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const done = answerKey(event, {
      walk: () => focus(at + step),
      move: () => {
        if (at + step < 0 || at + step >= cards.length) return;
        onMove(at, step > 0 ? at + 2 : at - 1);
        focus(at + step);
      },
      open,
      edge: (last) => focus(last ? cards.length - 1 : 0),
      remove: () => onRemove(at),
      undo: onUndo,
      redo: onRedo,
    });
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const leave = (): void => {
    setOpened(0);
    box.current?.focus();
  };
  return (
    <>
      <div
        ref={box}
        className={classes(styles, "order")}
        role="listbox"
        tabIndex={0}
        aria-label="Stills in order. Alt with up or down moves one, Delete takes it out, Enter opens its texts."
        aria-activedescendant={cards.length === 0 ? undefined : `${id}-${String(at)}`}
        onKeyDown={keys}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const card = cards[index];
            return card === undefined ? null : (
              <OrderRow
                key={card.id}
                id={`${id}-${String(index)}`}
                card={card}
                planned={plan.get(card.id)}
                place={{ top: start, index, of: cards.length }}
                active={index === at}
                gap={
                  gap === index
                    ? "before"
                    : gap === index + 1 && index === cards.length - 1
                      ? "after"
                      : null
                }
                onActive={() => setActive(index)}
                onOpen={() => {
                  setActive(index);
                  open();
                }}
                onRemove={() => onRemove(index)}
                drag={{
                  start: () => setDragged(index),
                  over: (lower) => {
                    if (dragged !== null) setGap(lower ? index + 1 : index);
                  },
                  end: () => {
                    if (dragged !== null && gap !== null) onMove(dragged, gap);
                    setDragged(null);
                    setGap(null);
                  },
                }}
              />
            );
          })}
        </div>
      </div>
      {opened > 0 && chosen !== undefined && (
        <StillToMend
          still={chosen.id}
          opened={opened}
          planned={plan.get(chosen.id)}
          profile={profile}
          onLeave={leave}
        />
      )}
    </>
  );
}

type OrderKeys = {
  readonly open: () => void;
  readonly walk: () => void;
  readonly move: () => void;
  readonly edge: (last: boolean) => void;
  readonly remove: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

function answerKey(event: KeyboardEvent, keys: OrderKeys): boolean {
  if (matches("Ctrl+Z", event)) {
    keys.undo();
    return true;
  }
  if (matches("Ctrl+Shift+Z", event) || matches("Ctrl+Y", event)) {
    keys.redo();
    return true;
  }
  switch (event.key) {
    case "ArrowUp":
    case "ArrowDown":
      if (event.altKey) keys.move();
      else keys.walk();
      return true;
    case "Enter":
      keys.open();
      return true;
    case "Home":
    case "End":
      keys.edge(event.key === "End");
      return true;
    case "Delete":
      keys.remove();
      return true;
    default:
      return false;
  }
}
