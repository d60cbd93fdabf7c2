import { X } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useRef } from "react";
import { useStore } from "zustand";
import chips from "../inspector/inspector.module.css";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";

type ChosenListProps<Item> = {
  readonly name: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly nameOf: (item: Item) => string;
  /** Opens the page of one; null where it has none. */
  readonly onOpen: ((item: Item) => void) | null;
  readonly onRemove: (item: Item) => void;
  /** Puts the item at a place before the one at another. */
  readonly onMove: (from: number, before: number) => void;
  /** Where more are chosen. */
  readonly children: ReactNode;
};

/** Chosen things in an order: Delete takes one away, Alt with up and down moves it. */
export function ChosenList<Item>(props: ChosenListProps<Item>): ReactNode {
  const { name, items, keyOf, nameOf, onOpen, onRemove, onMove, children } = props;
  const writable = useStore(archiveState, isWritable);
  const box = useRef<HTMLDivElement>(null);
  const keys = (event: KeyboardEvent, item: Item, index: number): void => {
    if (!writable) return;
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (event.key === "Delete" || event.key === "Backspace") {
      onRemove(item);
      box.current?.querySelector("input")?.focus();
    } else if (event.altKey && by !== 0 && items[index + by] !== undefined) {
      onMove(index, by > 0 ? index + 2 : index - 1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={box} className={classes(chips, "chips")} role="group" aria-label={name}>
      {items.map((item, index) => (
        // Delete and the arrows are pressed on the buttons within; the chip itself takes no focus.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <span
          key={keyOf(item)}
          className={classes(chips, "chip")}
          onKeyDown={(event) => keys(event, item, index)}
        >
          <button
            type="button"
            className={classes(chips, "chip-body")}
            dir="auto"
            onClick={() => onOpen?.(item)}
          >
            {nameOf(item)}
          </button>
          {writable && (
            <button
              type="button"
              className={classes(chips, "chip-remove")}
              tabIndex={-1}
              aria-label={`Remove ${nameOf(item)}`}
              title={`Remove ${nameOf(item)}`}
              onClick={() => onRemove(item)}
            >
              <X size={12} aria-hidden />
            </button>
          )}
        </span>
      ))}
      {writable && children}
    </div>
  );
}
