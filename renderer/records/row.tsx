import { GripVertical, X } from "lucide-react";
import type { CSSProperties, KeyboardEvent, ReactNode, Ref, RefObject } from "react";
import { useLayoutEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import { focusPage } from "./focus-page.ts";
import styles from "./row-list.module.css";

export type RowsProps<Item> = {
  /** What the rows are, for those who do not see their heading. */
  readonly name: string;
  readonly nameOf: (row: Item) => string;
  readonly render: (row: Item) => ReactNode;
  /** Puts the row at a place before the one at another; null where they have an order of their own. */
  readonly onMove: ((from: number, before: number) => void) | null;
  /** Null where a row is removed elsewhere. */
  readonly onRemove: ((row: Item) => void) | null;
};

/** What is being moved among rows, and where to. */
export type Moves = {
  readonly total: number;
  readonly dragged: number | null;
  readonly gap: number | null;
  readonly drag: (index: number | null) => void;
  readonly over: (gap: number) => void;
  readonly drop: () => void;
  /** One place up or down; whether there is such a place. */
  readonly step: (index: number, by: number) => boolean;
};

/** The moving of rows: by their grip, or with Alt and the arrows. `rows` are another list when one was moved. */
export function useMoves(
  rows: unknown,
  total: number,
  onMove: ((from: number, before: number) => void) | null,
): Moves {
  const writable = useStore(archiveState, isWritable);
  const [dragged, setDragged] = useState<number | null>(null);
  const [gap, setGap] = useState<number | null>(null);
  const keepFocus = useFocusKept(rows);
  return {
    total,
    dragged,
    gap,
    drag: (index) => {
      setDragged(index);
      if (index === null) setGap(null);
    },
    over: (place) => {
      if (dragged !== null) setGap(place);
    },
    drop: () => {
      if (dragged !== null && gap !== null) onMove?.(dragged, gap);
    },
    step: (index, by) => {
      if (onMove === null || !writable) return false;
      if (index + by >= 0 && index + by < total) {
        keepFocus();
        onMove(index, by > 0 ? index + 2 : index - 1);
      }
      return true;
    },
  };
}

type RowProps<Item> = RowsProps<Item> & {
  readonly row: Item;
  readonly index: number;
  readonly moves: Moves;
  /** Where only the rows in view are drawn: its place among all. */
  readonly placed?: { readonly style: CSSProperties; readonly measure: Ref<HTMLLIElement> };
};

/** One row: its grip, its fields, and the button that removes it. */
export function Row<Item>(props: RowProps<Item>): ReactNode {
  const { row, index, moves, nameOf, render, onMove, onRemove, placed } = props;
  const { total, gap } = moves;
  const writable = useStore(archiveState, isWritable);
  const removal = useHandedOn();
  const keys = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0 || !moves.step(index, by)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // Alt and the arrows are pressed in the fields of the row.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={classes(
        styles,
        "row",
        gap === index && "before",
        gap === index + 1 && index === total - 1 && "after",
      )}
      {...(placed === undefined
        ? {}
        : {
            ref: placed.measure,
            style: placed.style,
            "data-index": index,
            "aria-setsize": total,
            "aria-posinset": index + 1,
          })}
      onKeyDown={keys}
      onDragOver={(event) => {
        if (moves.dragged === null) return;
        event.preventDefault();
        const box = event.currentTarget.getBoundingClientRect();
        moves.over(event.clientY > box.top + box.height / 2 ? index + 1 : index);
      }}
      onDrop={(event) => {
        event.preventDefault();
        moves.drop();
      }}
    >
      {onMove !== null && (
        <span
          className={classes(styles, "grip", (!writable || total < 2) && "still")}
          draggable={writable && total > 1}
          title="Drag, or Alt+↑ and Alt+↓"
          aria-hidden
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = "move";
            event.dataTransfer.setData("text/plain", nameOf(row));
            const line = event.currentTarget.parentElement;
            if (line !== null) event.dataTransfer.setDragImage(line, 8, 8);
            moves.drag(index);
          }}
          onDragEnd={() => moves.drag(null)}
        >
          <GripVertical size={13} />
        </span>
      )}
      <div className={classes(styles, "fields")}>{render(row)}</div>
      {onRemove !== null && (
        <button
          ref={removal.button}
          type="button"
          data-remove
          className={classes(styles, "remove")}
          aria-label={`Remove ${nameOf(row)}`}
          title={`Remove ${nameOf(row)}`}
          disabled={!writable}
          onClick={() => {
            removal.begin();
            onRemove(row);
          }}
        >
          <X size={13} aria-hidden />
        </button>
      )}
    </li>
  );
}

/**
 * Whoever removes a row by its button has the keyboard at the next row then, else at the one before, else at the
 * page. `begin` is for the removal alone: a row also goes when it is scrolled out of view.
 */
function useHandedOn(): {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly begin: () => void;
} {
  const button = useRef<HTMLButtonElement>(null);
  const begun = useRef(false);
  useLayoutEffect(() => {
    const left = button.current;
    return () => {
      if (!begun.current || left === null || document.activeElement !== left) return;
      const row = left.closest("li");
      const beside = row?.nextElementSibling ?? row?.previousElementSibling;
      const next = beside?.querySelector<HTMLElement>(":scope > [data-remove]");
      if (next) next.focus({ preventScroll: true });
      else focusPage();
    };
  }, []);
  return { button, begin: () => (begun.current = true) };
}

/** A row that is moved in the document loses the keyboard: it gets it back. Call what it returns before. */
function useFocusKept(rows: unknown): () => void {
  const kept = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const element = kept.current;
    kept.current = null;
    if (element?.isConnected === true && document.activeElement !== element) element.focus();
  }, [rows]);
  return () => {
    if (document.activeElement instanceof HTMLElement) kept.current = document.activeElement;
  };
}
